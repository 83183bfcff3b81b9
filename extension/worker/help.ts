// SPDX-License-Identifier: MIT OR Apache-2.0

/** Help that the person asks for: by an answer to the question on a password page, or by the keys for help. */

import { begun } from "./companion.ts";
import { isPageFlagSet, setPageFlag } from "./flags.ts";
import { isOnOurHosts } from "./journeys.ts";
import { writeNote } from "./notes.ts";
import { readDecisions } from "./settings.ts";

const { local } = chrome.storage;

/** The person has a pass although the page asks for a password: a journey starts in this tab. */
export async function startHelp(tabId: number, host: string) {
  // An answer counts only where the question may be asked.
  if (!(await isPageFlagSet("door"))) return;
  const { stored } = await readDecisions();
  const note = begun(stored, host, Date.now());
  if (!note) return;
  await setPageFlag("journey", true);
  // Wake the page only after the note is written.
  await writeNote(tabId, note);
  await runInTab(tabId, "content/journey.js");
}

/** The person never wants to see the question again: it becomes their own setting. */
export async function neverOffer() {
  if (!(await isPageFlagSet("door"))) return;
  const { settings = {} } = await local.get<{ settings?: object }>("settings");
  await local.set({ settings: { ...settings, offerAtPassword: "off" } });
}

/** The keys for help open the card of this page and move the focus there. Without a card they open the popup. */
export async function onCommand(command: string, tab?: chrome.tabs.Tab) {
  if (command !== "help") return;
  if (await hasFocusedCard(tab)) return;
  // The browser refuses it if no window is in front. Then nobody has pressed a key there.
  await chrome.action.openPopup().catch(() => {});
}

async function hasFocusedCard(tab?: chrome.tabs.Tab): Promise<boolean> {
  // The keys let us into any page, but nothing of ours belongs into other pages.
  if (tab?.id === undefined || !isOnOurHosts(tab.url)) return false;
  return (await runInTab(tab.id, "content/focus-help.js").catch(() => false)) === true;
}

/** The value of the last statement of a script that runs in this tab's top page. */
async function runInTab(tabId: number, file: string): Promise<unknown> {
  const [frame] = await chrome.scripting.executeScript({
    target: { tabId },
    files: [file],
    injectImmediately: true,
  });
  return frame?.result;
}
