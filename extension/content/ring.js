// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** How many frames the target must stand still before the ring stops looking. */
const STILL_FRAMES = 20;

/**
 * The reflex: keeps the ring around one element, and takes it away in the frame in which the element goes. It never forces
 * a layout: it asks where the element is in ResizeObserver callbacks, which run between layout and paint of one frame.
 */
class Ring {
  /** @type {Element | null} */ #target = null;
  #surface;
  /** Tells when the target's size changes, to nothing at all when it goes. */
  #size = new ResizeObserver(() => this.#place());
  /** Observed anew to be called back in this very frame. */
  #again = new ResizeObserver(() => this.#place());
  #last = "";
  #still = STILL_FRAMES;
  #frame = 0;

  /** @param {Surface} surface */
  constructor(surface) {
    this.#surface = surface;
  }

  get target() {
    return this.#target;
  }

  /** @param {Element | null} target */
  aim(target) {
    if (target === this.#target) return;
    this.#size.disconnect();
    this.#again.disconnect();
    this.#target = target;
    this.#last = "";
    if (!target) return this.#surface.ring(null);
    this.#size.observe(target);
    this.stir();
  }

  /** Something may have moved: follow the target, frame by frame, until it stands still. */
  stir() {
    this.#still = 0;
    if (this.#target && !this.#frame) this.#follow();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.aim(null);
  }

  #follow() {
    if (!this.#target || this.#still >= STILL_FRAMES) {
      this.#frame = 0;
      return;
    }
    this.#still += 1;
    this.#again.unobserve(this.#target);
    this.#again.observe(this.#target);
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #place() {
    const target = this.#target;
    if (!target) return;
    const box = target.getBoundingClientRect();
    const shown = box.width > 0 && target.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const now = shown ? `${box.left} ${box.top} ${box.width} ${box.height}` : "";
    if (now !== this.#last) this.#still = 0;
    this.#last = now;
    this.#surface.ring(shown ? box : null);
  }
}
