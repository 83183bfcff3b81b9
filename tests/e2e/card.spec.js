// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The places of card and tip: never on the field or the button, at any window size. */

import { PASS } from "../stand-in/people.js";
import { openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNoRing,
  expectPanel,
  expectRing,
  expectTip,
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

/** @param {Box} a @param {{ x: number, y: number, width: number, height: number }} b */
const overlap = (a, b) => a.left < b.x + b.width && b.x < a.right && a.top < b.y + b.height && b.y < a.bottom;

const words = catalogue("en");

/** The sign-in box, and its field, buttons and heading. */
const BOX = "#lightbox";
const PARTS = [
  "[name=accesspass]",
  "[data-viewid]:not(.going) #idSIButton9",
  ".identity:not(.going) #idBtn_Back",
  "[data-viewid]:not(.going) [role=heading]",
];

for (const [width, height, form] of /** @type {const} */ ([
  [1920, 1080, "card and tip"],
  [1280, 720, "card and tip"],
  [1024, 768, "tip"],
  [1000, 560, "tip"],
  [800, 600, "tip"],
  [640, 480, "tip"],
  [600, 800, "card and tip"],
  [480, 700, "tip"],
  [400, 640, "tip"],
  [320, 480, "tip"],
])) {
  test(`${form} cover neither the box nor its parts in a window of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await nameAccount(page, "maya");
    await expectRing(page, page.locator("[name=accesspass]"));
    await expectPanel(page, { page: "pass" });
    await page.locator("[name=accesspass]").fill(`${PASS} `);
    await expectPanel(page, { verdict: "space-around" });
    await expectTip(page, words("space_end"));
    // The card is there if it has room around the box.
    await expect.poll(async () => (await partBox(page, "card")) !== null).toBe(form !== "tip");
    await expectUncovered(page, "card", [BOX, "#moreOptions"]);
    await expectUncovered(page, "tip", [...PARTS, "#moreOptions"]);
    await page.evaluate(() => {
      document.body.style.setProperty("padding-block", "600px");
      scrollTo(0, 500);
    });
    await expectRing(page, page.locator("[name=accesspass]"));
    await expectUncovered(page, "card", [BOX, "#moreOptions"]);
    await expectUncovered(page, "tip", [...PARTS, "#moreOptions"]);
  });
}

for (const [width, height] of /** @type {const} */ ([
  [1280, 720],
  [1536, 864],
  [1920, 1080],
  [2560, 1440],
])) {
  for (const language of ["en", "ar"]) {
    test(`card and tip are where a person looks at ${width} × ${height}, ${language}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await nameAccount(page, "maya", language);
      await expectPanel(page, { page: "pass" });
      const frame = await cardAtRest(page);
      const [card, box] = [await partBox(page, "card"), await page.locator(BOX).boundingBox()];
      if (!card || !box) throw new Error("no card or no box");
      const gap = language === "ar" ? box.x - card.right : card.left - (box.x + box.width);
      expect(Math.round(gap)).toBe(24);
      expect(Math.abs(card.top - box.y)).toBeLessThanOrEqual(1);
      // The middle of the field to the middle of the headline's words.
      const field = await page.locator("[name=accesspass]").boundingBox();
      const headline = await frame.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector("h1") ?? document.body);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      if (!field) throw new Error("no field");
      const distance = (/** @type {{ x: number, y: number }} */ { x, y }) =>
        Math.hypot(x - (field.x + field.width / 2), y - (field.y + field.height / 2));
      expect(distance({ x: card.left + headline.x, y: card.top + headline.y })).toBeLessThanOrEqual(450);
      await page.locator("[name=accesspass]").fill(`${PASS} `);
      await expect.poll(async () => (await tipState(page))?.form).toBe("narrow");
      const tip = await partBox(page, "tip");
      if (!tip) throw new Error("no tip");
      expect(distance({ x: (tip.left + tip.right) / 2, y: (tip.top + tip.bottom) / 2 })).toBeLessThanOrEqual(200);
      // Ring and tip have one colour, and the card does not say the same again.
      expect((await tipState(page))?.tone).toBe("watch");
      await expect(frame.locator(".repair")).toBeHidden();
      // What changes, changes below.
      await cardAtRest(page);
      expect((await partBox(page, "card"))?.top).toBe(card.top);
    });
  }
}

test("the ring goes from the field to the button that the headline names, and back", async ({ page }) => {
  await nameAccount(page, "maya");
  const [field, button] = [page.locator("[name=accesspass]"), page.locator("[data-viewid]:not(.going) #idSIButton9")];
  const headline = (await panel(page)).locator(".headline");
  await expectRing(page, field);
  await field.fill(PASS);
  await expectRing(page, button);
  await expect(headline).toHaveText("Choose “Sign in”");
  await expectTip(page, words("plausible"));
  await field.fill(`${PASS} `);
  await expectRing(page, field);
  await expect(headline).toHaveText(words("remove_space_title"));
  await field.fill("WrongPass-1");
  await expectRing(page, button);
  await submit(page);
  await expectPanel(page, { fault: "incorrect" });
  // After a refusal the person has to see what they type.
  await expectRing(page, page.locator("label.check"));
  await field.fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await expectRing(page, page.locator("label.check"));
  await expect.poll(async () => (await tipState(page))?.tone).toBe("neutral");
  await page.locator("label.check").click();
  await expectRing(page, page.locator("[data-viewid] input:not([name]):not([type=checkbox]):not([type=submit])"));
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in" });
  await expectRing(page, button);
  await expect((await panel(page)).locator(".headline")).toHaveText("Do only you use this computer? Choose “Yes”");
});

/**
 * Waits until this part covers none of these elements.
 * @param {import("@playwright/test").Page} page
 * @param {"card" | "tip"} part
 * @param {string[]} selectors
 */
async function expectUncovered(page, part, selectors) {
  await expect
    .poll(async () => {
      const card = await partBox(page, part);
      const boxes = await Promise.all(selectors.map((selector) => page.locator(selector).boundingBox()));
      return boxes.map((box) => box !== null && (card === null || !overlap(card, box)));
    })
    .toEqual(selectors.map(() => true));
}

test("in a narrow window the tip says what to do, and the person can open the card", async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 800 });
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expectTip(page, words("pass_title"));
  await pressTip(page, "open");
  await expect(card.locator(".headline")).toBeVisible();
  await expect
    .poll(async () => ((await partBox(page, "card"))?.bottom ?? 0) - ((await partBox(page, "card"))?.top ?? 0))
    .toBeGreaterThan(120);
  await expectUncovered(page, "card", PARTS);
  await (await cardAtRest(page)).getByRole("button", { name: "Make small" }).click();
  await expect(card.locator(".headline")).toBeHidden();
  await expectTip(page, words("pass_title"));
});

test("in a narrow window the tip leads to My Security info where the pass belongs first", async ({
  companion,
  page,
}) => {
  await set(companion, { passUse: "one-time" });
  await page.setViewportSize({ width: 390, height: 844 });
  await nameAccount(page, "otto");
  await expectTip(page, words("hold_pass_title"));
  await expectNoRing(page);
  await pressTip(page, "start");
  // My Security info asks for the pass: there it belongs.
  await expectPanel(page, { page: "account" });
  await page.locator("#i0116").fill("otto@contoso.com");
  await submit(page);
  await expectPanel(page, { page: "pass" });
  await expectRing(page, page.locator("[name=accesspass]"));
});

test("the card folds with its button and with Esc, and takes no focus", async ({ page }) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".headline")).toBeVisible();
  await expect(page.locator("[name=accesspass]")).toBeFocused();
  await (await cardAtRest(page)).getByRole("button", { name: "Make small" }).click();
  await expect(card.locator(".headline")).toBeHidden();
  await pressTip(page, "open");
  await page.keyboard.press("Escape");
  await expect(card.locator(".headline")).toBeHidden();
});

test("Esc in the field folds the card, and the page still gets the key", async ({ page }) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".headline")).toBeVisible();
  await page.evaluate(() => {
    document.addEventListener(
      "keydown",
      (event) => event.key === "Escape" && document.body.setAttribute("data-heard", String(event.defaultPrevented)),
    );
  });
  await page.locator("[name=accesspass]").press("Escape");
  await expect(card.locator(".headline")).toBeHidden();
  await expect(page.locator("body")).toHaveAttribute("data-heard", "false");
  await expect(page.locator("[name=accesspass]")).toBeFocused();
});

test("a closed card stays closed for this sign-in, and the person can get it back", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await (await cardAtRest(page)).getByRole("button", { name: "Close for this sign-in" }).click();
  await expect.poll(() => partBox(page, "card")).toBeNull();
  await page.locator("[name=accesspass]").fill("WrongPass-1");
  await submit(page);
  await expectPanel(page, { page: "pass", fault: "incorrect" });
  await expectRing(page, page.locator("[name=accesspass]"));
  await panel(page);
  expect(await partBox(page, "card")).toBeNull();
  const popup = await openPopup(companion, page);
  await expect
    .poll(() => popup.evaluate("document.querySelector('h1')?.textContent"))
    .toBe("Choose “Show Temporary Access Pass”, then type it again");
  await expect.poll(() => popup.evaluate("document.querySelector('.action').hidden")).toBe(false);
  await popup.evaluate("document.querySelector('.action').click()");
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
  // At Security info the sign-in has ended, so the card comes back.
  await (await cardAtRest(page)).getByRole("button", { name: "Close for this sign-in" }).click();
  await page.goto("https://mysignins.microsoft.com/security-info");
  await page.locator("#i0116").fill("maya@contoso.com");
  await submit(page);
  await page.locator("[name=accesspass]").fill(PASS);
  await submit(page);
  await submit(page);
  await expectPanel(page, { page: "security-info", step: "register" });
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
});

test("at 400 % zoom everything is readable and can be reached", async ({ page }) => {
  // 1280 × 1024 at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await nameAccount(page, "maya");
  const field = page.locator("[name=accesspass]");
  await expectRing(page, field);
  await field.scrollIntoViewIfNeeded();
  const card = await panel(page);
  const { inner, outer } = await card.evaluate(() => ({
    inner: document.documentElement.scrollWidth,
    outer: innerWidth,
  }));
  expect(inner, "nothing scrolls sideways").toBeLessThanOrEqual(outer);
  // An open card may cover the box. Its content scrolls if it does not fit.
  await pressTip(page, "open");
  await expect(card.locator(".headline")).toBeVisible();
  await card.locator(".about").scrollIntoViewIfNeeded();
  await expect(card.locator(".about")).toBeInViewport();
});

test("nothing moves if the person prefers reduced motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".headline")).toBeVisible();
  const moving = await card.evaluate(
    () =>
      [...document.querySelectorAll("*")].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== "none";
      }).length,
  );
  expect(moving).toBe(0);
});

test("the keyboard alone leads from the field to the checklist", async ({ page }) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".headline")).toBeVisible();
  await expect(page.locator("[name=accesspass]")).toBeFocused();
  await page.keyboard.type(`${PASS} `);
  await expectPanel(page, { verdict: "space-around" });
  await expectTip(page, words("space_end"));
  await tabToTip(page);
  await page.keyboard.press("Enter");
  await expectPanel(page, { verdict: "plausible" });
  await expect(page.locator("[name=accesspass]"), "the focus is where it was").toBeFocused();
  await tabTo(page, card, ".fold");
  await page.keyboard.press("Enter");
  await expect(card.locator(".headline")).toBeHidden();
  await expect.poll(async () => (await tipState(page))?.focused, "the focus is on what is left").toBe("open");
  await page.keyboard.press("Enter");
  await expect(card.locator(".headline")).toBeVisible();
  await cardAtRest(page);
  await tabTo(page, card, ".more-title");
  await page.keyboard.press("Enter");
  await tabTo(page, card, ".more-action");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/client_id=19db86c3/);
  await expect(page.locator("#i0116")).toBeVisible();
  await tabTo(page, page.mainFrame(), "#i0116");
  await page.keyboard.type("maya@contoso.com");
  await page.keyboard.press("Enter");
  await expectPanel(page, { page: "pass" });
  await expect(page.locator("[name=accesspass]")).toBeFocused();
  await page.keyboard.type(PASS);
  await page.keyboard.press("Enter");
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  await tabTo(page, page.mainFrame(), "#idSIButton9");
  await page.keyboard.press("Enter");
  await expectPanel(page, { page: "security-info", step: "register" });
  const checklist = await panel(page);
  await tabTo(page, checklist, ".tick");
  await page.keyboard.press("Space");
  await expect(checklist.getByRole("checkbox").first()).toBeChecked();
});

/** Presses Tab until the tip has the focus: it comes before the card. @param {import("@playwright/test").Page} page */
async function tabToTip(page) {
  const hasFocus = async () => (await tipState(page))?.focused === "mend";
  for (let presses = 0; presses < 24 && !(await hasFocus()); presses += 1) await page.keyboard.press("Tab");
  expect(await hasFocus()).toBe(true);
}

/**
 * Presses Tab until this element has the focus.
 * @param {import("@playwright/test").Page} page
 * @param {import("@playwright/test").Frame} frame of the element
 * @param {string} selector
 */
async function tabTo(page, frame, selector) {
  const isThere = () =>
    frame
      .locator(selector)
      .first()
      .evaluate((element) => element === document.activeElement && document.hasFocus());
  for (let presses = 0; presses < 24 && !(await isThere()); presses += 1) await page.keyboard.press("Tab");
  expect(await isThere(), `${selector} can be reached`).toBe(true);
}
