// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** Where the words for the pass stand that are told in words.js. One row each, as in selectors.js. @type {Record<string, string>} */
const WORDED = {
  "pass-by-title": "#loginHeader,[role=heading]", // C2 2026-09: the heading of the input's own view
  "pass-by-label": "aria-label placeholder", // U 2026-09: the input's own attributes
};

/** The same: where a heading stands, and the attributes of an input. */
const TITLE = WORDED["pass-by-title"] ?? "";
const LABELS = (WORDED["pass-by-label"] ?? "").split(" ");
