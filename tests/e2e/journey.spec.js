// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The whole line: the field is ringed, the pass is checked, Security info opens, the checklist is there. */

import { PASS, PASSWORD, REFUSED } from "../stand-in/people.js";
import { expect, expectNoRing, expectPanel, expectRing, nameAccount, notes, panel, stopWorker, submit, test, workerRuns } from "./fixtures.js";

for (const csp of /** @type {const} */ (["real", "strict"])) {
  test.describe(`under the ${csp} policy`, () => {
    test.use({ how: { site: { csp } } });

    test("a person gets from the pass to the finished checklist", async ({ companion, page }) => {
      await nameAccount(page, "maya");
      const field = page.locator("[name=accesspass]");
      await expectRing(page, field);
      await expectPanel(page, { page: "pass", step: "pass", verdict: "empty", fault: undefined });

      await field.pressSequentially("TAPR");
      await expectPanel(page, { verdict: "too-short" });
      await field.pressSequentially("ocks! ");
      await expectPanel(page, { verdict: "space-around" });
      await field.press("Backspace");
      await expectPanel(page, { verdict: "plausible" });

      await field.press("Enter");
      await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
      await expectNoRing(page);

      const opening = companion.context.waitForEvent("page");
      await submit(page);
      const securityInfo = await opening;
      await securityInfo.waitForURL("https://mysignins.microsoft.com/security-info");
      await expectPanel(securityInfo, { page: "security-info", step: "register" });
      await expect(page).toHaveURL("https://portal.contoso.example/app");

      const list = await panel(securityInfo);
      await list.getByRole("checkbox", { name: /Passkey/ }).check();
      await expectPanel(securityInfo, { step: "register" });
      await list.getByRole("checkbox", { name: /Authenticator/ }).check();
      await expectPanel(securityInfo, { step: "done" });
      await list.getByRole("checkbox", { name: /Authenticator/ }).uncheck();
      await expectPanel(securityInfo, { step: "register" });
    });
  });
}

test("a refused pass is explained, and the right one still opens Security info once", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill("WrongPass-1");
  await submit(page);
  await expectPanel(page, { page: "pass", step: "pass", fault: "incorrect" });
  await expectRing(page, page.locator("[name=accesspass]"));
  const opening = companion.context.waitForEvent("page");
  await page.locator("[name=accesspass]").fill(PASS);
  await submit(page);
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  expect(companion.context.pages()).toHaveLength(2);
});

for (const [pass, fault] of Object.entries({
  "WrongPass-1": "incorrect",
  "Expired-1": "expired",
  "Used-0001": "used",
  "Blocked-1": "blocked",
  "WebOnly-1": "web-sign-in-only",
  "Missing-1": "not-found",
  "Locked-01": "locked",
  "Stale-001": "stale-page",
  "Policy-01": "access-policy",
})) {
  test(`a refusal with ${/** @type {Record<string, string>} */ (REFUSED)[pass] ?? "130503"} is seen as ${fault}`, async ({ companion, page }) => {
    await nameAccount(page, "maya");
    await page.locator("[name=accesspass]").fill(pass);
    await submit(page);
    await expectPanel(page, { page: fault === "access-policy" ? "error" : "pass", fault });
    await page.goto("https://portal.contoso.example/app");
    await expect.poll(() => companion.context.pages().length).toBe(1);
  });
}

test("a sign-in on the way to Security info opens nothing else", async ({ companion, page }) => {
  await page.goto("https://mysignins.microsoft.com/security-info");
  await page.locator("#i0116").fill("maya@contoso.com");
  await submit(page);
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await submit(page);
  await expectPanel(page, { page: "security-info", step: "register" });
  expect(companion.context.pages()).toHaveLength(1);
});

test("more information and the wizard come first, Security info after them", async ({ companion, page }) => {
  await nameAccount(page, "nora");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "more-information", step: "accepted" });
  await page.locator("#idSubmit_ProofUp_Redirect").click();
  await expectPanel(page, { page: "register", step: "accepted" });
  expect(companion.context.pages()).toHaveLength(1);
  const opening = companion.context.waitForEvent("page");
  await page.getByRole("button", { name: "Done" }).click();
  await (await opening).waitForURL("https://mysignins.microsoft.com/**");
});

test("the link to the pass is ringed on a password page, then the field", async ({ page }) => {
  await nameAccount(page, "paul");
  await expectPanel(page, { page: "password", step: "account" });
  await expectRing(page, page.locator("#accessPassLink"));
  await page.locator("#accessPassLink").click();
  await expectRing(page, page.locator("[name=accesspass]"));
  await expectPanel(page, { page: "pass" });
});

test("the pass is ringed in the list of ways to sign in", async ({ page }) => {
  await nameAccount(page, "petra");
  await page.locator("#idA_PWD_SwitchToCredPicker").click();
  await expectPanel(page, { page: "picker" });
  await expectRing(page, page.locator('[data-test-cred-id="13"]'));
});

test("the pass is ringed among second factors, and refused and accepted there", async ({ companion, page }) => {
  await nameAccount(page, "tina");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  await submit(page);
  await expectPanel(page, { page: "other-factor" });
  await expectRing(page, page.locator('[data-value="AccessPass"]'));
  await page.locator('[data-value="AccessPass"]').click();
  await page.locator("[name=accesspass]").fill("Expired-1");
  await submit(page);
  await expectPanel(page, { page: "pass", fault: "expired" });
  await page.locator("[name=accesspass]").fill(PASS);
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  expect(companion.context.pages()).toHaveLength(1);
});

test("a field that only its view tells is ringed, too", async ({ page }) => {
  await nameAccount(page, "vera");
  await expectPanel(page, { page: "pass" });
  await expectRing(page, page.locator('[data-viewid="56"] [type=password]'));
  await page.locator('[data-viewid="56"] [type=password]').fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
});

test("a worker that was stopped in between still opens Security info", async ({ companion, page }) => {
  await nameAccount(page, "wim");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await stopWorker(companion);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await (await opening).waitForURL("https://mysignins.microsoft.com/security-info");
  await expectPanel(companion.context.pages().at(-1) ?? page, { step: "register" });
});

test("a closed tab is forgotten", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await nameAccount(other, "maya");
  await expectPanel(other, { page: "pass" });
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(1);
  await other.close();
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(0);
  await page.goto("https://portal.contoso.example/");
});

test("an ordinary sign-in sees nothing of us, and wakes nothing", async ({ companion, page }) => {
  await (await stopWorker(companion)).close();
  await nameAccount(page, "nils");
  const password = page.locator("[name=passwd]:not(.moveOffScreen)");
  await password.fill(PASSWORD);
  await expect(page.locator("tap-companion")).toHaveCount(0);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  await expect(page.locator("tap-companion")).toHaveCount(0);
  await submit(page);
  await expect(page).toHaveURL("https://portal.contoso.example/app");
  expect(page.frames()).toHaveLength(1);
  expect(companion.context.pages()).toHaveLength(1);
  expect(await workerRuns(companion)).toBe(false);
});

test("a second tab without a journey is left alone while there is one", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const other = await companion.context.newPage();
  await nameAccount(other, "nils");
  await expect(other.locator("[name=passwd]:not(.moveOffScreen)")).toBeVisible();
  await expect.poll(() => other.locator("tap-companion").count()).toBe(0);
  await expect.poll(() => other.frames().length).toBe(1);
});
