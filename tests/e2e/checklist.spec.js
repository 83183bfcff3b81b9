// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The checklist on the card, in the popup and on its own page: ticks, clock, methods that the page lists, and the end.
 */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { wordsIn } from "../stand-in/words.js";
import { hasSettled, openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNoRing,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  nameAccount,
  notes,
  pagesInTheEnd,
  panel,
  partBox,
  signInToSecurityInfo,
  stopWorker,
  submit,
  test,
} from "./fixtures.js";
import { expectPrinted } from "./printed.js";
import { CONTOSO, set } from "./settings.js";

const PICTURES = fileURLToPath(new URL("../../dist/checklist", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const MINUTE = 60_000;
const words = catalogue("en");

/** @typedef {import("@playwright/test").Page} Page @typedef {import("@playwright/test").Frame} Frame */

/**
 * The status of each row.
 * @param {Page | Frame} where
 */
const states = (where) =>
  where.locator(".method").evaluateAll((rows) => rows.map((row) => /** @type {HTMLElement} */ (row).dataset["status"]));

/**
 * Adds a method as a person does.
 * @param {Page} page
 * @param {string} kind
 * @param {string} language
 */
async function addMethod(page, kind, language) {
  const { addMethod, add } = wordsIn(language);
  await page.getByRole("button", { name: addMethod }).click();
  await page.getByRole("combobox", { name: addMethod }).selectOption(kind);
  await page.getByRole("dialog").getByRole("button", { name: add, exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/**
 * Opens the checklist page from the card.
 * @param {import("./fixtures.js").Companion} companion
 * @param {Page} page
 */
async function openChecklistPage(companion, page) {
  const opening = companion.context.waitForEvent("page");
  await (await cardAtRest(page)).getByRole("button", { name: words("open_checklist") }).click();
  const sheet = await opening;
  await expect(sheet.locator(".method").first()).toBeVisible();
  return sheet;
}

/**
 * Stores that the pass was accepted this long ago.
 * @param {import("./fixtures.js").Companion} companion
 * @param {number} ms
 */
const setAcceptedAgo = ({ worker }, ms) =>
  worker.evaluate((ms) => chrome.storage.local.set({ accepted: Date.now() - ms }), ms);

/**
 * The stored state of the checklist: everything in storage except the settings.
 * @param {import("./fixtures.js").Companion} companion
 * @returns {Promise<Record<string, number>>}
 */
const kept = ({ worker }) =>
  worker.evaluate(async () => {
    const { policy, settings, inForce, ...kept } = /** @type {any} */ (await chrome.storage.local.get(null));
    return kept;
  });

/**
 * Waits until the card knows which methods the page listed from the beginning.
 * @param {import("./fixtures.js").Companion} companion
 */
const listToLoad = (companion) => expect.poll(async () => Object.keys(await kept(companion))).toContain("listed");

/**
 * Ticks every row of the card.
 * @param {Page} page
 */
async function tickAll(page) {
  for (const index of (await (await panel(page)).getByRole("checkbox").all()).keys()) {
    await (await cardAtRest(page)).getByRole("checkbox").nth(index).check();
  }
}

/** @param {Page | Frame} where */
const clock = (where) => where.locator(".face[data-shown] .clock-title");

for (const layout of /** @type {const} */ (["list", "cards"])) {
  test.describe(`as ${layout}`, () => {
    test.use({ how: { site: { layout } } });

    for (const language of ["en", "de", "ar"]) {
      test(`added methods are found, and only the person ticks: ${language}`, async ({ companion, page }) => {
        await set(companion, {
          ...CONTOSO,
          methods: ["passkey", "authenticator", "security-key", "phone", "email"],
          requiredMethods: ["passkey", "authenticator"],
        });
        await page.setViewportSize({ width: 1280, height: 1000 });
        await signInToSecurityInfo(page, language);
        const card = await panel(page);
        await expect(card.locator(".title").first()).toHaveText(catalogue(language)("passkey_name"));
        // The row of the pass, the banner about passkeys and the dialog are not methods of the person.
        await expect(page.getByText(wordsIn(language).passRow).first()).toBeVisible();
        await page.getByRole("button", { name: wordsIn(language).addMethod }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
        await page
          .getByRole("dialog")
          .getByRole("button", { name: wordsIn(language).cancel })
          .click();
        expect(await states(card)).toEqual(["to-do", "to-do", "to-do", "to-do", "to-do"]);
        await listToLoad(companion);

        for (const [index, kind] of ["passkey", "authenticator", "security-key", "phone", "email"].entries()) {
          await addMethod(page, kind, language);
          await expect.poll(async () => (await states(card))[index], kind).toBe("new");
          expect((await states(card)).slice(index + 1), `${kind} and nothing else`).toEqual(
            Array(4 - index).fill("to-do"),
          );
        }
        await expectPanel(page, { page: "security-info", step: "register" });
        await expect(card.getByRole("checkbox", { checked: true }), "nothing is ticked by itself").toHaveCount(0);
        await expect.poll(() => hasSettled(page)).toBe(true);
        await page.screenshot({ path: `${PICTURES}/${language}-${layout}.png` });

        await (await cardAtRest(page)).getByRole("checkbox").nth(0).check();
        await expect.poll(() => states(card)).toEqual(["done", "new", "new", "new", "new"]);
        await (await cardAtRest(page)).getByRole("checkbox").nth(0).uncheck();
        await expect
          .poll(() => states(card), "the person's choice counts")
          .toEqual(["to-do", "new", "new", "new", "new"]);
        await addMethod(page, "passkey", language);
        await expectRing(page, page.getByRole("button", { name: wordsIn(language).addMethod }));
        expect((await states(card))[0]).toBe("to-do");
        expect(Object.keys(await kept(companion)).sort()).toEqual([
          "accepted",
          "found:authenticator",
          "found:email",
          "found:passkey",
          "found:phone",
          "found:security-key",
          "listed",
          "tick:passkey",
        ]);
      });
    }

    test("the ring and the headline lead from the button to the method", async ({ page }) => {
      await signInToSecurityInfo(page);
      const add = page.getByRole("button", { name: wordsIn("en").addMethod });
      await expectRing(page, add);
      const card = await panel(page);
      await expect(card.locator(".headline")).toHaveText("Choose “Add sign-in method”");
      await expect(card.locator(".detail")).toContainText("Passkey");
      await add.click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoRing(page);
      await expect(card.locator(".headline")).toHaveText("Choose “\u2068Passkey\u2069” in the list");
    });
  });
}

test.describe("with an Authenticator that was there before", () => {
  test.use({ how: { site: { methods: ["authenticator"] } } });

  test("a method that comes while we watch asks, and one press ticks it", async ({ companion, page }) => {
    await signInToSecurityInfo(page);
    await listToLoad(companion);
    const row = async (/** @type {number} */ index) => (await cardAtRest(page)).locator(".method").nth(index);
    const next = async () => (await panel(page)).locator("[data-next] .title").textContent();
    expect(await states(await panel(page))).toEqual(["to-do", "found"]);
    await addMethod(page, "passkey", "en");
    await expect((await row(0)).locator(".state")).toHaveText(words("was_that_you"));
    await expect((await row(1)).locator(".state")).toHaveText(`${words("required")} · ${words("found")}`);
    await expect((await panel(page)).locator(".yes:visible"), "one question, one button").toHaveCount(1);
    expect(await next(), "the next row is one that is not there yet").toContain(words("authenticator_name"));
    await expect((await panel(page)).locator(".clock-first")).toContainText(words("authenticator_name"));
    await expect((await panel(page)).locator(".status")).toContainText(`Passkey. ${words("was_that_you")}`);
    await page.screenshot({ path: `${PICTURES}/was-that-you.png` });

    await page.reload();
    await expectPanel(page, { page: "security-info", step: "register" });
    await expect
      .poll(async () => states(await panel(page)), "a reload forgets and asks nothing")
      .toEqual(["new", "found"]);

    await (await row(0)).getByRole("button", { name: words("tick_it") }).click();
    await expect.poll(async () => states(await panel(page))).toEqual(["done", "found"]);
    await expect((await row(0)).locator(".state"), "nothing else matters").toHaveText(words("done"));
    await expect((await row(0)).getByRole("checkbox")).toBeChecked();
    await expect((await panel(page)).locator(".yes:visible")).toHaveCount(0);
  });

  test("a second one of the same kind asks, too", async ({ companion, page }) => {
    await signInToSecurityInfo(page);
    await listToLoad(companion);
    const row = (await cardAtRest(page)).locator(".method").nth(1);
    await addMethod(page, "authenticator", "en");
    await expect.poll(async () => states(await panel(page))).toEqual(["to-do", "new"]);
    await row.getByRole("button", { name: words("tick_it") }).press("Enter");
    await expect.poll(async () => states(await panel(page))).toEqual(["to-do", "done"]);
    await page.keyboard.press("Tab");
    await expect(row.locator(".how"), "the focus goes on from where it was").toBeFocused();
  });

  test("what was there asks nothing after the ticks were cleared", async ({ companion, page }) => {
    await signInToSecurityInfo(page);
    await listToLoad(companion);
    const sheet = await openChecklistPage(companion, page);
    await sheet.getByRole("checkbox").nth(0).check();
    await sheet.getByRole("button", { name: words("clear") }).click();
    await expect.poll(async () => (await kept(companion))["listed"]).toBe(0);
    await page.bringToFront();
    await page.getByRole("button", { name: wordsIn("en").addMethod }).click();
    await expect.poll(async () => states(await panel(page))).toEqual(["to-do", "found"]);
    await expect.poll(async () => (await kept(companion))["listed"]).toBeGreaterThan(0);
    expect(await states(await panel(page))).toEqual(["to-do", "found"]);
  });
});

test.describe("when the button is not recognised", () => {
  const buttons = "<button class='ms-Button--primary'>One</button><button class='ms-Button--primary'>Two</button>";
  test.use({
    how: {
      site: {
        shown: {
          html: `<!DOCTYPE html><html lang="en"><body><main><h1>Security info</h1>${buttons}</main></body></html>`,
        },
      },
    },
  });

  test("“where?” shows a text, and no method is found", async ({ companion, page }) => {
    // A journey that has reached this page.
    await page.goto("https://mysignins.microsoft.com/security-info");
    await companion.worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const state = { step: "register", sent: false, opened: true };
      await chrome.storage.session.set({ [`journey:${tab?.id}`]: { state, until: Date.now() + 600_000 } });
    });
    await expect
      .poll(() =>
        companion.worker.evaluate(
          async () => (await chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })).length,
        ),
      )
      .toBe(1);
    await page.reload();
    await expectPanel(page, { page: "security-info" });
    await (await cardAtRest(page)).getByRole("button", { name: words("show_where") }).click();
    const card = await panel(page);
    await expect(card.locator(".detail")).toHaveText(words("where_unknown"));
    await expectNoRing(page);
    expect(await states(card)).toEqual(["to-do", "to-do"]);
    await expect(card.locator(".state").first()).toHaveText(words("required"));
  });
});

test("a tick is on every surface, also after a reload and with a stopped worker", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  const sheet = await openChecklistPage(companion, page);
  await sheet.getByRole("checkbox", { name: /^Passkey/ }).check();
  await page.bringToFront();
  await expect((await panel(page)).getByRole("checkbox", { name: /^Passkey/ })).toBeChecked();
  await page.reload();
  await expect((await panel(page)).getByRole("checkbox", { name: /^Passkey/ })).toBeChecked();
  await stopWorker(companion);
  await page.bringToFront();
  await (await cardAtRest(page)).getByRole("checkbox", { name: /^Passkey/ }).uncheck();
  await expect(sheet.getByRole("checkbox", { name: /^Passkey/ })).not.toBeChecked();
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('.tick')?.checked")).toBe(false);
  await popup.evaluate("document.querySelector('.tick').click()");
  await expect(sheet.getByRole("checkbox", { name: /^Passkey/ })).toBeChecked();
  await expect((await panel(page)).getByRole("checkbox", { name: /^Passkey/ })).toBeChecked();
});

test("a tick moves nothing below it", async ({ page }) => {
  await signInToSecurityInfo(page);
  const card = await cardAtRest(page);
  const places = () =>
    card.locator(".tick, .action, .also").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const before = await places();
  for (const index of [0, 1]) {
    await (await cardAtRest(page)).getByRole("checkbox").nth(index).check();
    expect(await places()).toEqual(before);
  }
  await expectPanel(page, { step: "done" });
  expect(await places()).toEqual(before);
});

/**
 * What a person sees at the middle of this element: does nothing cover it, and is it in the frame?
 * @param {Frame} card
 * @param {string} selector
 */
const isInSight = (card, selector) =>
  card.locator(selector).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].every(({ left, right, top, bottom }) => {
      const ends = [top + 1, bottom - 1].map((y) => document.elementFromPoint((left + right) / 2, y));
      return ends.every((found) => found !== null && element.contains(found));
    });
  });

for (const language of ["en", "de", "ar"]) {
  test(`headline, main button and the next row are in sight in low windows: ${language}`, async ({
    companion,
    page,
  }) => {
    await set(companion, CONTOSO);
    await page.setViewportSize({ width: 1366, height: 633 });
    await signInToSecurityInfo(page, language);
    for (const [width, height] of /** @type {const} */ ([
      [1366, 633],
      [1280, 593],
    ])) {
      await page.setViewportSize({ width, height });
      await expect.poll(async () => (await partBox(page, "card"))?.bottom).toBeLessThanOrEqual(height);
      const card = await cardAtRest(page);
      expect((await partBox(page, "card"))?.top).toBeGreaterThanOrEqual(0);
      await page.screenshot({ path: `${PICTURES}/low-${language}-${height}.png` });
      for (const part of ["h1", ".action", "[data-next] .title"]) {
        expect(await isInSight(card, part), `${part} at ${width}×${height}`).toBe(true);
      }
      // Further down, the button stays.
      await card.evaluate(() => scrollTo(0, 120));
      expect(await isInSight(card, ".action"), `scrolled at ${width}×${height}`).toBe(true);
      await card.evaluate(() => scrollTo(0, 0));
    }
  });
}

test("no click lands elsewhere while the page does not get to place the card", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  await cardAtRest(page);
  const before = await partBox(page, "card");
  if (!before) throw new Error("there is no card");
  const card = await panel(page);
  /** The middle of an element in the window, as long as the card's frame is where it was. */
  const middle = async (/** @type {import("@playwright/test").Locator} */ part) => {
    const box = await part.evaluate((element) => element.getBoundingClientRect().toJSON());
    return { x: before.left + box.x + box.width / 2, y: before.top + box.y + box.height / 2 };
  };
  const tops = () => card.locator(".tick").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  const rows = await Promise.all([0, 1].map((index) => middle(card.locator(".tick").nth(index))));
  const arrows = await Promise.all([0, 1].map((index) => middle(card.locator(".how").nth(index))));
  const places = await tops();
  const press = ({ x = 0, y = 0 } = {}) => page.mouse.click(x, y);
  const opened = () =>
    card.locator(".how").evaluateAll((all) => all.map((one) => one.getAttribute("aria-expanded") === "true"));

  // The page's own thread stands still in a debugger, and with it the script that places the frame.
  const protocol = await companion.context.newCDPSession(page);
  await protocol.send("Debugger.enable");
  const standing = new Promise((resolve) => protocol.once("Debugger.paused", resolve));
  const held = protocol.send("Runtime.evaluate", { expression: "debugger" });
  await standing;

  await press(rows[0]);
  await expect.poll(() => states(card)).toEqual(["done", "to-do"]);
  expect(await tops(), "a tick moves no row").toEqual(places);
  await press(arrows[1]);
  await expect.poll(opened).toEqual([false, true]);
  expect(await tops(), "what grows, grows downwards").toEqual(places);
  await press(arrows[0]);
  await expect.poll(opened).toEqual([true, true]);
  await press(arrows[0]);
  await expect.poll(opened, "the same place is the same row").toEqual([false, true]);
  await press(arrows[1]);
  await expect.poll(opened).toEqual([false, false]);
  expect(await tops()).toEqual(places);
  await press(rows[1]);
  await expect.poll(() => states(card)).toEqual(["done", "done"]);
  await press(arrows[0]);
  await expect.poll(opened).toEqual([true, false]);

  await protocol.send("Debugger.resume");
  await held;
  await expect.poll(() => hasSettled(page)).toBe(true);
  expect(await partBox(page, "card"), "the frame is where it was").toEqual(before);
  await press(arrows[0]);
  await expect.poll(opened).toEqual([false, false]);
  await press(rows[0]);
  await expect.poll(() => states(card)).toEqual(["to-do", "done"]);
});

test("a guide that folds in a scrolled card leaves the pressed row under the pointer", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 593 });
  await signInToSecurityInfo(page);
  const card = await cardAtRest(page);
  const last = card.locator(".how").last();
  await last.click();
  // As far down as it goes.
  await card.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await last.scrollIntoViewIfNeeded();
  const top = () => last.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await (await cardAtRest(page)).locator(".how").last().click();
  await expect(last).toHaveAttribute("aria-expanded", "false");
  expect(Math.abs((await top()) - before), "it does not move").toBeLessThanOrEqual(1);
});

test("at the end the big button leads to the sign-out, and nothing of us comes back", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  await tickAll(page);
  await expectPanel(page, { step: "done" });
  const card = await cardAtRest(page);
  await expect(card.getByRole("button", { name: words("show_where") })).toHaveCount(0);
  await card.getByRole("button", { name: words("try_now") }).click();
  await expect(page).toHaveURL("https://login.microsoftonline.com/common/oauth2/v2.0/logout");
  await expectNothingOfUs(page);
  await page.goto("https://portal.contoso.example/");
  await nameAccount(page, "nils");
  await expect(page.locator("[name=passwd]:not(.moveOffScreen)")).toBeVisible();
  await expectNothingOfUs(page);
  expect(await notes(companion)).toEqual({});
});

test("when every required row is done, the card says so and all journeys end", async ({ companion, page }) => {
  // The application's tab belongs to the journey, too.
  await nameAccount(page, "wim");
  await page.locator("[name=accesspass]").fill("TAPRocks!");
  await expectPanel(page, { verdict: "plausible" });
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  const securityInfo = await opening;
  await expectPanel(securityInfo, { step: "register" });
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(2);
  await tickAll(securityInfo);
  await expectPanel(securityInfo, { step: "done" });
  const card = await panel(securityInfo);
  await expect(card.locator("h1")).toHaveText(words("done_title"));
  await expect(card.locator(".detail")).toHaveText(words("done_detail"));
  await expect(clock(card)).toHaveText(words("clock_complete"));
  await expect.poll(() => notes(companion)).toEqual({});
  await expect
    .poll(() =>
      companion.worker.evaluate(
        async () => (await chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })).length,
      ),
    )
    .toBe(0);
  await securityInfo.screenshot({ path: `${PICTURES}/done.png` });
  // Unticking a row continues the journey.
  await (await cardAtRest(securityInfo)).getByRole("checkbox").nth(1).uncheck();
  await expectPanel(securityInfo, { step: "register" });
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(1);
  await (await cardAtRest(securityInfo)).getByRole("checkbox").nth(1).check();
  await expect.poll(() => notes(companion)).toEqual({});
  // Later changes of the page do not start it again.
  await securityInfo.evaluate(() => document.documentElement.setAttribute("lang", "de"));
  await expect((await panel(securityInfo)).locator("h1")).toHaveText(catalogue("de")("done_title"));
  expect(await notes(companion)).toEqual({});
  await securityInfo.reload();
  await expectNothingOfUs(securityInfo);
  const popup = await openPopup(companion, securityInfo);
  await expect.poll(() => popup.evaluate("document.querySelector('h1').textContent")).toBe(words("done_title"));
});

test("after the end the popup offers My Security info", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  await tickAll(page);
  await expect.poll(() => notes(companion)).toEqual({});
  await page.goto("https://portal.contoso.example/");
  const popup = await openPopup(companion, page);
  await expect
    .poll(() => popup.evaluate("document.querySelector('.also')?.textContent"))
    .toBe(words("open_security_info"));
  const opening = companion.context.waitForEvent("page");
  await popup.evaluate("document.querySelector('.also').click()");
  await expect(await opening).toHaveURL(/^https:\/\/mysignins\.microsoft\.com\//);
});

test("a second journey that is still signing in continues when the first one ends", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await nameAccount(other, "maya");
  await expectPanel(other, { page: "pass" });
  await (await cardAtRest(other)).getByRole("button", { name: words("start_at_security_info") }).click();
  await expectPanel(other, { page: "account" });
  await page.bringToFront();
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const first = await companion.context.newPage();
  await signInToSecurityInfo(first);
  await tickAll(first);
  await expectPanel(first, { step: "done" });
  await expect
    .poll(async () =>
      Object.values(/** @type {any} */ (await notes(companion)))
        .map((note) => note.state.step)
        .sort(),
    )
    .toEqual(["account", "pass"]);
});

test("after the end, a new one-time pass starts with an empty list", async ({ companion, page }) => {
  await set(companion, { passUse: "one-time" });
  await signInToSecurityInfo(page);
  await tickAll(page);
  await expect.poll(() => notes(companion)).toEqual({});
  await page.context().clearCookies();
  await signInToSecurityInfo(page);
  expect(await states(await panel(page))).toEqual(["to-do", "to-do"]);
});

test("after the end, a second sign-in with a reusable pass keeps the ticks", async ({ companion, page }) => {
  await set(companion, { passUse: "reusable" });
  await signInToSecurityInfo(page);
  await tickAll(page);
  await expect.poll(() => notes(companion)).toEqual({});
  await page.context().clearCookies();
  await page.goto("https://mysignins.microsoft.com/security-info");
  await page.locator("#i0116").fill("maya@contoso.com");
  await submit(page);
  await page.locator("[name=accesspass]").fill("TAPRocks!");
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await submit(page);
  await expectPanel(page, { page: "security-info", step: "done" });
  expect(await states(await panel(page))).toEqual(["done", "done"]);
});

test("a system clock that was fast at the sign-in breaks neither list nor countdown", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  await setAcceptedAgo(companion, -60 * MINUTE);
  await expect
    .poll(async () => ((await kept(companion))["accepted"] ?? 0) <= Date.now(), "the countdown starts now")
    .toBe(true);
  await tickAll(page);
  await expectPanel(page, { step: "done" });
  await page.reload();
  expect(Object.keys(await kept(companion)).filter((key) => key.startsWith("tick:"))).toHaveLength(2);
});

test("nothing is stored about a person without a pass who opens the popup on Security info", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "nils");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill("Practice-1");
  await submit(page);
  await submit(page);
  await expect(page).toHaveURL("https://portal.contoso.example/app");
  await page.goto("https://mysignins.microsoft.com/security-info");
  await addMethod(page, "passkey", "en");
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.documentElement.dataset.page")).toBe("security-info");
  expect(await kept(companion)).toEqual({});
});

test.describe("the clock", () => {
  test("runs in real time on every surface, and says how to go on at its end", async ({ companion, page }) => {
    await set(companion, { passUse: "one-time" });
    await signInToSecurityInfo(page);
    const card = await panel(page);
    await expect(clock(card)).toHaveText(words("clock_left").replace("$MINUTES$", "10"));
    await expect(card.locator(".clock-first")).toContainText(words("passkey_name"));
    const sheet = await openChecklistPage(companion, page);
    await expect(clock(sheet)).toHaveText(words("clock_left").replace("$MINUTES$", "10"));
    await page.bringToFront();
    await setAcceptedAgo(companion, 10 * MINUTE - 4_000);
    await expect(clock(card)).toHaveText(words("clock_last"));
    await expect(clock(card), "without a reload").toHaveText(words("clock_over"));
    await expect(card.locator(".face[data-shown] .clock-detail")).toHaveText(words("clock_over_one_time"));
    await expect(clock(sheet)).toHaveText(words("clock_over"));
    await expectPanel(page, { step: "register" });
    await page.screenshot({ path: `${PICTURES}/over.png` });
    await page.reload();
    await expect(clock(await panel(page)), "a reload changes nothing").toHaveText(words("clock_over"));
  });

  test("is right after a reload, with a stopped worker, and in another tab", async ({ companion, page }) => {
    await signInToSecurityInfo(page);
    await setAcceptedAgo(companion, 3.5 * MINUTE);
    const left = words("clock_left").replace("$MINUTES$", "7");
    await expect(clock(await panel(page))).toHaveText(left);
    await stopWorker(companion);
    await page.reload();
    await expect(clock(await panel(page))).toHaveText(left);
    const other = await companion.context.newPage();
    await other.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(clock(other)).toHaveText(left);
  });

  test("is right after the page was frozen", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await setAcceptedAgo(companion, 10 * MINUTE - 3_000);
    await expect(clock(page)).toHaveText(words("clock_last"));
    const protocol = await companion.context.newCDPSession(page);
    await protocol.send("Page.setWebLifecycleState", { state: "frozen" });
    const other = await companion.context.newPage();
    await other.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(clock(other)).toHaveText(words("clock_over"));
    await protocol.send("Page.setWebLifecycleState", { state: "active" });
    await page.bringToFront();
    await expect(clock(page)).toHaveText(words("clock_over"));
  });

  test("runs for a reusable pass only if IT sets its lifetime", async ({ companion, page }) => {
    await set(companion, { passUse: "reusable" });
    await signInToSecurityInfo(page);
    const card = await panel(page);
    await expect(card.locator(".method").first()).toBeVisible();
    await expect(card.locator(".clock")).toBeHidden();
    await set(companion, { passUse: "reusable", passLifetimeMinutes: 90 });
    await expect(clock(card)).toHaveText(words("clock_left").replace("$MINUTES$", "90"));
    await setAcceptedAgo(companion, 91 * MINUTE);
    await expect(clock(card)).toHaveText(words("clock_run_out"));
  });

  test("does not run if no pass was accepted", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(page.locator(".method").first()).toBeVisible();
    await expect(page.locator(".clock")).toBeHidden();
  });
});

test.describe("with settings of IT", () => {
  test("rows, order and required methods follow the policy at once", async ({ companion, page }) => {
    await set(
      companion,
      {
        methods: ["security-key", "other: Contoso smart card", "email"],
        requiredMethods: ["other: Contoso smart card"],
      },
      "policy",
    );
    await signInToSecurityInfo(page);
    const card = await panel(page);
    await expect(card.locator(".title")).toHaveText([
      words("security_key_name"),
      "Contoso smart card",
      words("email_name"),
    ]);
    await expect(card.locator(".state")).toHaveText([words("recommended"), words("required"), words("recommended")]);
    await expect(card.locator("[data-next] .title"), "the next row is the required one").toHaveText(
      "Contoso smart card",
    );
    await set(companion, { methods: ["phone", "authenticator-passkey"] }, "policy");
    await expect(card.locator(".title"), "the phone is never first").toHaveText([
      words("authenticator_passkey_name"),
      words("phone_name"),
    ]);
    await (await cardAtRest(page)).getByRole("checkbox").nth(0).check();
    await expectPanel(page, { step: "done" });
  });

  test("with the toolbar only, the popup shows the list, finds methods and ends the journey", async ({
    companion,
    page,
  }) => {
    await set(companion, { surface: "toolbar" });
    await page.goto("https://mysignins.microsoft.com/security-info");
    await page.locator("#i0116").fill("maya@contoso.com");
    await submit(page);
    await page.locator("[name=accesspass]").fill("TAPRocks!");
    await submit(page);
    await submit(page);
    await expect(page.getByRole("button", { name: wordsIn("en").addMethod })).toBeVisible();
    await addMethod(page, "passkey", "en");
    await expect.poll(async () => Object.keys(await kept(companion)).sort()).toEqual(["accepted", "found:passkey"]);
    const popup = await openPopup(companion, page);
    const rows = "[...document.querySelectorAll('.method')].map((row) => row.dataset.status).join()";
    await expect.poll(() => popup.evaluate(rows)).toBe("found,to-do");
    expect(await popup.evaluate("document.querySelector('.clock').hidden")).toBe(false);
    await popup.evaluate("document.querySelectorAll('.tick').forEach((tick) => tick.click())");
    await expect.poll(() => popup.evaluate("document.querySelector('h1').textContent")).toBe(words("done_title"));
    await expect.poll(() => notes(companion)).toEqual({});
    const badge = () =>
      companion.worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true });
        return chrome.action.getBadgeText({ tabId: tab?.id ?? 0 });
      });
    await expect.poll(badge, "the badge is gone").toBe("");
    await expectNothingOfUs(page);
  });
});

test.describe("the checklist page", () => {
  test("works without a journey, and opens Security info", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(page.locator(".guide").first()).toBeVisible();
    await expect(page.getByRole("heading", { name: words("page_wizard_title") })).toBeVisible();
    const opening = companion.context.waitForEvent("page");
    await page.getByRole("button", { name: words("open_security_info") }).click();
    await expectPanel(await opening, { page: "account" });
  });

  test("copies a text for the helpdesk without personal data, and shows it", async ({ companion, page }) => {
    await companion.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await set(companion, CONTOSO);
    await signInToSecurityInfo(page);
    const sheet = await openChecklistPage(companion, page);
    await sheet.getByRole("checkbox", { name: /^Passkey/ }).check();
    await sheet.getByRole("button", { name: words("copy_checklist") }).click();
    await expect(sheet.locator(".outcome")).toHaveText(words("checklist_copied"));
    const copied = await sheet.evaluate(() => navigator.clipboard.readText());
    const [heading, ...rows] = copied.split("\n");
    expect(heading).toMatch(/^Sign-in methods, as ticked in TAP Companion \d+\.\d+\.\d+$/);
    expect(rows).toEqual([
      "[x] Passkey (required): done",
      "[ ] Microsoft Authenticator or Security key (required): to do",
    ]);
    await expect(sheet.locator(".text")).toHaveText(copied);
    expect(copied).not.toMatch(/maya|contoso/i);
  });

  test("can be cleared, and the clearing can be undone", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(page.getByRole("button", { name: words("clear") }), "there is nothing to clear").toBeHidden();
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("button", { name: words("clear") }).click();
    await expect(page.getByRole("checkbox").nth(0)).not.toBeChecked();
    await page.getByRole("button", { name: words("undo") }).click();
    await expect(page.getByRole("checkbox").nth(0)).toBeChecked();
    await page.getByRole("button", { name: words("clear") }).click();
    await expect.poll(async () => Object.values(await kept(companion)), "the stored times are gone").toEqual([0]);
    await page.reload();
    await expect(page.getByRole("checkbox").nth(0)).not.toBeChecked();
  });

  test("undoes a clearing without changing the countdown", async ({ companion, page }) => {
    await setAcceptedAgo(companion, 8 * MINUTE);
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await page.getByRole("checkbox").nth(0).check();
    await page.getByRole("button", { name: words("clear") }).click();
    await setAcceptedAgo(companion, 0);
    await expect(clock(page)).toHaveText(words("clock_left").replace("$MINUTES$", "10"));
    await page.getByRole("button", { name: words("undo") }).click();
    await expect(page.getByRole("checkbox").nth(0)).toBeChecked();
    await expect(clock(page)).toHaveText(words("clock_left").replace("$MINUTES$", "10"));
  });

  test("stores no method name of the organisation", async ({ companion, page }) => {
    await set(companion, { methods: ["other: Contoso smart card"] }, "policy");
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await page.getByRole("checkbox").check();
    await expect
      .poll(async () => Object.keys(await kept(companion)))
      .toEqual([expect.stringMatching(/^tick:other-[0-9a-f]{8}$/)]);
  });

  for (const [name, settings] of /** @type {const} */ ([
    ["recommended", {}],
    [
      "everything",
      {
        methods: [
          "passkey",
          "authenticator-passkey",
          "authenticator",
          "security-key",
          "windows-hello",
          "platform-sso",
          "phone",
          "email",
          "other: Contoso smart card",
        ],
      },
    ],
  ])) {
    test(`prints in black and white, readable, on two sheets at most: ${name}`, async ({ companion, page }) => {
      await set(companion, { ...CONTOSO, ...settings });
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto(`chrome-extension://${companion.id}/checklist.html`);
      await page.getByRole("checkbox").nth(0).check();
      await expectPrinted(page, { path: `${PICTURES}/print-${name}`, whole: ".method, .wizard" });
      const colours = await page
        .locator("body, .title, .state, .guide p, .foot a")
        .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
      expect(colours).toEqual(["rgb(0, 0, 0)"]);
      await expect(page.locator(".tools")).toBeHidden();
      await expect(page.locator(".guide").last()).toBeVisible();
    });
  }
});

test.describe("what the browser says about the device", () => {
  /**
   * @param {import("./fixtures.js").Companion} companion
   * @param {{ platform: string, version: string, mobile?: boolean, keeps: boolean, hybrid: boolean }} device
   */
  async function pretendDevice({ context }, device) {
    await context.addInitScript(({ platform, version, mobile = false, keeps, hybrid }) => {
      if (location.protocol !== "chrome-extension:") return;
      const getHighEntropyValues = async () => ({ platformVersion: version });
      Object.defineProperty(navigator, "userAgentData", { value: { platform, mobile, getHighEntropyValues } });
      PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable = async () => keeps;
      /** @type {any} */ (PublicKeyCredential).getClientCapabilities = async () => ({ hybridTransport: hybrid });
      for (const asks of /** @type {const} */ (["create", "get"]))
        navigator.credentials[asks] = () => {
          throw new Error("the person is asked");
        };
    }, device);
  }

  for (const [name, device, own, hint] of /** @type {const} */ ([
    [
      "Windows 11",
      { platform: "Windows", version: "15.0.0", keeps: true, hybrid: true },
      "windows_hello_name",
      "hint_keeps",
    ],
    [
      "Windows 10",
      { platform: "Windows", version: "10.0.0", keeps: true, hybrid: true },
      "windows_hello_name",
      "hint_windows_10",
    ],
    [
      "a computer without Bluetooth",
      { platform: "Windows", version: "15.0.0", keeps: false, hybrid: false },
      "windows_hello_name",
      "hint_no_bluetooth",
    ],
    ["a Mac", { platform: "macOS", version: "15.1.0", keeps: true, hybrid: true }, "platform_sso_name", "hint_keeps"],
    ["a phone", { platform: "Android", version: "15", mobile: true, keeps: true, hybrid: true }, null, "hint_phone"],
  ])) {
    test(`decides the rows and hints: ${name}`, async ({ companion, page }) => {
      await pretendDevice(companion, device);
      await page.goto(`chrome-extension://${companion.id}/checklist.html`);
      const second = `${words("authenticator_name")} or ${words("security_key_name")}`;
      await expect(page.locator(".title")).toHaveText([words("passkey_name"), ...(own ? [words(own)] : []), second]);
      await expect(page.locator(".method").first().locator(".hint")).toHaveText(words(hint));
    });
  }

  test("without an answer the list has all rows and no hints", async ({ companion, page }) => {
    await companion.context.addInitScript(() => {
      if (location.protocol !== "chrome-extension:") return;
      Object.defineProperty(navigator, "userAgentData", { value: undefined });
      PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable = () => new Promise(() => {});
      delete (/** @type {any} */ (globalThis).PublicKeyCredential.getClientCapabilities);
    });
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(page.locator(".method")).toHaveCount(3);
    await expect(page.locator(".hint")).toHaveCount(0);
  });
});

test("nonsense in storage is ignored", async ({ companion, page }) => {
  await companion.worker.evaluate(() =>
    chrome.storage.local.set({
      accepted: "soon",
      "tick:passkey": { done: true },
      "found:passkey": "x",
      "tick:nonsense": 5,
    }),
  );
  await signInToSecurityInfo(page);
  expect(await states(await panel(page))).toEqual(["to-do", "to-do"]);
  await (await cardAtRest(page)).getByRole("checkbox").nth(0).check();
  await page.reload();
  await expect((await panel(page)).getByRole("checkbox").nth(0)).toBeChecked();
  expect(await pagesInTheEnd(companion)).toBe(1);
});
