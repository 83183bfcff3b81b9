// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Copies of the built extension with one thing changed, for what cannot be reached from outside. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { EXTENSION } from "./browser.js";

/** Emptied when the tests are started; not after the tests of a file, because one process may be given them in two parts. */
const VARIANTS = fileURLToPath(new URL("../../test-results/", import.meta.url));

/**
 * @param {(folder: string) => void} change
 * @returns {{ folder: string }}
 */
export function variant(change) {
  mkdirSync(VARIANTS, { recursive: true });
  const folder = mkdtempSync(join(VARIANTS, "variant-"));
  cpSync(EXTENSION, folder, { recursive: true });
  change(folder);
  return { folder };
}

/**
 * One place in one file reads otherwise.
 * @param {string} name of the file
 * @param {string} place as it stands there
 * @param {string} otherwise
 * @returns {(folder: string) => void}
 */
export function rewrite(name, place, otherwise) {
  return (folder) => {
    const file = join(folder, name);
    const source = readFileSync(file, "utf8");
    if (!source.includes(place)) throw new Error(`${name} has no “${place}”`);
    writeFileSync(file, source.replace(place, otherwise));
  };
}

/**
 * English made longer and marked: a text without the marks did not come from a catalogue.
 * @param {string} folder
 */
export function speakPseudo(folder) {
  const longer = (/** @type {string} */ line) => "~".repeat(Math.ceil(line.length * 0.4)).match(/.{1,8}/g)?.join(" ");
  const marked = (/** @type {string} */ text) => text.split("\n").map((line) => `⟦${line} ${longer(line)}⟧`).join("\n");
  const file = join(folder, "_locales/en/messages.json");
  /** @type {Record<string, { message: string }>} */
  const catalogue = JSON.parse(readFileSync(file, "utf8"));
  for (const entry of Object.values(catalogue)) entry.message = marked(entry.message);
  // The browser itself limits these two.
  for (const key of ["extension_name", "extension_description"]) {
    const entry = catalogue[key];
    if (entry) entry.message = `⟦${entry.message.replace(/^⟦/, "").slice(0, 40)}⟧`;
  }
  writeFileSync(file, JSON.stringify(catalogue));
}

/**
 * The package of another cloud: it differs in its manifest alone.
 * @param {string} cloud
 * @returns {(folder: string) => void}
 */
export function forCloud(cloud) {
  const source = readFileSync(new URL("../../extension/manifest.json", import.meta.url));
  const tool = ["run", "--quiet", "--locked", "--features", "tools", "--bin", "manifest", "--", cloud];
  return (folder) => writeFileSync(join(folder, "manifest.json"), execFileSync("cargo", tool, { input: source }));
}
