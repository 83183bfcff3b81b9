// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The feet: opens a tab when told, and holds no logic. What to do when a tab leaves the sign-in stands as an order in the
 * tab's note (src/journey/note.rs), left there by the brain.
 *
 * @typedef {{ open: string, note: Note }} Order
 * @typedef {{ until: number, onLeave?: Order }} Note
 */

const NOTE = "journey:";
const JOURNEY_SCRIPT = {
  id: "journey",
  js: ["content/journey.js"],
  matches: chrome.runtime.getManifest().host_permissions ?? [],
  runAt: /** @type {const} */ ("document_start"),
  persistAcrossSessions: false,
};
const session = chrome.storage.session;

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
 * Without the `tabs` permission an address is there for the hosts that we hold and for no other: a tab without one is
 * elsewhere. Nothing tells where.
 * @param {number} tabId
 * @param {chrome.tabs.OnUpdatedInfo} change
 * @param {chrome.tabs.Tab} tab
 */
function onUpdated(tabId, change, tab) {
  if (change.status && !tab.url) inTurn(() => leave(tabId, tab));
}

/** @param {number} tabId */
function onRemoved(tabId) {
  inTurn(() => session.remove(NOTE + tabId));
}

/**
 * @param {number} tabId
 * @param {chrome.tabs.Tab} tab
 */
async function leave(tabId, tab) {
  const order = (await notes())[NOTE + tabId]?.onLeave;
  if (!order) return;
  // First of all the order is struck out: whatever happens from here on, and should this tab be asked to sign in once more,
  // it is not carried out twice.
  await session.set({ [NOTE + tabId]: order.note });
  await open(order, tab);
}

/**
 * @param {Order} order
 * @param {chrome.tabs.Tab} [beside]
 */
async function open({ open: url, note }, beside) {
  await announce();
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
    await announce();
  } else {
    chrome.tabs.onUpdated.removeListener(onUpdated);
    chrome.tabs.onRemoved.removeListener(onRemoved);
    if (await isAnnounced()) await chrome.scripting.unregisterContentScripts({ ids: [JOURNEY_SCRIPT.id] });
  }
}

async function isAnnounced() {
  return (await chrome.scripting.getRegisteredContentScripts({ ids: [JOURNEY_SCRIPT.id] })).length > 0;
}

/** Lets the pages that come from now on know that there is a journey. */
async function announce() {
  if (!(await isAnnounced())) await chrome.scripting.registerContentScripts([JOURNEY_SCRIPT]);
}

function listen() {
  chrome.tabs.onUpdated.addListener(onUpdated);
  chrome.tabs.onRemoved.addListener(onRemoved);
}

// At the top level and at once: the event that woke this worker is delivered only to listeners that are there by then.
listen();
session.onChanged.addListener(() => inTurn(settle));
chrome.runtime.onMessage.addListener((message, sender, respond) => {
  switch (message?.kind) {
    case "order":
      // Only our own pages give orders; a content script, which shares its process with the page, does not.
      if (sender.origin !== location.origin) return false;
      inTurn(() => open(message.order)).then(respond);
      return true;
    case "settled?":
      // Whatever is under way is done by then.
      inTurn(async () => {}).then(respond);
      return true;
    default:
      return false;
  }
});
inTurn(settle);
