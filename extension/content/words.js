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
  "一時アクセスパス", // ja
  "임시액세스패스", // ko
  "临时访问密码", // zh-Hans
  "临时访问通行证", // zh-Hans
  "временн~ секретн~ код~", // ru
  "временн~ проход~", // ru
  "tijdelijke toegangspas", // nl
  "tillfällig~ åtkomstpass~", // sv
  "ideiglenes hozzáférési kód~", // hu
  "geçici erişim geçiş~", // tr
];

/** Scripts that write without spaces, or put them where they like. */
const UNSPACED = /[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** One pattern for all of them. Words end where they end: a "passport" is no pass, and a "password" neither. */
const PASS_PATTERN = new RegExp(
  PASS_WORDS.map((words) =>
    UNSPACED.test(words) ? words : `(?<!\\p{L})${words.replaceAll("~", "\\p{L}{0,3}")}(?!\\p{L})`,
  ).join("|"),
  "u",
);

/**
 * The text as the words are written: compatible forms made one, small letters, one kind of apostrophe, single spaces, and none
 * between letters of scripts that do without.
 * @param {string} text
 */
function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    // What is left of a Turkish capital İ.
    .replaceAll("\u0307", "")
    .replace(/[’‘ʼ´`]/g, "'")
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, " ")
    .replace(/(?<=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}ー]) (?=[\p{sc=Han}\p{sc=Katakana}\p{sc=Hangul}])/gu, "")
    .trim();
}

/**
 * How much of this text names the pass.
 * @param {string} text
 * @returns {number} from 0, not named, to 1, nothing else
 */
function namesPass(text) {
  // Longer than any heading or label.
  if (text.length > 200) return 0;
  const whole = plain(text);
  const named = PASS_PATTERN.exec(whole)?.[0].length ?? 0;
  return whole ? named / whole.length : 0;
}
