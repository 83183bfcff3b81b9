// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * Whether the most telling words for the pass are in this text: enough to tell nearly every other text from those that name it, and
 * all that an ordinary sign-in pays for. To build the pattern in words.js takes longer than the rest of what we do there.
 * @param {string} text
 */
function mentionsPass(text) {
  const letters = text.toLowerCase();
  const small = isPlain(letters) ? letters : folded(text);
  for (let each = 0; each < TELLING.length; each += 1) if (small.includes(TELLING[each] ?? "")) return true;
  return false;
}

/**
 * All of it is ASCII. A loop takes less here than a regular expression, which is built before it is used.
 * @param {string} text
 */
function isPlain(text) {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/**
 * The text with compatible forms made one, in small letters, with single spaces. To load the tables for the rest of the world's
 * letters takes half a millisecond.
 * @param {string} text
 */
function folded(text) {
  const composed = isPlain(text) ? text : text.normalize("NFKC").replace(/[\u200b-\u200f\u2060\ufeff]+/g, " ");
  // U+0307 is what is left of a Turkish capital İ.
  return composed.toLowerCase().replaceAll("\u0307", "").replace(/\s+/g, " ").trim();
}
