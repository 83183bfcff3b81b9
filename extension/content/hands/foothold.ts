// SPDX-License-Identifier: MIT OR Apache-2.0

/** Keeps the extension's element on the page and above it, and gives up rather than fight. */

import type { Surface } from "../ring/surface.ts";
import type { Box } from "../ring/visible.ts";

const MOST_LOSSES = 3;
/** After so long without a loss nobody fights, and the losses count anew, in milliseconds. */
const PEACE_MS = 10_000;
/** A password manager opens its button and its list this soon after the focus came, in milliseconds. */
const AT_FOCUS_MS = 500;

/** The largest share of ring and card that may be covered: by what opens at a focus, and by anything else. */
const HARMLESS_AT_FOCUS = { ring: 0.6, card: 0.5 };
const HARMLESS = { ring: 0.6, card: 0.2 };

export class Foothold {
  readonly #surface: Surface;
  readonly #giveUp: () => void;
  #losses = 0;
  #lastLoss = 0;
  #lastFocus = Number.NEGATIVE_INFINITY;
  #frame = 0;

  constructor(surface: Surface, signal: AbortSignal, giveUp: () => void) {
    this.#surface = surface;
    this.#giveUp = giveUp;
    const options = { capture: true, signal };
    document.addEventListener("focusin", (event) => this.#onFocus(event), options);
    document.addEventListener("toggle", (event) => this.#onToggle(event), options);
    signal.addEventListener("abort", () => cancelAnimationFrame(this.#frame));
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
    const isAtFocus = timeStamp - this.#lastFocus < AT_FOCUS_MS;
    if (!isCoveredBy(this.#surface, target, isAtFocus ? HARMLESS_AT_FOCUS : HARMLESS)) return;
    // However much opens, there is one answer per frame.
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.lose(() => this.#surface.raise());
    });
  }
}

/** Whether an element that came into the page's top layer takes ring or card out of sight. */
function isCoveredBy({ host, layer }: Surface, other: Element, harmless: { ring: number; card: number }): boolean {
  if (!host || !layer) return false;
  // A modal dialog makes everything else inert.
  if (other.matches("dialog:modal")) return true;
  const cover = other.getBoundingClientRect();
  return [...layer.children].some((part) => {
    if (!(part instanceof HTMLElement) || part.hidden || part.inert) return false;
    const most = part.getAttribute("part") === "ring" ? harmless.ring : harmless.card;
    return coveredShare(part.getBoundingClientRect(), cover) > most;
  });
}

/** How much of `box` is behind `cover`: from 0 to 1. */
function coveredShare(box: Box, cover: Box): number {
  const width = Math.min(box.right, cover.right) - Math.max(box.left, cover.left);
  const height = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top);
  const area = (box.right - box.left) * (box.bottom - box.top);
  return area > 0 ? (Math.max(0, width) * Math.max(0, height)) / area : 0;
}
