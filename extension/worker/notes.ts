// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The notes about tabs in which a journey runs, in `chrome.storage.session`. The core writes them
 * (src/journey/note.rs).
 */

import type { Note } from "../messages.ts";

const PREFIX = "journey:";
const { session } = chrome.storage;

export async function readNote(tabId: number): Promise<Note | undefined> {
  const key = PREFIX + tabId;
  return (await session.get<Record<string, Note>>(key))[key];
}

export async function writeNote(tabId: number | undefined, note: object) {
  await session.set({ [PREFIX + tabId]: note });
}

export async function removeNote(tabId: number) {
  await session.remove(PREFIX + tabId);
}

/** Removes expired notes. Returns whether any note is left. */
export async function removeExpiredNotes(): Promise<boolean> {
  const stored = await session.get<Record<string, Note>>(null);
  const keys = Object.keys(stored).filter((key) => key.startsWith(PREFIX));
  const expired = keys.filter((key) => !((stored[key]?.until ?? 0) > Date.now()));
  if (expired.length > 0) await session.remove(expired);
  return keys.length > expired.length;
}

/** The tabs whose notes were removed by these changes. */
export function tabsWithoutNote(changes: Record<string, chrome.storage.StorageChange>): number[] {
  const removed = Object.keys(changes).filter((key) => key.startsWith(PREFIX) && changes[key]?.newValue === undefined);
  return removed.map((key) => Number(key.slice(PREFIX.length)));
}
