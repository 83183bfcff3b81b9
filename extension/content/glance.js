// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** The words beside inputs as they stood at the last look, and what came of it: most changes on a page do not change them. */
let words = "";
let isWorded = false;

/** Whether the words beside an input may be those for the pass: then the eyes look closer. */
function glanceAtWords() {
  const inputs = document.querySelectorAll(CARRIER);
  const headings = document.querySelectorAll(TITLE);
  if (inputs.length > MOST || headings.length > MOST) return false;
  // Done for the first time in a document, everything takes its time: so these are plain loops.
  let all = "";
  for (let each = 0; each < headings.length; each += 1) all += `${headings[each]?.textContent}\n`;
  for (let each = 0; each < inputs.length; each += 1) {
    for (let label = 0; label < LABELS.length; label += 1) all += `${inputs[each]?.getAttribute(LABELS[label] ?? "")}\n`;
  }
  if (all !== words) {
    words = all;
    isWorded = mentionsPass(all);
  }
  return isWorded;
}
