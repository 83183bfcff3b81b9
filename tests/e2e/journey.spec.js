// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The whole journey: the field gets a ring, the pass is checked, Security info opens, and the checklist is there. */

import { PASS, PASSWORD, REFUSED } from "../stand-in/people.js";
import { authorize } from "../stand-in/site.js";
import { hasSettled } from "./browser.js";
import {
  cardAtRest,
  expect,
  expectNoRing,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  nameAccount,
  notes,
  pagesInTheEnd,
  panel,
  partBox,
  recordTraces,
  signInToSecurityInfo,
  stopWorker,
  submit,
  test,
  workerRuns,
} from "./fixtures.js";
import { startJourney } from "./observe.js";

test.use({ how: { site: { slides: true } } });

for (const csp of /** @type {const} */ (["real", "strict"])) {
  test.describe(`under the ${csp} content security policy`, () => {
    test.use({ how: { site: { csp, slides: true } } });

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
      await expectRing(page, page.locator("[data-viewid]:not(.going) #idSIButton9"));

      const opening = companion.context.waitForEvent("page");
      await submit(page);
      const securityInfo = await opening;
      await expect(securityInfo).toHaveURL("https://mysignins.microsoft.com/security-info");
      await expectPanel(securityInfo, { page: "security-info", step: "register" });
      await expect(page).toHaveURL("https://portal.contoso.example/app");

      await (await cardAtRest(securityInfo)).getByRole("checkbox", { name: /Passkey/ }).check();
      await expectPanel(securityInfo, { step: "register" });
      await (await cardAtRest(securityInfo)).getByRole("checkbox", { name: /Authenticator/ }).check();
      await expectPanel(securityInfo, { step: "done" });
      await (await cardAtRest(securityInfo)).getByRole("checkbox", { name: /Authenticator/ }).uncheck();
      await expectPanel(securityInfo, { step: "register" });
    });
  });
}

test("a refused pass is explained, and the right one still opens Security info once", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill("WrongPass-1");
  await submit(page);
  await expectPanel(page, { page: "pass", step: "pass", fault: "incorrect" });
  await expectRing(page, page.locator("label.check"));
  const opening = companion.context.waitForEvent("page");
  await page.locator("[name=accesspass]").fill(PASS);
  await submit(page);
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test("sign-in screens that appear twice open Security info once", async ({ companion, page }) => {
  for (const opens of [true, false]) {
    const opening = opens ? companion.context.waitForEvent("page") : null;
    await page.bringToFront();
    await nameAccount(page, "wim");
    await page.locator("[name=accesspass]").fill(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await submit(page);
    await expect(page).toHaveURL("https://portal.contoso.example/app");
    if (opening) await expectPanel(await opening, { step: "register" });
    // Without its session the application sends the tab back to the sign-in.
    await companion.context.clearCookies();
  }
  expect(await pagesInTheEnd(companion)).toBe(2);
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
  "Disabled-1": "account",
  "NoUser-01": "account",
  "OldWord-1": "account",
  "Policy-01": "access-policy",
})) {
  test(`a refusal with ${/** @type {Record<string, string>} */ (REFUSED)[pass] ?? "130503"} is recognised as ${fault}`, async ({
    companion,
    page,
  }) => {
    await nameAccount(page, "maya");
    await page.locator("[name=accesspass]").fill(pass);
    await expectPanel(page, { step: "pass", verdict: pass.length < 8 ? "too-short" : "plausible" });
    await submit(page);
    await expectPanel(page, { page: fault === "access-policy" ? "error" : "pass", fault });
    const [note] = Object.values(await notes(companion));
    expect(note, "after the refusal Security info no longer waits to open").not.toHaveProperty("onLeave");
    await page.goto("https://portal.contoso.example/app");
    expect(await pagesInTheEnd(companion)).toBe(1);
  });
}

test("a sign-in to Security info opens nothing else", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  expect(await pagesInTheEnd(companion)).toBe(1);
});

test("starting at Security info uses the pass there, and nothing else opens", async ({ companion, page }) => {
  await nameAccount(page, "otto");
  await expectPanel(page, { page: "pass" });
  await (await cardAtRest(page)).getByRole("button", { name: "Go to My Security info first" }).click();
  await expect(page).toHaveURL(/client_id=19db86c3/);
  await page.locator("#i0116").fill("otto@contoso.com");
  await expectPanel(page, { page: "account" });
  await expect((await panel(page)).locator(".also"), "Security info is not offered on the way there").toBeHidden();
  await submit(page);
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { page: "pass", verdict: "plausible" });
  await submit(page);
  await submit(page);
  await expectPanel(page, { page: "security-info", step: "register" });
  expect(await pagesInTheEnd(companion)).toBe(1);
});

test("the offer to start at Security info does not block a pass that is sent here", async ({ page }) => {
  await nameAccount(page, "otto");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { page: "pass", verdict: "plausible" });
  const card = await panel(page);
  await (await cardAtRest(page)).locator(".more-title").click();
  await expect(card.locator(".more-action")).toBeVisible();
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
});

test("more information and the wizard come first, Security info after them", async ({ companion, page }) => {
  await nameAccount(page, "nora");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "more-information", step: "accepted" });
  await page.locator("#idSubmit_ProofUp_Redirect").click();
  await expectPanel(page, { page: "register", step: "accepted" });
  expect(await pagesInTheEnd(companion)).toBe(1);
  const opening = companion.context.waitForEvent("page");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(await opening).toHaveURL(/^https:\/\/mysignins\.microsoft\.com\//);
});

test("on a password page the link to the pass gets the ring, then the field", async ({ page }) => {
  await nameAccount(page, "paul");
  await expectPanel(page, { page: "password", step: "account" });
  await expectRing(page, page.locator("#accessPassLink"));
  await page.locator("#accessPassLink").click();
  await expectRing(page, page.locator("[name=accesspass]"));
  await expectPanel(page, { page: "pass" });
});

test("the pass gets the ring in the list of ways to sign in", async ({ page }) => {
  await nameAccount(page, "petra");
  await page.locator("#idA_PWD_SwitchToCredPicker").click();
  await expectPanel(page, { page: "picker" });
  await expectRing(page, page.locator('[data-test-cred-id="13"]'));
});

test("as a second factor the pass gets the ring, and can be refused and accepted", async ({ companion, page }) => {
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
  expect(await pagesInTheEnd(companion)).toBe(1);
});

test("a field gets the ring if only its view shows that it is for the pass", async ({ page }) => {
  await nameAccount(page, "vera");
  await expectPanel(page, { page: "pass" });
  await expectRing(page, page.locator('[data-viewid="56"] [type=password]'));
  await page.locator('[data-viewid="56"] [type=password]').fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
});

test("the box of a code gets the ring and the checks when the page's title asks for the pass in it", async ({
  page,
}) => {
  await nameAccount(page, "carla", "de");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  await submit(page);
  await page.locator('[data-value="AccessPass"]').click();
  const field = page.locator("[data-viewid]:not(.going) [name=otc]");
  await expectPanel(page, { page: "pass", verdict: "empty" });
  await expectRing(page, field);
  await field.fill("Expired-1");
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "pass", fault: "expired" });
  // The same pass once more would not help. A new one may be typed.
  await expectNoRing(page);
  await field.fill(PASS);
  await expectRing(page, field);
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
});

test("a worker that is stopped midway still opens Security info", async ({ companion, page }) => {
  await nameAccount(page, "wim");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await stopWorker(companion);
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { page: "security-info", step: "register" });
});

test("a page that changes while the pass is being checked does not count as an answer", async ({ companion, page }) => {
  await nameAccount(page, "wim");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  const opening = companion.context.waitForEvent("page");
  await page.evaluate(() => {
    /** @type {HTMLElement | null} */ (document.querySelector("[data-viewid]:not(.going) #idSIButton9"))?.click();
    document.getElementById("displayName")?.remove();
  });
  await expect(await opening).toHaveURL(/^https:\/\/mysignins\.microsoft\.com\//);
});

test("the note of a closed tab is deleted", async ({ companion, page }) => {
  const other = await companion.context.newPage();
  await nameAccount(other, "maya");
  await expectPanel(other, { page: "pass" });
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(1);
  await other.close();
  await expect.poll(async () => Object.keys(await notes(companion)).length).toBe(0);
  await page.goto("https://portal.contoso.example/");
});

test("an ordinary sign-in never has a host element or frame, and does not wake the worker", async ({
  companion,
  page,
}) => {
  await (await stopWorker(companion)).close();
  const frames = await recordTraces(page);
  await nameAccount(page, "nils");
  const password = page.locator("[name=passwd]:not(.moveOffScreen)");
  await password.fill(PASSWORD);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  await submit(page);
  await expect(page).toHaveURL("https://portal.contoso.example/app");
  expect(frames).toEqual([]);
  expect(companion.context.pages()).toHaveLength(1);
  expect(await workerRuns(companion)).toBe(false);
});

test("a second tab without a journey shows nothing while another tab has one", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const other = await companion.context.newPage();
  /** @type {string[]} */
  const shown = [];
  other.on("console", (message) => message.text() === "a card is shown" && shown.push(message.text()));
  await other.addInitScript(() => {
    if (location.protocol !== "chrome-extension:") return;
    new MutationObserver(() => {
      if (document.querySelector("main:not([hidden])")) console.log("a card is shown");
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  // A stopped worker takes longest to answer that this tab has no journey.
  await stopWorker(companion);
  await other.bringToFront();
  await nameAccount(other, "nils");
  const password = other.locator("[name=passwd]:not(.moveOffScreen)");
  await password.fill(PASSWORD);
  await expectNothingOfUs(other);
  await submit(other);
  await expect(other.locator("#KmsiCheckboxField")).toBeVisible();
  await expectNothingOfUs(other);
  expect(shown).toEqual([]);
  await nameAccount(other, "maya");
  await expectPanel(other, { page: "pass" });
  await expect.poll(() => shown.length, "the trap works").toBeGreaterThan(0);
});

test("a sign-in with the new method after the end shows nothing", async ({ companion, page }) => {
  await signInToSecurityInfo(page);
  await (await cardAtRest(page)).getByRole("checkbox", { name: /Passkey/ }).check();
  await (await cardAtRest(page)).getByRole("checkbox", { name: /Authenticator/ }).check();
  await expectPanel(page, { step: "done" });
  await expect.poll(() => notes(companion)).toEqual({});
  await page.context().clearCookies();
  const came = await recordTraces(page);
  await nameAccount(page, "nils");
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  expect(came).toEqual([]);
});

test("a journey continues in its document, also on a view that is not about the pass", async ({ page }) => {
  await nameAccount(page, "paul");
  await expectPanel(page, { page: "password" });
  await page.locator(".identity:not(.going) #idBtn_Back").click();
  await expectPanel(page, { page: "account", step: "account" });
  await expectNoRing(page);
});

test("the card stays while one view slides out and the next one in", async ({ companion, page }) => {
  await startJourney(companion, page);
  await page.goto(authorize("en"));
  await expectPanel(page, { page: "account" });
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
  let isOver = false;
  const gaps = (async () => {
    let found = 0;
    for (; !isOver; ) found += Number((await partBox(page, "card")) === null);
    return found;
  })();
  await page.locator("#i0116").fill("paul@contoso.com");
  await submit(page);
  await expectPanel(page, { page: "password" });
  await expect.poll(() => hasSettled(page)).toBe(true);
  isOver = true;
  expect(await gaps).toBe(0);
});

test("going back from a refusal to the user name forgets the refusal", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill("WrongPass-1");
  await submit(page);
  await expectPanel(page, { page: "pass", fault: "incorrect" });
  await page.locator(".identity:not(.going) #idBtn_Back").click();
  await expectPanel(page, { page: "account", step: "account", fault: undefined });
  await submit(page);
  await expectRing(page, page.locator("[name=accesspass]"));
  await expect((await panel(page)).locator("h1"), "the next try does not show the refusal again").toHaveText(
    "Type or paste your pass in the outlined box",
  );
});
