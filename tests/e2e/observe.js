// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Shows the corpus's pages to the built extension, and listens to what its eyes tell its brain. */

import { panelOf, panelState } from "./browser.js";

/**
 * @typedef {import("../corpus/pages.js").CorpusPage} CorpusPage
 * @typedef {import("./browser.js").Page} Page
 * @typedef {Awaited<ReturnType<typeof import("./browser.js").launch>>} Companion
 * @typedef {NonNullable<import("../stand-in/site.js").Knobs["shown"]>} Shown
 * @typedef {{ facts: Record<string, unknown>, state: Record<string, string> }} Observation
 */

const SIGN_IN = "login.microsoftonline.com";
const MY_SIGN_INS = "mysignins.microsoft.com";
const SHOWN = [SIGN_IN, "login.microsoft.com", MY_SIGN_INS];

/**
 * @param {CorpusPage} entry
 * @param {string} host where it is shown
 */
export function addressOf({ path, query }, host) {
  return `https://${host}${path}${query ? `?${query}` : ""}`;
}

/**
 * The host of the global package on which a page is shown whose own host the package does not have. Only the name differs.
 * @param {CorpusPage} entry
 */
function standIn({ host }) {
  if (SHOWN.includes(host)) return host;
  return host.startsWith("mysignins.") ? MY_SIGN_INS : SIGN_IN;
}

/**
 * Puts the tab on a journey, so that every page in it is looked at, whether or not it has to do with a pass.
 * @param {Companion} companion
 * @param {Page} page
 */
export async function startJourney({ context, worker }, page) {
  // In every page of ours, before its own scripts: whatever comes over the wire.
  await context.addInitScript(() => {
    if (location.protocol !== "chrome-extension:") return;
    const heard = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { heard });
    const connect = chrome.tabs.connect.bind(chrome.tabs);
    chrome.tabs.connect = (/** @type {Parameters<typeof connect>} */ ...call) => {
      const port = connect(...call);
      port.onMessage.addListener((message) => void heard.push(message));
      return port;
    };
  });
  await page.bringToFront();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    const note = { state: { step: "start", sent: false, opened: false }, progress: { done: [] }, until: Date.now() + 3_600_000 };
    await chrome.storage.session.set({ [`journey:${tab?.id}`]: note });
    await new Promise((resolve) => {
      const look = async () =>
        (await chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })).length > 0 ? resolve(undefined) : setTimeout(look, 10);
      void look();
    });
  });
}

/**
 * Shows a page of the corpus.
 * @param {Page} page in a tab on a journey
 * @param {Shown} shown what the practice site serves
 * @param {CorpusPage} entry
 */
export async function show(page, shown, entry) {
  shown.html = entry.html;
  await page.goto(addressOf(entry, standIn(entry)));
}

/**
 * What the eyes have told last, and what the brain makes of it.
 * @param {Page} page
 * @param {CorpusPage} entry
 * @returns {Promise<Observation | null>} null while nothing was told
 */
export async function observe(page, entry) {
  const heard = await panelOf(page)?.evaluate(() => /** @type {any} */ (globalThis).heard).catch(() => null);
  const told = heard?.filter((/** @type {any} */ message) => message.kind === "facts").at(-1);
  const state = await panelState(page);
  return told && state ? { facts: { ...told.facts, host: entry.host }, state } : null;
}
