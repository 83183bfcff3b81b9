// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The runners. Each has its own browser, which starts once, stays open for the whole run and is used in turns. */

import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { browserSession, EXTENSION, launch, open, unpackedId } from "../e2e/browser.js";

/**
 * @typedef {import("../stand-in/site.js").Knobs} Knobs
 * @typedef {{ name: string, folder: string | null }} Kind folder: null for a browser without an extension
 * @typedef {Awaited<ReturnType<typeof start>>} Runner
 */

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @type {Kind} */ export const NONE = { name: "none", folder: null };
/** @type {Kind} */ export const NAIVE = { name: "naive floor", folder: here("floor-naive") };
/** @type {Kind} */ export const BEST = { name: "best floor", folder: here("floor-best") };
/** The best floor once more: the difference between the two is noise. @type {Kind} */
export const AGAIN = { name: "best again", folder: here("floor-best") };
/** @type {Kind} */ export const OURS = { name: "ours", folder: EXTENSION };
/** @param {string} folder @returns {Kind} */
export const against = (folder) => ({ name: basename(folder), folder });

/**
 * @param {Kind} kind
 * @param {Knobs} [knobs] further settings of the practice site
 */
export async function start({ name, folder }, knobs) {
  // When `html` is set, every address shows this document.
  const shown = { html: "" };
  const site = { ...knobs, shown };
  // Any version of this extension opens a welcome page and must be ready before its worker is stopped.
  const companion =
    folder !== null && existsSync(join(folder, "content/ready.js")) ? await launch({ extension: folder, site }) : null;
  const { context, close } = companion ?? (await open(folder === null ? [] : [folder], { site }));
  const protocol = await browserSession(context);
  const runner = {
    name,
    folder,
    companion,
    context,
    protocol,
    shown,
    close,
    id: folder === null ? null : unpackedId(folder),
    page: context.pages().find((page) => !page.url().startsWith("chrome-extension:")) ?? (await context.newPage()),
  };
  if (companion) await stopTheWorker(runner.page);
  return runner;
}

/**
 * Stops the worker, so that a later start of it is measured. Uses a web page, because closing a page of the extension
 * can start the worker.
 * @param {import("../e2e/browser.js").Page} page
 */
async function stopTheWorker(page) {
  const session = await page.context().newCDPSession(page);
  const stopped = new Promise((resolve) => {
    session.on(
      "ServiceWorker.workerVersionUpdated",
      ({ versions }) => versions.some(({ runningStatus }) => runningStatus === "stopped") && resolve(undefined),
    );
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await session.detach();
}

/** After this many milliseconds a wait of the bench ends with an error that names what did not happen. */
export const MOST_WAITED_MS = 30_000;

/**
 * Waits in a page of the extension until the condition is true.
 * @template T
 * @param {import("../e2e/browser.js").Page} page
 * @param {string} what for the error
 * @param {(given: T) => Promise<boolean>} condition runs in the page
 * @param {T} given
 */
async function waitIn(page, what, condition, given) {
  await page
    .waitForFunction(/** @type {any} */ (condition), given, { timeout: MOST_WAITED_MS, polling: 20 })
    .catch((error) => {
      throw new Error(`The bench stopped: this did not happen in time: ${what}.`, { cause: error });
    });
}

/**
 * Restores the state in which nobody has signed in with a pass: no journey, no cookies, no other tab.
 * @param {Runner} runner
 */
export async function forget({ name, companion, context, page }) {
  // The other tabs close first: a card in one of them would write its note again, and the flag "journey" would return.
  for (const other of context.pages()) if (other !== page) await other.close();
  await context.clearCookies();
  if (companion) {
    const own = await context.newPage();
    await own.goto(`chrome-extension://${companion.id}/popup.html`);
    await own.evaluate(async () => {
      await chrome.storage.session.clear();
      await chrome.storage.local.remove(["accepted", "progress"]);
    });
    const isForgotten = async () =>
      (await chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })).length === 0 &&
      Object.keys(await chrome.storage.session.get()).length === 0;
    await waitIn(own, `${name} has no journey any more`, isForgotten, null);
    await own.close();
  }
  await page.bringToFront();
}

/**
 * Stores IT's settings and waits until the worker has applied them.
 * @param {Runner} runner
 * @param {Record<string, unknown>} settings
 * @param {{ [script: string]: boolean }} [flags] which flags must then be registered (true) or not (false)
 */
export async function set({ name, companion, context }, settings, flags = {}) {
  if (!companion) return;
  const own = await context.newPage();
  await own.goto(`chrome-extension://${companion.id}/popup.html`);
  await own.evaluate((settings) => chrome.storage.local.set({ settings }), settings);
  const isApplied = async (/** @type {Record<string, boolean>} */ flags) => {
    const registered = new Set((await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
    return Object.entries(flags).every(([id, isExpected]) => registered.has(id) === isExpected);
  };
  await waitIn(own, `${name} has applied its settings`, isApplied, flags);
  await own.close();
}
