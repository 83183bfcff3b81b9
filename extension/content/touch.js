// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * Whether these changes have to do with what this selector finds: then the page has to be searched for it again, which takes the longer
 * the larger it is. What was found, and is no longer because an attribute of its own has changed, whoever found it must know.
 * @param {MutationRecord[]} records more than a few are taken to
 * @param {string} selector
 */
function touch(records, selector) {
  return records.length > MOST || records.some(({ target, addedNodes, removedNodes }) =>
    // A text has no such functions.
    (/** @type {Partial<Element>} */ (target).closest ? /** @type {Element} */ (target) : target.parentElement)?.closest(selector) ||
    [...addedNodes, ...removedNodes].some((/** @type {any} */ node) => node.matches?.(selector) || node.querySelector?.(selector)));
}

/**
 * What is to be asked of changes: not more than there is room for.
 * @param {MutationRecord[]} before
 * @param {MutationRecord[]} records
 */
function taken(before, records) {
  return before.length > MOST ? before : before.concat(records);
}
