// SPDX-License-Identifier: MIT OR Apache-2.0

import { readOwnFile } from "../own-file.ts";

type Catalogue = typeof import("../_locales/en/messages.json", { with: { type: "json" }});

/** The languages that have a catalogue. The first one serves every other language. */
const LANGUAGES = ["en", "de", "ar"] as const;
/** The language that is set, or else the browser's (src/view/frame.rs). {@link loadTexts} finds it. */
export let language: (typeof LANGUAGES)[number] = "en";

let catalogue: Partial<Catalogue> = {};

/** The text, with Microsoft's words where it has their ids in braces (src/text/catalogue.rs). */
export function say(key: keyof Catalogue): string {
  const message = catalogue[key]?.message ?? key;
  return message.replace(/\{([a-z_]+)\}/g, (_, id) => say(id));
}

/** Reads the catalogue's file, because `chrome.i18n` may have no texts (worker/report.ts). */
export async function loadTexts() {
  const wanted = (await readSetLanguage()) ?? chrome.i18n.getUILanguage().split("-")[0];
  language = LANGUAGES.find((known) => known === wanted) ?? "en";
  const file = await readOwnFile(`_locales/${language}/messages.json`);
  catalogue = await file.json();
}

/** The language in the active settings, which the worker stores (worker/settings.ts). */
async function readSetLanguage(): Promise<string | undefined> {
  const stored = await chrome.storage.local.get<{ inForce?: { language?: string } }>("inForce").catch(() => undefined);
  return stored?.inForce?.language;
}
