// SPDX-License-Identifier: MIT OR Apache-2.0

/** What the tripwire looks for, made of facts/tripwire.json. */

import facts from "./facts/tripwire.json" with { type: "json" };

/** The field that is ringed before the core is asked. */
export const PASS_FIELD = facts.pass["pass-field"].selector;

/** Without any of these, and without the words for the pass, the extension does nothing on a page. */
export const ABOUT_PASS = Object.values(facts.pass)
  .map((row) => row.selector)
  .join();

/** Inputs for a code, which a second-factor page may use for the pass (U). Only its title tells the difference. */
const CARRIERS = Object.values(facts.carriers).map((row) => row.selector);
export const CARRIER = `:is(${CARRIERS.join()}):not([aria-hidden=true])`;

/** Links to a list in which the pass may be. */
export const OTHER_WAYS = Object.values(facts.otherWays)
  .map((row) => row.selector)
  .join();

/** Where a view's title is. */
export const HEADING = facts.wordPlaces["pass-by-title"].selector;

/** The mutations that can bring one of these elements, visible or not. */
export const WATCHED_ATTRIBUTES = [
  "name",
  "type",
  "id",
  "readonly",
  "aria-hidden",
  "data-viewid",
  "data-test-cred-id",
  "data-value",
];
export const WATCHED = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: WATCHED_ATTRIBUTES,
};
