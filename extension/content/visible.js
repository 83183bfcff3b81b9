// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box in CSS pixels of the window */

/**
 * Visible as a person means it: has a size, is not moved off the page, not transparent, not hidden from anyone. To be asked
 * where the layout is clean, in call-backs of IntersectionObserver and ResizeObserver; elsewhere it would force one.
 * @param {Element} element
 * @param {Box} box where it is
 */
function isVisible(element, { left, top, right, bottom }) {
  return (
    right - left > 1 && bottom - top > 1 && right + scrollX > 0 && bottom + scrollY > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("[aria-hidden=true],[inert]") && !isCutOff(element, { left, top, right, bottom })
  );
}

/**
 * Something around it cuts off what it holds, and this is outside. What can be scrolled to is not cut off.
 * @param {Element} element
 * @param {Box} box
 */
function isCutOff(element, box) {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (/hidden|clip/.test(getComputedStyle(around).overflow) && !overlaps(box, around.getBoundingClientRect())) return true;
  }
  return false;
}

/**
 * @param {Box} a
 * @param {Box} b
 */
function overlaps(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
