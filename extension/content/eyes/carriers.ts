// SPDX-License-Identifier: MIT OR Apache-2.0

/** Inputs that may take the pass because the page's words say so. */

import page from "../facts/page.json" with { type: "json" };
import { MOST_ELEMENTS } from "../mutations.ts";
import { CARRIER, HEADING, LABEL_ATTRIBUTES } from "../pass-selectors.ts";
import type { Named } from "./named.ts";
import { asksForPass } from "./pass-words.ts";

/**
 * Inputs, visible or not, whose own label or whose view's heading asks for the pass. Other text does not count: it may
 * be an organisation's own. `before`: those of the last search. A field stays one while the person shows its text.
 */
export function findCarriers(before: Named[]): Named[] {
  const inputs = document.querySelectorAll(CARRIER);
  if (inputs.length > MOST_ELEMENTS) return [];
  const known = before.map(({ element }) => element).filter(isStillInput);
  return [...new Set([...inputs, ...known])].flatMap(nameCarrier);
}

function isStillInput(element: Element): boolean {
  return element.isConnected && element.matches(page["typed-input"].selector);
}

function nameCarrier(element: Element): Named[] {
  const named: Named[] = [];
  const isLabelled = LABEL_ATTRIBUTES.some((name) => asksForPass(element.getAttribute(name) ?? ""));
  if (isLabelled) named.push({ name: "pass-by-label", element });
  const heading = (element.closest(page.view.selector) ?? document).querySelector(HEADING);
  if (asksForPass(heading?.textContent ?? "")) named.push({ name: "pass-by-title", element });
  return named;
}
