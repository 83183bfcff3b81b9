// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * What a person sees without scrolling, in every window: what to do, what is wrong, and the first button. Card and tip
 * cover nothing that is read or worked.
 */

import { PASS } from "../stand-in/people.js";
import { wordsIn } from "../stand-in/words.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectPanel,
  expectRing,
  nameAccount,
  panel,
  partBox,
  pressTip,
  submit,
  test,
  tipState,
} from "./fixtures.js";
import { set } from "./settings.js";

/** @typedef {import("./browser.js").Box} Box */
/** @typedef {import("@playwright/test").Page} Page */

const FIELD = "[name=accesspass]";

/** Among them 1280 × 1024 at 200 % and 400 %, and 1366 × 768 at 200 %. The small ones have no room for the card. */
const WINDOWS = /** @type {const} */ ([
  [320, 256],
  [390, 844],
  [480, 400],
  [640, 360],
  [640, 512],
  [683, 384],
  [768, 432],
  [1024, 768],
  [1280, 593],
  [1366, 633],
  [1920, 1080],
  [2560, 1440],
]);

const HELPDESKS = {
  none: {},
  usual: { organisationName: "Contoso", helpdeskPhone: "+49 30 1234567", helpdeskHours: "Mon–Fri, 8–18" },
  longest: {
    organisationName: "The Contoso Hospital Foundation of the Northern Counties",
    helpdeskPhone: "+49 30 1234567",
    helpdeskWeb: "https://helpdesk.contoso.example/temporary-access-pass/first-steps",
    helpdeskContacts: [
      "Chat with a colleague = https://chat.northern-counties.contoso.example:8443/helpdesk",
      "Ticket = https://tickets.contoso.example/new",
      "Hospital of the North = +49 30 1234567 ext. 1234",
      "Hospital of the South = +49 30 1234567 ext. 5678",
    ],
    helpdeskEmail: "helpdesk.northern.counties@contoso.example",
    helpdeskHours:
      "Monday to Friday from 8 to 18, Saturday from 9 to 12, not on public holidays of the Northern Counties",
    helpdeskNote: "Bring your badge. ".repeat(16).trim(),
  },
};

/** @param {Box} a @param {Box} b */
const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Every line of words and every control of the page that is in the window.
 * @param {Page} page
 * @returns {Promise<(Box & { what: string })[]>}
 */
function wordsAndControls(page) {
  return page.evaluate(() => {
    const boxes = [];
    for (const element of document.querySelectorAll("body *")) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (element.matches("input,button,select")) boxes.push(element.getBoundingClientRect());
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        boxes.push(...range.getClientRects());
      }
    }
    return boxes
      .filter(({ width, height, bottom, top }) => width > 1 && height > 1 && bottom > 0 && top < innerHeight)
      .map(({ left, top, right, bottom }) => ({ left, top, right, bottom, what: `${left} ${top}` }));
  });
}

/**
 * What of the card's headline and first button can be seen without scrolling.
 * @param {Page} page
 */
async function cardInSight(page) {
  const card = await partBox(page, "card");
  if (!card) return null;
  return (await panel(page)).evaluate(() => {
    const isWhole = (/** @type {Element | undefined} */ element) => {
      if (!element) return true;
      const { top, bottom } = element.getBoundingClientRect();
      const middle = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
      return (
        top >= 0 && bottom <= innerHeight && middle !== null && (element.contains(middle) || middle.contains(element))
      );
    };
    const button = [...document.querySelectorAll(".body button")].find((each) => each.checkVisibility());
    return { headline: isWhole(document.querySelector("h1") ?? undefined), button: isWhole(button) };
  });
}

for (const language of ["en", "de", "ar"]) {
  for (const [name, helpdesk] of Object.entries(HELPDESKS)) {
    test(`what counts is in sight in 12 windows: ${language}, helpdesk: ${name}`, async ({ companion, page }) => {
      test.slow();
      const words = catalogue(language);
      await set(companion, helpdesk);
      await nameAccount(page, "maya", language);
      await expectPanel(page, { page: "pass" });
      for (const [width, height] of WINDOWS) {
        await test.step(`${width} × ${height}`, async () => {
          await page.setViewportSize({ width, height });
          await page.locator(FIELD).scrollIntoViewIfNeeded();
          await page.locator(FIELD).fill(`${PASS} `);
          await expectPanel(page, { verdict: "space-around" });
          // The remark with its button, at the field.
          await expect.poll(async () => (await tipState(page))?.buttons[0]?.press).toBe("mend");
          if (width > 320) await expect.poll(async () => (await tipState(page))?.words).toBe(words("space_end"));
          // The card has all that counts, or it is not there.
          await expect
            .poll(async () => (await cardInSight(page)) ?? { headline: true, button: true })
            .toEqual({ headline: true, button: true });
          await expect.poll(() => coveredBy(page, "card")).toEqual([]);
          // At 400 % there is no room for two buttons beside the field.
          if (width > 320) await expect.poll(() => coveredBy(page, "tip")).toEqual([]);
        });
      }
    });
  }
}

/**
 * The words and controls of the page that this part covers.
 * @param {Page} page
 * @param {"card" | "tip"} part
 */
async function coveredBy(page, part) {
  const [box, all] = [await partBox(page, part), await wordsAndControls(page)];
  return box ? all.filter((each) => overlaps(box, each)).map(({ what }) => what) : [];
}

test("a person who opens the card in a small window sees the headline and the first button", async ({ page }) => {
  await nameAccount(page, "maya");
  for (const [width, height] of WINDOWS.slice(0, 7)) {
    await test.step(`${width} × ${height}`, async () => {
      await page.setViewportSize({ width, height });
      await pressTip(page, "open");
      await expect.poll(() => cardInSight(page)).toEqual({ headline: true, button: true });
      await page.keyboard.press("Escape");
      await expect.poll(() => partBox(page, "card")).toBeNull();
    });
  }
});

for (const language of ["en", "ar"]) {
  test(`in small windows the tip names "Add sign-in method" and covers nothing: ${language}`, async ({
    companion,
    page,
  }) => {
    await nameAccount(page, "maya", language);
    await page.locator(FIELD).fill(PASS);
    await submit(page);
    await expectPanel(page, { page: "stay-signed-in" });
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    const info = await opening;
    await expectPanel(info, { page: "security-info", step: "register" });
    for (const [width, height] of WINDOWS.slice(1, 7)) {
      await test.step(`${width} × ${height}`, async () => {
        await info.setViewportSize({ width, height });
        await expect.poll(async () => (await tipState(info))?.words).toBe(catalogue(language)("add_method_title"));
        await expect.poll(() => partBox(info, "card")).toBeNull();
        await expectRing(info, info.getByRole("button", { name: wordsIn(language).addMethod }));
        await expect.poll(() => coveredBy(info, "tip")).toEqual([]);
      });
    }
  });
}
