// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Whether a person can see an element. Call this only where the layout is clean, in callbacks of IntersectionObserver
 * and ResizeObserver. Elsewhere it would force a layout.
 */

/** In CSS pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Whether the element has a size, is in the page, and is neither transparent nor hidden from anyone. */
export function isVisible(element: Element, box: Box): boolean {
  return (
    isInPage(box) &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest("[aria-hidden=true],[inert]") &&
    !isCutOff(element, box)
  );
}

function isInPage({ left, top, right, bottom }: Box): boolean {
  return right - left > 1 && bottom - top > 1 && right + scrollX > 0 && bottom + scrollY > 0;
}

/** Whether an ancestor cuts off its content and the element is outside. The person can scroll to everything else. */
function isCutOff(element: Element, box: Box): boolean {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    const isCutting = /hidden|clip/.test(getComputedStyle(around).overflow);
    if (isCutting && !overlaps(box, around.getBoundingClientRect())) return true;
  }
  return false;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** In how many places per side a box is tested for what covers it. */
const TESTS = 20;

/** How much of `box` is behind these, from 0 to 1. They may overlap, so this counts places. */
export function coveredShare(box: Box, covers: Box[]): number {
  const width = (box.right - box.left) / TESTS;
  const height = (box.bottom - box.top) / TESTS;
  let covered = 0;
  for (let place = 0; place < TESTS * TESTS; place += 1) {
    const x = box.left + ((place % TESTS) + 0.5) * width;
    const y = box.top + (Math.floor(place / TESTS) + 0.5) * height;
    if (covers.some(({ left, top, right, bottom }) => left <= x && x < right && top <= y && y < bottom)) covered += 1;
  }
  return covered / (TESTS * TESTS);
}
