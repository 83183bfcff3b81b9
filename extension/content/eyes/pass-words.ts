// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Whether a text asks for the pass. The words are from Microsoft's localised documentation (facts/pass-words.json); the
 * page's own strings were not available. So the words are hints: never enough without a visible input of the right
 * kind. All languages are tried on every page, because the page's language can be wrong, too.
 */

import passWords from "../facts/pass-words.json" with { type: "json" };
import { foldText, mentionsPass } from "../mentions-pass.ts";

/** A heading or a label is not longer than this. */
const MOST_CHARACTERS = 200;
/** The words for the pass must be this share of the text. "With a password or a pass" does not ask for a pass. */
const LEAST_SHARE = 0.45;

let compiledPattern: RegExp | null = null;

export function asksForPass(text: string): boolean {
  if (!mentionsPass(text)) return false;
  const words = simplify(foldText(text));
  // A question about the pass does not ask for it, and neither does a text with a second half.
  if (words.length > MOST_CHARACTERS || /[?？؟,;，、؛]/.test(words)) return false;
  const named = getPattern().exec(words)?.[0] ?? "";
  return named.length > 0 && named.length / words.length >= LEAST_SHARE;
}

function getPattern(): RegExp {
  compiledPattern ??= compilePattern();
  return compiledPattern;
}

/** One pattern for all words. It ends where the words end: a "passport" is no pass. */
function compilePattern(): RegExp {
  const spaced = Object.values(passWords.spaced).flat().map(patternOf);
  const unspaced = Object.values(passWords.unspaced).flat();
  return new RegExp([...spaced, ...unspaced].join("|"), "u");
}

/** `~` in the words is an ending of up to three letters, because languages inflect their words. */
function patternOf(words: string): string {
  return `(?<!\\p{L})${words.replaceAll("~", "\\p{L}{0,3}")}(?!\\p{L})`;
}

/** One kind of apostrophe, and no spaces between letters of scripts that are written without spaces. */
function simplify(text: string): string {
  return text
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/(?<=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}ー]) (?=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}])/gu, "");
}
