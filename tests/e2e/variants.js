// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Copies of the built extension with one change, for states that a test cannot reach otherwise. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { EXTENSION } from "./browser.js";

/** Playwright empties this folder at its start. A copy must outlive its file's first tests: the rest may run later. */
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
 * Replaces a text in one file.
 * @param {string} name of the file
 * @param {string} text
 * @param {string} replacement
 * @returns {(folder: string) => void}
 */
export function rewrite(name, text, replacement) {
  return (folder) => {
    const file = join(folder, name);
    const source = readFileSync(file, "utf8");
    if (!source.includes(text)) throw new Error(`${name} has no “${text}”`);
    writeFileSync(file, source.replace(text, replacement));
  };
}

/**
 * Makes the English texts longer and marks them. A text without marks is not from the catalogue.
 * @param {string} folder
 */
export function speakPseudo(folder) {
  const longer = (/** @type {string} */ line) =>
    "~"
      .repeat(Math.ceil(line.length * 0.4))
      .match(/.{1,8}/g)
      ?.join(" ");
  const marked = (/** @type {string} */ text) =>
    text
      .split("\n")
      .map((line) => `⟦${line} ${longer(line)}⟧`)
      .join("\n");
  const file = join(folder, "_locales/en/messages.json");
  /** @type {Record<string, { message: string }>} */
  const catalogue = JSON.parse(readFileSync(file, "utf8"));
  for (const entry of Object.values(catalogue)) entry.message = marked(entry.message);
  // The browser limits the length of these two.
  for (const key of ["extension_name", "extension_description"]) {
    const entry = catalogue[key];
    if (entry) entry.message = `⟦${entry.message.replace(/^⟦/, "").slice(0, 40)}⟧`;
  }
  writeFileSync(file, JSON.stringify(catalogue));
}

/**
 * The package for another cloud. It differs only in its manifest.
 * @param {string} cloud
 * @returns {(folder: string) => void}
 */
export function forCloud(cloud) {
  const source = readFileSync(new URL("../../extension/manifest.json", import.meta.url));
  const tool = ["run", "--quiet", "--locked", "--features", "tools", "--bin", "manifest", "--", cloud];
  return (folder) => writeFileSync(join(folder, "manifest.json"), execFileSync("cargo", tool, { input: source }));
}
