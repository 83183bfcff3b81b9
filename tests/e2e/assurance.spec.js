// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The popup and the toolbar icon say whether a page is Microsoft's. Nothing in the page says it. */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { authorize } from "../stand-in/site.js";
import { browserSession, clickToolbarButton, openPopup, watchPopups } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNothingOfUs,
  expectPanel,
  iconRules,
  nameAccount,
  stopWorker,
  test,
  workerRuns,
} from "./fixtures.js";
import { CONTOSO, set } from "./settings.js";

const PICTURES = fileURLToPath(new URL("../../dist/pages", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const words = catalogue("en");

/** @typedef {import("./fixtures.js").Page} Page */

/**
 * Serves this page for every address, as the owner of the name could.
 * @param {Page} page
 */
const serveFakePage = (page) =>
  page.route(/^https?:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Sign in</title><h1>Sign in</h1>" }),
  );

/**
 * Reads what the popup says about the page.
 * @param {Awaited<ReturnType<typeof openPopup>>} popup
 */
async function readAssurance(popup) {
  await expect.poll(() => popup.evaluate("document.querySelector('.assured')?.hidden")).toBe(false);
  await expect.poll(() => popup.evaluate("document.querySelector('h1').textContent")).not.toBe("");
  return /** @type {{ assurance: string, tone: string, title: string, site: string, headline: string }} */ (
    await popup.evaluate(`(({ dataset }) => ({ assurance: dataset.assurance, tone: dataset.tone,
      title: document.querySelector('.assured-title').textContent, site: document.querySelector('.site').textContent,
      headline: document.querySelector('h1').textContent }))(document.querySelector('.assured'))`)
  );
}

for (const [name, address, expected, title, site] of /** @type {const} */ ([
  ["Microsoft's sign-in", authorize("en"), "sign-in", "assured_sign_in", "login.microsoftonline.com"],
  [
    "My Security info",
    "https://mysignins.microsoft.com/security-info",
    "security-info",
    "assured_security_info",
    "mysignins.microsoft.com",
  ],
  ["another Microsoft page", "https://portal.azure.com/", "no-pass", "assured_no_pass", "portal.azure.com"],
  ["a page of another site", "https://news.example/login", "not-microsoft", "assured_not_microsoft", "news.example"],
  [
    "a name with a look-alike digit",
    "https://login.micros0ftonline.example/",
    "look-alike",
    "assured_look_alike",
    "login.micros0ftonline.example",
  ],
  [
    "a name with letters of another alphabet",
    "https://login.microsоftonline.example/",
    "look-alike",
    "assured_look_alike",
    new URL("https://login.microsоftonline.example/").host,
  ],
  [
    "Microsoft's name in front of another domain",
    "https://login.microsoftonline.com.sign-in.example/",
    "look-alike",
    "assured_look_alike",
    "login.microsoftonline.com.sign-in.example",
  ],
  [
    "Microsoft's path on another site",
    "https://gate.example/common/oauth2/v2.0/authorize?client_id=1",
    "look-alike",
    "assured_look_alike",
    "gate.example",
  ],
  [
    "Microsoft's name without encryption",
    "http://login.microsoftonline.com/common/login",
    "look-alike",
    "assured_look_alike",
    "login.microsoftonline.com",
  ],
  ["an IP address", "https://192.0.2.7/login.microsoftonline.com/", "look-alike", "assured_look_alike", "192.0.2.7"],
])) {
  test(`the popup recognises ${name}`, async ({ companion, page }) => {
    await serveFakePage(page);
    await page.goto(address);
    const said = await readAssurance(await openPopup(companion, page));
    expect(said).toMatchObject({ assurance: expected, title: words(title), site });
    expect(said.headline === words("look_alike_title")).toBe(expected === "look-alike");
    expect(await page.locator("tap-companion").count(), "nothing is drawn in the page").toBe(0);
  });
}

test("on a look-alike the popup says what to do, offers the name to copy, and opens the real page", async ({
  companion,
  page,
}) => {
  await set(companion, CONTOSO);
  await companion.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // An active journey makes no difference.
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  await serveFakePage(page);
  await page.goto("https://login.microsoftonIine.com.example/common/login?username=maya@contoso.com");
  const popup = await openPopup(companion, page);
  expect(await readAssurance(popup)).toMatchObject({
    assurance: "look-alike",
    tone: "watch",
    headline: words("look_alike_title"),
  });
  expect(await popup.evaluate("[...document.querySelectorAll('.list li')].map((line) => line.textContent)")).toEqual(
    ["look_alike_close", "look_alike_typed", "look_alike_report"].map(words),
  );
  expect(await popup.evaluate("document.querySelector('.contact').href")).toBe("tel:+15550100");
  await expect.poll(() => popup.evaluate("document.querySelector('.action').hidden")).toBe(false);
  writeFileSync(`${PICTURES}/look-alike.png`, await popup.picture());
  await popup.evaluate("document.querySelector('.assured .copy').click()");
  await expect
    .poll(() => popup.evaluate("document.querySelector('.assured .text').textContent"))
    .toBe("hxxps://login[.]microsoftoniine[.]com[.]example");
  await page.unroute(/^https?:/);
  const opening = companion.context.waitForEvent("page");
  await popup.evaluate("document.querySelector('.action').click()");
  await expect(await opening).toHaveURL(
    /^https:\/\/login\.microsoftonline\.com\/.*19db86c3-b2b9-44cc-b339-36da233a3be2/,
  );
  // The address of the look-alike is not stored.
  const stored = await companion.worker.evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
  );
  expect(stored).not.toMatch(/onI?ine\.com\.example|username|maya/i);
});

test("when the tab opens another page, the open popup forgets the old one", async ({ companion, page }) => {
  await serveFakePage(page);
  await page.goto("https://login.microsoftonline.com/common/login");
  const popup = await openPopup(companion, page);
  expect(await readAssurance(popup)).toMatchObject({ assurance: "sign-in" });
  // On the same host the popup gets the new address and judges it again.
  await page.evaluate(() => location.assign("/common/other"));
  await expect(page).toHaveURL(/other$/);
  expect(await readAssurance(popup)).toMatchObject({ assurance: "sign-in" });
  await page.evaluate(() => location.assign("https://login.micros0ftonline.example/"));
  await expect(page).toHaveURL(/micros0ft/);
  // The browser tells the popup nothing about a page on another host: the popup was not opened over it.
  await expect.poll(() => popup.evaluate("document.querySelector('.assured').hidden")).toBe(true);
});

test("the extension runs nothing in the page of another site, even when the popup is open over it", async ({
  companion,
  page,
}) => {
  await page.route(/^https?:/, (route) =>
    route.fulfill({ contentType: "text/html", body: '<title>x</title><form id="tap-companion"></form>' }),
  );
  await page.goto("https://login.micros0ftonline.example/");
  const injected = await companion.worker.evaluateHandle(() => {
    const calls = { count: 0 };
    const { executeScript } = chrome.scripting;
    chrome.scripting.executeScript = (/** @type {any[]} */ ...given) => (
      (calls.count += 1), /** @type {any} */ (executeScript)(...given)
    );
    return calls;
  });
  const popup = await openPopup(companion, page);
  await readAssurance(popup);
  await expect.poll(() => popup.evaluate("document.querySelector('.action').hidden")).toBe(false);
  expect((await injected.jsonValue()).count).toBe(0);
  expect(await popup.evaluate("document.querySelector('.report').hidden")).toBe(true);
});

test("without an address the popup shows no verdict", async ({ companion, page }) => {
  await page.goto("chrome://version/");
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('h1')?.textContent")).toBe(words("question"));
  expect(await popup.evaluate("document.querySelector('.assured').hidden")).toBe(true);
});

test("the browser changes the icon on genuine hosts, without waking the worker", async ({ companion, page }) => {
  test.slow();
  await expect.poll(() => iconRules(companion)).toEqual([expect.objectContaining({ id: "genuine" })]);
  const [{ conditions, actions }] = await iconRules(companion);
  expect(actions).toEqual([expect.objectContaining({ instanceType: "declarativeContent.SetIcon" })]);
  expect(Object.keys(actions[0].imageData).sort()).toEqual(["16", "32"]);
  expect(actions[0].imageData["16"], "the picture is not empty").toMatch(/[1-9a-zA-Z]{40}/);
  // No API tells which icon is shown. So the test gives the same conditions a visible effect: a click on the button
  // opens the popup only where they match.
  await companion.worker.evaluate(
    async (conditions) => {
      const { onPageChanged, PageStateMatcher, ShowAction } = chrome.declarativeContent;
      const same = conditions.map((pageUrl) => new PageStateMatcher({ pageUrl }));
      await chrome.action.disable();
      await new Promise((resolve) =>
        onPageChanged.addRules([{ id: "test", conditions: same, actions: [new ShowAction()] }], () =>
          resolve(undefined),
        ),
      );
    },
    /** @type {object[]} */ (conditions.map((/** @type {{ pageUrl: object }} */ { pageUrl }) => pageUrl)),
  );
  await serveFakePage(page);
  const protocol = await browserSession(companion.context);
  let opened = 0;
  await watchPopups(protocol, companion.id, () => (opened += 1));
  let genuine = 0;
  for (const [address, isGenuine] of /** @type {const} */ ([
    ["https://portal.contoso.example/app", false],
    ["http://login.microsoftonline.com/", false],
    ["https://login.microsoftonline.com/common/login", true],
    ["https://login.microsoftonline.com.sign-in.example/", false],
    ["https://login.microsoftonline.us/", true],
    ["https://login.microsoftonline.com:8443/", false],
    ["https://mysignins.microsoft.com/security-info", true],
    ["https://login.live.com/", false],
    ["https://login.microsoft.com/", true],
  ])) {
    await page.goto(address);
    await clickToolbarButton(protocol, companion.id, page);
    if (!isGenuine) continue;
    // A popup that had opened on an earlier page would be counted by now.
    genuine += 1;
    await expect.poll(() => opened, address).toBe(genuine);
  }
  const asleep = await stopWorker(companion);
  await page.bringToFront();
  await page.goto("https://login.microsoftonline.com/common/login");
  await expectNothingOfUs(page);
  expect(await workerRuns(companion)).toBe(false);
  // stopWorker opened popup.html in a tab.
  expect(opened, "no popup opened late").toBe(genuine + 1);
  await asleep.close();
});
