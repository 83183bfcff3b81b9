// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Runs axe on every surface, in light, dark and forced colours. Axe can't see into closed shadow roots, so it runs
 * inside the extension's frames.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import axe from "axe-core";

import { PASS } from "../stand-in/people.js";
import { openPopup } from "./browser.js";
import {
  cardAtRest,
  expect,
  expectPanel,
  inLanguage,
  nameAccount,
  panel,
  pressTip,
  submit,
  test,
  tipState,
} from "./fixtures.js";
import { CONTOSO, set } from "./settings.js";

const PICTURES = fileURLToPath(new URL("../../dist/pages", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * A frame or page of the extension, or the toolbar popup.
 * @typedef {{ evaluate: (expression: string) => Promise<unknown> }} Surface
 */

/** @param {Surface} surface */
async function expectNoFindings(surface) {
  // The source of axe has no value that can be returned, so the expression returns null.
  await surface.evaluate(`${axe.source}; null`);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }).then(({ violations, passes }) => ({
    violations: violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
    passes: passes.map(({ id }) => id),
  }))`;
  const { violations, passes } = /** @type {{ violations: unknown[], passes: string[] }} */ (
    await surface.evaluate(run)
  );
  expect(violations).toEqual([]);
  expect(passes).toContain("document-title");
}

const LOOKS = /** @type {const} */ ([
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "light", forcedColors: "active" }],
]);

for (const [look, media] of LOOKS) {
  for (const language of ["en", "ar"]) {
    test(`axe has no findings from the pass to the checklist: ${look}, ${language}`, async ({ companion, page }) => {
      await set(companion, { ...CONTOSO, passUse: "one-time", helpdeskEmail: "help@contoso.example" });
      await page.emulateMedia(media);
      await nameAccount(page, "wim", language);
      await expectPanel(page, { page: "pass" });
      const card = await panel(page);
      await expect(card.locator(".headline")).toBeVisible();
      const seen = await card.evaluate(() => [
        matchMedia("(prefers-color-scheme: dark)").matches,
        matchMedia("(forced-colors: active)").matches,
      ]);
      expect(seen, "the frame uses the same colours as the page").toEqual([
        media.colorScheme === "dark",
        media.forcedColors === "active",
      ]);
      await expectNoFindings(card);
      for (const [pass, verdict] of [
        ["TAP", "too-short"],
        [`${PASS} `, "space-around"],
        ["WrongPass-1", "plausible"],
      ]) {
        await page.locator("[name=accesspass]").fill(pass ?? "");
        await expectPanel(page, { verdict });
        await expectNoFindings(card);
      }
      await submit(page);
      await expectPanel(page, { fault: "incorrect", verdict: "empty" });
      const refused = await panel(page);
      await expect(refused.locator(".headline")).toBeVisible();
      await expectNoFindings(refused);
      await (await cardAtRest(page)).locator(".fold").click();
      await expect(refused.locator(".headline")).toBeHidden();
      await expect.poll(async () => (await tipState(page))?.buttons.map(({ label }) => label)).toHaveLength(2);
      const opening = companion.context.waitForEvent("page");
      await page.locator("[name=accesspass]").fill(PASS);
      await submit(page);
      const securityInfo = await opening;
      await securityInfo.emulateMedia(media);
      await expectPanel(securityInfo, { step: "register" });
      const list = await panel(securityInfo);
      await expect(list.locator(".clock")).toBeVisible();
      await expectNoFindings(list);
      for (const index of [0, 1]) await (await cardAtRest(securityInfo)).locator(".how").nth(index).click();
      await expect(list.locator(".guide").last()).toBeVisible();
      await expectNoFindings(list);
      const own = await companion.context.newPage();
      await own.emulateMedia(media);
      await own.goto(`chrome-extension://${companion.id}/checklist.html`);
      await expect(own.locator(".guide").last()).toBeVisible();
      await expectNoFindings(own.mainFrame());
      for (const tick of await own.getByRole("checkbox").all()) await tick.check();
      await expect(own.locator(".clock[data-tone=good]")).toBeVisible();
      await own.getByRole("button", { name: "Copy for your helpdesk" }).click();
      await expect(own.locator(".outcome")).not.toBeEmpty();
      await expectNoFindings(own.mainFrame());
      await securityInfo.bringToFront();
      await expectPanel(securityInfo, { step: "done" });
      await expectNoFindings(list);
      await page.goto(`chrome-extension://${companion.id}/popup.html`);
      await expect(page.getByRole("heading")).toBeVisible();
      await expectNoFindings(page.mainFrame());
    });

    test(`axe has no findings on a page that asks for no pass: ${look}, ${language}`, async ({ companion, page }) => {
      await set(companion, { ...CONTOSO, offerHelp: "always" });
      await page.emulateMedia(media);
      await nameAccount(page, "nils", language);
      const card = await panel(page);
      await expect.poll(() => tipState(page)).not.toBeNull();
      const popup = await openPopup(companion, page);
      await expect.poll(() => popup.evaluate("document.querySelector('.also')?.hidden")).toBe(false);
      await expectNoFindings(popup);
      await pressTip(page, "open");
      await expect(card.locator(".list")).toBeVisible();
      await expectNoFindings(card);
    });
  }
}

/**
 * The pages of the extension, each with what must be visible first.
 * @type {[string, (page: import("./fixtures.js").Page) => Promise<unknown>][]}
 */
const PAGES = [
  ["guide.html", (page) => expect(page.locator(".choice").first()).toBeVisible()],
  ["guide.html#portal", (page) => expect(page.locator(".drawing")).toHaveCount(3)],
  ["welcome.html", (page) => expect(page.locator(".lines")).toHaveCount(2)],
  [
    "settings.html",
    async (page) => {
      await expect(page.locator(".key").first()).toBeAttached();
      for (const folded of await page.locator("summary:visible").all()) await folded.click();
    },
  ],
  [
    "builder.html",
    async (page) => {
      await page.locator(".line-of").first().fill("abcdefghijklmnopabcdefghijklmnop");
      await expect(page.locator(".file").first()).toBeVisible();
      await page.locator("summary").click();
      await page.locator("[data-setting=accentColour] .line-of").fill("blue");
      await page.locator("h1").click();
      await page.locator(".copy").first().click();
    },
  ],
  ["practice.html", (page) => expectPanel(page, { page: "account" })],
];

for (const [look, media] of LOOKS) {
  // Widths depend on the language, colours on the look: not every pair is a case of its own.
  for (const language of look === "light" ? ["en", "de", "ar"] : ["de"]) {
    test(`axe has no findings on the extension's pages, and they fit a narrow window: ${look}, ${language}`, async ({
      companion,
      page,
    }) => {
      await set(companion, { ...CONTOSO, helpdeskEmail: "help@contoso.example" });
      await inLanguage(companion, language);
      await page.emulateMedia(media);
      for (const [file, isThere] of PAGES) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto("about:blank");
        await page.goto(`chrome-extension://${companion.id}/${file}`);
        await isThere(page);
        expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
          language,
          language === "ar" ? "rtl" : "ltr",
        ]);
        await expectNoFindings(page.mainFrame());
        const name = `${file.replace(/\.html#?/, "-")}${look.replace(" ", "-")}-${language}`;
        await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
        await page.setViewportSize({ width: 320, height: 700 });
        await expect
          .poll(() => page.evaluate(() => document.documentElement.scrollWidth), file)
          .toBeLessThanOrEqual(320);
        await page.screenshot({ path: `${PICTURES}/${name}-narrow.png`, fullPage: true });
      }
      await page.goto(`chrome-extension://${companion.id}/guide.html`);
      for (const answer of [0, 1, 0, 0]) await page.locator(".choice").nth(answer).click();
      await expectNoFindings(page.mainFrame());
      while ((await page.locator(".choice:visible").count()) > 0) await page.locator(".choice:visible").last().click();
      await page.locator(".trouble .copy").click();
      await expect(page.locator(".trouble .text")).toBeVisible();
      await expectNoFindings(page.mainFrame());
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.goto(`chrome-extension://${companion.id}/practice.html`);
      await page.locator("#idSIButton9").click();
      await expectPanel(page, { page: "pass" });
      await page.locator("[name=accesspass]").fill("RunOut-Pass-26");
      await page.locator("#idSIButton9").click();
      await expectPanel(page, { fault: "expired" });
      await expectNoFindings(page.mainFrame());
      await pressTip(page, "open");
      await expect((await panel(page)).locator(".headline")).toBeVisible();
      await expectNoFindings(await panel(page));
    });
  }
}

for (const [address, assurance] of [
  ["https://login.micros0ftonline.example/", "look-alike"],
  ["https://mysignins.microsoft.com/security-info", "security-info"],
  ["https://news.example/", "not-microsoft"],
]) {
  test(`axe has no findings in the popup over a page that is ${assurance}`, async ({ companion, page }) => {
    await page.route(/^https?:/, (route) => route.fulfill({ contentType: "text/html", body: "<title>Page</title>" }));
    await page.goto(address ?? "");
    const popup = await openPopup(companion, page);
    await expect.poll(() => popup.evaluate("document.querySelector('.assured')?.dataset.assurance")).toBe(assurance);
    await expect.poll(() => popup.evaluate("document.querySelector('.action').hidden")).toBe(false);
    for (const [look, { colorScheme, forcedColors }] of LOOKS) {
      await popup.send("Emulation.setEmulatedMedia", {
        features: [
          { name: "prefers-color-scheme", value: colorScheme },
          { name: "forced-colors", value: forcedColors },
        ],
      });
      await expectNoFindings(popup);
      writeFileSync(`${PICTURES}/popup-${assurance}-${look.replace(" ", "-")}.png`, await popup.picture());
    }
  });
}

test("in forced colours the ring has two colours, so it is visible on any background", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const protocol = await page.context().newCDPSession(page);
  const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
  const style = await ringStyle(protocol, root);
  expect(style["border-top-style"]).toBe("solid");
  expect(style["outline-style"]).toBe("solid");
  expect(style["border-top-color"]).not.toBe(style["outline-color"]);
});

/**
 * @param {import("@playwright/test").CDPSession} protocol
 * @param {any} node
 * @returns {Promise<Record<string, string>>}
 */
async function ringStyle(protocol, node) {
  await protocol.send("CSS.enable").catch(() => {});
  const queue = [node];
  while (queue.length > 0) {
    const next = queue.shift();
    const at = (next.attributes ?? []).indexOf("part");
    if (at >= 0 && next.attributes[at + 1] === "ring") {
      const { computedStyle } = await protocol.send("CSS.getComputedStyleForNode", { nodeId: next.nodeId });
      return Object.fromEntries(computedStyle.map(({ name, value }) => [name, value]));
    }
    queue.push(...(next.shadowRoots ?? []), ...(next.children ?? []));
  }
  return {};
}
