// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The licences of what the Wasm is made of, as one text: `node .ci/pack/licences.js > third-party-licences.txt`. It fails where a
 * licence is not one of those below, or where its text is not to be found.
 */

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import parse from "spdx-expression-parse";

import { crates, standardLibrary } from "./crates.js";

/** @typedef {import("./crates.js").Crate} Crate */

/**
 * What may be shipped, the shortest text first: where there is a choice, it is taken. Each with words by which its text is known.
 * @type {ReadonlyMap<string, string>}
 */
const ALLOWED = new Map([
  ["MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"],
  ["ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"],
  ["Zlib", "This notice may not be removed or altered from any source distribution"],
  ["BSD-2-Clause", "Redistribution and use in source and binary forms, with or without modification, are permitted"],
  ["BSD-3-Clause", "Neither the name of"],
  ["Unicode-3.0", "UNICODE LICENSE V3"],
  ["Apache-2.0", "Apache License Version 2.0, January 2004"],
]);
const ORDER = [...ALLOWED.keys()];

/**
 * Rust's own words in COPYRIGHT-library.html, and its tables of Unicode. Routines that come from LLVM are under Apache-2.0 WITH
 * LLVM-exception, which asks for no notice in compiled code.
 */
export const STANDARD_LIBRARY = "(MIT OR Apache-2.0) AND Unicode-3.0";

/**
 * The licences under which we take what is offered so.
 * @param {string} expression of SPDX
 * @returns {string[]}
 */
export function taken(expression) {
  /** @type {(node: ReturnType<typeof parse>) => string[] | undefined} */
  const choose = (node) => {
    if ("license" in node) return ALLOWED.has(node.license) && !node.exception && !node.plus ? [node.license] : undefined;
    const [left, right] = [choose(node.left), choose(node.right)];
    if (node.conjunction === "and") return left && right && [...new Set([...left, ...right])];
    if (!left || !right) return left ?? right;
    const worst = (/** @type {string[]} */ names) => Math.max(...names.map((name) => ORDER.indexOf(name)));
    return worst(left) <= worst(right) ? left : right;
  };
  let names;
  try {
    names = choose(parse(expression));
  } catch {
    // Said below.
  }
  if (!names) throw new Error(`“${expression}” is not among the licences that may be shipped: ${ORDER.join(", ")}`);
  return names;
}

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();

/**
 * The text of this licence among these files, or undefined.
 * @param {string[]} texts
 * @param {string} licence
 */
const textOf = (texts, licence) => texts.find((text) => plain(text).includes(ALLOWED.get(licence) ?? licence));

/**
 * What stands in this folder as licence or notice.
 * @param {string} folder
 */
function texts(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|unlicense)/i.test(name)).sort();
  return names.map((name) => readFileSync(join(folder, name), "utf8"));
}

/** @param {Crate} crate */
const home = ({ repository }) => repository.replace(/\/tree\/.*$|\.git$/, "");

/**
 * Whom to thank for what, and under which words.
 * @param {Crate[]} all
 * @returns {{ title: string, offered: string, licence: string, text: string, from: string }[]}
 */
export function licences(all) {
  return all.filter(({ shipped }) => shipped).flatMap((crate) => {
    const title = `${crate.name} ${crate.version}`;
    return taken(crate.licence).map((licence) => {
      const own = textOf(texts(crate.folder), licence);
      if (own) return { title, offered: crate.licence, licence, text: own, from: "" };
      // Some come without one, out of a repository that has one for all of them.
      const sibling = all.find((other) => other !== crate && home(other) !== "" && home(other) === home(crate) &&
        other.licence === crate.licence && textOf(texts(other.folder), licence));
      const text = sibling && textOf(texts(sibling.folder), licence);
      if (!text) throw new Error(`${title} has no text of its licence, ${licence}, in ${crate.folder}`);
      return { title, offered: crate.licence, licence, text, from: `, with the text of ${sibling.name} from the same repository` };
    });
  });
}

/** The same of the standard library. @returns {ReturnType<typeof licences>} */
function standardLicences() {
  const { version, notices: folder, parts } = standardLibrary();
  const [mit, unicode] = ["MIT", "Unicode-3.0"].map((licence) => readFileSync(join(folder, `licenses/${licence}.txt`), "utf8"));
  if (!mit || !unicode) throw new Error(`${folder} has no licence texts`);
  const own = { title: `Rust's standard library ${version}`, offered: STANDARD_LIBRARY, from: "" };
  const unpacked = (/** @type {string} */ html) => html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: "<", gt: ">", quot: "\"" })[/** @type {string} */ (name)] ?? "&");
  return [
    // The form there leaves open whose it is.
    { ...own, licence: "MIT", text: mit.replace(/^Copyright .*$/m, "Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)") },
    { ...own, licence: "Unicode-3.0", text: unicode },
    ...parts.flatMap((part) => taken(part.licence).map((licence) => {
      const notices = [...part.notice.matchAll(/<pre>([^]*?)<\/pre>/g)].map(([, text = ""]) => unpacked(text));
      const text = textOf(notices, licence);
      if (!text) throw new Error(`the toolchain has no text of the licence of ${part.name} ${part.version}`);
      return { title: `${part.name} ${part.version}`, offered: part.licence, licence, text, from: ", in the standard library" };
    })),
  ];
}

/**
 * The file: the list first, then each text once.
 * @param {ReturnType<typeof licences>} entries
 */
export function written(entries) {
  /** @type {Map<string, { number: number, text: string, licence: string }>} */
  const byWords = new Map();
  /** @type {Map<string, string>} */
  const lines = new Map();
  for (const { title, offered, licence, text, from } of entries) {
    const known = byWords.get(plain(text)) ?? { number: byWords.size + 1, text, licence };
    byWords.set(plain(text), known);
    const line = lines.get(title) ?? `  ${title}${from}: ${offered}`;
    lines.set(title, `${line} [${known.number}]`);
  }
  const rule = "-".repeat(100);
  const bodies = [...byWords.values()].map(({ number, text, licence }) =>
    `${rule}\n[${number}] ${licence}\n\n${text.replace(/\r\n/g, "\n").replace(/^\n+|\s+$/g, "")}\n`);
  return `TAP Companion is made with the work of others. This is whose, and under which licence; the number is that of the text below.
Where the authors leave a choice, it is taken under the licence whose text stands here.

${[...lines.values()].join("\n")}

${bodies.join("\n")}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(written([...licences(crates().crates), ...standardLicences()]));
  } catch (error) {
    console.error(`licences: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
