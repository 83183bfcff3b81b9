// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Makes everything that the stores ask for: `node tools/store/store.js [FOLDER]` (docs/store.md). It needs the built
 * extension.
 */

import { readdirSync, readFileSync } from "node:fs";
import { replace } from "../pack/files.js";
import { logo } from "./logo.js";
import { picturesIn } from "./pictures.js";
import { answers, emptyFields, listing } from "./texts.js";

const folder = process.argv[2] ?? "dist/store";
/** @type {import("../pack/files.js").Files} */
const files = new Map();
for (const language of readdirSync("extension/_locales").sort()) {
  for (const [name, text] of listing(language)) files.set(`${language}/${name}`, Buffer.from(text));
  for (const [name, picture] of await picturesIn(language)) files.set(`${language}/${name}`, picture);
  console.log(`Made the listing in ${language}`);
}
for (const [name, text] of answers()) files.set(name, Buffer.from(text));
files.set("logo-300.png", Buffer.from(logo(300)));
files.set("icon-128.png", readFileSync("dist/extension/icons/128.png"));
replace(folder, files);
console.log(`All of it is in ${folder}`);
for (const field of emptyFields()) console.log(`Empty in docs/store/owner.json: ${field}`);
