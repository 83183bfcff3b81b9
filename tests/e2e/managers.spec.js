// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Beside password managers: on each focus they open a button in the field and a list below it, and take both away when
 * the focus goes (Bitwarden and KeePassXC, 2026-11). The scripts here do the same, in our own writing.
 */

import { PASS } from "../stand-in/people.js";
import { expect, expectPanel, expectRing, nameAccount, partBox, submit, test } from "./fixtures.js";

const FIELD = "[name=accesspass]";
const FOCUSES = 60;

/** What each manager draws over the field: a button in it, and a list below it. */
const MANAGERS = {
  "a button": ["button"],
  "a list": ["list"],
  "a button and a list": ["button", "list"],
};

for (const [what, parts] of Object.entries(MANAGERS)) {
  test(`ring and card stay when a password manager opens ${what} at ${FOCUSES} focuses`, async ({ page }) => {
    await nameAccount(page, "maya");
    await expectRing(page, page.locator(FIELD));
    await expectPanel(page, { page: "pass" });
    await page.evaluate(
      async ({ parts, focuses }) => {
        const field = document.querySelector("[name=accesspass]");
        if (!(field instanceof HTMLElement)) return;
        /** @type {HTMLElement[]} */
        let shown = [];
        const open = () => {
          const { left, right, top, bottom, width } = field.getBoundingClientRect();
          shown = parts.map((part) => {
            const popover = document.createElement("div");
            popover.popover = "manual";
            const [x, y, w, h] =
              part === "button" ? [right - 28, top + (bottom - top) / 2 - 12, 24, 24] : [left, bottom, width, 150];
            Object.assign(popover.style, { inset: `${y}px auto auto ${x}px`, width: `${w}px`, height: `${h}px` });
            document.body.append(popover);
            popover.showPopover();
            return popover;
          });
        };
        const close = () => {
          for (const popover of shown.splice(0)) popover.remove();
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
      { parts, focuses: FOCUSES },
    );
    await expectRing(page, page.locator(FIELD));
    await expect.poll(() => partBox(page, "card")).not.toBeNull();
    await page.locator(FIELD).fill(PASS);
    await expectPanel(page, { page: "pass", verdict: "plausible" });
    await submit(page);
    await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  });
}
