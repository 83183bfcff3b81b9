// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Beside password managers: on each focus they open a button in the field and a list below it, and take both away when
 * the focus goes (Bitwarden and KeePassXC, 2026-11). The scripts here do the same, in our own writing.
 */

import { PASS } from "../stand-in/people.js";
import { expect, expectPanel, expectRing, hostCount, nameAccount, partBox, submit, test } from "./fixtures.js";

const FIELD = "[name=accesspass]";
const FOCUSES = 60;

/** What a manager draws at a focus. */
const PARTS = {
  "a button": ["button"],
  "a list": ["list"],
  "a button and a list": ["button", "list"],
  "a list that lies over a third of the card": ["button", "list over the card"],
  "an element over the whole field": ["cover"],
};

for (const [what, parts] of Object.entries(PARTS)) {
  test(`ring and card stay when a password manager opens ${what} at ${FOCUSES} focuses`, async ({ page }) => {
    await nameAccount(page, "maya");
    await expectRing(page, page.locator(FIELD));
    await expectPanel(page, { page: "pass" });
    await expect.poll(() => partBox(page, "card")).not.toBeNull();
    const card = await partBox(page, "card");
    await page.evaluate(
      async ({ parts, focuses, card }) => {
        const field = document.querySelector("[name=accesspass]");
        if (!(field instanceof HTMLElement) || !card) return;
        /** @type {Element[]} */
        let shown = [];
        /** @param {string} part @returns {number[]} left, top, width, height */
        const place = (part) => {
          const { left, right, top, bottom, width, height } = field.getBoundingClientRect();
          if (part === "button") return [right - 28, top + height / 2 - 12, 24, 24];
          if (part === "cover") return [left, top, width, height];
          if (part === "list") return [left, bottom, width, 150];
          return [card.left, card.top, (card.right - card.left) / 3, card.bottom - card.top];
        };
        const open = () => {
          shown = parts.map((part) => {
            // Some managers use the top layer, others an element with the highest z-index.
            const isPopover = part !== "cover";
            const element = document.createElement(isPopover ? "div" : "practice-manager");
            const [left, top, width, height] = place(part);
            Object.assign(element.style, {
              position: "fixed",
              inset: `${top}px auto auto ${left}px`,
              width: `${width}px`,
              height: `${height}px`,
              zIndex: "2147483647",
            });
            if (isPopover) element.popover = "manual";
            document.documentElement.append(element);
            if (isPopover) element.showPopover();
            return element;
          });
        };
        const close = () => {
          for (const element of shown.splice(0)) element.remove();
        };
        field.addEventListener("focus", open);
        field.addEventListener("blur", close);
        const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        for (let time = 0; time < focuses; time += 1) {
          field.blur();
          await frame();
          field.focus();
          await frame();
        }
      },
      { parts, focuses: FOCUSES, card },
    );
    await expectRing(page, page.locator(FIELD));
    await expect.poll(() => partBox(page, "card")).not.toBeNull();
    await page.locator(FIELD).fill(PASS);
    await expectPanel(page, { page: "pass", verdict: "plausible" });
    // The list lies over the page's button.
    await page.locator(FIELD).blur();
    await submit(page);
    await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  });
}

test("the page's curtain that opens at a focus is no manager: the card comes above it, three times", async ({
  page,
}) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
  await page.evaluate(() => {
    const curtain = document.createElement("div");
    curtain.popover = "manual";
    Object.assign(curtain.style, { inset: "0", width: "100%", height: "100%", opacity: "0.3" });
    document.body.append(curtain);
    document.querySelector("[name=accesspass]")?.addEventListener("focus", () => {
      if (curtain.matches(":popover-open")) curtain.hidePopover();
      curtain.showPopover();
    });
  });
  for (let time = 0; time < 4; time += 1) {
    await page.locator(FIELD).blur();
    await page.locator(FIELD).focus();
    if (time === 3) break;
    const card = await partBox(page, "card");
    await expect
      .poll(() =>
        page.evaluate(
          ([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.tagName,
          [(card?.left ?? 0) + 20, (card?.top ?? 0) + 20],
        ),
      )
      .toBe("TAP-COMPANION");
  }
  await expect.poll(() => hostCount(page)).toBe(0);
});
