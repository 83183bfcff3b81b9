// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The words that the built extension has in its own form, and the browser in its.
 * @param {string} language
 * @returns {(key: string) => string} empty for a key that is not there
 */
export function catalogue(language) {
  /** @type {Record<string, { message: string }>} */
  const texts = JSON.parse(readFileSync(fileURLToPath(new URL(`../../extension/_locales/${language}/messages.json`, import.meta.url)), "utf8"));
  return (key) => texts[key]?.message ?? "";
}
