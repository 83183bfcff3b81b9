// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The shape of a text: all that leaves the content script of what is typed. What was typed can never be made from it:
 * each character becomes one sign for its class, and at most one odd character is named, one that no pass has and that
 * stands for no letter or digit.
 */

import type { Repair, Shape } from "../../messages.ts";
import { type Kind, oddOf } from "./odd.ts";

/** A longer text is too long for a pass, whatever its end is. */
const MOST_SIGNS = 64;

export const NO_SHAPE: Shape = { signs: "", named: null };

/** One word: with a scheme, with `www.`, or the name of a host with a path. */
const LINK = /^\s*([a-z][a-z0-9+.-]+:\/\/|www\.|[a-z0-9-]{4,}(\.[a-z0-9-]+)*\.[a-z]{2,}\/)\S+\s*$/i;
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
/** Their texts name the character. In the others a run of letters or digits could be the pass. */
const NAMED: Kind[] = ["typographic", "other"];

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

export function shapeOf(text: string): Shape {
  if (LINK.test(text)) return { signs: LINK_SIGNS, named: null };
  const telling = new Map(TELLING.flatMap(({ sign, at }) => [...text.matchAll(at)].map(({ index }) => [index, sign])));
  const characters = charactersOf(text).slice(0, MOST_SIGNS);
  const signs = characters.map(({ text, at }) => telling.get(at) ?? signOf(text)).join("");
  const firstOdd = characters.find(({ text }) => !isPlain(text))?.text;
  return { signs, named: firstOdd === undefined ? null : nameOf(firstOdd) };
}

/** The places in a text that this repair changes, in order, in UTF-16 units. */
export function editsFor(repair: Repair, text: string): { start: number; end: number; plain: string }[] {
  const inside = { start: text.length - trimStart(text).length, end: trimEnd(text).length };
  return charactersOf(text).flatMap(({ text: character, at }) => {
    const plain = replacement(repair, character, at >= inside.start && at < inside.end);
    return plain === null ? [] : [{ start: at, end: at + character.length, plain }];
  });
}

/** What stands in place of this character after the repair; null if the character stays. */
function replacement(repair: Repair, character: string, isInside: boolean): string | null {
  if (WHITE_SPACE.test(character)) return repair === "removeSpaces" && !isInside ? "" : null;
  if (isPlain(character)) return null;
  const { kind, plain } = oddOf(character);
  if (repair === "removeHidden") return kind === "hidden" ? "" : null;
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

function nameOf(character: string): Shape["named"] {
  const { kind, plain } = oddOf(character);
  return NAMED.includes(kind) ? { character, plain } : null;
}

function isPlain(character: string): boolean {
  return ASCII.test(character) || WHITE_SPACE.test(character);
}

function charactersOf(text: string): Character[] {
  return [...text.matchAll(/./gsu)].map(({ 0: text, index: at }) => ({ text, at }));
}

function trimStart(text: string): string {
  return text.replace(/^\p{White_Space}+/u, "");
}

function trimEnd(text: string): string {
  return text.replace(/\p{White_Space}+$/u, "");
}
