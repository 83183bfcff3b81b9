// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Managed configuration, delivered by the browser itself. The policy folder is machine-wide, so the file there names an
 * extension that is made only for this test, and the test deletes the file.
 */

import { generateKeyPairSync } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { idOf } from "./browser.js";
import { expect, expectPanel, nameAccount, panel, test } from "./fixtures.js";
import { giveTheFolderBack, QUEUE_MS, takeTheFolder } from "./managed.js";
import { variant } from "./variants.js";

const FOLDER = "/etc/chromium/policies/managed";
const FILE = join(FOLDER, `tap-companion-policy-${process.pid}.json`);

const key = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" });
const id = idOf(key);

const keyed = variant((folder) => {
  const file = join(folder, "manifest.json");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), key: key.toString("base64") }));
});

/** @param {Record<string, unknown>} policy */
const decide = (policy) => writeFileSync(FILE, JSON.stringify({ "3rdparty": { extensions: { [id]: policy } } }));

test.use({ how: { extension: keyed.folder } });
test.beforeAll(async () => {
  // Policies that other tests set for the whole machine would reach this browser, too.
  test.setTimeout(QUEUE_MS);
  await takeTheFolder();
  decide({
    organisationName: "Contoso IT",
    helpdeskPhone: "+1 555 0100",
    passMinLength: 10,
    passMaxLength: 10,
    accentColour: "red",
  });
});
test.afterAll(() => {
  rmSync(FILE, { force: true });
  giveTheFolderBack();
});

// Only root can write there, and only Debian's Chromium reads it.
if (process.getuid?.() === 0) {
  test("a policy arrives, overrides the person's settings, and changes an open page", async ({ companion, page }) => {
    test.slow();
    expect(companion.id).toBe(id);
    await companion.worker.evaluate(() =>
      chrome.storage.local.set({ settings: { organisationName: "Mine", helpdeskHours: "9–5" } }),
    );
    const policy = () => companion.worker.evaluate(async () => (await chrome.storage.local.get("policy"))["policy"]);
    // The browser needs some seconds.
    await expect.poll(policy, { timeout: 30_000 }).toMatchObject({ organisationName: "Contoso IT", passMinLength: 10 });
    await nameAccount(page, "maya");
    await expectPanel(page, { page: "pass" });
    const card = await panel(page);
    await expect(card.locator(".organisation")).toHaveText("Contoso IT");
    await expect(card.locator(".detail")).toHaveText(
      "It is 10 characters long. Copy capital letters and symbols exactly.",
    );
    await expect(card.locator(".about")).toContainText("9–5");
    decide({ organisationName: "Fabrikam IT" });
    await expect(card.locator(".organisation")).toHaveText("Fabrikam IT", { timeout: 40_000 });
    await expect(card.locator(".detail"), "a removed setting has its default again").toContainText("8 to 48");
  });
}
