// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What a sign-in page is given of us: the tripwire, and the eyes only where they are sent for. */

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD } from "../stand-in/people.js";
import { EXTENSION } from "./browser.js";
import { expect, expectRing, hostCount, nameAccount, submit, test } from "./fixtures.js";
import { variant } from "./variants.js";

const CONTENT = join(EXTENSION, "content");
/** The budget of all content scripts together, in bytes. */
const MOST_BYTES = 32 * 1024;
/** The budget of the script that every sign-in page gets, in bytes. */
const MOST_BYTES_EVERYWHERE = 8 * 1024;

const COME = "the eyes have come";
const telling = variant((folder) => {
  const file = join(folder, "content/eyes.js");
  writeFileSync(file, `console.info(${JSON.stringify(COME)});${readFileSync(file, "utf8")}`);
});

const broken = variant((folder) => writeFileSync(join(folder, "content/eyes.js"), 'throw new Error("broken eyes");'));

test("all content scripts together are within their budget", () => {
  const bytes = readdirSync(CONTENT).reduce((sum, name) => sum + statSync(join(CONTENT, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  expect(statSync(join(CONTENT, "content.js")).size).toBeLessThanOrEqual(MOST_BYTES_EVERYWHERE);
});

test.describe("the eyes", () => {
  test.use({ how: { extension: telling.folder } });

  test("do not come to an ordinary sign-in", async ({ page }) => {
    /** @type {string[]} */
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await nameAccount(page, "nils");
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await submit(page);
    await expect(page).toHaveURL("https://portal.contoso.example/app");
    expect(said).not.toContain(COME);
  });

  test("come where the pass is asked for", async ({ page }) => {
    const come = page.waitForEvent("console", (message) => message.text() === COME);
    await nameAccount(page, "maya");
    await come;
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
