// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The page asks for something else: what is right depends on what has happened with the pass before. From public
 * reports of people with a pass (2026-11).
 */

import { PASS, REFUSED_IN_WORDS } from "../stand-in/people.js";
import { APPLICATION, authorize } from "../stand-in/site.js";
import { openPopup, pagesInTheEnd } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNoRing,
  expectPanel,
  expectRing,
  nameAccount,
  panel,
  signInToSecurityInfo,
  submit,
  test,
} from "./fixtures.js";
import { set } from "./settings.js";

const FIELD = "[name=accesspass]";
const OTHER_WAYS = "#idA_PWD_SwitchToCredPicker";
const PASSWORD = "[name=passwd]:not(.moveOffScreen)";
const words = catalogue("en");

/** @typedef {import("./browser.js").Page} Page */

/** @param {Page} page @param {string} pass */
async function send(page, pass) {
  await page.locator(FIELD).fill(pass);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
}

/**
 * Says in the popup: I have a pass.
 * @param {import("./fixtures.js").Companion} companion @param {Page} page
 */
async function ask(companion, page) {
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate('document.querySelector(".action")?.hidden')).toBe(false);
  await popup.evaluate('document.querySelector(".action").click()');
}

/**
 * Expects the card to say these texts, and nobody to be told to wait unless they are.
 * @param {Page} page @param {string} headline @param {string[]} [others]
 */
async function expectSaid(page, headline, others = []) {
  const card = await panel(page);
  await expect(card.getByRole("heading")).toHaveText(words(headline));
  for (const key of others) await expect(card.locator(".body")).toContainText(words(key));
  if (!headline.startsWith("missing") && !others.includes("missing_wait")) {
    await expect(card.locator(".body")).not.toContainText("Wait a few minutes");
  }
}

/** @param {import("./fixtures.js").Companion} companion */
const atSecurityInfo = (companion) =>
  companion.context.pages().filter((page) => page.url().startsWith("https://mysignins.microsoft.com/security-info"));

test("a second method after the pass: the pass counts as accepted, and Security info opens once", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "sven");
  await send(page, PASS);
  await expectPanel(page, { page: "other-factor", step: "accepted" });
  await expectSaid(page, "second_title", ["second_detail"]);
  await expectNoRing(page);
  await page.locator("[data-value=FidoKey]").click();
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  await expect(page).toHaveURL(`${APPLICATION}/app`);
  await pagesInTheEnd(companion);
  expect(atSecurityInfo(companion)).toHaveLength(1);
});

test("a passkey on its own page after the pass: accepted, and Security info opens once", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "pam");
  await send(page, PASS);
  await expect(page).toHaveURL(/^https:\/\/login\.microsoft\.com\/common\/fido\/get/);
  await expectPanel(page, { page: "other-factor", step: "accepted" });
  await expectSaid(page, "second_title");
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  await pagesInTheEnd(companion);
  expect(atSecurityInfo(companion)).toHaveLength(1);
});

for (const { who, open, what } of /** @type {const} */ ([
  { who: "nils", open: null, what: "a password" },
  { who: "olga", open: OTHER_WAYS, what: "a list without the pass" },
  { who: "kara", open: null, what: "a code" },
])) {
  for (const [passUse, detail] of /** @type {const} */ ([
    [undefined, "again_detail"],
    ["reusable", open ? "not_in_list_detail" : "again_reusable_detail"],
  ])) {
    test(`${what} while the person registers, ${passUse ?? "unknown"} pass: the new method, not the wait`, async ({
      companion,
      page,
    }) => {
      if (passUse) await set(companion, { passUse });
      await signInToSecurityInfo(page);
      await companion.context.clearCookies();
      await page.goto(authorize("en"));
      await expectSaid(page, "account_title", [passUse ? "account_detail" : "account_again_detail"]);
      await nameAccount(page, who);
      if (open) await page.locator(open).click();
      await expectPanel(page, { step: "register" });
      await expectSaid(page, "again_title", [detail]);
      await expectNoRing(page);
    });
  }
}

test("with a pass that works again, the way to it is ringed while the person registers", async ({
  companion,
  page,
}) => {
  await signInToSecurityInfo(page);
  await companion.context.clearCookies();
  await nameAccount(page, "petra");
  await expectSaid(page, "again_title", ["again_detail"]);
  await expectNoRing(page);
  await set(companion, { passUse: "reusable" });
  await expectRing(page, page.locator(OTHER_WAYS));
  await expectSaid(page, "other_ways_title", ["missing_account", "missing_valid"]);
});

test.describe("with a list before the account", () => {
  test.use({ how: { site: { options: true } } });

  test("first the account: the page does not know it yet", async ({ companion, page }) => {
    await page.goto(authorize("en"));
    await expect(page.locator("#i0116")).toBeVisible();
    await ask(companion, page);
    await expectPanel(page, { page: "account" });
    await page.locator("#practiceOptions").click();
    await expectPanel(page, { page: "picker" });
    await expectSaid(page, "no_account_title", ["no_account_detail"]);
  });
});

test("the browser's own window for a passkey: cancel it, and check from when the pass is valid", async ({
  companion,
  page,
}) => {
  await page.goto(authorize("en"));
  await expect(page.locator("#i0116")).toBeVisible();
  await ask(companion, page);
  await page.locator("#i0116").fill("pia@contoso.com");
  await submit(page);
  await expectPanel(page, { page: "other-factor", step: "account" });
  await expectSaid(page, "native_title", ["native_detail", "missing_valid"]);
});

test("a password and no way to the pass: wait, the account, and from when it is valid", async ({ companion, page }) => {
  await nameAccount(page, "nils");
  await expect(page.locator(PASSWORD)).toBeVisible();
  await ask(companion, page);
  await expectPanel(page, { page: "password" });
  await expectSaid(page, "missing_title", ["missing_account", "missing_valid"]);
});

for (const who of ["nils", "olga"]) {
  test(`${who} types the pass as a password: this box wants the password`, async ({ companion, page }) => {
    await nameAccount(page, who);
    await expect(page.locator(PASSWORD)).toBeVisible();
    await ask(companion, page);
    await expectPanel(page, { page: "password", fault: undefined });
    await page.locator(PASSWORD).fill(PASS);
    await submit(page);
    await expectPanel(page, { page: "password", fault: "password" });
    await expectSaid(page, "wrong_box_title", ["wrong_box_detail"]);
    if (who === "olga") await expectRing(page, page.locator(OTHER_WAYS));
  });
}

test.describe("with Microsoft's recovery", () => {
  test.use({ how: { site: { recovery: true } } });

  test("the list says what recovery can do", async ({ companion, page }) => {
    await nameAccount(page, "rita");
    await expect(page.locator(PASSWORD)).toBeVisible();
    await ask(companion, page);
    await expectPanel(page, { page: "password" });
    await page.locator(OTHER_WAYS).click();
    await expectPanel(page, { page: "picker" });
    await expectSaid(page, "missing_title", ["missing_valid", "missing_recovery"]);
    await expect((await panel(page)).locator(".when")).toHaveText(words("call_if_still"));
  });
});

test("a refusal in words alone is a refusal without a reason", async ({ page }) => {
  await nameAccount(page, "maya");
  await send(page, REFUSED_IN_WORDS);
  await expect(page.locator("#accessPassError")).toBeVisible();
  await expectPanel(page, { page: "pass", step: "pass", fault: undefined, verdict: "empty" });
  await expectSaid(page, "show_and_type_title", ["unsaid_show_detail"]);
});

test("another identity provider: a pass is asked for only on Microsoft's page", async ({ companion, page }) => {
  await page.goto(authorize("en"));
  await expect(page.locator("#i0116")).toBeVisible();
  await ask(companion, page);
  await page.locator("#i0116").fill("fred@contoso.com");
  await submit(page);
  await expectPanel(page, { page: "other-factor", step: "account" });
  await expectSaid(page, "provider_title", ["provider_detail"]);
});

test("a campaign for passkeys after the pass: do it or skip it, the checklist comes next", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "kim");
  await send(page, PASS);
  await expectPanel(page, { page: "more-information", step: "accepted" });
  await expectSaid(page, "more_title", ["more_detail"]);
  await expect((await panel(page)).locator(".body")).not.toContainText("passkey");
  const opening = companion.context.waitForEvent("page");
  await page.locator("#practiceSkip").click();
  await expectPanel(await opening, { step: "register" });
});

test("after a refused pass, another account without one: back to the pass, the account, or a new pass", async ({
  page,
}) => {
  await nameAccount(page, "maya");
  await send(page, "WrongPass-1");
  await expectPanel(page, { page: "pass", fault: "incorrect", verdict: "empty" });
  await nameAccount(page, "nils");
  await expectPanel(page, { page: "password" });
  await expectSaid(page, "tried_title", ["tried_detail", "missing_account", "missing_valid", "missing_new"]);
});

test("at Security info without a pass: asked to sign in again, the pass was not sent yet", async ({
  companion,
  page,
}) => {
  await set(companion, { checklist: "always" });
  const signedIn = { name: "signedin", value: "practice", url: "https://mysignins.microsoft.com" };
  await companion.context.addCookies([signedIn]);
  await page.goto("https://mysignins.microsoft.com/security-info?lng=en");
  await expectPanel(page, { page: "security-info", step: "register" });
  await companion.context.clearCookies();
  await page.goto(authorize("en"));
  await expectSaid(page, "account_title", ["account_detail"]);
  await nameAccount(page, "petra");
  await expectRing(page, page.locator(OTHER_WAYS));
  await expectSaid(page, "other_ways_title", ["missing_wait"]);
});
