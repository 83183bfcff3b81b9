// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The welcome page: it opens for a person who installs the extension, and not if IT installs it. */

import { launch, welcomePage } from "./browser.js";
import { catalogue } from "./catalogue.js";
import { expect, expectPanel, iconRules, test } from "./fixtures.js";
import { CAN_MANAGE, organisation, QUEUE_MS } from "./managed.js";

const words = catalogue("en");

/**
 * Waits until the worker has handled all its events.
 * @param {{ context: import("@playwright/test").BrowserContext, id: string }} companion
 */
async function waitForWorker({ context, id }) {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/settings.html`);
  await page.evaluate(() => chrome.runtime.sendMessage({ kind: "settled?" }));
  await page.close();
}

test.describe("installed by the person", () => {
  test.use({ how: { welcome: true } });

  test("the welcome page says what the extension does and never does, and links to practice and sign-in", async ({
    companion,
  }) => {
    const welcome = await welcomePage(companion.context);
    await expect(welcome.locator("h1")).toHaveText(words("welcome_title"));
    for (const key of ["welcome_does_list", "welcome_never_list"]) {
      for (const line of words(key).split("\n")) await expect(welcome.getByText(line)).toBeVisible();
    }
    await welcome.getByRole("link", { name: words("welcome_practice") }).click();
    await expectPanel(welcome, { page: "account" });
    await welcome.goBack();
    const opening = companion.context.waitForEvent("page");
    await welcome.getByRole("button", { name: words("have_pass") }).click();
    await expectPanel(await opening, { page: "account", step: "account" });
  });

  test("the welcome page opens once, and not after an update", async ({ companion }) => {
    const welcome = await welcomePage(companion.context);
    await welcome.close();
    const page = await companion.context.newPage();
    await page.goto(`chrome-extension://${companion.id}/settings.html`);
    // The worker adds this rule again at an update: its return shows that the update has been handled.
    await companion.worker.evaluate(
      () =>
        new Promise((resolve) =>
          chrome.declarativeContent.onPageChanged.removeRules(["genuine"], () => resolve(undefined)),
        ),
    );
    const again = companion.context.waitForEvent("serviceworker");
    // For the browser, a reload of an unpacked extension is an update.
    await companion.worker.evaluate(() => setTimeout(() => chrome.runtime.reload()));
    const worker = await again;
    await expect.poll(async () => (await iconRules({ ...companion, worker })).length).toBe(1);
    await waitForWorker(companion);
    expect(companion.context.pages().filter((page) => page.url().includes("welcome"))).toEqual([]);
  });
});

if (CAN_MANAGE) {
  for (const mode of ["force_installed", "normal_installed"]) {
    test(`no tab opens if IT installs the extension: ${mode}`, async () => {
      test.setTimeout(QUEUE_MS);
      const it = await organisation();
      try {
        it.install(mode);
        const companion = await launch({ extension: null, profile: it.profile });
        try {
          expect(companion.id).toBe(it.id);
          expect(await companion.worker.evaluate(async () => (await chrome.management.getSelf()).installType)).not.toBe(
            "development",
          );
          await expect.poll(async () => (await iconRules(companion)).length).toBe(1);
          await waitForWorker(companion);
          expect(companion.context.pages().filter((page) => page.url().includes("welcome"))).toEqual([]);
        } finally {
          await companion.close();
        }
      } finally {
        await it.close();
      }
    });
  }
}
