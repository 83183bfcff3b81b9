// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Makes everything that the stores ask for: `node tools/store/store.js [FOLDER]` (docs/store.md). It needs the built
 * extension.
 */

import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { logo } from "./logo.js";
import { picturesIn } from "./pictures.js";
import { answers, emptyFields, listing } from "./texts.js";

const folder = resolve(process.argv[2] ?? "dist/store");
mkdirSync(dirname(folder), { recursive: true });
const making = mkdtempSync(join(dirname(folder), "storing."));

/** @param {string} name @param {string | Uint8Array} content */
function write(name, content) {
  mkdirSync(dirname(join(making, name)), { recursive: true });
  writeFileSync(join(making, name), content);
}

try {
  for (const language of readdirSync("extension/_locales").sort()) {
    for (const [name, text] of listing(language)) write(`${language}/${name}`, text);
    for (const [name, picture] of await picturesIn(language)) write(`${language}/${name}`, picture);
    console.log(`Made the listing in ${language}`);
  }
  for (const [name, text] of answers()) write(name, text);
  write("logo-300.png", logo(300));
  copyFileSync("dist/extension/icons/128.png", join(making, "icon-128.png"));
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
} finally {
  rmSync(making, { recursive: true, force: true });
}
console.log(`All of it is in ${process.argv[2] ?? "dist/store"}`);
for (const field of emptyFields()) console.log(`Empty in docs/store/owner.json: ${field}`);
