// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The ring: around the pass field if a person can see it, and otherwise around the element that the core chose. When
 * the field is filled in, the core moves the ring to the next control. It never forces a layout. It measures in
 * ResizeObserver callbacks, which run between layout and paint of a frame. So the ring comes in the same frame as the
 * field, and goes with it.
 */

import type { Fit, Surface } from "./surface.ts";
import { isVisible } from "./visible.ts";

/** After how many frames without a change the ring stops following. */
const STILL_FRAMES = 20;

export class Ring {
  readonly surface: Surface;
  /** Another element has the ring now, or none. */
  onTarget: () => void = () => {};
  /** The element is here now; without one, what has the ring; or nothing is anywhere. */
  onBox: (box: DOMRect | null) => void = () => {};
  #field: Element | null = null;
  #chosen: Element | null = null;
  #next: Element | null = null;
  #isHidden = false;
  #target: Element | null = null;
  #box: DOMRect | null = null;
  #lastDrawn = "";
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

  /** The field or the chosen element. It has the ring unless the core has moved it on. */
  get target(): Element | null {
    return this.#target;
  }

  /** Where that element is; without one, what has the ring. */
  get box(): DOMRect | null {
    return this.#box;
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

  /** Moves the ring on to this control, for as long as a person can see it. */
  setNext(element: Element | null) {
    if (element === this.#next) return;
    this.#next = element;
    this.#observe();
  }

  /** Draws no ring: the person should use nothing here now. The target stays known. */
  setHidden(isHidden: boolean) {
    if (isHidden === this.#isHidden) return;
    this.#isHidden = isHidden;
    this.#observe();
  }

  stop() {
    this.#isHidden = false;
    this.#field = null;
    this.#chosen = null;
    this.#next = null;
    this.#observe();
  }

  /** Something may have moved: follows, frame by frame, until everything is still. */
  follow() {
    this.#stillFrames = 0;
    if (!this.#frame) this.#followOneFrame();
  }

  get #candidates(): Element[] {
    return [this.#field, this.#chosen, this.#next].filter((element) => element !== null);
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
    const isShown = (element: Element | null) =>
      element !== null && isVisible(element, element.getBoundingClientRect());
    const before = this.#target;
    this.#target = [this.#field, this.#chosen].find(isShown) ?? null;
    if (this.#target !== before) this.onTarget();
    const ringed = this.#isHidden ? null : isShown(this.#next) ? this.#next : this.#target;
    const ringBox = ringed?.getBoundingClientRect() ?? null;
    const box = this.#target ? this.#target.getBoundingClientRect() : ringBox;
    const hasMoved = asText(box) !== asText(this.#box);
    const drawn = asText(ringBox);
    if (!hasMoved && drawn === this.#lastDrawn) return;
    this.#stillFrames = 0;
    this.#box = box;
    if (drawn !== this.#lastDrawn) this.surface.drawRing(ringBox, fitOf(ringed));
    this.#lastDrawn = drawn;
    if (hasMoved) this.onBox(box);
  }
}

/** The words of a link or label fill its box, and a button may have another one close beside it. */
function fitOf(element: Element | null): Fit {
  if (!element) return "field";
  if (element.matches("label") || getComputedStyle(element).display === "inline") return "text";
  return element.matches("button,[type=submit],[type=button]") ? "button" : "field";
}

function asText(box: DOMRect | null): string {
  return box ? `${box.left} ${box.top} ${box.width} ${box.height}` : "";
}
