// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The shape of a text: all that leaves the content script of what is typed. What was typed can never be made from it:
 * each character becomes one sign for its class, and at most one odd character is named. That is one that no pass has,
 * and neither a letter nor a digit, in whatever form: a keyboard may have it in the place of one.
 */

import type { Repair, Shape } from "../../messages.ts";
import { type Kind, oddOf } from "./odd.ts";

/** A longer text is too long for a pass, whatever its end is. */
const MOST_SIGNS = 64;
/** The last sign of a text that goes on. */
const GOES_ON = "g";
/** No more of a text is looked at, in UTF-16 units: a whole document may be pasted. */
const MOST_READ = 2000;

export const NO_SHAPE: Shape = { signs: "", named: null };

/** One word: with a scheme or `www.`, or the name of a host, in small letters, with a path. */
const LINKS = [/^\s*([a-z][a-z0-9+.-]+:\/\/|www\.)\S+\s*$/i, /^\s*[a-z0-9-]{4,}(\.[a-z0-9-]+)*\.[a-z]{2,}\/\S+\s*$/];
/** The signs of every link (src/pass/shape.rs): nothing of it leaves the content script. */
const LINK_SIGNS = "u";

const WHITE_SPACE = /\p{White_Space}/u;
const LINE_END = /[\n\v\f\r\u{85}\u{2028}\u{2029}]/u;
const ASCII = /[!-~]/;

/** The sign of each kind of odd character. */
const ODD_SIGNS: Record<Kind, string> = {
  hidden: "h",
  wide: "w",
  typographic: "y",
  digit: "d",
  lookAlike: "l",
  letter: "x",
  other: "o",
};
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}\u{1f100}-\u{1f1ff}]/u;

/** Signs of a pass that tell how it was copied, by their place: their signs in the shape, and where they are. */
const TELLING = [
  // Quotation marks around it.
  { sign: "q", at: /^(["'`])(?=.+\1$)|(?<=^(["'`]).+)\2$/gs },
  // A stop or a comma after it.
  { sign: "p", at: /[.,]$/g },
  // A code for a character, of a web page, an address or an email.
  { sign: "c", at: /&(?=(amp|lt|gt|quot|#39);)|%(?=[0-9a-f]{2})|=(?=3D)/gi },
  // The end of a line that an email has broken.
  { sign: "b", at: /(?<=^\S+)=(?=\s\S+$)/g },
];

interface Character {
  text: string;
  /** Where it starts, in UTF-16 units. */
  at: number;
}

export function shapeOf(whole: string): Shape {
  const text = whole.slice(0, MOST_READ);
  if (LINKS.some((link) => link.test(text))) return { signs: LINK_SIGNS, named: null };
  const characters = charactersOf(text);
  const telling = characters.length > MOST_SIGNS ? new Map<number, string>() : tellingIn(text);
  const signs = characters.slice(0, MOST_SIGNS).map(({ text, at }) => telling.get(at) ?? signOf(text));
  if (characters.length > MOST_SIGNS) signs[MOST_SIGNS - 1] = GOES_ON;
  return { signs: signs.join(""), named: namedIn(characters) };
}

/** The signs that tell how the text was copied, by their place. */
function tellingIn(text: string): Map<number, string> {
  return new Map(TELLING.flatMap(({ sign, at }) => [...text.matchAll(at)].map(({ index }) => [index, sign])));
}

/** The first odd character, if the card names it: of a text with white space, the card says something else. */
function namedIn(characters: Character[]): Shape["named"] {
  if (characters.some(({ text }) => WHITE_SPACE.test(text))) return null;
  const character = characters.find(({ text }) => !isPlain(text))?.text;
  if (character === undefined) return null;
  const { kind, plain } = oddOf(character);
  const isSymbol = kind === "other" && !LETTER_OR_DIGIT.test(character.normalize("NFKD"));
  return kind === "typographic" || isSymbol ? { character, plain } : null;
}

/** The places in a text that this repair changes, in order, in UTF-16 units. */
export function editsFor(repair: Repair, text: string): { start: number; end: number; plain: string }[] {
  const characters = charactersOf(text);
  const isInk = ({ text }: Character) => !WHITE_SPACE.test(text);
  const [first, last] = [characters.findIndex(isInk), characters.findLastIndex(isInk)];
  const isOtherKeyboard = characters.some(isLetter);
  return characters.flatMap(({ text: character, at }, place) => {
    const plain = replacement(repair, character, place > first && place < last, isOtherKeyboard);
    return plain === null ? [] : [{ start: at, end: at + character.length, plain }];
  });
}

/**
 * What stands in place of this character after the repair; null if the character stays. Where a keyboard of another
 * alphabet wrote the text, a letter that looks like a plain one is on another key.
 */
function replacement(repair: Repair, character: string, isInside: boolean, isOtherKeyboard: boolean): string | null {
  if (WHITE_SPACE.test(character)) return repair === "removeSpaces" && !isInside ? "" : null;
  if (isPlain(character)) return null;
  const { kind, plain } = oddOf(character);
  if (repair === "removeHidden") return kind === "hidden" ? "" : null;
  if (kind === "lookAlike" && isOtherKeyboard) return null;
  return repair === "usePlain" && plain !== "" ? plain : null;
}

function signOf(character: string): string {
  if (LINE_END.test(character)) return "\n";
  if (character === "\t") return "\t";
  if (WHITE_SPACE.test(character)) return " ";
  if (!ASCII.test(character)) return ODD_SIGNS[oddOf(character).kind];
  if (/[A-Z]/.test(character)) return "A";
  if (/[a-z]/.test(character)) return "a";
  return /[0-9]/.test(character) ? "0" : "!";
}

function isLetter({ text }: Character): boolean {
  return !isPlain(text) && oddOf(text).kind === "letter";
}

function isPlain(character: string): boolean {
  return ASCII.test(character) || WHITE_SPACE.test(character);
}

function charactersOf(text: string): Character[] {
  return [...text.matchAll(/./gsu)].map(({ 0: text, index: at }) => ({ text, at }));
}
