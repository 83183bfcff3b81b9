// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The helpdesk's page, as `./build.sh helpdesk` makes it. That it has every code, src/journey/code.rs tests. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "./fixtures.js";
import { smallTexts } from "./printed.js";

/** @param {string} path */
const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

test("the helpdesk's page has all rows of the document, needs no other file and prints readable", async ({ page }) => {
  const html = execFileSync("node", [file("tools/helpdesk.js")], { encoding: "utf8" });
  expect(html).not.toMatch(/\b(src|href)=|url\(|@import/);
  await page.setContent(html);
  const rows = readFileSync(file("docs/helpdesk.md"), "utf8").match(/^\| /gm) ?? [];
  expect(rows.length).toBeGreaterThan(60);
  await expect(page.locator("tr")).toHaveCount(rows.length);
  await expect(page.locator("tr", { has: page.getByText("503", { exact: true }) })).toContainText("capital letters");
  await expect(page.locator("h2").last(), "the section about printing is for the repository").toHaveText(
    "Which pass to make",
  );
  await page.emulateMedia({ media: "print" });
  expect(await smallTexts(page)).toEqual([]);
});
