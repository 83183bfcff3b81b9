// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

const { local, managed } = chrome.storage;

/**
 * Keeps the policy where every page of ours reads it at once. Managed storage can take seconds to answer, and an empty answer
 * means that it does not know yet: then what was known last stays in force.
 * @param {(task: () => Promise<void>) => void} inTurn
 */
export function keepPolicy(inTurn) {
  let isChanged = false;
  managed.onChanged.addListener((changes) => {
    isChanged = true;
    inTurn(() => amend(changes));
  });
  // What was said meanwhile is there by the time that a browser starts.
  chrome.runtime.onStartup.addListener(() => {});
  // Outside of its turn, because it may take for ever.
  // An answer that comes after a change may be older than it.
  managed.get().then((policy) => Object.keys(policy).length > 0 && !isChanged && inTurn(() => keep(policy)), () => {});
}

/** What is longer than this, in characters and in entries, no setting takes (src/settings/describe.rs). */
const MOST_CHARACTERS = 70_000;
const MOST_ENTRIES = 200;

/**
 * As it came, but never so much that storage has no room for it: then everything would be lost. What is cut is still too long, and
 * refused for it.
 * @param {unknown} value
 * @returns {unknown}
 */
function cut(value) {
  if (typeof value === "string") return value.slice(0, MOST_CHARACTERS);
  // Lists hold texts; whatever else is in one is refused where it is read.
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((entry) => (typeof entry === "string" ? entry.slice(0, 1000) : null));
  return typeof value === "number" ? value : null;
}

/** @param {Record<string, unknown>} policy */
async function keep(policy) {
  const entries = Object.entries(policy).slice(0, MOST_ENTRIES);
  await local.set({ policy: Object.fromEntries(entries.map(([name, value]) => [name.slice(0, 100), cut(value)])) });
}

/** @param {Record<string, chrome.storage.StorageChange>} changes */
async function amend(changes) {
  const { policy = {} } = /** @type {{ policy?: Record<string, unknown> }} */ (await local.get("policy"));
  for (const [name, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete policy[name];
    else policy[name] = newValue;
  }
  await keep(policy);
}
