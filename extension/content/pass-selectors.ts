// SPDX-License-Identifier: MIT OR Apache-2.0

/** What the tripwire looks for, made of facts/tripwire.json. */

import facts from "./facts/tripwire.json" with { type: "json" };

/** The field that is ringed before the core is asked. */
export const PASS_FIELD = facts.pass["pass-field"].selector;

/** Without any of these, and without the words for the pass, the extension does nothing on a page. */
export const ABOUT_PASS = Object.values(facts.pass)
  .map((row) => row.selector)
  .join();

/**
 * Inputs that a pass can go into though they were made for something else (U). They count only if a person can see
 * them and the page's words name the pass.
 */
const CARRIERS = Object.values(facts.carriers).map((row) => row.selector);
export const CARRIER = `:is(input[type=password],${CARRIERS.join()}):not([aria-hidden=true])`;

/** Where words about an input are: in headings, and in attributes of the input. */
export const HEADING = facts.wordPlaces["pass-by-title"].selector;
export const LABEL_ATTRIBUTES = facts.wordPlaces["pass-by-label"].attributes;

/** The mutations that can bring one of these elements, visible or not. */
export const WATCHED_ATTRIBUTES = [
  "name",
  "type",
  "id",
  "aria-hidden",
  "data-viewid",
  "data-test-cred-id",
  "data-value",
];
export const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: [...WATCHED_ATTRIBUTES, ...LABEL_ATTRIBUTES],
};
