// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { PASS } from "../stand-in/people.js";
import { catalogue } from "./catalogue.js";
import { expect, expectPanel, expectRing, nameAccount, panel, partBox, submit, test } from "./fixtures.js";
import { speakPseudo, variant } from "./variants.js";

for (const [language, direction] of [
  ["en", "ltr"],
  ["de", "ltr"],
  ["ar", "rtl"],
]) {
  test(`the card speaks the page's language: ${language}`, async ({ page }) => {
    await nameAccount(page, "maya", language);
    await expectRing(page, page.locator("[name=accesspass]"));
    const card = await panel(page);
    await expect(card.getByRole("heading")).toHaveText(catalogue(language ?? "")("pass_title"));
    expect(await card.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      language,
      direction,
    ]);
    // The card is in the corner where a line of this language ends.
    const middle = async () => (((await partBox(page, "card"))?.left ?? 0) < 640 ? "rtl" : "ltr");
    await expect.poll(middle).toBe(direction);
  });
}

test("a page in an unknown language gets an English card", async ({ page }) => {
  await nameAccount(page, "maya", "tlh");
  await expectPanel(page, { page: "pass" });
  await expect((await panel(page)).getByRole("heading")).toHaveText(catalogue("en")("pass_title"));
});

test.describe("in the pseudo-language", () => {
  const pseudo = variant(speakPseudo);
  test.use({ how: { extension: pseudo.folder } });

  /** @param {import("@playwright/test").Frame} frame */
  async function expectMarked(frame) {
    const texts = await frame.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts = [];
      // Names and values are not translated, and the reference for admins is always English.
      const asItIs = ".site, code, .key-value, body [lang=en], body [lang=en] *";
      while (walker.nextNode())
        if (!walker.currentNode.parentElement?.matches(asItIs))
          texts.push(walker.currentNode.textContent?.trim() ?? "");
      for (const element of document.querySelectorAll("[aria-label]:not(a)"))
        texts.push(element.getAttribute("aria-label") ?? "");
      return texts.filter((text) => text !== "");
    });
    expect(texts.length).toBeGreaterThan(4);
    expect(texts.filter((text) => !/^⟦[\s\S]*⟧\.?( ⟦[\s\S]*⟧)?$/.test(text))).toEqual([]);
    const [inner, outer] = await frame.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(inner, "nothing overflows sideways").toBeLessThanOrEqual(outer ?? 0);
  }

  test("card, popup and list have no hard-coded text, and longer texts fit", async ({ companion, page }) => {
    await nameAccount(page, "wim");
    await page.locator("[name=accesspass]").fill("WrongPass-1");
    await submit(page);
    await page.locator("[name=accesspass]").fill(`${PASS} `);
    await expectPanel(page, { verdict: "space-around", fault: "incorrect" });
    await expectMarked(await panel(page));
    await page.locator("[name=accesspass]").fill(PASS);
    await expectPanel(page, { verdict: "plausible" });
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    const securityInfo = await opening;
    await expectPanel(securityInfo, { step: "register" });
    const checklist = await panel(securityInfo);
    await expect(checklist.getByRole("checkbox")).toHaveCount(2);
    await expectMarked(checklist);
    await page.goto(`chrome-extension://${companion.id}/popup.html`);
    await expect(page.getByRole("heading")).toBeVisible();
    await expectMarked(page.mainFrame());
  });

  test("the extension's pages have no hard-coded text", async ({ companion, page }) => {
    for (const file of [
      "guide.html",
      "guide.html#portal",
      "checklist.html",
      "welcome.html",
      "settings.html",
      "builder.html",
    ]) {
      await page.goto("about:blank");
      await page.goto(`chrome-extension://${companion.id}/${file}`);
      await expect(page.locator("h1")).not.toBeEmpty();
      if (file === "builder.html") await page.locator(".line-of").first().fill("abcdefghijklmnopabcdefghijklmnop");
      await expectMarked(page.mainFrame());
    }
    expect(await page.title()).toMatch(/^⟦/);
  });
});
