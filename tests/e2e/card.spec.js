// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Where the card stands: never on the field or the button, at any size of the window. */

import { PASS } from "../stand-in/people.js";
import { expect, expectPanel, expectRing, nameAccount, panel, partBox, test } from "./fixtures.js";

/** @typedef {import("./browser.js").Box} Box */

/** @param {Box} a @param {{ x: number, y: number, width: number, height: number }} b */
const overlap = (a, b) => a.left < b.x + b.width && b.x < a.right && a.top < b.y + b.height && b.y < a.bottom;

for (const [width, height] of [[1920, 1080], [1280, 720], [1000, 560], [800, 600], [600, 800], [480, 700], [400, 640], [320, 480]]) {
  test(`the card covers neither field nor button in a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
    await nameAccount(page, "maya");
    await expectRing(page, page.locator("[name=accesspass]"));
    await expectPanel(page, { page: "pass" });
    await page.locator("[name=accesspass]").fill(`${PASS} `);
    await expectPanel(page, { verdict: "space-around" });
    // Beside the box there is room for the whole card; below 600 px there is a bar, or nothing.
    const wide = (width ?? 0) >= 1280;
    await expect.poll(async () => {
      const card = await partBox(page, "card");
      const tall = card ? card.bottom - card.top : 0;
      return wide ? tall > 200 : (width ?? 0) >= 600 || tall < 120;
    }).toBe(true);
    await expectFree(page);
    await page.evaluate(() => {
      document.body.style.setProperty("padding-block", "600px");
      scrollTo(0, 500);
    });
    await expectRing(page, page.locator("[name=accesspass]"));
    await expectFree(page);
  });
}

/**
 * Waits until the card covers neither field nor button.
 * @param {import("@playwright/test").Page} page
 */
async function expectFree(page) {
  await expect.poll(async () => {
    const card = await partBox(page, "card");
    const boxes = [
      await page.locator("[name=accesspass]").boundingBox(),
      await page.locator("[data-viewid]:not(.going) #idSIButton9").boundingBox(),
    ];
    return boxes.map((box) => box !== null && (card === null || !overlap(card, box)));
  }).toEqual([true, true]);
}

test("in a narrow window the bar opens when the person wants it", async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 800 });
  await nameAccount(page, "maya");
  const card = await panel(page);
  const open = card.getByRole("button", { name: "Show advice" });
  await open.click();
  await expect(card.getByRole("heading")).toBeVisible();
  await expect.poll(async () => ((await partBox(page, "card"))?.bottom ?? 0) - ((await partBox(page, "card"))?.top ?? 0)).toBeGreaterThan(120);
  await expectFree(page);
  await card.getByRole("button", { name: "Make small" }).click();
  await expect(card.getByRole("heading")).toBeHidden();
});

test("the card folds by button and by Esc, and takes no focus", async ({ page }) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.getByRole("heading")).toBeVisible();
  await expect(page.locator("[name=accesspass]")).toBeFocused();
  await card.getByRole("button", { name: "Make small" }).click();
  await expect(card.getByRole("heading")).toBeHidden();
  await card.getByRole("button", { name: "Show advice" }).click();
  await page.keyboard.press("Escape");
  await expect(card.getByRole("heading")).toBeHidden();
});

test("the whole card is reachable and usable by keyboard alone", async ({ page }) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.getByRole("heading")).toBeVisible();
  const fold = card.getByRole("button", { name: "Make small" });
  for (let presses = 0; presses < 12 && !(await fold.evaluate((button) => button === document.activeElement && document.hasFocus())); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(card.getByRole("heading")).toBeHidden();
});
