// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Whether a heading is the title with which Microsoft's page asks for the pass. A heading that only mentions the pass
 * does not count: it may be an organisation's own. All languages are tried, because the page's language can be wrong.
 * Only titles that were seen (mark S) count.
 */

import passTitles from "./facts/pass-titles.json" with { type: "json" };

export function isPassTitle(heading: string): boolean {
  const folded = fold(heading);
  return Object.values(passTitles).some(({ words, mark }) => mark.startsWith("S") && fold(words) === folded);
}

/** The text in lower case, with compatible characters made equal, single spaces, and nothing that nobody sees. */
function fold(text: string): string {
  const visible = text.normalize("NFKC").replace(/[\u200b-\u200f\u2060\ufeff]+/g, " ");
  return visible.toLowerCase().replace(/\s+/g, " ").trim();
}
