// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Who runs: each in a browser of its own that is started once, stays open for the whole run, and is used in turns with the others. */

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
/** The same once more: what differs between the two is noise. @type {Kind} */
export const AGAIN = { name: "best again", folder: here("floor-best") };
/** @type {Kind} */ export const OURS = { name: "ours", folder: EXTENSION };
/** @param {string} folder @returns {Kind} */
export const against = (folder) => ({ name: basename(folder), folder });

/**
 * @param {Kind} kind
 * @param {Knobs} [knobs] more of the practice site's
 */
export async function start({ name, folder }, knobs) {
  // One document for every address, once there is one.
  const shown = { html: "" };
  const site = { ...knobs, shown };
  // Of this repository, in whatever version: it greets, and must be ready before it is asleep.
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
  if (companion) await putToSleep(runner.page);
  return runner;
}

/**
 * Puts the worker to sleep: what wakes it from here on is measured. From a page of the web: closing one of the extension's may wake it.
 * @param {import("../e2e/browser.js").Page} page
 */
async function putToSleep(page) {
  const session = await page.context().newCDPSession(page);
  const asleep = new Promise((resolve) => {
    session.on(
      "ServiceWorker.workerVersionUpdated",
      ({ versions }) => versions.some(({ runningStatus }) => runningStatus === "stopped") && resolve(undefined),
    );
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await asleep;
  await session.detach();
}

/** No wait of the bench is longer than this, in milliseconds: then it ends with an error that says what it waited for. */
export const MOST_WAITED_MS = 30_000;

/**
 * Waits in a page of the extension until this is so.
 * @template T
 * @param {import("../e2e/browser.js").Page} page
 * @param {string} what for the error
 * @param {(given: T) => Promise<boolean>} isSo runs in the page
 * @param {T} given
 */
async function waitIn(page, what, isSo, given) {
  await page
    .waitForFunction(/** @type {any} */ (isSo), given, { timeout: MOST_WAITED_MS, polling: 20 })
    .catch((error) => {
      throw new Error(`The bench waited in vain until ${what}.`, { cause: error });
    });
}

/**
 * As if nobody had signed in with a pass: no journey, no cookies, no other tab.
 * @param {Runner} runner
 */
export async function forget({ name, companion, context, page }) {
  // First the other tabs: a card in one of them would write its note again, and with it the flag "journey" would return.
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
    await waitIn(own, `${name} had no journey any more`, isForgotten, null);
    await own.close();
  }
  await page.bringToFront();
}

/**
 * Sets what IT decides, and waits until the worker has applied it.
 * @param {Runner} runner
 * @param {Record<string, unknown>} settings
 * @param {{ [script: string]: boolean }} [flags] which flags pages must have after that, or must not have
 */
export async function set({ name, companion, context }, settings, flags = {}) {
  if (!companion) return;
  const own = await context.newPage();
  await own.goto(`chrome-extension://${companion.id}/popup.html`);
  await own.evaluate((settings) => chrome.storage.local.set({ settings }), settings);
  const isApplied = async (/** @type {Record<string, boolean>} */ flags) => {
    const set = new Set((await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
    return Object.entries(flags).every(([id, is]) => set.has(id) === is);
  };
  await waitIn(own, `${name} had applied its settings`, isApplied, flags);
  await own.close();
}
