// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What comes out of the printer. */

import { expect } from "@playwright/test";

/** 9 points, in CSS pixels. */
const SMALLEST = 12;

/** A4 without the margins of page.css, in CSS pixels. */
const PAPER = { width: 726, height: 1054 };

/**
 * Prints the page: on two sheets at most, with no text under 9 points, and none of `whole` torn apart. Leaves a PDF and
 * a picture, and the page as it is on paper.
 * @param {import("@playwright/test").Page} page
 * @param {{ path: string, whole: string }} how `path` without its ending
 */
export async function expectPrinted(page, { path, whole }) {
  const pdf = (await page.pdf({ preferCSSPageSize: true, path: `${path}.pdf` })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g)?.length, "sheets").toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(PAPER);
  await page.screenshot({ path: `${path}.png`, fullPage: true });
  expect(await smallTexts(page), "texts under 9 points").toEqual([]);
  const torn = await page.locator(whole).evaluateAll((all) =>
    all
      // What keeps together in a column also keeps together on a sheet.
      .filter((one) => getComputedStyle(one).breakInside !== "avoid" || one.getClientRects().length > 1)
      .map((one) => one.textContent),
  );
  expect(torn, "torn apart").toEqual([]);
  expect(await page.locator(whole).count()).toBeGreaterThan(0);
}

/** The visible texts that are smaller than they may be. @param {import("@playwright/test").Page} page */
export function smallTexts(page) {
  return page.evaluate((smallest) => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (texts.nextNode()) {
      const { parentElement: around, textContent: text } = texts.currentNode;
      if (!around || !text?.trim() || !around.checkVisibility() || around.closest(".status")) continue;
      const size = Number.parseFloat(getComputedStyle(around).fontSize);
      if (size < smallest) small.push(`${size}px: ${text}`);
    }
    return small;
  }, SMALLEST);
}
