// SPDX-License-Identifier: MIT OR Apache-2.0

/** Inputs for a code that take the pass, because the page's title says so. */

import page from "../facts/page.json" with { type: "json" };
import stated from "../facts/stated.json" with { type: "json" };
import { MOST_ELEMENTS } from "../mutations.ts";
import { CARRIER, HEADING } from "../pass-selectors.ts";
import { isPassTitle } from "../pass-title.ts";
import type { Named } from "./named.ts";

/** Only the second-factor page may ask for the pass in the box of a code. The inputs need not be visible. */
export function findCarriers(): Named[] {
  const inputs = document.querySelectorAll(CARRIER);
  const isSecondFactor = document.querySelector(stated["page-second-factor"].selector) !== null;
  if (!isSecondFactor || inputs.length > MOST_ELEMENTS) return [];
  return [...inputs].filter(isUnderPassTitle).map((element) => ({ name: "pass-by-title", element }));
}

function isUnderPassTitle(input: Element): boolean {
  const heading = (input.closest(page.view.selector) ?? document).querySelector(HEADING);
  return isPassTitle(heading?.textContent ?? "");
}
