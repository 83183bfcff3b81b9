// SPDX-License-Identifier: MIT OR Apache-2.0

/** Follows a journey where nothing is drawn in the page: content scripts report, the core decides, the icon shows. */

import type { PageReport } from "../messages.ts";
import { readOwnFile } from "../own-file.ts";
import { follow, init, said } from "./companion.ts";
import { showBadge } from "./icon.ts";
import { keepLocally } from "./journeys.ts";
import { readNote, writeNote } from "./notes.ts";

export async function followReport(tabId: number, report: PageReport) {
  await init();
  // Read as late as possible, so that nothing that others write in the meantime is overwritten.
  const [before, stored] = await Promise.all([readNote(tabId), chrome.storage.local.get()]);
  const { note, keep, badge, next } = follow(before, report, stored, Date.now());
  if (note) await writeNote(tabId, note);
  if (keep) await keepLocally(keep);
  await showBadge(tabId, badge, next === undefined ? undefined : await readText(next, stored));
}

/**
 * The text with this id: IT's own words, or the catalogue's. It reads the catalogue's file, because `chrome.i18n` may
 * have no texts for as long as this process lives: seen after a page of ours was closed while it loaded, right after an
 * installation (2026-11).
 */
async function readText(id: string, stored: object): Promise<string | undefined> {
  const { folder, words } = said(stored, chrome.i18n.getUILanguage(), id);
  if (words) return words;
  const file = await readOwnFile(`_locales/${folder}/messages.json`);
  const catalogue: Record<string, { message: string }> = await file.json();
  return catalogue[id]?.message;
}
