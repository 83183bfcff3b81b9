// SPDX-License-Identifier: MIT OR Apache-2.0

/** The first, cheap question about a text: might it name the pass? Every ordinary sign-in page pays for it. */

import facts from "./facts/tripwire.json" with { type: "json" };

/** Whether a hint of the words for the pass is in this text. The pattern in eyes/pass-words.ts would cost far more. */
export function mentionsPass(text: string): boolean {
  const lower = text.toLowerCase();
  const folded = isAscii(lower) ? lower : foldText(text);
  for (const hint of facts.passHints) if (folded.includes(hint)) return true;
  return false;
}

/** A loop, because a regular expression is compiled before its first use, which takes longer. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/**
 * The text in lower case, with compatible characters made equal and single spaces. ASCII is not normalized: to load the
 * tables for that takes half a millisecond.
 */
export function foldText(text: string): string {
  const normal = isAscii(text) ? text : text.normalize("NFKC").replace(/[\u200b-\u200f\u2060\ufeff]+/g, " ");
  // U+0307 is left over from a Turkish capital İ.
  return normal.toLowerCase().replaceAll("\u0307", "").replace(/\s+/g, " ").trim();
}
