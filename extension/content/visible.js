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
    !element.closest("[aria-hidden=true],[inert]")
  );
}
