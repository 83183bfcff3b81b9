// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * What the extension may cost. docs/performance.md says how each figure is measured. A budget of bytes is a tripwire at
 * about 1.15 times what is there: when it trips, look at what grew, then change the feature or, with a reason, the
 * figure. Never build a replacement for a library to get below it.
 */

const KIB = 1024;

export const BUDGETS = {
  /** An ordinary sign-in: script time, as a multiple of the best script that only rings the field, plus the noise. */
  ordinaryRatio: 2,
  /** The ring may be painted this many frames later than the best floor's. */
  ringFramesLater: 1,
  /** Script time for mutations in a page of 20,000 nodes, as a multiple of one of 1,000: cold caches cost something. */
  mutationRatio: 2.5,
  /** From the field to the card of a sign-in with a pass, in milliseconds, on a quiet machine. For the bench. */
  cardMs: 150,
  /** From the field to the card, as a multiple of the build before it, side by side in the bench. */
  cardRatio: 1.25,
  /** The content script of every sign-in page, in bytes. */
  contentScript: 11 * KIB,
  /** All content scripts together, in bytes. 9 KiB are the question at the password box, which few pages get. */
  contentScripts: 64 * KIB,
  /** The WebAssembly that a card loads, in bytes, and the same compressed with gzip -9. */
  cardWasm: 560 * KIB,
  cardWasmZipped: 244 * KIB,
  /** Memory of the extension's own processes for each open card, in bytes. For the bench. */
  cardMemory: 8_000_000,
  /** The package, zipped, in bytes. */
  package: 640 * KIB,
};

/** @typedef {keyof typeof BUDGETS} Budget */

/**
 * The budgets that these figures exceed.
 * @param {Partial<Record<Budget, number>>} figures
 * @returns {Budget[]}
 */
export function exceeded(figures) {
  const names = /** @type {Budget[]} */ (Object.keys(figures));
  return names.filter((name) => (figures[name] ?? 0) > BUDGETS[name]);
}
