// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Watches, from within an extension's isolated world, when something has come into the page, when a ring was painted around the pass
 * field, and when a card was shown. It knows nothing of who draws: a ring is whatever stands up to 12 pixels around the field and has
 * a line; a card is a frame of an extension's that can be seen.
 *
 * @typedef {{ since: string, ring: boolean, card: boolean, most: number, drawnBy?: string }} Wanted
 *   since: the selector of what comes into the page; most: milliseconds after which nothing more is expected; drawnBy: the tag of the
 *   element whose ring counts, where there are two who draw
 * @typedef {{ ms: number, frames: number }} Seen frames: how many were painted until then, this one included
 * @typedef {{ ring: Seen | null, card: Seen | null }} Sighting
 */

/**
 * Begins to watch; to be called in the world, where nothing else of this file is there.
 * @param {Wanted} wanted
 */
export function watch({ since, ring, card, most, drawnBy }) {
  /** After this frame's painting. @param {() => void} then */
  const painted = (then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  const isSeen = (/** @type {Element} */ element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** What extensions may have added: beside the body or at its end, with what is in their shadow roots. */
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
  function ringIsThere() {
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
        painted(() => {
          if (ring && !seen.ring && ringIsThere()) seen.ring = now();
          if (card && !seen.card && cardIsShown()) seen.card = now();
          if (((!ring || seen.ring) && (!card || seen.card)) || performance.now() - start > most) done(seen);
          else requestAnimationFrame(frame);
        });
      };
      requestAnimationFrame(frame);
    };
    if (document.querySelector(since)) return begin();
    const comes = new MutationObserver(() => {
      if (!document.querySelector(since)) return;
      comes.disconnect();
      begin();
    });
    comes.observe(document, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { benchSighting: sighting });
}

/** What was seen, in the end; to be called in the world. @returns {Promise<Sighting>} */
export function sighted() {
  return /** @type {any} */ (globalThis).benchSighting;
}
