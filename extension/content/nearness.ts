// SPDX-License-Identifier: MIT OR Apache-2.0

/** Whether something about a pass is in the document, visible or not. */

import { mentionsPass } from "./mentions-pass.ts";
import { MOST_ELEMENTS } from "./mutations.ts";
import { ABOUT_PASS, CARRIER, HEADING, LABEL_ATTRIBUTES } from "./pass-selectors.ts";

/** One search that finds nothing takes half the time of two. */
const EITHER = `${ABOUT_PASS},${CARRIER}`;
/** The elements that `isPassNear` looks at. */
export const NEARNESS = `${EITHER},${HEADING}`;

let lastWords = "";
let didMentionPass = false;

export function isPassNear(): boolean {
  if (!document.querySelector(EITHER)) return false;
  return document.querySelector(ABOUT_PASS) !== null || doWordsMentionPass();
}

/** Whether the words near an input may be those for the pass. Then the eyes look closer. */
function doWordsMentionPass(): boolean {
  const inputs = document.querySelectorAll(CARRIER);
  const headings = document.querySelectorAll(HEADING);
  if (inputs.length > MOST_ELEMENTS || headings.length > MOST_ELEMENTS) return false;
  let words = "";
  for (const heading of headings) words += `${heading.textContent}\n`;
  for (const input of inputs) for (const name of LABEL_ATTRIBUTES) words += `${input.getAttribute(name)}\n`;
  // Most changes on a page do not change these words.
  if (words !== lastWords) didMentionPass = mentionsPass(words);
  lastWords = words;
  return didMentionPass;
}
