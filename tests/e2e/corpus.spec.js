// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Shows every page of the corpus to the built extension. The facts that the content script reports must equal those of
 * the native tests (tests/corpus.rs), and the person must see the right thing.
 */

import { readFileSync } from "node:fs";

import securityInfo from "../../extension/content/facts/security-info.json" with { type: "json" };
import signIn from "../../extension/content/facts/sign-in.json" with { type: "json" };
import { PAGES } from "../corpus/pages.js";
import { expect, expectNoRing, expectNothingOfUs, expectRing, test } from "./fixtures.js";
import { addressOf, observe, show, startJourney } from "./observe.js";

/** @type {{ name: string, expected: unknown, facts: unknown }[]} */
const RECORDED = JSON.parse(readFileSync(new URL("../corpus/corpus.json", import.meta.url), "utf8"));

/** The values of the panel's `data-page`, by the page kinds of the crate. */
const DATA_PAGE = /** @type {Record<string, string>} */ ({
  UserName: "account",
  AccountTiles: "account",
  Password: "password",
  Picker: "picker",
  Pass: "pass",
  Code: "code",
  Authenticator: "other-factor",
  Passkey: "other-factor",
  OtherFactor: "other-factor",
  Provider: "other-factor",
  StaySignedIn: "stay-signed-in",
  MoreInformation: "more-information",
  AppConfirmation: "interruption",
  Consent: "interruption",
  ChangePassword: "interruption",
  AccessPolicy: "interruption",
  Error: "error",
  Leaving: "leaving",
  SecurityInfo: "security-info",
  Register: "register",
  Unknown: "unknown",
});

const DATA_FAULT = /** @type {Record<string, string>} */ ({
  130502: "blocked",
  130503: "incorrect",
  130504: "expired",
  130505: "used",
  130506: "web-sign-in-only",
  130507: "not-found",
  50053: "locked",
  50057: "account",
  50055: "account",
  50034: "account",
  50126: "password",
  50089: "stale-page",
  53000: "access-policy",
  53001: "access-policy",
  53003: "access-policy",
  AccessPassBlockedByPolicy: "blocked",
  InvalidAccessPass: "incorrect",
  AccessPassExpired: "expired",
  AccessPassAlreadyUsed: "used",
});

/**
 * The control that a person uses next where the page does not lead to the pass.
 * @param {string} state the page's kind
 * @param {any} facts
 */
function nextControl(state, facts) {
  const { submit = 0, dialog = 0, "add-method": add = 0, "add-method-button": looksLikeIt = 0 } = facts?.seen ?? {};
  if (state === "StaySignedIn" && submit === 1) return "#idSIButton9";
  if (state === "MoreInformation") return "#idSubmit_ProofUp_Redirect";
  if (state !== "SecurityInfo" || dialog > 0) return null;
  if (add > 0) return signIn["add-method"].selector;
  return looksLikeIt === 1 ? securityInfo.parts["add-method-button"].selector : null;
}

/** Where one of these is told, another try on the page cannot help, and nothing has the ring. */
const HOPELESS = ["blocked", "locked", "web-sign-in-only", "access-policy", "stale-page"];

const shown = { html: "" };
test.use({ how: { site: { shown } } });

test("the recorded corpus is up to date", () => {
  // If this fails, record the corpus again with ./build.sh corpus.
  expect(RECORDED.map(({ name, expected }) => ({ name, expected }))).toEqual(
    PAGES.map(({ name, expected }) => ({ name, expected })),
  );
});

const HOSTS = ["login.microsoftonline.com", "login.microsoft.com", "mysignins.microsoft.com"];
const PART = 34;
for (let start = 0; start < PAGES.length; start += PART) {
  const part = PAGES.slice(start, start + PART);
  test(`on a journey, pages ${start + 1} to ${start + part.length} are recognised`, async ({ companion, page }) => {
    test.slow();
    await startJourney(companion, page);
    for (const entry of part) {
      await test.step(entry.name, async () => {
        const recorded = RECORDED.find(({ name }) => name === entry.name);
        await show(page, shown, entry);
        // Facts and state are compared together, so that an early look does not count.
        const { state, code } = entry.expected;
        const isOnHost = HOSTS.includes(entry.host);
        await expect
          .poll(async () => {
            const seen = await observe(page, entry);
            return (
              seen && { facts: seen.facts, ...(isOnHost && { page: seen.state["page"], fault: seen.state["fault"] }) }
            );
          }, entry.name)
          .toEqual({
            facts: recorded?.facts,
            ...(isOnHost && { page: DATA_PAGE[state], fault: code ? DATA_FAULT[code] : undefined }),
          });
        if (!isOnHost) return;
        // The ring comes after the panel's attributes.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
        );
        const next = nextControl(state, recorded?.facts);
        const fault = code ? (DATA_FAULT[code] ?? "") : "";
        // It depends on how often there was a refusal before: the core's tests.
        if (state === "Pass" && ["expired", "used"].includes(fault)) return;
        const isHopeless = HOPELESS.includes(fault) || (state === "Pass" && ["not-found", "account"].includes(fault));
        if (isHopeless) await expectNoRing(page);
        else if (entry.expected.ring) await expectRing(page, page.locator("[data-here]"));
        else if (next) await expectRing(page, page.locator(next).first());
        else await expectNoRing(page);
      });
    }
  });
}

const isAboutPass = (/** @type {typeof PAGES[number]} */ { expected: { state, offer, hasPass, truth } }) =>
  state === "Pass" || (offer !== null && (offer !== "OtherWays" || hasPass)) || (truth ?? []).includes("Pass");

test("without a journey, nothing is drawn in a page that is not about a pass", async ({ page }) => {
  test.slow();
  const others = PAGES.filter((entry) => !isAboutPass(entry));
  expect(others.length).toBeGreaterThanOrEqual(150);
  await page.addInitScript(() => {
    // Also sees a host element that is there only for a moment.
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) if (node.nodeName === "TAP-COMPANION") console.error("host element");
    }).observe(document, { subtree: true, childList: true });
  });
  for (const entry of others) {
    await test.step(entry.name, async () => {
      shown.html = entry.html;
      await page.goto(addressOf(entry, entry.host));
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
      );
      await expectNothingOfUs(page);
    });
  }
});

test("nothing is drawn in a sign-in page inside a frame", async ({ page }) => {
  shown.html = PAGES[0]?.html ?? "";
  await page.goto("https://portal.contoso.example/");
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?prompt=none";
    document.body.replaceChildren(frame);
    return new Promise((done) => frame.addEventListener("load", done));
  });
  const silent = page.frames().find((frame) => frame.url().startsWith("https://login."));
  await expect(silent?.locator("[name=accesspass]") ?? page.locator("none")).toBeVisible();
  await silent?.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
  expect(await silent?.locator("tap-companion").count()).toBe(0);
});
