// SPDX-License-Identifier: MIT OR Apache-2.0

/** Whether something about a pass is in the document, visible or not. */

import { MOST_ELEMENTS } from "./mutations.ts";
import { saysAccountHasPass } from "./page-config.ts";
import { ABOUT_PASS, CARRIER, HEADING, OTHER_WAYS } from "./pass-selectors.ts";
import { isPassTitle } from "./pass-title.ts";

/** One search that finds nothing takes less time than three. */
const ANY = [ABOUT_PASS, CARRIER, OTHER_WAYS].join();
/** The elements that `isPassNear` looks at. */
export const NEARNESS = `${ANY},${HEADING}`;

/** An ordinary sign-in page has none of these: nothing on it is read. */
export function isPassNear(): boolean {
  if (!has(ANY)) return false;
  return has(ABOUT_PASS) || (has(CARRIER) && hasPassTitle()) || (has(OTHER_WAYS) && saysAccountHasPass());
}

function has(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

function hasPassTitle(): boolean {
  const headings = [...document.querySelectorAll(HEADING)].slice(0, MOST_ELEMENTS);
  return headings.some(({ textContent }) => isPassTitle(textContent));
}
