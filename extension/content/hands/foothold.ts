// SPDX-License-Identifier: MIT OR Apache-2.0

/** Keeps the extension's element on the page and above it, and gives up rather than fight. */

import type { Surface } from "../ring/surface.ts";
import { coveredShare } from "../ring/visible.ts";

const MOST_LOSSES = 3;
/** After so long without a loss nobody fights, and the losses count anew, in milliseconds. */
const PEACE_MS = 10_000;
/** A password manager opens its button and its list this soon after the focus came, in milliseconds. */
const AT_FOCUS_MS = 500;

/** The largest share of ring and card that may be covered: by everything, and by what no focus has brought. */
const HARMLESS = { all: { ring: 0.6, card: 0.5 }, others: { ring: 0.6, card: 0.2 } };

export class Foothold {
  readonly #surface: Surface;
  readonly #giveUp: () => void;
  #losses = 0;
  #lastLoss = 0;
  #lastFocus = Number.NEGATIVE_INFINITY;
  #frame = 0;
  /** What the page has opened above this host's layer, and whether a focus brought it. */
  readonly #above = new Map<Element, boolean>();
  #host: Element | null = null;
  /** What opens small can grow. A zoom of the page's root element changes the layer's size, too. */
  readonly #sizes = new ResizeObserver(() => this.#look());

  constructor(surface: Surface, signal: AbortSignal, giveUp: () => void) {
    this.#surface = surface;
    this.#giveUp = giveUp;
    const options = { capture: true, signal };
    document.addEventListener("focusin", (event) => this.#onFocus(event), options);
    document.addEventListener("toggle", (event) => this.#onToggle(event), options);
    signal.addEventListener("abort", () => this.#stop());
  }

  /** Takes care of a host that has just come. */
  watch() {
    this.#forgetGone();
    if (this.#surface.layer) this.#sizes.observe(this.#surface.layer);
  }

  /** The page took something of ours away: puts it back, or gives up. */
  lose(restore: () => void) {
    const now = performance.now();
    if (now - this.#lastLoss > PEACE_MS) this.#losses = 0;
    this.#lastLoss = now;
    this.#losses += 1;
    if (this.#losses <= MOST_LOSSES) restore();
    else this.#giveUp();
  }

  #onFocus({ timeStamp }: FocusEvent) {
    this.#lastFocus = timeStamp;
  }

  /** A popover or dialog of the page may now be above the layer. */
  #onToggle({ target, newState, timeStamp }: ToggleEvent) {
    if (newState !== "open" || !(target instanceof Element)) return;
    this.#forgetGone();
    if (!this.#host) return;
    this.#above.set(target, timeStamp - this.#lastFocus < AT_FOCUS_MS);
    this.#sizes.observe(target);
    // However much opens, there is one answer per frame.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  #look() {
    this.#forgetGone();
    // The page can make ring and card tiny, and undo that for its own body. Microsoft's page does not zoom.
    if (this.#surface.host && this.#surface.host.currentCSSZoom !== 1) return this.#giveUp();
    if (!this.#isCovered()) return;
    this.lose(() => {
      this.#surface.raise();
      for (const element of this.#above.keys()) this.#forget(element);
    });
  }

  /** Forgets what has left the top layer. A new host is above everything. */
  #forgetGone() {
    const isNew = this.#host !== this.#surface.host;
    this.#host = this.#surface.host;
    for (const element of this.#above.keys()) {
      if (isNew || !element.matches(":popover-open, dialog:modal")) this.#forget(element);
    }
  }

  #forget(element: Element) {
    this.#above.delete(element);
    this.#sizes.unobserve(element);
  }

  /** Whether what is above takes ring or card out of sight. */
  #isCovered(): boolean {
    const above = [...this.#above.keys()];
    // A modal dialog makes everything else inert.
    if (above.some((element) => element.matches("dialog:modal"))) return true;
    const others = above.filter((element) => !this.#above.get(element));
    return this.#isOutOfSight(above, HARMLESS.all) || this.#isOutOfSight(others, HARMLESS.others);
  }

  #isOutOfSight(above: Element[], harmless: { ring: number; card: number }): boolean {
    if (above.length === 0) return false;
    const covers = above.map((element) => element.getBoundingClientRect());
    return [...(this.#surface.layer?.children ?? [])].some((part) => {
      if (!(part instanceof HTMLElement) || part.hidden || part.hasAttribute("data-hidden")) return false;
      const most = part.getAttribute("part") === "ring" ? harmless.ring : harmless.card;
      return coveredShare(part.getBoundingClientRect(), covers) > most;
    });
  }

  #stop() {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#above.clear();
  }
}
