// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// What the tripwire looks for. Every sign-in page would pay for putting it together from the tables in selectors.js and words.js: that is done
// when the extension is built, and what is shipped is what comes out (`contents` in build.sh).

/** Inputs that are the pass's only where there is one of them. */
const ONLY = ["pass-view-input", ...Object.keys(WORDED)];

/** What tells by itself that a pass is near. */
const ABOUT_PASS = Object.keys(SELECTORS).filter((name) => name.startsWith("pass-") && !ONLY.includes(name));

/** On a page without any of these, and without the words, the extension does nothing at all. */
const TRIPWIRE = [...ABOUT_PASS, "view-pass"].map((name) => SELECTORS[name]).join(",");

/**
 * Inputs that a pass can go into though they were made for something else (U): they count only where a person can see them, and
 * where the page's words name the pass, as told in words.js.
 */
const CARRIER = `:is(input[type=password],${["password-field", "code", "code-field"].map((name) => SELECTORS[name])}):not([aria-hidden=true])`;

/** Of the words for the pass, what tells them from nearly every other text: the longest of each, without its ending. */
const TELLING = [
  ...new Set([
    ...PASS_WORDS.map((words) => words.split(/[ ~']/).reduce((long, word) => (word.length > long.length ? word : long)).slice(0, 6)),
    ...PASS_WORDS_UNSPACED.map((words) => words.slice(0, 2)),
  ]),
];

/** The field that is ringed without asking. */
const FIELD = SELECTORS["pass-field"] ?? "";

/** What a change in the document is, for the tripwire: what may bring one of these, seen or not. @type {MutationObserverInit} */
const TRIPPING = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["name", "type", "id", "aria-hidden", ...LABELS, "data-viewid", "data-test-cred-id", "data-value"],
};

/** How many things a look takes in: more than ten times what any page of Microsoft's has. A page that has more costs no more. */
const MOST = 300;
