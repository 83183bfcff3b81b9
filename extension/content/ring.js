// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** How many frames everything must stand still before the ring stops looking. */
const STILL_FRAMES = 20;

/**
 * The reflex: rings the pass field where one can be seen, and else the element that the brain points to. It never forces a
 * layout: it asks where they are in ResizeObserver callbacks, which run between layout and paint of one frame, so that the
 * ring comes in the frame in which the field comes, and goes with it.
 * @param {Surface} surface
 */
function ringOn(surface) {
  /** @type {Element | null} */
  let field = null;
  /** @type {Element | null} */
  let told = null;
  /** @type {Element | null} */
  let target = null;
  let last = "";
  let still = STILL_FRAMES;
  let frame = 0;

  /** Tells when a size changes, to nothing at all when an element goes. */
  const size = new ResizeObserver(place);
  /** Observes anew, to be called back in this very frame. */
  const again = new ResizeObserver(place);

  const candidates = () => [field, told].filter((element) => element !== null);

  /** Something may have moved: follow, frame by frame, until all stands still. */
  function stir() {
    still = 0;
    if (!frame) follow();
  }

  function observe() {
    size.disconnect();
    for (const element of candidates()) size.observe(element);
    if (candidates().length === 0) place();
    stir();
  }

  function follow() {
    frame = 0;
    again.disconnect();
    if (candidates().length === 0 || still >= STILL_FRAMES) return;
    still += 1;
    for (const element of candidates()) again.observe(element);
    frame = requestAnimationFrame(follow);
  }

  function place() {
    target = candidates().find((element) => isVisible(element, element.getBoundingClientRect())) ?? null;
    const box = target?.getBoundingClientRect() ?? null;
    const now = box ? `${box.left} ${box.top} ${box.width} ${box.height}` : "";
    if (now === last) return;
    last = now;
    still = 0;
    surface.ring(box);
  }

  return {
    /** The element that is ringed now. */
    get target() {
      return target;
    },
    /**
     * What the reflex may ring without asking.
     * @param {Element | null} element
     */
    spot(element) {
      if (element === field) return;
      field = element;
      observe();
    },
    /**
     * What the brain wants ringed.
     * @param {Element | null} element
     */
    aim(element) {
      if (element === told) return;
      told = element;
      observe();
    },
    stir,
    stop() {
      field = told = null;
      observe();
    },
  };
}

/** @typedef {{ surface: Surface, ring: ReturnType<typeof ringOn> }} Reflex */
