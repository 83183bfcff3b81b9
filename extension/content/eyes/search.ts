// SPDX-License-Identifier: MIT OR Apache-2.0

/** One search of the document, visible or not. */

import page from "../facts/page.json" with { type: "json" };
import { MOST_ELEMENTS } from "../mutations.ts";
import { isPassNear } from "../nearness.ts";
import { PASS_FIELD } from "../pass-selectors.ts";
import { findCarriers } from "./carriers.ts";
import type { Named } from "./named.ts";
import { LOOKED_FOR, STATED_ELEMENTS } from "./selectors.ts";

/** What a person can work. */
const CONTROL = "input,button,select,textarea,img,svg";

export interface Found {
  /** Something about a pass is in the document. */
  isPassNear: boolean;
  passField: Element | null;
  carriers: Named[];
  /** The elements whose position the eyes need. */
  elements: Set<Element>;
  /** Those of them that have words of their own, or are worked. */
  words: Set<Element>;
  /** Names of elements that nobody can see. */
  stated: string[];
  pageId: string | null;
  language: string | null;
}

export function searchDocument(): Found {
  const carriers = findCarriers();
  const lookedFor = [...document.querySelectorAll(LOOKED_FOR)].slice(0, MOST_ELEMENTS);
  const words = findWords();
  return {
    isPassNear: isPassNear(),
    passField: document.querySelector(PASS_FIELD),
    carriers,
    // An IntersectionObserver calls back only for elements in the document. Later, only the root may be left.
    elements: new Set([...lookedFor, ...words, ...carriers.map(({ element }) => element), document.documentElement]),
    words,
    stated: STATED_ELEMENTS.filter(([, selector]) => document.querySelector(selector)).map(([name]) => name),
    pageId: readMeta(page["page-id"].selector),
    language: readMeta(page.language.selector),
  };
}

/** What a person reads or works. A page with more than this is no sign-in page. */
function findWords(): Set<Element> {
  const all = document.body?.getElementsByTagName("*") ?? [];
  const words = new Set<Element>();
  for (let place = 0; place < Math.min(all.length, MOST_ELEMENTS); place += 1) {
    const element = all[place];
    if (element && (element.matches(CONTROL) || hasOwnWords(element))) words.add(element);
  }
  return words;
}

export function hasOwnWords({ childNodes, tagName }: Element): boolean {
  const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim();
  return tagName !== "SCRIPT" && tagName !== "STYLE" && [...childNodes].some(isText);
}

function readMeta(selector: string): string | null {
  return document.querySelector(selector)?.getAttribute("content") ?? null;
}
