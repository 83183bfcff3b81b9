// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

const { local, managed } = chrome.storage;

/**
 * Keeps the policy where every page of ours reads it at once. Managed storage can take seconds to answer, and an empty answer
 * means that it does not know yet: then what was known last stays in force.
 * @param {(task: () => Promise<void>) => void} inTurn
 */
export function keepPolicy(inTurn) {
  managed.onChanged.addListener((changes) => inTurn(() => amend(changes)));
  // What was said meanwhile is there by the time that a browser starts.
  chrome.runtime.onStartup.addListener(() => {});
  // Outside of its turn, because it may take for ever.
  managed.get().then((policy) => Object.keys(policy).length > 0 && inTurn(() => local.set({ policy })), () => {});
}

/** @param {Record<string, chrome.storage.StorageChange>} changes */
async function amend(changes) {
  const { policy = {} } = /** @type {{ policy?: Record<string, unknown> }} */ (await local.get("policy"));
  for (const [name, { newValue }] of Object.entries(changes)) {
    if (newValue === undefined) delete policy[name];
    else policy[name] = newValue;
  }
  await local.set({ policy });
}
