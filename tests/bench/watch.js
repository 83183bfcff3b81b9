// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Watches in an extension's isolated world until a ring is painted around the pass field and a card is shown. It works
 * for every extension: a ring is an element with a line, up to 12 pixels around the field; a card is a visible frame of
 * an extension.
 *
 * @typedef {{ since: string, ring: boolean, card: boolean, most: number, drawnBy?: string }} Wanted
 *   since: selector of the element whose insertion starts the clock; most: stops after this many milliseconds; drawnBy:
 *   tag of the element whose ring counts, if two extensions draw one
 * @typedef {{ ms: number, frames: number }} Seen frames: the number of painted frames, with the one that showed it
 * @typedef {{ ring: Seen | null, card: Seen | null }} Sighting
 */

/**
 * Starts to watch. Runs in the isolated world, so it cannot use anything else of this file.
 * @param {Wanted} wanted
 */
export function watch({ since, ring, card, most, drawnBy }) {
  /** Calls `then` after this frame is painted. @param {() => void} then */
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const isSeen = (/** @type {Element} */ element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** The elements that an extension can have added beside the body or in it, with their shadow roots. */
  const added = () =>
    [...document.documentElement.children, ...(document.body?.children ?? [])].flatMap((host) => {
      if (!(host instanceof HTMLElement) || host === document.body || host === document.head) return [];
      if (drawnBy && host.localName !== drawnBy) return [];
      return [host, .../** @type {any} */ (chrome.dom.openOrClosedShadowRoot(host)?.querySelectorAll("*") ?? [])];
    });
  const hasLine = (/** @type {Element} */ element) => {
    const { borderTopStyle, outlineStyle, boxShadow } = getComputedStyle(element);
    return borderTopStyle !== "none" || outlineStyle !== "none" || boxShadow !== "none";
  };
  function ringIsShown() {
    const field = document.querySelector("input[name=accesspass]");
    const box = field?.getBoundingClientRect();
    if (!field || !box || box.width === 0) return false;
    if (getComputedStyle(field).outlineStyle === "solid") return true;
    return added().some((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const distances = [box.left - left, box.top - top, right - box.right, bottom - box.bottom];
      return distances.every((distance) => distance >= 0 && distance <= 12) && hasLine(element) && isSeen(element);
    });
  }
  const cardIsShown = () =>
    added().some(
      (element) =>
        element instanceof HTMLIFrameElement &&
        element.src.startsWith("chrome-extension:") &&
        !element.inert &&
        isSeen(element) &&
        element.clientHeight > 0,
    );

  /** @type {Promise<Sighting>} */
  const sighting = new Promise((done) => {
    const begin = () => {
      const start = performance.now();
      let frames = 0;
      /** @type {Sighting} */
      const seen = { ring: null, card: null };
      const now = () => ({ ms: performance.now() - start, frames });
      const frame = () => {
        frames += 1;
        afterPaint(() => {
          if (ring && !seen.ring && ringIsShown()) seen.ring = now();
          if (card && !seen.card && cardIsShown()) seen.card = now();
          if (((!ring || seen.ring) && (!card || seen.card)) || performance.now() - start > most) done(seen);
          else requestAnimationFrame(frame);
        });
      };
      requestAnimationFrame(frame);
    };
    if (document.querySelector(since)) return begin();
    const insertions = new MutationObserver(() => {
      if (!document.querySelector(since)) return;
      insertions.disconnect();
      begin();
    });
    insertions.observe(document, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { benchSighting: sighting });
}

/** The result of `watch`. Runs in the isolated world. @returns {Promise<Sighting>} */
export function sighted() {
  return /** @type {any} */ (globalThis).benchSighting;
}
