// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Counts in how many turns a content script searches the page, frame by frame. A turn is one call-back, of whatever kind, with all that
 * it calls: however often it searches, it is one. Both functions are called in the script's own world.
 */

/** Counts from here on. */
export function countTurns() {
  /** @type {number[]} */
  const perFrame = [];
  let turns = 0;
  let isSearching = false;
  const searched = () => {
    if (isSearching) return;
    isSearching = true;
    turns += 1;
    // Comes when the call-back has ended, and before the next.
    queueMicrotask(() => (isSearching = false));
  };
  for (const [prototype, names] of /** @type {[any, string[]][]} */ ([
    [
      Document.prototype,
      [
        "querySelector",
        "querySelectorAll",
        "getElementById",
        "getElementsByTagName",
        "getElementsByClassName",
        "getElementsByName",
        "evaluate",
        "createTreeWalker",
        "createNodeIterator",
      ],
    ],
    [Element.prototype, ["querySelector", "querySelectorAll", "getElementsByTagName", "getElementsByClassName"]],
    [DocumentFragment.prototype, ["querySelector", "querySelectorAll", "getElementById"]],
  ])) {
    for (const name of names) {
      const search = prototype[name];
      prototype[name] = function (/** @type {unknown[]} */ ...given) {
        searched();
        return search.apply(this, given);
      };
    }
  }
  // Counted once a frame has been painted: in it, others may have their turn before us or after.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    perFrame.push(turns);
    turns = 0;
    requestAnimationFrame(frame);
  };
  const frame = () => port2.postMessage(null);
  requestAnimationFrame(frame);
  Object.assign(globalThis, { benchTurns: perFrame });
}

/** How many there were with each frame, since the one before. @returns {number[]} */
export function turnsCounted() {
  return /** @type {any} */ (globalThis).benchTurns.slice(1);
}
