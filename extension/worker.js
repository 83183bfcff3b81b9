// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { announce, getReady, heed, whenReady } from "./announce.js";
import { markGenuine } from "./genuine.js";
import { keepPolicy } from "./policy.js";
import init, { decided, follow, genuine_hosts, said } from "./wasm/worker.js";

/**
 * The feet: opens a tab when told, and holds no logic. What to do when a tab leaves the sign-in stands as an order in the
 * tab's note (src/journey/note.rs), left there by the brain. Where nothing is drawn in the page, the brain is woken here.
 *
 * @typedef {{ open?: string, note: Note, keep?: object }} Order keep: for `chrome.storage.local`, as it is
 * @typedef {{ until: number, onLeave?: Order }} Note
 */

const NOTE = "journey:";
/** The accent of card.css. */
const BADGE_COLOUR = "#5b3fd6";
const { session, local } = chrome.storage;

/** One thing after the other: two updates of a tab in quick succession must not open two tabs. */
let queue = Promise.resolve();
/** @param {() => Promise<void>} task */
function inTurn(task) {
  queue = queue.then(task).catch(() => {});
  return queue;
}

/** @returns {Promise<Record<string, Note>>} */
async function notes() {
  const all = /** @type {Record<string, Note>} */ (await session.get(null));
  return Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith(NOTE)));
}

/**
 * Without the `tabs` permission an address is there for the hosts that we hold: a tab without one is elsewhere, and nothing tells
 * where. (Where a person opens the popup it is there, too, until the tab goes to another site.)
 * @param {number} tabId
 * @param {chrome.tabs.OnUpdatedInfo} change
 * @param {chrome.tabs.Tab} tab
 */
function onUpdated(tabId, change, tab) {
  if (change.status && !tab.url) inTurn(() => leave(tabId));
}

/** @param {number} tabId */
function onRemoved(tabId) {
  inTurn(() => session.remove(NOTE + tabId));
}

/** @param {number} tabId */
async function leave(tabId) {
  const note = (await notes())[NOTE + tabId];
  if (!note) return;
  // What was told may be old news by now: a worker that slept wakes slower than a person signs in.
  const now = await chrome.tabs.get(tabId).catch(() => null);
  if (!now || now.url) return;
  const order = note.onLeave;
  // First of all the order is struck out: whatever happens from here on, and should this tab be asked to sign in once more,
  // it is not carried out twice.
  if (order) await session.set({ [NOTE + tabId]: order.note });
  // What stood on the icon was about a page that has gone, even if it was said late.
  await mark(tabId, "");
  if (order) await open(order, now);
}

/**
 * Where storage refuses, the person goes on all the same.
 * @param {object} keep
 */
async function remember(keep) {
  await local.set(keep).catch(() => {});
}

/**
 * Whether we hold this address's host: no other is ever opened.
 * @param {string} url
 */
function isOurs(url) {
  const hosts = chrome.runtime.getManifest().host_permissions ?? [];
  return hosts.some((/** @type {string} */ pattern) => url.startsWith(pattern.replace(/\*$/, "")));
}

/**
 * @param {Order} order
 * @param {chrome.tabs.Tab} [beside]
 */
async function open({ open: url, note, keep }, beside) {
  if (keep) await remember(keep);
  if (!url || !isOurs(url)) return;
  await announce("journey", true);
  const tab = await chrome.tabs.create({ url, ...(beside && { index: beside.index + 1, windowId: beside.windowId }) });
  // A panel that is faster than this asks "settled?" before it gives up.
  await session.set({ [NOTE + tab.id]: note });
}

/**
 * Forgets what has run out, and listens only while there is a journey: without one, no update of any tab wakes this worker,
 * and no page of Microsoft's has the script that says there is one.
 */
async function settle() {
  const all = await notes();
  const old = Object.keys(all).filter((key) => !((all[key]?.until ?? 0) > Date.now()));
  if (old.length > 0) await session.remove(old);
  if (Object.keys(all).length > old.length) {
    listen();
  } else {
    chrome.tabs.onUpdated.removeListener(onUpdated);
    chrome.tabs.onRemoved.removeListener(onRemoved);
  }
  await announce("journey", Object.keys(all).length > old.length);
}

/**
 * What the eyes report where nothing is drawn in the page: the brain says what comes of it.
 * @param {number} tabId
 * @param {object} sighting
 */
async function take(tabId, sighting) {
  const key = NOTE + tabId;
  await init();
  // Read at the last moment: what others write meanwhile must not be written over.
  const [{ [key]: before }, stored] = await Promise.all([session.get(key), local.get()]);
  const { note, keep, badge, next } = follow(/** @type {Note | undefined} */ (before), sighting, stored, Date.now());
  if (note) await session.set({ [key]: note });
  if (keep) await remember(keep);
  await mark(tabId, badge, next === undefined ? undefined : await say(next, stored));
}

/**
 * In the words that are set, or from the catalogue itself. Asked for a text, the browser may have none for as long as this process
 * lives: seen where a page of ours was closed while it loaded, right after an installation (2026-11).
 * @param {number} place among the texts
 * @param {object} stored
 * @returns {Promise<string | undefined>}
 */
async function say(place, stored) {
  const { folder, words } = said(stored, chrome.i18n.getUILanguage(), place);
  if (words) return words;
  const file = await fetch(chrome.runtime.getURL(`texts/${folder}.json`));
  return (await file.json())[place];
}

/**
 * @param {number} tabId
 * @param {string} badge
 * @param {string} [next] what to do next
 */
async function mark(tabId, badge, next) {
  const { name } = chrome.runtime.getManifest();
  await chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
  await chrome.action.setBadgeText({ tabId, text: badge });
  await chrome.action.setTitle({ tabId, title: next ? `${name}: ${next}` : name });
}

function listen() {
  chrome.tabs.onUpdated.addListener(onUpdated);
  chrome.tabs.onRemoved.addListener(onRemoved);
}

// Content scripts, which share their process with the page, have no business there. Session storage is closed to them anyway.
for (const area of [local, chrome.storage.managed, chrome.storage.sync]) area.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).catch(() => {});

// At the top level and at once: the event that woke this worker is delivered only to listeners that are there by then.
listen();
session.onChanged.addListener((changes) => {
  inTurn(settle);
  // A journey that has ended has no more to say; its tab may have gone with it.
  for (const [key, { newValue }] of Object.entries(changes)) {
    if (key.startsWith(NOTE) && newValue === undefined) inTurn(() => mark(Number(key.slice(NOTE.length)), ""));
  }
});
local.onChanged.addListener(({ policy, settings }) => {
  if (policy || settings) inTurn(heed);
});
/** A page that says who we are: once, and only where a person has put us, from the store or from a folder. */
async function greet() {
  const { installType } = await chrome.management.getSelf();
  if (installType === "normal" || installType === "development") await chrome.tabs.create({ url: "welcome.html" });
}

chrome.runtime.onInstalled.addListener(({ reason }) => {
  // An update takes the scripts away.
  inTurn(heed);
  inTurn(() => getReady(inTurn));
  inTurn(async () => markGenuine((await init(), genuine_hosts())));
  if (reason === "install") inTurn(greet);
});
keepPolicy(inTurn);
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  // What is so, in three words; nothing that a page could not see for itself, and nothing of what is set.
  const tell = () => void Promise.all([local.get(), init()]).then(([stored]) => {
    const { always, toolbar, checklist } = decided(stored);
    respond({ always, toolbar, checklist });
  }).catch(() => respond({}));
  switch (message?.kind) {
    case "order":
      // Only our own pages give orders; a content script, which shares its process with the page, does not.
      if (sender.origin !== location.origin) return false;
      inTurn(() => open(message.order)).then(respond);
      return true;
    case "awaited?":
      inTurn(() => whenReady(tell));
      return true;
    case "settled?":
      // Whatever is under way is done by then.
      inTurn(async () => {}).then(respond);
      return true;
    case "sighting":
      // Of the practice page nothing is kept.
      if (sender.tab?.id === undefined || sender.frameId !== 0 || sender.origin === location.origin) return false;
      inTurn(() => take(/** @type {number} */ (sender.tab?.id), message));
      return false;
    case "gone":
      if (sender.tab?.id !== undefined) inTurn(() => mark(/** @type {number} */ (sender.tab?.id), ""));
      return false;
    default:
      return false;
  }
});
inTurn(settle);
inTurn(() => getReady(inTurn));
