// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** How many frames everything must stand still before the ring stops looking. */
const STILL_FRAMES = 20;

/**
 * The reflex: rings the pass field where one can be seen, and else the element that the brain points to. It never forces a
 * layout: it asks where they are in ResizeObserver callbacks, which run between layout and paint of one frame, so that the
 * ring comes in the frame in which the field comes, and goes with it.
 */
class Ring {
  /** @type {Element | null} */ #field = null;
  /** @type {Element | null} */ #told = null;
  /** @type {Element | null} */ #target = null;
  #surface;
  /** Tells when a size changes, to nothing at all when an element goes. */
  #size = new ResizeObserver(() => this.#place());
  /** Observes anew, to be called back in this very frame. */
  #again = new ResizeObserver(() => this.#place());
  #last = "";
  #still = STILL_FRAMES;
  #frame = 0;

  /** @param {Surface} surface */
  constructor(surface) {
    this.#surface = surface;
  }

  /** The element that is ringed now. */
  get target() {
    return this.#target;
  }

  /**
   * What the reflex may ring without asking.
   * @param {Element | null} field
   */
  spot(field) {
    if (field === this.#field) return;
    this.#field = field;
    this.#observe();
  }

  /**
   * What the brain wants ringed.
   * @param {Element | null} element
   */
  aim(element) {
    if (element === this.#told) return;
    this.#told = element;
    this.#observe();
  }

  /** Something may have moved: follow, frame by frame, until all stands still. */
  stir() {
    this.#still = 0;
    if (!this.#frame) this.#follow();
  }

  stop() {
    this.#field = this.#told = null;
    this.#observe();
  }

  get #candidates() {
    return [this.#field, this.#told].filter((element) => element !== null);
  }

  #observe() {
    this.#size.disconnect();
    for (const element of this.#candidates) this.#size.observe(element);
    if (this.#candidates.length === 0) this.#place();
    this.stir();
  }

  #follow() {
    this.#frame = 0;
    this.#again.disconnect();
    if (this.#candidates.length === 0 || this.#still >= STILL_FRAMES) return;
    this.#still += 1;
    for (const element of this.#candidates) this.#again.observe(element);
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #place() {
    this.#target = this.#candidates.find((element) => isVisible(element, element.getBoundingClientRect())) ?? null;
    const box = this.#target?.getBoundingClientRect() ?? null;
    const now = box ? `${box.left} ${box.top} ${box.width} ${box.height}` : "";
    if (now === this.#last) return;
    this.#last = now;
    this.#still = 0;
    this.#surface.ring(box);
  }
}
