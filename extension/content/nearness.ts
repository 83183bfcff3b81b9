// SPDX-License-Identifier: MIT OR Apache-2.0

/** Whether something about a pass is in the document, visible or not. */

import { MOST_ELEMENTS } from "./mutations.ts";
import { ABOUT_PASS, CARRIER, HEADING } from "./pass-selectors.ts";
import { isPassTitle } from "./pass-title.ts";

/** One search that finds nothing takes half the time of two. */
const EITHER = `${ABOUT_PASS},${CARRIER}`;
/** The elements that `isPassNear` looks at. */
export const NEARNESS = `${EITHER},${HEADING}`;

/** An ordinary sign-in page has neither: nothing on it is read. */
export function isPassNear(): boolean {
  if (!document.querySelector(EITHER)) return false;
  return document.querySelector(ABOUT_PASS) !== null || hasPassTitle();
}

function hasPassTitle(): boolean {
  const headings = [...document.querySelectorAll(HEADING)].slice(0, MOST_ELEMENTS);
  return headings.some(({ textContent }) => isPassTitle(textContent));
}
