// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** practice.html: the real ring, check, refusal and checklist on a practice sign-in; nothing is stored. */

import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  nameAccount,
  notes,
  panel,
  pressTip,
  signInToSecurityInfo,
  submit,
  test,
  tipState,
} from "./fixtures.js";
import { CONTOSO, set } from "./settings.js";

const words = catalogue("en");

/** @typedef {import("./fixtures.js").Page} Page */

/**
 * @param {import("./fixtures.js").Companion} companion
 * @param {Page} page
 */
async function open({ id }, page, fragment = "") {
  await page.goto(`chrome-extension://${id}/practice.html${fragment}`);
  await expectPanel(page, { page: "account", step: "account" });
}

const field = (/** @type {Page} */ page) => page.locator("[name=accesspass]");
const go = (/** @type {Page} */ page) => page.locator("#idSIButton9").click();

/** Everything that is stored. @param {import("./fixtures.js").Companion} companion */
const stored = ({ worker }) =>
  worker.evaluate(async () => ({ ...(await chrome.storage.local.get()), ...(await chrome.storage.session.get()) }));

test("practice has the real ring, check, refusal and checklist, and stores nothing", async ({ companion, page }) => {
  await open(companion, page);
  await expect(page.getByText(words("practice_banner"))).toBeVisible();
  await go(page);
  await expectPanel(page, { page: "pass", step: "pass", verdict: "empty" });
  await expectRing(page, field(page));
  await field(page).fill("Practice-26 ");
  await expectPanel(page, { verdict: "space-around" });
  await pressTip(page, "mend");
  await expect(field(page)).toHaveValue("Practice-26");
  for (const [pass, fault] of [
    ["RunOut-Pass-26", "expired"],
    ["UsedUp-Pass-26", "used"],
    ["Whatever-1", "incorrect"],
  ]) {
    await field(page).fill(pass ?? "");
    await go(page);
    await expectPanel(page, { page: "pass", fault, verdict: "empty" });
  }
  await field(page).fill("Practice-26");
  await field(page).press("Enter");
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  await go(page);
  await expectPanel(page, { page: "security-info", step: "register" });
  const card = await cardAtRest(page);
  await expect(card.getByRole("button", { name: words("open_checklist") }), "the card opens no other page").toHaveCount(
    0,
  );
  await expectRing(page, page.getByRole("button", { name: words("ms_add_method") }));
  await page.getByRole("button", { name: words("ms_add_method") }).click();
  await expect(card.locator(".method[data-status=found]")).toHaveCount(1);
  for (const tick of [0, 1]) await (await cardAtRest(page)).getByRole("checkbox").nth(tick).check();
  await expectPanel(page, { step: "done" });
  expect(await stored(companion)).toEqual({});
  // It opens nothing, and no Microsoft page is asked.
  expect(companion.context.pages()).toHaveLength(1);
  expect(
    await companion.worker.evaluate(() => chrome.scripting.getRegisteredContentScripts({ ids: ["journey"] })),
  ).toEqual([]);
});

test("page and card speak the language that is set, not the browser's", async ({ companion, page }) => {
  const arabic = catalogue("ar");
  await set(companion, { language: "ar" });
  await open(companion, page);
  await expect(page.getByText(arabic("practice_banner"))).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await go(page);
  await expect((await panel(page)).getByRole("heading")).toHaveText(arabic("pass_title"));
});

test("a person can practise with a password page first", async ({ companion, page }) => {
  await open(companion, page);
  await page.getByText(words("practice_first_password")).click();
  await expectPanel(page, { page: "account", step: "account" });
  await go(page);
  await expectPanel(page, { page: "password" });
  await expectRing(page, page.locator("#accessPassLink"));
  await page.locator("#accessPassLink").click();
  await expectRing(page, field(page));
});

test("practice changes neither an active journey nor its checklist and settings", async ({ companion, page }) => {
  await set(companion, CONTOSO);
  await signInToSecurityInfo(page);
  await (await cardAtRest(page)).getByRole("checkbox").nth(0).check();
  await expect
    .poll(async () =>
      Object.keys(await stored(companion))
        .map((key) => key.replace(/\d+$/, ""))
        .sort(),
    )
    .toEqual(["accepted", "inForce", "journey:", "settings", "tick:passkey"]);
  const before = await stored(companion);
  const practice = await companion.context.newPage();
  await open(companion, practice);
  await expect((await panel(practice)).locator(".organisation")).toHaveText("Contoso IT");
  await go(practice);
  await field(practice).fill("Practice-26");
  await go(practice);
  await go(practice);
  await expectPanel(practice, { page: "security-info", step: "register" });
  await expect((await panel(practice)).locator("[data-status=to-do]")).toHaveCount(2);
  for (const tick of [0, 1]) await (await cardAtRest(practice)).getByRole("checkbox").nth(tick).check();
  await expectPanel(practice, { step: "done" });
  expect(await stored(companion)).toEqual(before);
});

test("practice stores nothing, even when the page removes the host element", async ({ companion, page }) => {
  await open(companion, page);
  await go(page);
  for (let time = 0; time < 6; time += 1)
    await page.evaluate(
      () => new Promise((done) => (document.querySelector("tap-companion")?.remove(), requestAnimationFrame(done))),
    );
  await field(page).fill("Practice-26");
  await go(page);
  await go(page);
  await expect(page.getByRole("button", { name: words("ms_add_method") })).toBeVisible();
  await page.evaluate(() => chrome.runtime.sendMessage({ kind: "settled?" }));
  expect(await stored(companion)).toEqual({});
});

test("the organisation's rules for passes and surface do not apply to practice", async ({ companion, page }) => {
  await set(companion, { passMinLength: 16, passMaxLength: 16, surface: "toolbar" }, "policy");
  await open(companion, page);
  await go(page);
  await field(page).fill("Practice-26");
  await expectPanel(page, { verdict: "plausible" });
});

test("practice works with the keyboard alone", async ({ companion, page }) => {
  await open(companion, page);
  await page.locator("#i0116").press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("Practice-26");
  await page.keyboard.press("Enter");
  await expect(page.locator("#idSIButton9")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: words("ms_add_method") })).toBeFocused();
});

test("no web page can pose as the practice page or as another Microsoft page", async ({ companion, page }) => {
  await companion.context.addInitScript(() => {
    const practiceAddress = { hostname: "mysignins.microsoft.com", pathname: "/security-info" };
    const world = { practiceAddress, isOnJourney: true, isToolbarOnly: true };
    Object.assign(globalThis, { [Symbol.for("tap-companion")]: world, "tap-companion": world });
  });
  await page.goto("https://portal.contoso.example/app");
  await expectNothingOfUs(page);
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass", step: "pass" });
  // By name, elements of the page reach into the world of a content script.
  await page.evaluate(() => {
    for (const id of [
      "tap-companion",
      "Symbol(tap-companion)",
      "practiceAddress",
      "findMore",
      "isToolbarOnly",
      "isOnJourney",
    ]) {
      document.body.append(
        Object.assign(document.createElement("a"), { id, href: "https://mysignins.microsoft.com/security-info" }),
      );
    }
  });
  await field(page).fill("TAP");
  await expectPanel(page, { page: "pass", verdict: "too-short" });
  await expectRing(page, field(page));
  await field(page).fill("TAPRocks!");
  await submit(page);
  await expect.poll(async () => Object.keys(await notes(companion)).length, "the journey is a real one").toBe(1);
});

for (const width of [320, 1280]) {
  test(`the card covers neither field nor button, ${width} pixels wide`, async ({ companion, page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(companion, page);
    await go(page);
    await expectRing(page, field(page));
    await field(page).fill("TAP");
    await expectPanel(page, { verdict: "too-short" });
    await expect.poll(() => tipState(page)).not.toBeNull();
    for (const part of [field(page), page.locator("#idSIButton9")]) {
      await part.scrollIntoViewIfNeeded();
      const box = await part.boundingBox();
      const top = await page.evaluate(
        ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.tagName,
        [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2],
      );
      expect(["INPUT", "BUTTON"]).toContain(top);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
