// SPDX-License-Identifier: MIT OR Apache-2.0

import { readOwnFile } from "../own-file.ts";

type Catalogue = typeof import("../_locales/en/messages.json", { with: { type: "json" }});

/** The languages that have a catalogue. The first one serves every other language. */
const LANGUAGES = ["en", "de", "ar"];
const userLanguage = chrome.i18n.getUILanguage().split("-")[0];
export const language = LANGUAGES.find((known) => known === userLanguage) ?? "en";

let catalogue: Partial<Catalogue> = {};

export function say(key: keyof Catalogue): string {
  return catalogue[key]?.message ?? key;
}

/** Reads the catalogue's file, because `chrome.i18n` may have no texts (worker/report.ts). */
export async function loadTexts() {
  const file = await readOwnFile(`_locales/${language}/messages.json`);
  catalogue = await file.json();
}
