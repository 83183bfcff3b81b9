// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The policy builder as one file makes the same files as the page of the extension, and asks for nothing. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";

import { builderPage } from "../../tools/release/builder-page.js";
import { EXTENSION } from "./browser.js";
import { catalogue } from "./catalogue.js";
import { expect, test } from "./fixtures.js";

/** @typedef {import("./fixtures.js").Page} Page */

const folder = mkdtempSync(join(tmpdir(), "tap-companion-builder-"));
const FILE = join(folder, "builder.html");
const ADDRESS = pathToFileURL(FILE).href;

// One after another: the last one removes the file.
test.describe.configure({ mode: "default" });
test.beforeAll(async () => writeFileSync(FILE, await builderPage(EXTENSION)));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A browser without the extension and without a network, with the file open. What it says and asks for is collected.
 * @param {string} locale
 */
async function opened(locale) {
  const browser = await chromium.launch({ executablePath: process.env["CHROME"] || "/usr/bin/chromium" });
  const context = await browser.newContext({ locale });
  await context.setOffline(true);
  const page = await context.newPage();
  /** @type {string[]} */
  const requests = [];
  /** @type {string[]} */
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(ADDRESS);
  await page.locator(".made").waitFor({ state: "attached" });
  return { browser, page, requests, complaints };
}

/** Answers some questions. @param {Page} page */
async function answer(page) {
  await page.locator(".line-of").first().fill("abcdefghijklmnopabcdefghijklmnop");
  await page.locator("[name=browser][value=edge]").check();
  await page.locator("[data-setting=organisationName] .line-of").fill("Contoso “IT” & <Söhne>");
  await page.locator("[data-setting=surface] [value=toolbar]").check();
  await page.locator("h1").click();
}

/** The files that the page offers, by path. @param {Page} page */
async function offered(page) {
  /** @type {Record<string, string | null>} */
  const files = {};
  for (const file of await page.locator(".file").all()) {
    await file.locator(".copy").click();
    await expect(file.locator(".text")).toBeVisible();
    files[String(await file.getAttribute("data-path"))] = await file.locator(".text").textContent();
  }
  return files;
}

test("the file makes the same files as the page of the extension, without a network", async ({ companion, page }) => {
  await page.goto(`chrome-extension://${companion.id}/builder.html`);
  await answer(page);
  const expected = await offered(page);
  expect(expected["ExtensionSettings.json"]).toContain("abcdefghijklmnopabcdefghijklmnop");
  const { browser, page: file, requests, complaints } = await opened("en-US");
  try {
    await answer(file);
    expect(await offered(file)).toEqual(expected);
    const [download] = await Promise.all([file.waitForEvent("download"), file.locator(".file a").first().click()]);
    expect(download.suggestedFilename()).toBe("ExtensionSettings.json");
    expect(readFileSync(await download.path(), "utf8")).toBe(expected["ExtensionSettings.json"]);
    expect(requests.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"))).toEqual([ADDRESS]);
    expect(complaints).toEqual([]);
    expect(await file.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ""]);
  } finally {
    await browser.close();
  }
});

for (const language of ["de", "ar"]) {
  test(`the file has the language of the browser: ${language}`, async () => {
    const { browser, page, complaints } = await opened(language);
    try {
      await expect(page.locator("h1")).toHaveText(catalogue(language)("builder_title"));
      await expect(page.locator("html")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
}

test("the file's policy lets nothing else run, load or leave", async () => {
  const { browser, page } = await opened("en-US");
  try {
    const refused = await page.evaluate(async () => {
      /** @type {string[]} */
      const violated = [];
      document.addEventListener("securitypolicyviolation", (event) => violated.push(event.effectiveDirective));
      const script = document.createElement("script");
      const image = document.createElement("img");
      image.src = "https://contoso.example/a.png";
      new EventSource("https://contoso.example/");
      try {
        script.textContent = "document.title = 'changed'";
      } catch {
        violated.push("trusted-types");
      }
      document.body.append(image, script);
      const elsewhere = "data:text/javascript,document.title='changed'";
      await import(elsewhere).catch(() => {});
      while (violated.length < 5)
        await new Promise((done) => document.addEventListener("securitypolicyviolation", done));
      return violated.sort();
    });
    expect(refused).toEqual([
      "connect-src",
      "img-src",
      "require-trusted-types-for",
      "script-src-elem",
      "trusted-types",
    ]);
  } finally {
    await browser.close();
  }
});
