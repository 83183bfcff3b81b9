// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The hop to My Security info: it opens once per journey, beside the application. journey.spec.js tests a wrong pass,
 * repeated screens, and a sign-in to Security info itself; clouds.spec.js tests other clouds.
 */

import { PASS } from "../stand-in/people.js";
import { openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNothingOfUs,
  expectPanel,
  nameAccount,
  notes,
  pagesInTheEnd,
  panel,
  stopWorker,
  submit,
  test,
} from "./fixtures.js";
import { set } from "./settings.js";
import { rewrite, variant } from "./variants.js";

const SECURITY_INFO = /^https:\/\/mysignins\.microsoft\.com\/security-info/;
const APPLICATION = "https://portal.contoso.example/app";
const words = catalogue("en");

/**
 * Signs in up to the question whether to stay signed in. The pass is accepted, and the tab is still on Microsoft's
 * page.
 * @param {import("@playwright/test").Page} page
 */
async function toAccepted(page) {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
}

/**
 * Whether something is to be done when the tab leaves Microsoft's pages.
 * @param {import("./fixtures.js").Companion} companion
 */
async function hasOrder(companion) {
  return JSON.stringify(await notes(companion)).includes('"onLeave"');
}

/** @param {import("@playwright/test").BrowserContext} context */
const atSecurityInfo = (context) => context.pages().filter((page) => SECURITY_INFO.test(page.url())).length;

test("Security info opens in the tab next to the application", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await page.bringToFront();
  await toAccepted(page);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  const securityInfo = await opening;
  await expectPanel(securityInfo, { page: "security-info", step: "register" });
  const urls = await companion.worker.evaluate(async () =>
    (await chrome.tabs.query({})).sort((a, b) => a.index - b.index).map((tab) => tab.url ?? ""),
  );
  expect(urls.map((url) => SECURITY_INFO.test(url))).toEqual([false, true, false]);
  await other.close();
});

test("a worker that is stopped at each step still opens Security info once", async ({ companion, page }) => {
  const stop = async () => {
    await stopWorker(companion);
    await page.bringToFront();
  };
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  await stop();
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await stop();
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  await stop();
  const opening = companion.context.waitForEvent("page", (opened) => !opened.url().startsWith("chrome-extension:"));
  await submit(page);
  const securityInfo = await opening;
  await expectPanel(securityInfo, { page: "security-info", step: "register" });
  await stop();
  await securityInfo.reload();
  await expectPanel(securityInfo, { page: "security-info", step: "register" });
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test("a tab that is closed midway opens nothing, and the popup offers Security info", async ({ companion, page }) => {
  const closing = await companion.context.newPage();
  await toAccepted(closing);
  await closing.close();
  await expect.poll(async () => Object.keys(await notes(companion))).toEqual([]);
  await page.goto(APPLICATION);
  expect(await pagesInTheEnd(companion)).toBe(1);
  const popup = await openPopup(companion, page);
  await expect
    .poll(() => popup.evaluate("document.querySelector('h1').textContent"))
    .toBe(words("popup_accepted_title"));
  await expect
    .poll(() => popup.evaluate("document.querySelector('.action').textContent"))
    .toBe(words("open_security_info"));
});

/** Pages of the browser, and one of another extension: the browser's viewer for PDF. */
const NO_SITES = [
  "chrome://version/",
  "chrome://newtab/",
  "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/index.html",
];

for (const where of NO_SITES) {
  test.describe("while Microsoft does not answer", () => {
    test.use({ how: { site: { login: "never-answers" } } });

    test(`a tab that goes to ${where} proves nothing: no pass was accepted`, async ({
      companion,
      page,
      complaints,
    }) => {
      await nameAccount(page, "maya");
      await page.locator("[name=accesspass]").fill(PASS);
      await expectPanel(page, { verdict: "plausible" });
      const asked = page.waitForRequest((request) => request.method() === "POST");
      // Without `noWaitAfter`, Playwright waits for the answer.
      await page.locator("#idSIButton9").click({ noWaitAfter: true });
      await asked;
      await expect.poll(() => hasOrder(companion)).toBe(true);
      // The browser may put another of its own pages in the place of this one.
      await page.goto(where).catch(() => {});
      await expect.poll(() => page.url()).toMatch(/^chrome(-extension)?:/);
      await expect.poll(() => hasOrder(companion)).toBe(false);
      await page.goto("https://portal.contoso.example/");
      expect(await pagesInTheEnd(companion)).toBe(1);
      expect(await companion.worker.evaluate(() => chrome.storage.local.get("accepted"))).toEqual({});
      // The viewer misses its document.
      complaints.splice(0);
    });
  });
}

test("an error page at Microsoft's address is no answer to the pass", async ({ companion, page, complaints }) => {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await companion.context.setOffline(true);
  await submit(page);
  await expect.poll(() => hasOrder(companion)).toBe(false);
  await companion.context.setOffline(false);
  await page.goto("https://portal.contoso.example/");
  expect(await pagesInTheEnd(companion)).toBe(1);
  expect(await companion.worker.evaluate(() => chrome.storage.local.get("accepted"))).toEqual({});
  complaints.splice(0);
});

for (const where of ["a page of the browser", "an error page"]) {
  test(`${where} after the pass was accepted does not take that back`, async ({ companion, page, complaints }) => {
    await toAccepted(page);
    if (where === "an error page") {
      await companion.context.setOffline(true);
      await submit(page);
      await expect(page.locator("#KmsiCheckboxField")).toHaveCount(0);
      await companion.context.setOffline(false);
    } else {
      await page.goto("chrome://version/");
    }
    const opening = companion.context.waitForEvent("page");
    await page.goto(APPLICATION);
    // The sign-in was not ended, so Security info asks for another one.
    await expectPanel(await opening, { page: "account", step: "accepted" });
    expect(await pagesInTheEnd(companion)).toBe(2);
    complaints.splice(0);
  });
}

test.describe("with an application that cannot be reached", () => {
  test.use({ how: { site: { app: "unreachable" } } });

  test("the pass was accepted all the same: Security info opens", async ({ companion, page }) => {
    await toAccepted(page);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expectPanel(await opening, { page: "security-info", step: "register" });
  });
});

test("an update of the extension between the pass and the end of the sign-in: the journey goes on", async ({
  companion,
  page,
}) => {
  await toAccepted(page);
  const restarted = companion.context.waitForEvent("serviceworker");
  await companion.worker.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
  const worker = await restarted;
  await expect
    .poll(() => worker.evaluate(async () => Object.keys(await chrome.storage.session.get()).join()))
    .toMatch(/^journey:\d+$/);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { page: "security-info", step: "register" });
  await expect(page).toHaveURL(APPLICATION);
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test("a browser that stores nothing: the card says so, and the sign-in goes on", async ({ companion, page }) => {
  await companion.worker.evaluate(async () => {
    const { session } = chrome.storage;
    const rest = 65_536;
    await session.set({ full: "x".repeat(session.QUOTA_BYTES - rest) });
    // The longest text that fits into the rest, to the last byte.
    for (let size = rest, step = rest / 2; step >= 1; step /= 2) {
      const fits = await session.set({ rest: "x".repeat(size) }).then(
        () => true,
        () => false,
      );
      size += fits ? step : -step;
    }
  });
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".body")).toContainText(words("not_stored"));
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await expect(card.locator(".detail")).toHaveText(words("not_stored"));
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
});

test("going back and forth afterwards opens no second Security info", async ({ companion, page }) => {
  await toAccepted(page);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  await expect(page).toHaveURL(APPLICATION);
  await page.bringToFront();
  // The browser would first ask whether to send the form again.
  const asks = (/** @type {Error} */ error) => expect(error.message).toContain("ERR_CACHE_MISS");
  await page.goBack().catch(asks);
  await expect(page).not.toHaveURL(APPLICATION);
  await page.goto("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=portal");
  await expect(page, "the session is still valid").toHaveURL(APPLICATION);
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test("going back before the end and signing in again opens Security info once", async ({ companion, page }) => {
  await toAccepted(page);
  await page.goBack();
  await expectPanel(page, { page: "account" });
  await toAccepted(page);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  await expect(page).toHaveURL(APPLICATION);
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test("two sign-ins in two tabs open Security info once each", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await toAccepted(other);
  await page.bringToFront();
  await toAccepted(page);
  for (const [tab, expected] of /** @type {const} */ ([
    [page, 1],
    [other, 2],
  ])) {
    await tab.bringToFront();
    const opening = companion.context.waitForEvent("page");
    await submit(tab);
    await expectPanel(await opening, { step: "register" });
    await expect(tab).toHaveURL(APPLICATION);
    await pagesInTheEnd(companion);
    expect(atSecurityInfo(companion.context)).toBe(expected);
  }
});

test("a second tab without a sign-in does not open Security info", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await nameAccount(other, "maya");
  await expectPanel(other, { page: "pass" });
  await page.bringToFront();
  await toAccepted(page);
  await other.goto(APPLICATION);
  expect(await pagesInTheEnd(companion)).toBe(2);
  expect(atSecurityInfo(companion.context)).toBe(0);
});

test.describe("an application that never finishes loading", () => {
  test.use({ how: { site: { app: "never-ends" } } });

  test("does not delay Security info", async ({ companion, page }) => {
    await toAccepted(page);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expectPanel(await opening, { page: "security-info", step: "register" });
  });
});

test.describe("an application that never answers", () => {
  test.use({ how: { site: { app: "never-answers" } } });

  test("leaves the person on Microsoft's page, where the card opens Security info once", async ({
    companion,
    page,
  }) => {
    await toAccepted(page);
    await submit(page);
    await expectPanel(page, { page: "leaving", step: "accepted" });
    const opening = companion.context.waitForEvent("page");
    // Playwright's own click would wait for the application. A click counts once the card can be seen.
    const card = await panel(page);
    await expect.poll(() => card.evaluate(() => document.documentElement.hasAttribute("data-in-sight"))).toBe(true);
    await card.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".action")).click());
    await expectPanel(await opening, { page: "security-info", step: "register" });
    // Later the application answers, or the person goes elsewhere.
    await companion.context.newPage().then((elsewhere) => elsewhere.goto("https://portal.contoso.example/"));
    await page.close();
    await pagesInTheEnd(companion);
    expect(atSecurityInfo(companion.context)).toBe(1);
  });
});

test.describe("with settings of IT", () => {
  test("offer: nothing opens by itself, card and popup offer it, and it opens once", async ({ companion, page }) => {
    await set(companion, { afterSignIn: "offer" });
    await toAccepted(page);
    await expect((await panel(page)).getByRole("button", { name: words("open_afterwards") })).toBeVisible();
    await submit(page);
    await expect(page).toHaveURL(APPLICATION);
    expect(await pagesInTheEnd(companion)).toBe(1);
    const popup = await openPopup(companion, page);
    await expect
      .poll(() => popup.evaluate("document.querySelector('.action')?.textContent"))
      .toBe(words("open_security_info"));
    const opening = companion.context.waitForEvent("page");
    await popup.evaluate("document.querySelector('.action').click()");
    await expectPanel(await opening, { step: "register" });
    await page.reload();
    expect(await pagesInTheEnd(companion)).toBe(2);
  });

  test("offer, accepted on the card: it opens once, after the sign-in", async ({ companion, page }) => {
    await set(companion, { afterSignIn: "offer" });
    await toAccepted(page);
    await (await cardAtRest(page)).getByRole("button", { name: words("open_afterwards") }).click();
    await expect((await panel(page)).locator(".notice")).toHaveText(words("accepted_next"));
    expect(await pagesInTheEnd(companion)).toBe(1);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expectPanel(await opening, { step: "register" });
    await expect(page).toHaveURL(APPLICATION);
    expect(await pagesInTheEnd(companion)).toBe(2);
  });

  test("off: nothing opens, and nothing is offered during the sign-in", async ({ companion, page }) => {
    await set(companion, { afterSignIn: "off" });
    await toAccepted(page);
    await expect((await panel(page)).locator(".action")).toBeHidden();
    await submit(page);
    await expect(page).toHaveURL(APPLICATION);
    expect(await pagesInTheEnd(companion)).toBe(1);
  });
});

test.describe("the address", () => {
  for (const [tenant, language, query] of /** @type {const} */ ([
    ["contoso.com", "de", "?tenant=contoso.com&lng=de-DE"],
    ["2F6F0C0A-7e11-4a6b-9d59-5f2c7d9a0b7e", "en", "?tenantId=2f6f0c0a-7e11-4a6b-9d59-5f2c7d9a0b7e&lng=en-US"],
    ["common", "ar", "?lng=ar-SA"],
  ])) {
    test(`contains the tenant and language of the sign-in: ${query}`, async ({ companion, page }) => {
      await page.goto(
        `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize?client_id=portal&ui_locales=${language}`,
      );
      await page.locator("#i0116").fill("maya@contoso.com");
      await submit(page);
      await page.locator("[name=accesspass]").fill(PASS);
      await expectPanel(page, { verdict: "plausible" });
      await submit(page);
      await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
      const [note] = Object.values(/** @type {any} */ (await notes(companion)));
      expect(note.onLeave.open).toBe(`https://mysignins.microsoft.com/security-info${query}`);
      const opening = companion.context.waitForEvent("page");
      await submit(page);
      const securityInfo = await opening;
      await expectPanel(securityInfo, { step: "register" });
      await expect(securityInfo.locator("html"), "the page uses the language").toHaveAttribute(
        "lang",
        new RegExp(`^${language}`),
      );
    });
  }

  test("an order for another address opens nothing", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/popup.html`);
    for (const open of [
      "https://evil.example/",
      "https://mysignins.microsoft.com.evil.example/security-info",
      "http://mysignins.microsoft.com/security-info",
      "https://mysignins.microsoft.com@evil.example/",
      "javascript:alert(1)",
      "chrome://settings",
      "",
    ]) {
      const note = { state: { step: "accepted", sent: false, opened: true }, until: Date.now() + 60_000 };
      await sendOrder(page, { open, note });
      expect(companion.context.pages(), open).toHaveLength(1);
    }
    const opening = companion.context.waitForEvent("page");
    const open = "https://mysignins.microsoft.com/security-info";
    await sendOrder(page, { open, note: { state: {}, until: 0 } });
    await expect(await opening, "control: an allowed address opens").toHaveURL(/login\.microsoftonline\.com/);
  });
});

/**
 * Sends the worker an order, as the extension's pages do.
 * @param {import("@playwright/test").Page} page of the extension
 * @param {object} order
 */
const sendOrder = (page, order) =>
  page.evaluate((order) => chrome.runtime.sendMessage({ kind: "order", order }), order);

/** @param {import("./fixtures.js").Companion} companion */
const accepted = ({ worker }) => worker.evaluate(() => chrome.storage.local.get("accepted"));

test("the worker stores what an order contains", async ({ companion, page }) => {
  await page.goto(`chrome-extension://${companion.id}/checklist.html`);
  await sendOrder(page, { note: { state: {}, until: 0 }, keep: { accepted: 5 } });
  expect(await accepted(companion)).toEqual({ accepted: 5 });
});

test.describe("with storage that refuses everything", () => {
  const full = variant(
    rewrite("worker.js", "await chrome.storage.local.set(keep)", 'await Promise.reject(new Error("the disk is full"))'),
  );
  test.use({ how: { extension: full.folder } });

  test("Security info still opens", async ({ companion, page }) => {
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    const opening = companion.context.waitForEvent("page");
    const open = "https://mysignins.microsoft.com/security-info";
    await sendOrder(page, { open, note: { state: {}, until: 0 }, keep: { accepted: 5 } });
    await expect(await opening).toHaveURL(/login\.microsoftonline\.com/);
    expect(await accepted(companion), "control: nothing was stored").toEqual({});
  });
});

test.describe("with a worker that wakes slowly", () => {
  const late = "var queue = new Promise((resolve) => setTimeout(resolve, 5000));";
  const slow = variant(rewrite("worker.js", "var queue = Promise.resolve();", late));
  test.use({ how: { extension: slow.folder } });

  test("late events from before the sign-in open nothing", async ({ companion, page }) => {
    // The worker gets the event that the tab is elsewhere before it is ready to act.
    await page.goto("https://portal.contoso.example/");
    await nameAccount(page, "maya");
    await page.locator("[name=accesspass]").fill(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await submit(page);
    await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
    expect(await pagesInTheEnd(companion)).toBe(1);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expectPanel(await opening, { step: "register" });
  });
});

test("a sign-in without the pass opens nothing", async ({ companion, page }) => {
  await nameAccount(page, "nils");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill("Practice-1");
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  await submit(page);
  await expect(page).toHaveURL(APPLICATION);
  await expectNothingOfUs(page);
  expect(await pagesInTheEnd(companion)).toBe(1);
  expect(await companion.worker.evaluate(() => chrome.storage.local.get("accepted"))).toEqual({});
});
