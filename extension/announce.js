// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import init, { decided } from "./wasm/worker.js";

/** What is so, for the pages that come: told by scripts that they get while it is, so that no page has to ask. */

const { local } = chrome.storage;

/**
 * What pages can be told, each by a script of its name. "checklist": there is one on Security info, with or without a journey.
 * @typedef {"journey" | "always" | "toolbar" | "checklist" | "ready"} Announcement
 */

/** @param {Announcement} id */
async function isAnnounced(id) {
  return (await chrome.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
}

/**
 * Lets the pages that come from now on know that this is so, or no longer: by a script that they get while it is, so that an
 * ordinary sign-in does not even have to ask.
 * @param {Announcement} id
 * @param {boolean} isSo
 */
export async function announce(id, isSo) {
  const ids = [id];
  const wasSo = await isAnnounced(id);
  if (isSo && !wasSo) {
    const { host_permissions: everywhere = [], content_scripts: scripts = [] } = chrome.runtime.getManifest();
    const [js, matches] = id === "checklist" ? ["content/journey.js", scripts[1]?.matches ?? []] : [`content/${id}.js`, everywhere];
    // A cloud without Security info has no page for it.
    if (matches.length === 0) return;
    // A journey ends with the browser; what IT wants does not.
    const persistAcrossSessions = id !== "journey";
    await chrome.scripting.registerContentScripts([{ id, js: [js], matches, runAt: "document_start", persistAcrossSessions }]);
  }
  if (!isSo && wasSo) await chrome.scripting.unregisterContentScripts({ ids });
}

/** Has what IT or the person set decide what is in force, and which scripts pages get. */
export async function heed() {
  const [stored] = await Promise.all([local.get(), init()]);
  const { keep, always, toolbar, checklist } = decided(stored);
  // Before any page is told to show something.
  await (keep.inForce ? local.set(keep) : local.remove("inForce"));
  await announce("always", always);
  await announce("toolbar", toolbar);
  await announce("checklist", checklist);
  if ("policy" in stored) await beReady();
}

/** How long pages wait for the first policy, in milliseconds. There may be none, and a browser may have been closed meanwhile. */
const FIRST_POLICY_MS = 5000;

/** Pages that came before it was known what IT has decided, each as what tells it to begin. @type {(() => void)[]} */
const waiting = [];

/**
 * Where IT has installed us, it may have decided that nothing is to be drawn in a page: until that is known, nothing is.
 * @param {(task: () => Promise<void>) => void} inTurn
 */
export async function getReady(inTurn) {
  if (await isAnnounced("ready")) return;
  // Who cannot read what is set goes by the default.
  await heed().catch(() => {});
  const { installType } = await chrome.management.getSelf();
  const isManaged = installType !== "normal" && installType !== "development";
  if (isManaged && !("policy" in (await local.get("policy")))) setTimeout(() => inTurn(beReady), FIRST_POLICY_MS);
  else await beReady();
}

async function beReady() {
  await announce("ready", true);
  for (const begin of waiting.splice(0)) begin();
}

/**
 * Calls this once it is known what IT has decided.
 * @param {() => void} begin
 */
export async function whenReady(begin) {
  if (await isAnnounced("ready")) begin();
  else waiting.push(begin);
}
