// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** guide.html: signing in on a Windows device and in the browser, and the questions that find the problem. */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import { expect, expectPanel, inLanguage, test } from "./fixtures.js";
import { expectPrinted } from "./printed.js";
import { CONTOSO, set } from "./settings.js";

const PICTURES = fileURLToPath(new URL("../../dist/pages", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const words = catalogue("en");

/** @typedef {import("./fixtures.js").Page} Page */

/**
 * @param {import("./fixtures.js").Companion} companion
 * @param {Page} page
 */
async function open({ id }, page, fragment = "") {
  await page.goto(`chrome-extension://${id}/guide.html${fragment}`);
  await expect(page.locator("h1")).not.toBeEmpty();
}

/**
 * Clicks the buttons with these texts, and returns the next question or the outcome.
 * @param {Page} page
 * @param {string[]} keys
 */
async function answer(page, ...keys) {
  for (const key of keys) await page.getByRole("button", { name: words(key), exact: true }).click();
  return page.locator(".question");
}

test("the popup opens the guide, which has a drawing for each step", async ({ companion, page }) => {
  await page.goto("https://portal.contoso.example/app");
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelectorAll('.menu a').length")).toBe(4);
  const opening = companion.context.waitForEvent("page");
  // The click closes the popup, so it sends no answer.
  void popup.evaluate("document.querySelector('.menu a[href^=guide]').click()");
  const guide = await opening;
  await expect(guide.locator(".drawn-title")).toHaveText(
    ["device_options", "device_globe", "device_sign_in", "device_account", "device_pass"].map(words),
  );
  // No drawing is empty.
  const drawn = await guide
    .locator(".drawing")
    .evaluateAll((all) => all.map((drawing) => /** @type {SVGSVGElement} */ (drawing).getBBox().width));
  expect(drawn).toHaveLength(5);
  for (const width of drawn) expect(width).toBeGreaterThan(100);
  await guide.getByRole("link", { name: words("guide_tab_portal") }).click();
  await expect(guide.locator(".drawn-title")).toHaveText(
    ["portal_account", "portal_pass", "portal_register"].map(words),
  );
  await expect(guide.locator(".trouble")).toBeHidden();
  const securityInfo = companion.context.waitForEvent("page");
  await guide.getByRole("button", { name: words("open_security_info") }).click();
  await expectPanel(await securityInfo, { page: "account", step: "account" });
});

test("the guide asks one question at a time, from a quick look to what only IT can see", async ({
  companion,
  page,
}) => {
  await companion.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(companion, page);
  await expect(page.locator(".question")).toHaveText(words("ask_what"));
  await expect(await answer(page, "sees_no_globe", "not_yet")).toHaveText(words("device_options"));
  await expect(page.locator(".choice:visible")).toHaveCount(0);
  await page.getByRole("button", { name: words("trouble_back") }).click();
  await expect(await answer(page, "options_opened")).toHaveText(words("ask_network"));
  await expect(page.locator(".now .hint")).toHaveText(words("ask_network_hint"));
  await expect(await answer(page, "yes", "not_yet")).toHaveText(words("do_restart"));
  await page.getByRole("button", { name: words("trouble_back") }).click();
  // The next question depends on whether the browser says which system it runs on.
  await answer(page, "yes");
  if ((await page.locator(".question").textContent()) === words("ask_here")) await answer(page, "here_no");
  await expect(await answer(page, "windows_new", "join_entra")).toHaveText(words("do_policy"));
  await expect(page.locator(".for-it")).toHaveText(`${words("trouble_it")} ${words("it_policy")}`);
  await page.getByRole("button", { name: words("trouble_copy") }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`${words("ask_windows")} ${words("windows_new")}`);
  expect(copied).toContain(words("it_policy"));
  await page.getByRole("button", { name: words("trouble_again") }).click();
  await expect(page.locator(".question")).toHaveText(words("ask_what"));
  await expect(await answer(page, "sees_refusal", "yes")).toHaveText(words("do_new_pass"));
});

test("the keyboard alone can answer the questions, and a screen reader announces them", async ({ companion, page }) => {
  await open(companion, page);
  await page.getByRole("button", { name: words("sees_nothing") }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: words("ask_network") })).toBeVisible();
  await page.getByRole("button", { name: words("no_or_unsure") }).press("Space");
  await expect(page.getByRole("status").filter({ hasText: words("do_connect") })).toBeVisible();
  // The pressed button is gone, so the focus is on the question.
  await expect(page.locator(".question")).toBeFocused();
  await page.getByRole("link", { name: words("guide_tab_portal") }).press("Enter");
  await expect(page.locator("h1")).toHaveText(words("portal_title"));
  await expect(page.getByRole("link", { name: words("guide_tab_portal") })).toBeFocused();
  expect(await page.title()).toBe(words("portal_title"));
});

for (const [system, version, note, outcome] of /** @type {const} */ ([
  ["Windows", "15.0.0", "here_windows_11", "ask_windows"],
  ["Windows", "10.0.0", "here_windows_10", "do_another_way"],
  ["macOS", "15.1.0", null, "ask_windows"],
])) {
  test(`the guide does not ask what the browser already says: ${system} ${version}`, async ({ companion, page }) => {
    await companion.context.addInitScript(
      ([platform, platformVersion]) => {
        if (location.protocol !== "chrome-extension:") return;
        Object.defineProperty(navigator, "userAgentData", {
          value: { platform, mobile: false, getHighEntropyValues: async () => ({ platformVersion }) },
        });
      },
      [system, version],
    );
    await open(companion, page);
    if (note) await expect(page.locator(".here")).toHaveText(words(note));
    else await expect(page.locator(".here")).toBeHidden();
    await answer(page, "sees_no_globe", "options_opened", "yes", "yes");
    await expect(page.locator(".question")).toHaveText(words(note ? "ask_here" : "ask_windows"));
    if (note) await answer(page, "here_yes");
    await expect(page.locator(".question")).toHaveText(words(outcome));
  });
}

test("the guide follows IT's setting about devices at once", async ({ companion, page }) => {
  await open(companion, page);
  await expect(page.locator(".detail").first()).toHaveText(words("device_unsure"));
  await set(companion, { ...CONTOSO, deviceSignIn: "available" }, "policy");
  await expect(page.locator(".detail").first()).toHaveText(words("device_available"));
  await expect(page.locator(".organisation")).toHaveText("Contoso IT");
  await set(companion, { deviceSignIn: "unavailable" }, "policy");
  await expect(page.locator("h1")).toHaveText(words("device_unavailable"));
  for (const part of [".drawn", ".beside", ".trouble"]) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.getByRole("button", { name: words("open_security_info") })).toBeVisible();
  await expect(page.getByRole("button", { name: words("print") })).toBeHidden();
});

test("the guide works without a network", async ({ companion, page }) => {
  await companion.context.setOffline(true);
  await open(companion, page);
  await expect(page.locator(".drawing")).toHaveCount(5);
  await expect(await answer(page, "sees_gone")).toHaveText(words("do_again"));
});

for (const [language, name] of /** @type {const} */ ([
  ["en", "English"],
  ["de", "German"],
  ["ar", "Arabic"],
])) {
  test.describe(name, () => {
    test.beforeEach(({ companion }) => inLanguage(companion, language));

    for (const fragment of ["#device", "#portal"]) {
      test(`prints in black and white, readable, on two sheets at most: ${fragment}`, async ({ companion, page }) => {
        await set(companion, { ...CONTOSO, helpdeskEmail: "help@contoso.example", helpdeskNote: "Room 5" });
        await page.emulateMedia({ colorScheme: "dark" });
        await open(companion, page, fragment);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        const path = `${PICTURES}/guide-print-${fragment.slice(1)}-${language}`;
        await expectPrinted(page, { path, whole: ".drawn-step, .printed dd" });
        const colours = await page
          .locator("body, h1, .drawn-title, .drawn-detail, .drawing, .printed b, .foot a")
          .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
        expect(colours).toEqual(["rgb(0, 0, 0)"]);
        for (const part of [".tabs", ".asked", ".tools"]) await expect(page.locator(part)).toBeHidden();
        // The print version lists all outcomes, because nobody answers on paper.
        if (fragment === "#device") await expect(page.locator(".printed dd")).toHaveCount(16);
      });
    }
  });
}
