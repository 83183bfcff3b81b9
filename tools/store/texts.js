// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The texts of the listings: from docs/store/ and from the extension's own texts. */

import { readFileSync } from "node:fs";

const read = (/** @type {string} */ name) => readFileSync(`docs/store/${name}`, "utf8");

/** What only the owner of the listing knows. @type {Record<string, string>} */
const owner = JSON.parse(read("owner.json"));

/** The fields that the owner has still to fill in. */
export const emptyFields = () => Object.keys(owner).filter((field) => !owner[field]);

/**
 * The texts of a listing, by file.
 * @param {string} language
 * @returns {[name: string, text: string][]}
 */
export function listing(language) {
  const texts = JSON.parse(readFileSync(`extension/_locales/${language}/messages.json`, "utf8"));
  return [
    ["name.txt", `${texts.extension_name.message}\n`],
    ["summary.txt", `${texts.extension_description.message}\n`],
    ["description.txt", read(`${language}/description.txt`)],
    ["search-terms.txt", read(`${language}/search-terms.txt`)],
  ];
}

/**
 * The answers for both stores, with the owner's in their places.
 * @returns {[name: string, text: string][]}
 */
export const answers = () =>
  ["answers.md", "notes-for-reviewers.txt"].map((name) => [
    name,
    read(name).replace(/\{\{(\w+)\}\}/g, (_, /** @type {string} */ field) => {
      if (!(field in owner)) throw new Error(`docs/store/owner.json has no ${field}`);
      return owner[field] || `[${field}: docs/store/owner.json]`;
    }),
  ]);

/** @typedef {Record<"en" | "de" | "ar" | string, string>} InLanguages */

/** What is written into the pictures, by picture and language. @type {Record<string, InLanguages>} */
const captions = JSON.parse(read("captions.json"));

/** @param {string} name @param {string} language */
export function caption(name, language) {
  const text = captions[name]?.[language];
  if (!text) throw new Error(`docs/store/captions.json has no “${name}” in ${language}`);
  return text;
}
