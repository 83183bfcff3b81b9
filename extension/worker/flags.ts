// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Flags for pages. A flag is a content script of one line, registered while the flag is set. So an ordinary sign-in
 * page does not even have to ask.
 */

/**
 * "checklist": Security info has the checklist, with or without a journey. "door": password pages ask whether the
 * person has a pass; this script is longer, because only pages with this flag need its code.
 */
export type Flag = "journey" | "always" | "toolbar" | "checklist" | "ready" | "door";

export async function isPageFlagSet(id: Flag): Promise<boolean> {
  return (await chrome.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
}

/** Sets or clears a flag for pages that load from now on. */
export async function setPageFlag(id: Flag, value: boolean) {
  const wasSet = await isPageFlagSet(id);
  if (value && !wasSet) await register(id);
  if (!value && wasSet) await chrome.scripting.unregisterContentScripts({ ids: [id] });
}

async function register(id: Flag) {
  const { host_permissions: ourHosts = [], content_scripts: scripts = [] } = chrome.runtime.getManifest();
  const isChecklist = id === "checklist";
  const securityInfo = scripts.find(({ js }) => js?.includes("content/security-info.js"));
  const matches = isChecklist ? (securityInfo?.matches ?? []) : ourHosts;
  // Some clouds have no Security info.
  if (matches.length === 0) return;
  const js = [isChecklist ? "content/journey.js" : `content/${id}.js`];
  // A journey ends with the browser; IT's decisions do not.
  const persistAcrossSessions = id !== "journey";
  await chrome.scripting.registerContentScripts([{ id, js, matches, runAt: "document_start", persistAcrossSessions }]);
}
