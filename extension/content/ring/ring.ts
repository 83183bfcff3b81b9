// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The ring: around the pass field if a person can see it, and otherwise around the element that the core chose. It
 * never forces a layout. It measures in ResizeObserver callbacks, which run between layout and paint of a frame. So the
 * ring comes in the same frame as the field, and goes with it.
 */

import type { Surface } from "./surface.ts";
import { isVisible } from "./visible.ts";

/** After how many frames without a change the ring stops following. */
const STILL_FRAMES = 20;

export class Ring {
  readonly surface: Surface;
  /** Another element has the ring now, or none. */
  onTarget: () => void = () => {};
  #field: Element | null = null;
  #chosen: Element | null = null;
  #target: Element | null = null;
  #lastBox = "";
  #stillFrames = STILL_FRAMES;
  #frame = 0;
  readonly #draw = () => this.#drawAroundTarget();
  /** Calls back when an element changes its size, also when it goes. */
  readonly #sizeObserver = new ResizeObserver(this.#draw);
  /** Observes again in each frame, because a new observation calls back in that very frame. */
  readonly #frameObserver = new ResizeObserver(this.#draw);

  constructor(surface: Surface) {
    this.surface = surface;
  }

  /** The element that has the ring now. */
  get target(): Element | null {
    return this.#target;
  }

  /** Sets the pass field. */
  setField(element: Element | null) {
    if (element === this.#field) return;
    this.#field = element;
    this.#observe();
  }

  /** Sets the element that the core wants ringed. */
  setChosen(element: Element | null) {
    if (element === this.#chosen) return;
    this.#chosen = element;
    this.#observe();
  }

  stop() {
    this.#field = null;
    this.#chosen = null;
    this.#observe();
  }

  /** Something may have moved: follows, frame by frame, until everything is still. */
  follow() {
    this.#stillFrames = 0;
    if (!this.#frame) this.#followOneFrame();
  }

  get #candidates(): Element[] {
    return [this.#field, this.#chosen].filter((element) => element !== null);
  }

  #observe() {
    this.#sizeObserver.disconnect();
    for (const element of this.#candidates) this.#sizeObserver.observe(element);
    if (this.#candidates.length === 0) this.#drawAroundTarget();
    this.follow();
  }

  #followOneFrame() {
    this.#frame = 0;
    this.#frameObserver.disconnect();
    if (this.#candidates.length === 0 || this.#stillFrames >= STILL_FRAMES) return;
    this.#stillFrames += 1;
    for (const element of this.#candidates) this.#frameObserver.observe(element);
    this.#frame = requestAnimationFrame(() => this.#followOneFrame());
  }

  #drawAroundTarget() {
    const isShown = (element: Element) => isVisible(element, element.getBoundingClientRect());
    const before = this.#target;
    this.#target = this.#candidates.find(isShown) ?? null;
    if (this.#target !== before) this.onTarget();
    const box = this.#target?.getBoundingClientRect() ?? null;
    const now = box ? `${box.left} ${box.top} ${box.width} ${box.height}` : "";
    if (now === this.#lastBox) return;
    this.#lastBox = now;
    this.#stillFrames = 0;
    const isInText = this.#target !== null && getComputedStyle(this.#target).display === "inline";
    this.surface.drawRing(box, isInText);
  }
}
