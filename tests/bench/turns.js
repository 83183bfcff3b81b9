// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Counts for each frame in how many turns a content script searches the page. A turn is one callback with everything
 * that it calls; several searches in it count once. Both functions run in the content script's isolated world.
 */

/** Starts to count. */
export function countTurns() {
  /** @type {number[]} */
  const perFrame = [];
  let turns = 0;
  let isSearching = false;
  const countSearch = () => {
    if (isSearching) return;
    isSearching = true;
    turns += 1;
    // Runs after this callback and before the next one.
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
        countSearch();
        return search.apply(this, given);
      };
    }
  }
  // Counts after a frame is painted, because other callbacks of the frame can run before or after this one.
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

/** The number of turns between one frame and the next, for each frame. @returns {number[]} */
export function turnsCounted() {
  return /** @type {any} */ (globalThis).benchTurns.slice(1);
}
