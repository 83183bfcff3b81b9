// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * What is on My Security info and nowhere else. A script of its own, so that no sign-in page pays for it. The project
 * has not seen the page's HTML. So this goes by roles and structure, uses names where they are known, and finds nothing
 * rather than something wrong.
 */

import type { Named } from "./eyes/named.ts";
import facts from "./facts/security-info.json" with { type: "json" };
import { world } from "./shared-world.ts";

/**
 * How a row names a registered method: in the languages that we have words for, by product names, which are the same in
 * all languages, or by what an address or a number looks like. The first that fits counts.
 */
const METHODS = Object.entries(facts.methods).map(([name, { pattern }]) => [name, new RegExp(pattern, "iu")] as const);

/** What may be a row, in lists, tables and cards. */
const ROW = facts.rows["method-row"].selector;
/** A row has a button for what is registered. */
const HANDLE = "button, [role=button]";
/** The row above a table's columns may have buttons, too: they sort. */
const COLUMN = "[role=columnheader]";
/** What offers methods, but has no registered ones. */
const OFFERS = "[role=dialog], [role=listbox], [role=menu], [role=menuitem], nav, header, footer";
const MOST_ROWS = 300;
/** A row has no more characters than this. */
const MOST_CHARACTERS = 300;

/** The eyes call this when the layout is clean. No text leaves this script. */
world.findMore = () => [...findMethods(), ...findParts()];

function findMethods(): Named[] {
  const rows = [...document.querySelectorAll(ROW)].slice(0, MOST_ROWS).filter((row) => isRow(row) && isShown(row));
  return rows.flatMap((element) =>
    ["method-row", nameMethod(element)].flatMap((name) => (name ? [{ name, element }] : [])),
  );
}

function isRow(row: Element): boolean {
  return !!row.querySelector(HANDLE) && !row.querySelector(`${ROW},${COLUMN}`) && !row.closest(OFFERS);
}

function nameMethod(row: Element): string | null {
  if (!(row instanceof HTMLElement)) return null;
  // biome-ignore lint/performance/useDomNodeTextContent: `innerText` has space between neighbouring cells.
  const text = row.innerText.normalize("NFKC");
  if (text.length > MOST_CHARACTERS) return null;
  return METHODS.find(([, words]) => words.test(text))?.[0] ?? null;
}

function findParts(): Named[] {
  return Object.entries(facts.parts).flatMap(([name, { selector }]) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => isShown(element) && (name === "dialog" || !element.closest(OFFERS)))
      .map((element) => ({ name, element })),
  );
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}
