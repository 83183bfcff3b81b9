// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** @typedef {{ at: number, length: number, plain: string }} Edit what goes and what comes; places in UTF-16 units */

/**
 * Changes what is typed where the person wants it changed, and tells the page, as if it had been typed. Only while the field
 * still holds what the changes were meant for: who types on meanwhile is not interfered with.
 * @param {Element | null} field
 * @param {string} shape
 * @param {Edit[]} edits in order
 */
function mend(field, shape, edits) {
  if (!(field instanceof HTMLInputElement) || edits.length === 0 || shapeIn(field) !== shape) return;
  // From the end, so that places before it still hold; selection and caret stay where they were.
  for (const { at, length, plain } of edits.toReversed()) field.setRangeText(plain, at, at + length, "preserve");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
