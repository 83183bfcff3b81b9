// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The texts of a language, from the source of the extension, with the words of controls where a text has their ids.
 * @param {string} language
 * @returns {(key: string) => string} returns the empty string for an unknown key
 */
export function catalogue(language) {
  /** @type {Record<string, { message: string }>} */
  const texts = JSON.parse(
    readFileSync(fileURLToPath(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url)), "utf8"),
  );
  /** @param {string} key @returns {string} */
  const words = (key) => (texts[key]?.message ?? "").replace(/\{([a-z_]+)\}/g, (_, id) => words(id));
  return words;
}
