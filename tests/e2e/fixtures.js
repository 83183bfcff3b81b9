// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** A browser of its own for each test, with the built extension on the practice site, and a watch over the console. */

import { test as base, expect } from "@playwright/test";

import { PASS } from "../stand-in/people.js";
import { authorize } from "../stand-in/site.js";
import { hasSettled, hostCount, launch, pagesInTheEnd, panelOf, panelState, partBox, stopWorker, workerRuns } from "./browser.js";

export { expect, hostCount, pagesInTheEnd, panelState, partBox, stopWorker, workerRuns };

/**
 * @typedef {Awaited<ReturnType<typeof launch>>} Companion
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").BrowserContextOptions} ContextOptions
 */

/**
 * `how`: what to launch; `companion`: the browser; `page`: its first page; `complaints`: what stood on any page's console as
 * warning or error, which must be nothing at the end.
 * @type {import("@playwright/test").TestType<
 *   import("@playwright/test").PlaywrightTestArgs & import("@playwright/test").PlaywrightTestOptions &
 *     { how: NonNullable<Parameters<typeof launch>[0]>, companion: Companion, complaints: string[] },
 *   import("@playwright/test").PlaywrightWorkerArgs & import("@playwright/test").PlaywrightWorkerOptions
 * >}
 */
export const test = base.extend({
  how: [{}, { option: true }],
  companion: async ({ how }, use) => {
    const companion = await launch(how);
    await use(companion);
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
 * Begins a sign-in to the practice application and names the account.
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
 * Begins at Security info, and signs in there with the pass.
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
 * Presses the button of the view that has come; the one that goes has the same for a moment.
 * @param {Page} page
 */
export async function submit(page) {
  await page.locator("[data-viewid]:not(.going) #idSIButton9").click();
}

/**
 * Waits until the panel says all this of itself.
 * @param {Page} page
 * @param {Record<string, string | undefined>} expected undefined: this one is absent
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
 * Waits until the ring stands around this element, 2 to 12 pixels outside each edge.
 * @param {Page} page
 * @param {import("@playwright/test").Locator} target
 */
export async function expectRing(page, target) {
  await expect
    .poll(async () => {
      const [ring, box] = [await partBox(page, "ring"), await target.boundingBox()];
      if (!ring || !box) return "no ring";
      const distances = [box.x - ring.left, box.y - ring.top, ring.right - box.x - box.width, ring.bottom - box.y - box.height];
      return distances.every((distance) => distance >= 2 && distance <= 12) ? "around it" : distances.join(" ");
    })
    .toBe("around it");
}

/**
 * Waits until the panel has its words: from then on it shows what it has to say, and a card that is not there is none.
 * @param {Page} page
 */
export async function expectWords(page) {
  await expect((await panel(page)).locator("html[dir]")).toHaveCount(1);
}

/** @param {Page} page */
export async function expectNoRing(page) {
  await expect.poll(() => partBox(page, "ring")).toBeNull();
}

/**
 * The panel's frame, once it is there.
 * @param {Page} page
 */
export async function panel(page) {
  await expect.poll(() => panelOf(page) !== null).toBe(true);
  const frame = panelOf(page);
  if (!frame) throw new Error("the panel went away");
  return frame;
}

/**
 * The panel's frame, once its card is at rest: a click that is on its way while the card still moves lands beside it.
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
 * Every journey's note, as the worker reads it.
 * @param {Companion} companion
 */
export function notes({ worker }) {
  return worker.evaluate(() => chrome.storage.session.get(null));
}

/**
 * The rules by which the browser itself changes the toolbar icon.
 * @param {Pick<Companion, "worker">} companion
 * @returns {Promise<any[]>}
 */
export function iconRules({ worker }) {
  return worker.evaluate(() => new Promise((resolve) => chrome.declarativeContent.onPageChanged.getRules(/** @type {any} */ (undefined), (rules) => resolve(rules))));
}

/**
 * Has our own pages take this language for the browser's: here the browser itself cannot be started in another.
 * @param {Companion} companion
 * @param {string} language
 */
export async function inLanguage({ context }, language) {
  await context.addInitScript((language) => {
    if (location.protocol === "chrome-extension:") chrome.i18n.getUILanguage = () => language;
  }, language);
}
