// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Each test gets its own browser with the built extension and the practice site, and fails on console errors. */

import { test as base, expect } from "@playwright/test";

import { PASS } from "../stand-in/people.js";
import { authorize } from "../stand-in/site.js";
import {
  hasSettled,
  hostCount,
  launch,
  pagesInTheEnd,
  panelOf,
  panelState,
  partBox,
  stopWorker,
  tipState,
  workerRuns,
} from "./browser.js";

export { expect, hostCount, pagesInTheEnd, panelState, partBox, stopWorker, tipState, workerRuns };

/**
 * @typedef {Awaited<ReturnType<typeof launch>>} Companion
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").BrowserContextOptions} ContextOptions
 */

/**
 * `how`: what to launch; `companion`: the browser; `page`: its first page; `complaints`: warnings and errors on any
 * page's console, which must be empty at the end.
 * @type {import("@playwright/test").TestType<
 *   import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions &
 *     { how: NonNullable<Parameters<typeof launch>[0]>, companion: Companion, complaints: string[] },
 *   import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions
 * >}
 */
export const test = base.extend({
  how: [{}, { option: true }],
  companion: async ({ how }, use, testInfo) => {
    // Views slide only where a test is about that: elsewhere it would wait half a second for each.
    const companion = await launch({ ...how, site: { slides: false, ...how.site } });
    await use(companion);
    // What a rare failure leaves behind: did the browser ask, and did it get an answer?
    if (testInfo.status !== testInfo.expectedStatus) console.log(companion.requests.slice(-30).join("\n"));
    await companion.close();
  },
  complaints: async ({ companion }, use) => {
    /** @type {string[]} */
    const complaints = [];
    companion.context.on("console", (message) => {
      if (["warning", "error"].includes(message.type())) complaints.push(message.text());
    });
    companion.context.on("weberror", (error) => complaints.push(String(error.error())));
    await use(complaints);
    expect(complaints).toEqual([]);
  },
  page: async ({ companion, complaints }, use) => {
    void complaints;
    const [page] = companion.context.pages();
    if (!page) throw new Error("the browser has no page");
    await use(page);
  },
});

/**
 * Starts a sign-in to the practice application and types the account.
 * @param {Page} page
 * @param {string} who a name from the practice organisation
 * @param {string} [language]
 */
export async function nameAccount(page, who, language = "en") {
  await page.goto(authorize(language));
  await page.locator("#i0116").fill(`${who}@contoso.com`);
  await submit(page);
}

/**
 * Opens Security info and signs in there with the pass.
 * @param {Page} page
 * @param {string} [language]
 */
export async function signInToSecurityInfo(page, language = "en") {
  await page.goto(`https://mysignins.microsoft.com/security-info?lng=${language}`);
  await page.locator("#i0116").fill("maya@contoso.com");
  await submit(page);
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await submit(page);
  await expectPanel(page, { page: "security-info", step: "register" });
}

/**
 * Presses the button of the new view. The old view keeps its button for a moment.
 * @param {Page} page
 */
export async function submit(page) {
  await page.locator("[data-viewid]:not(.going) #idSIButton9").click();
}

/**
 * Waits until the panel's `data-*` attributes have these values.
 * @param {Page} page
 * @param {Record<string, string | undefined>} expected undefined: the attribute is absent
 */
export async function expectPanel(page, expected) {
  await expect
    .poll(async () => {
      const state = await panelState(page);
      return state && Object.fromEntries(Object.keys(expected).map((key) => [key, state[key]]));
    })
    .toEqual(expected);
}

/**
 * Waits until the ring is around this element, 1 to 12 pixels outside each edge.
 * @param {Page} page
 * @param {import("@playwright/test").Locator} target
 */
export async function expectRing(page, target) {
  await expect
    .poll(async () => {
      const [ring, box] = [await partBox(page, "ring"), await target.boundingBox()];
      if (!ring || !box) return "no ring";
      const distances = [
        box.x - ring.left,
        box.y - ring.top,
        ring.right - box.x - box.width,
        ring.bottom - box.y - box.height,
      ];
      return distances.every((distance) => distance >= 1 && distance <= 12) ? "around it" : distances.join(" ");
    })
    .toBe("around it");
}

/**
 * Waits until the tip says this, in whole or in part.
 * @param {Page} page
 * @param {string} words
 */
export async function expectTip(page, words) {
  await expect.poll(async () => (await tipState(page))?.words ?? null).toContain(words);
}

/**
 * Clicks a button of the tip, as soon as the tip is there and has it.
 * @param {Page} page
 * @param {"mend" | "start" | "open" | "close"} press
 */
export async function pressTip(page, press) {
  const find = async () => (await tipState(page))?.buttons.find((button) => button.press === press) ?? null;
  let button = await find();
  // A click on a moving tip would miss. After a change of the window it moves in the frames that follow.
  const isAtRest = async () => {
    const before = button;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    button = await find();
    return button !== null && button.x === before?.x && button.y === before.y;
  };
  await expect.poll(isAtRest, `the tip has ${press}`).toBe(true);
  if (!button) throw new Error(`the tip has no ${press}`);
  await page.mouse.click(button.x, button.y);
}

/** @param {Page} page */
export async function expectNoRing(page) {
  await expect.poll(() => partBox(page, "ring")).toBeNull();
}

/**
 * Waits until the panel has its texts and returns its frame. From then on, a missing card means that there is nothing
 * to show.
 * @param {Page} page
 */
export async function panel(page) {
  const hasTexts = () => panelOf(page)?.evaluate(() => document.documentElement.dir !== "");
  await expect.poll(async () => (await hasTexts()?.catch(() => false)) ?? false).toBe(true);
  const frame = panelOf(page);
  if (!frame) throw new Error("the panel went away");
  return frame;
}

/**
 * Waits until the card no longer moves and returns the panel's frame. A click on a moving card would miss.
 * @param {Page} page
 */
export async function cardAtRest(page) {
  await expect.poll(() => hasSettled(page)).toBe(true);
  return panel(page);
}

/** @param {Page} page */
export async function expectNothingOfUs(page) {
  await expect.poll(async () => [await hostCount(page), panelOf(page)]).toEqual([0, null]);
}

/**
 * Records every frame and every host element that this page gets, even for a moment.
 * @param {Page} page
 * @returns {Promise<string[]>} filled as they come
 */
export async function recordTraces(page) {
  /** @type {string[]} */
  const traces = [];
  page.on("frameattached", (frame) => traces.push(`frame ${frame.url()}`));
  page.on("console", (message) => message.text() === "host element" && traces.push("host element"));
  await page.addInitScript(() => {
    new MutationObserver((changes) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      if (added.some(({ nodeName }) => nodeName === "TAP-COMPANION")) console.log("host element");
    }).observe(document, { subtree: true, childList: true });
  });
  return traces;
}

/**
 * The notes of all journeys.
 * @param {Companion} companion
 */
export function notes({ worker }) {
  return worker.evaluate(() => chrome.storage.session.get(null));
}

/**
 * The rules by which the browser changes the toolbar icon.
 * @param {Pick<Companion, "worker">} companion
 * @returns {Promise<any[]>}
 */
export function iconRules({ worker }) {
  return worker.evaluate(
    () =>
      new Promise((resolve) =>
        chrome.declarativeContent.onPageChanged.getRules(/** @type {any} */ (undefined), (rules) => resolve(rules)),
      ),
  );
}

/**
 * Makes this browser forget everything, and opens a new page for another person in it.
 * @param {Companion} companion
 */
export async function startOver({ context, worker }) {
  const page = await context.newPage();
  for (const other of context.pages()) if (other !== page) await other.close();
  await context.clearCookies();
  await worker.evaluate(() => Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]));
  return page;
}

/**
 * Makes the extension's pages believe that the browser has this language. The test browser has only one language.
 * @param {Companion} companion
 * @param {string} language
 */
export async function inLanguage({ context }, language) {
  await context.addInitScript((language) => {
    if (location.protocol === "chrome-extension:") chrome.i18n.getUILanguage = () => language;
  }, language);
}
