// SPDX-License-Identifier: MIT OR Apache-2.0

/** Acts when a tab leaves the sign-in: carries out the order in the tab's note. */

import type { Note, Order } from "../messages.ts";
import { resume } from "./companion.ts";
import { setPageFlag } from "./flags.ts";
import { showBadge } from "./icon.ts";
import { readNote, removeExpiredNotes, removeNote, writeNote } from "./notes.ts";
import { inTurn } from "./queue.ts";
import { readDecisions } from "./settings.ts";
import { showsSite } from "./site.ts";

/**
 * Without the `tabs` permission the browser gives the address only of tabs on our hosts. A tab without an address is
 * elsewhere. (After the person opens the popup, the tab has its address until it goes to another site.)
 */
function onUpdated(tabId: number, change: chrome.tabs.OnUpdatedInfo, tab: chrome.tabs.Tab) {
  if (change.status && !tab.url) inTurn(() => leaveSignIn(tabId));
  if (change.status === "complete" && isOnOurHosts(tab.url)) inTurn(() => forgetAnswer(tabId));
}

function onRemoved(tabId: number) {
  inTurn(() => removeNote(tabId));
}

export function watchTabs() {
  chrome.tabs.onUpdated.addListener(onUpdated);
  chrome.tabs.onRemoved.addListener(onRemoved);
}

function stopWatchingTabs() {
  chrome.tabs.onUpdated.removeListener(onUpdated);
  chrome.tabs.onRemoved.removeListener(onRemoved);
}

/**
 * Removes expired notes. Without a journey, no update of a tab wakes this worker, and Microsoft's pages do not get the
 * flag "journey".
 */
export async function reviewJourneys() {
  const hasJourney = await removeExpiredNotes();
  if (hasJourney) watchTabs();
  else stopWatchingTabs();
  await setPageFlag("journey", hasJourney);
}

/** After an update, writes the note again for the tab in which a sign-in with an accepted pass goes on. */
export async function resumeJourney() {
  const [{ stored }, tabs] = await Promise.all([readDecisions(), chrome.tabs.query({})]);
  const hosts = tabs.map(({ url }) => URL.parse(url ?? "")?.hostname ?? "");
  const resumed = resume(stored, hosts, Date.now());
  if (!resumed) return;
  await setPageFlag("journey", true);
  await writeNote(tabs[resumed.at]?.id, resumed.note);
}

async function leaveSignIn(tabId: number) {
  const note = await readNote(tabId);
  if (!note) return;
  // The event may be old: a person can sign in faster than a sleeping worker wakes.
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  if (!tab || tab.url) return;
  if (!(await showsSite(tabId))) return forgetOrder(tabId, note);
  const order = note.onLeave;
  // Remove the order from the note first, so that it is never carried out twice: not after an error below, and not when
  // this tab has to sign in again.
  if (order) await writeNote(tabId, order.note);
  // The icon still shows advice about the page before.
  await showBadge(tabId, "");
  if (order) await carryOut(order, tab);
}

/** On an error page at Microsoft's address nobody has answered: leaving it later is no arrival. */
async function forgetAnswer(tabId: number) {
  const note = await readNote(tabId);
  if (note?.onLeave && !(await showsSite(tabId))) await forgetOrder(tabId, note);
}

/**
 * Forgets an order by which leaving would be the proof that the pass was accepted: only such an order keeps the time.
 * If one of Microsoft's pages has said it before, the order stays.
 */
async function forgetOrder(tabId: number, { onLeave, ...note }: Note) {
  if (onLeave?.keep) await writeNote(tabId, note);
}

/** Opens the order's address in a new tab, to the right of `beside` if given. */
export async function carryOut({ open: url, note, keep }: Order, beside?: chrome.tabs.Tab) {
  if (keep) await keepLocally(keep);
  if (!url || !isOnOurHosts(url)) return;
  await setPageFlag("journey", true);
  const tab = await chrome.tabs.create({ url, ...(beside && { index: beside.index + 1, windowId: beside.windowId }) });
  // If the new tab's panel is faster than this line, it asks "settled?" before it gives up.
  await writeNote(tab.id, note);
}

/** If storage refuses, the person still goes on. */
export async function keepLocally(keep: object) {
  await chrome.storage.local.set(keep).catch(() => {});
}

/** Whether the package has this address's host: the worker opens no other. */
export function isOnOurHosts(url: string | undefined): boolean {
  const patterns: string[] = chrome.runtime.getManifest().host_permissions ?? [];
  return patterns.some((pattern) => url?.startsWith(pattern.replace(/\*$/, "")) === true);
}
