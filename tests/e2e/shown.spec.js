// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The person lets the page show the text of the pass. The named input goes off the screen, and one without a name takes
 * its place: ring and verdict follow.
 */

import { PASS, PASSWORD } from "../stand-in/people.js";
import {
  expect,
  expectNoRing,
  expectPanel,
  expectRing,
  nameAccount,
  panel,
  pressTip,
  submit,
  test,
} from "./fixtures.js";

const NAMED = "[name=accesspass]";
const SHOWN = ".placeholder input:not([name])";

test.use({ how: { site: { slides: true } } });

/** @param {import("@playwright/test").Page} page */
const check = (page) => page.getByRole("checkbox", { name: "Show Temporary Access Pass" });

for (const [where, arrive] of Object.entries({
  "first factor": (/** @type {import("@playwright/test").Page} */ page) => nameAccount(page, "maya"),
  "second factor": async (/** @type {import("@playwright/test").Page} */ page) => {
    await nameAccount(page, "tina");
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await page.locator('[data-value="AccessPass"]').click();
  },
})) {
  test(`ring and verdict follow when the text is shown and hidden again, as ${where}`, async ({ page }) => {
    await arrive(page);
    await page.locator(NAMED).fill(`${PASS} `);
    await expectPanel(page, { page: "pass", verdict: "space-around" });
    await check(page).check();
    await expectRing(page, page.locator(SHOWN));
    await expectPanel(page, { page: "pass", verdict: "space-around" });
    await pressTip(page, "mend");
    await expect(page.locator(SHOWN)).toHaveValue(PASS);
    await expect(page.locator(NAMED), "the page copies what is mended").toHaveValue(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await page.locator(SHOWN).fill("Short");
    await expectPanel(page, { verdict: "too-short" });
    await check(page).uncheck();
    await expectRing(page, page.locator(NAMED));
    await expectPanel(page, { verdict: "too-short" });
    await page.locator(NAMED).fill(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await check(page).check();
    await expect(page.locator(SHOWN)).toBeVisible();
    await expectPanel(page, { verdict: "plausible" });
    await submit(page);
    await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  });
}

test("the text may be shown before anything is typed", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass", verdict: "empty" });
  await check(page).check();
  await expectRing(page, page.locator(SHOWN));
  await expectPanel(page, { verdict: "empty" });
  await page.locator(SHOWN).pressSequentially("Kn0w");
  await expectPanel(page, { verdict: "too-short" });
  await page.locator(SHOWN).fill("");
  await check(page).uncheck();
  await expectRing(page, page.locator(NAMED));
  await expectPanel(page, { verdict: "empty" });
});

for (const exchange of [false, true]) {
  test.describe(exchange ? "a filled input that takes the place of an empty one" : "a filled field", () => {
    const named = '<input name="accesspass" type="password" value="TAPRocks! ">';
    const html = `<!DOCTYPE html><html lang="en"><body><form><div data-viewid="56">${exchange ? named.replace("TAPRocks! ", "") : named}</div></form></body></html>`;
    test.use({ how: { site: { shown: { html } } } });

    test("is checked without a key or an event", async ({ page }) => {
      await page.goto("https://login.microsoftonline.com/common/login");
      await expectPanel(page, { page: "pass", verdict: exchange ? "empty" : "space-around" });
      if (!exchange) return;
      await page.evaluate(() => {
        const field = document.querySelector("input");
        const shown = document.createElement("input");
        shown.value = "TAPRocks! ";
        field?.before(shown);
        if (field) field.style.display = "none";
      });
      await expectRing(page, page.locator("input:not([name])"));
      await expectPanel(page, { verdict: "space-around" });
    });
  });
}

test("after a wrong password the page says that the account has a pass: the way to it is ringed", async ({ page }) => {
  await nameAccount(page, "petra");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill("WrongWord-1");
  await submit(page);
  await expect(page.locator("#passwordError")).toBeVisible();
  await expectRing(page, page.locator("#idA_PWD_SwitchToCredPicker"));
  await expect((await panel(page)).locator("h1")).toHaveText("Choose “Other ways to sign in”");
});

test("control: an account without a pass gets no ring there", async ({ page }) => {
  await nameAccount(page, "olga");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill("WrongWord-1");
  await submit(page);
  await expect(page.locator("#passwordError")).toBeVisible();
  await expectNoRing(page);
});
