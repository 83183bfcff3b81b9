// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** An ordinary sign-in page gets only the tripwire script; the eyes are loaded when the page asks for a pass. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD } from "../stand-in/people.js";
import { expect, expectRing, hostCount, nameAccount, submit, test } from "./fixtures.js";
import { variant } from "./variants.js";

const LOADED = "the eyes are loaded";
const logging = variant((folder) => {
  const file = join(folder, "content/eyes.js");
  writeFileSync(file, `console.info(${JSON.stringify(LOADED)});${readFileSync(file, "utf8")}`);
});

const broken = variant((folder) => writeFileSync(join(folder, "content/eyes.js"), 'throw new Error("broken eyes");'));

test.describe("the eyes", () => {
  test.use({ how: { extension: logging.folder } });

  test("are not loaded on an ordinary sign-in", async ({ page }) => {
    /** @type {string[]} */
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await nameAccount(page, "nils");
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await submit(page);
    await expect(page).toHaveURL("https://portal.contoso.example/app");
    expect(said).not.toContain(LOADED);
  });

  test("are loaded when the page asks for the pass", async ({ page }) => {
    const loading = page.waitForEvent("console", (message) => message.text() === LOADED);
    await nameAccount(page, "maya");
    await loading;
    await expectRing(page, page.locator("[name=accesspass]"));
  });
});

test.describe("an error in the eyes", () => {
  test.use({ how: { extension: broken.folder } });

  test("is seen, and no ring comes back when the page changes", async ({ page, complaints }) => {
    await nameAccount(page, "maya");
    await expect.poll(() => complaints.join()).toContain("broken eyes");
    complaints.length = 0;
    await page.evaluate(() => {
      document.querySelector("[name=accesspass]")?.after(document.createElement("p"));
      // The tripwire looks in the next frame, and would draw the ring in it.
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    });
    expect(await hostCount(page)).toBe(0);
  });
});
