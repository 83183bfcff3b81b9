// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Copies IT's policy to `chrome.storage.local`, where each page reads it at once. Managed storage can take seconds to
 * answer, and an empty answer means "not known yet": then the last known policy stays active.
 */

import { inTurn } from "./queue.ts";

type Policy = Record<string, unknown>;

const { local, managed } = chrome.storage;

/** No setting takes a longer text or list (src/settings/describe.rs). */
const MOST_CHARACTERS = 70_000;
const MOST_ENTRIES = 200;

export function followPolicy() {
  let hasChanged = false;
  managed.onChanged.addListener((changes) => {
    hasChanged = true;
    inTurn(() => amendPolicy(changes));
  });
  // Wakes the worker when the browser starts, so that it sees a policy that changed while the browser was closed.
  chrome.runtime.onStartup.addListener(() => {});
  // Not in turn, because the answer may never come. An answer that comes after a change may be older than the change.
  managed.get().then(
    (policy) => Object.keys(policy).length > 0 && !hasChanged && inTurn(() => storePolicy(policy)),
    () => {},
  );
}

async function storePolicy(policy: Policy) {
  const entries = Object.entries(policy).slice(0, MOST_ENTRIES);
  const shortened = entries.map(([name, value]) => [name.slice(0, 100), shorten(value)]);
  await local.set({ policy: Object.fromEntries(shortened) });
}

async function amendPolicy(changes: Record<string, chrome.storage.StorageChange>) {
  const { policy = {} } = await local.get<{ policy?: Policy }>("policy");
  for (const [name, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete policy[name];
    else policy[name] = newValue;
  }
  await storePolicy(policy);
}

/**
 * Cuts a value down so that storage has room for the whole policy; otherwise all of it would be lost. A value that was
 * cut is still too long, so the core refuses it.
 */
function shorten(value: unknown): unknown {
  if (typeof value === "string") return value.slice(0, MOST_CHARACTERS);
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map(shortenEntry);
  return typeof value === "number" ? value : null;
}

/** Lists hold texts. The core refuses anything else in them. */
function shortenEntry(entry: unknown): string | null {
  return typeof entry === "string" ? entry.slice(0, 1000) : null;
}
