// SPDX-License-Identifier: MIT OR Apache-2.0

/** Characters that no pass has: what is odd about each, and which plain one was probably meant. */

/** What is odd about a character. Each has a sign of its own in a shape (src/pass/shape.rs). */
export type Kind = "hidden" | "wide" | "typographic" | "digit" | "lookAlike" | "letter" | "other";

export interface Odd {
  kind: Kind;
  /** The plain text that was probably meant; empty if nobody knows. */
  plain: string;
}

/** Zero-width and control characters, often copied along with text. */
const HIDDEN = /[\p{Cc}\p{Default_Ignorable_Code_Point}\u{fff9}-\u{fffb}]/u;
/** A letter, a digit or half a character, but no Latin letter. */
const LETTER = /[\p{Nd}\p{Cs}]|(?!\p{Script=Latin})\p{L}|(?!\p{Script=Inherited})\p{M}/u;
/** The full-width forms have the order of ASCII, this far behind it. */
const WIDE = { first: 0xff01, last: 0xff5e, distance: 0xfee0 };
/** The zeros of the digits that keyboards for Arabic, Persian and Hindi write. The other digits follow them. */
const ZEROS = ["٠", "۰", "०"].map((zero) => zero.charCodeAt(0));

/** What word processors and phones write instead of the plain sign before the colon. */
const TYPOGRAPHIC = plainOf([
  ["'", "‘’‚‛′ʼ´‹›"],
  ['"', "“”„‟″«»"],
  ["-", "‐‑‒–—―−﹘﹣"],
  ["...", "…"],
  ["/", "⁄∕"],
  ["*", "∗"],
  ["~", "∼˜"],
  ["^", "ˆ"],
  ["|", "¦"],
]);

/** Letters that look exactly like a plain one: Cyrillic, Greek, and Latin ones of other languages. */
const LOOK_ALIKE = new Map([
  ...pairs("АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһ", "ABESIJKMHOPCTYXaesijopcyxdqwh"),
  ...pairs("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", "ABEZHIKMNOPTYXoiv"),
  ...pairs("ıȷɡɑ\u{212a}℮", "ijgaKe"),
]);

/** What is odd about a character that is neither printable ASCII nor white space. */
export function oddOf(character: string): Odd {
  const typographic = TYPOGRAPHIC.get(character);
  const lookAlike = LOOK_ALIKE.get(character);
  const code = character.charCodeAt(0);
  const zero = ZEROS.find((zero) => code >= zero && code <= zero + 9);
  if (HIDDEN.test(character)) return { kind: "hidden", plain: "" };
  if (code >= WIDE.first && code <= WIDE.last)
    return { kind: "wide", plain: String.fromCharCode(code - WIDE.distance) };
  if (typographic) return { kind: "typographic", plain: typographic };
  if (zero !== undefined) return { kind: "digit", plain: String(code - zero) };
  if (lookAlike) return { kind: "lookAlike", plain: lookAlike };
  return { kind: LETTER.test(character) ? "letter" : "other", plain: "" };
}

function plainOf(rows: [plain: string, odd: string][]): Map<string, string> {
  return new Map(rows.flatMap(([plain, odd]) => [...odd].map((character): [string, string] => [character, plain])));
}

/** Each odd letter with the plain one at its place. */
function pairs(odd: string, plain: string): [string, string][] {
  return [...odd].map((character, at) => [character, plain.charAt(at)]);
}
