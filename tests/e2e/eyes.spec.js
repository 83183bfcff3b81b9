// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** An ordinary sign-in page gets only the tripwire script; the eyes are loaded when the page asks for a pass. */

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PASSWORD } from "../stand-in/people.js";
import { EXTENSION } from "./browser.js";
import { expect, expectRing, nameAccount, submit, test } from "./fixtures.js";
import { variant } from "./variants.js";

const CONTENT = join(EXTENSION, "content");
/** The most bytes for all content scripts together. */
const MOST_BYTES = 20 * 1024;

const LOADED = "the eyes are loaded";
const logging = variant((folder) => {
  const file = join(folder, "content/eyes.js");
  writeFileSync(file, `console.info(${JSON.stringify(LOADED)});${readFileSync(file, "utf8")}`);
});

test("all content scripts together are within their budget", () => {
  const bytes = readdirSync(CONTENT).reduce((sum, name) => sum + statSync(join(CONTENT, name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

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
