// SPDX-License-Identifier: MIT OR Apache-2.0

/** Applies what IT and the person have set: decides, and sets the flags for pages. */

import { decided, init } from "./companion.ts";
import { isPageFlagSet, setPageFlag } from "./flags.ts";
import { inTurn } from "./queue.ts";

const { local } = chrome.storage;

/**
 * How long pages wait for the first policy, in milliseconds. There may be no policy, and the browser may have been
 * closed before it came.
 */
const FIRST_POLICY_MS = 5000;

/** Callers that wait until IT's decisions are known. */
const waiting: (() => void)[] = [];

/** The decisions that follow from what is stored now. */
export async function readDecisions() {
  const [stored, { installType }] = await Promise.all([local.get(), chrome.management.getSelf(), init()]);
  return { stored, ...decided(stored, installType) };
}

export async function applySettings() {
  const { stored, keep, always, toolbar, checklist, door } = await readDecisions();
  // Before the flags: a page that gets a flag reads this.
  await (keep.inForce ? local.set(keep) : local.remove("inForce"));
  await setPageFlag("always", always);
  await setPageFlag("toolbar", toolbar);
  await setPageFlag("checklist", checklist);
  await setPageFlag("door", door);
  if ("policy" in stored) await setReady();
}

/**
 * Sets the flag "ready", without which pages draw nothing. Where IT has installed the extension, IT may have decided
 * that nothing is drawn in a page, so "ready" waits for the first policy.
 */
export async function prepare() {
  if (await isPageFlagSet("ready")) return;
  // If the settings cannot be read, the defaults apply.
  await applySettings().catch(() => {});
  const isFirstPolicyDue = !(await isInstalledByPerson()) && !("policy" in (await local.get("policy")));
  if (isFirstPolicyDue) setTimeout(() => inTurn(setReady), FIRST_POLICY_MS);
  else await setReady();
}

/** Whether the extension came from a store or a folder, not from IT's policy. */
export async function isInstalledByPerson(): Promise<boolean> {
  const { installType } = await chrome.management.getSelf();
  return installType === "normal" || installType === "development";
}

async function setReady() {
  await setPageFlag("ready", true);
  for (const begin of waiting.splice(0)) begin();
}

/** Calls `begin` once IT's decisions are known. */
export async function whenReady(begin: () => void) {
  if (await isPageFlagSet("ready")) begin();
  else waiting.push(begin);
}
