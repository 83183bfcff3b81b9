// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Shows the pages of the corpus to the built extension, and records the facts that its content script reports. */

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
 * @param {string} host that serves the page
 */
export function addressOf({ path, query }, host) {
  return `https://${host}${path}${query ? `?${query}` : ""}`;
}

/**
 * The host for a page. The global package does not have the hosts of other clouds, so a global host replaces them.
 * @param {CorpusPage} entry
 */
function standIn({ host }) {
  if (SHOWN.includes(host)) return host;
  return host.startsWith("mysignins.") ? MY_SIGN_INS : SIGN_IN;
}

/**
 * Puts the tab on a journey, so that the extension looks at every page in it.
 * @param {Companion} companion
 * @param {Page} page
 */
export async function startJourney({ context, worker }, page) {
  // In every page of the extension, record all messages of its connections.
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
    const note = {
      state: { step: "start", sent: false, opened: false },
      progress: { done: [] },
      until: Date.now() + 3_600_000,
    };
    await chrome.storage.session.set({ [`journey:${tab?.id}`]: note });
    await new Promise((resolve) => {
      const look = async () =>
        (await chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })).length > 0
          ? resolve(undefined)
          : setTimeout(look, 10);
      void look();
    });
  });
}

/**
 * Shows a page of the corpus.
 * @param {Page} page in a tab on a journey
 * @param {Shown} shown the page that the practice site serves
 * @param {CorpusPage} entry
 */
export async function show(page, shown, entry) {
  shown.html = entry.html;
  await page.goto(addressOf(entry, standIn(entry)));
}

/**
 * The last facts that the content script reported, and the state of the panel.
 * @param {Page} page
 * @param {CorpusPage} entry
 * @returns {Promise<Observation | null>} null before the first report
 */
export async function observe(page, entry) {
  const heard = await panelOf(page)
    ?.evaluate(() => /** @type {any} */ (globalThis).heard)
    .catch(() => null);
  const last = heard?.findLast((/** @type {any} */ message) => message.facts)?.facts;
  const state = await panelState(page);
  return last && state ? { facts: { ...last.facts, host: entry.host }, state } : null;
}
