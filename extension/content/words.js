// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * The words for the pass in Microsoft's localised documentation, all C 2026-09; the page's own strings were not available. They
 * are hints: never enough without a visible input of the right kind. Each is written as `plain` makes it; ~ stands for an ending
 * of up to three letters, because languages bend their words. All of them are tried on every page: the page's language is one more fact that can be wrong.
 */
const PASS_WORDS = [
  "temporary access pass~", // en
  "befristete~ zugriffspass~", // de
  "passe d'accès temporaire", // fr
  "pase de acceso temporal", // es
  "pass di accesso temporaneo", // it
  "passe de acesso temporário", // pt
  "временн~ секретн~ код~", // ru
  "временн~ проход~", // ru
  "tijdelijke toegangspas", // nl
  "tillfällig~ åtkomstpass~", // sv
  "ideiglenes hozzáférési kód~", // hu
  "geçici erişim geçiş~", // tr
];

/** The same for scripts that write without spaces, or put them where they like. */
const PASS_WORDS_UNSPACED = [
  "一時アクセスパス", // ja
  "임시액세스패스", // ko
  "临时访问密码", // zh-Hans
  "临时访问通行证", // zh-Hans
];

/** @type {RegExp | null} built where it is needed first */
let passPattern = null;

/** One pattern for all of them. Words end where they end: a "passport" is no pass, and a "password" neither. */
function buildPattern() {
  const spaced = PASS_WORDS.map((words) => `(?<!\\p{L})${words.replaceAll("~", "\\p{L}{0,3}")}(?!\\p{L})`);
  return new RegExp([...spaced, ...PASS_WORDS_UNSPACED].join("|"), "u");
}

/**
 * The text as the words are written: one kind of apostrophe, and no spaces between letters of scripts that do without.
 * @param {string} text folded
 */
function plain(text) {
  return text
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/(?<=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}ー]) (?=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}])/gu, "");
}

const MOST_LETTERS = 200;

/**
 * How much of this text names the pass. A question about it does not ask for it, nor does what has a second half.
 * @param {string} text
 * @returns {number} from 0, not named, to 1, nothing else
 */
function namesPass(text) {
  if (!mentionsPass(text)) return 0;
  passPattern ??= buildPattern();
  const whole = plain(folded(text));
  // Nothing longer than a heading or a label asks for anything.
  if (whole.length > MOST_LETTERS || /[?？؟,;，、؛]/.test(whole)) return 0;
  return (passPattern.exec(whole)?.[0].length ?? 0) / whole.length;
}

/** How much of a text must name the pass for it to be what the text is about: "with a password or a pass" is not. */
const MAIN_MATTER = 0.45;

/**
 * Whether a heading or label asks for the pass, and does not only mention it.
 * @param {string} text
 */
function asksForPass(text) {
  return namesPass(text) >= MAIN_MATTER;
}
