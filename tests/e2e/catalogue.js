// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { EXTENSION } from "./browser.js";

/**
 * The words of the built extension.
 * @param {string} language
 * @returns {(key: string) => string} empty for a key that is not there
 */
export function catalogue(language) {
  /** @type {Record<string, { message: string }>} */
  const texts = JSON.parse(readFileSync(join(EXTENSION, `_locales/${language}/messages.json`), "utf8"));
  return (key) => texts[key]?.message ?? "";
}
