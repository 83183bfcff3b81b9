// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The problems that people have, the most frequent first, in three languages. Each test checks the card's text at the
 * end and saves a picture in dist/coach/. Two problems of the list cannot happen in a browser: the sign-in screen of
 * Windows, and a pass that was given to an impostor. The footer of every card warns against the latter.
 */

import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { PASS, PASSWORD } from "../stand-in/people.js";
import { hasSettled, openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNoRing,
  expectPanel,
  expectRing,
  expectTip,
  nameAccount,
  panel,
  startOver,
  submit,
  test,
  tipState,
} from "./fixtures.js";
import { CONTOSO, set } from "./settings.js";

/** @typedef {import("./browser.js").Page} Page */
/** @typedef {{ page: Page, companion: import("./fixtures.js").Companion, language: string }} Stage */

const PICTURES = fileURLToPath(new URL("../../dist/coach", import.meta.url));
mkdirSync(PICTURES, { recursive: true });

const FIELD = "[name=accesspass]";

/** @param {Page} page @param {string} pass */
async function send(page, pass) {
  await page.locator(FIELD).fill(pass);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
}

/**
 * @param {import("./fixtures.js").Companion} companion
 * @param {import("./fixtures.js").Page} page
 * @param {string} selector
 */
async function clickInPopup(companion, page, selector) {
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate(`document.querySelector("${selector}")?.hidden`)).toBe(false);
  await popup.evaluate(`document.querySelector("${selector}").click()`);
}

/**
 * `what` is the problem and `walk` leads to it. `says`, `also` and `call` are the keys of the card's headline, of its
 * other texts, and of the advice when to call.
 * @type {{
 *   number: string, what: string, walk: (stage: Stage) => Promise<void>, says: string, also?: string[], call?: string,
 * }[]}
 */
const ROWS = [
  {
    number: "1a",
    what: "the page asks for the password and has a link to the pass",
    async walk({ page, language }) {
      await nameAccount(page, "paul", language);
      await expectPanel(page, { page: "password" });
      await expectRing(page, page.locator("#accessPassLink"));
    },
    says: "link_title",
    also: ["link_detail"],
  },
  {
    number: "1b",
    what: "the pass is in a list of ways to sign in",
    async walk({ page, language }) {
      await nameAccount(page, "petra", language);
      await page.locator("#idA_PWD_SwitchToCredPicker").click();
      await expectPanel(page, { page: "picker" });
      await expectRing(page, page.locator('[data-test-cred-id="13"]'));
    },
    says: "tile_title",
  },
  {
    number: "1c",
    what: "the page asks for the password and mentions no pass, and the person says that they have one",
    async walk({ companion, page, language }) {
      await nameAccount(page, "nils", language);
      await expect(page.locator("[name=passwd]:not(.moveOffScreen)")).toBeVisible();
      await clickInPopup(companion, page, ".action");
      await expectPanel(page, { page: "password", step: "account" });
      await expectNoRing(page);
    },
    says: "missing_title",
    also: ["missing_detail", "missing_account", "missing_other_ways"],
    call: "call_if_still",
  },
  {
    number: "1d",
    what: "the page offers other ways, and the person says that they have a pass",
    async walk({ companion, page, language }) {
      await nameAccount(page, "olga", language);
      await expect(page.locator("#idA_PWD_SwitchToCredPicker")).toBeVisible();
      await clickInPopup(companion, page, ".action");
      await expectRing(page, page.locator("#idA_PWD_SwitchToCredPicker"));
    },
    says: "other_ways_title",
    also: ["missing_wait", "missing_account"],
    call: "call_if_still",
  },
  {
    number: "1e",
    what: "the list of other ways does not contain the pass",
    async walk({ companion, page, language }) {
      await nameAccount(page, "olga", language);
      await expect(page.locator("#idA_PWD_SwitchToCredPicker")).toBeVisible();
      await clickInPopup(companion, page, ".action");
      await expectPanel(page, { page: "password" });
      await page.locator("#idA_PWD_SwitchToCredPicker").click();
      await expectPanel(page, { page: "picker" });
    },
    says: "missing_title",
    also: ["missing_in_list_detail", "missing_account", "missing_valid"],
    call: "call_if_still",
  },
  {
    number: "1f",
    what: "the pass is one of several second factors",
    async walk({ page, language }) {
      await nameAccount(page, "tina", language);
      await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
      await submit(page);
      await expectRing(page, page.locator('[data-value="AccessPass"]'));
    },
    says: "proof_title",
  },
  {
    number: "3a",
    what: "a one-time pass is about to be used for an application",
    async walk({ companion, page, language }) {
      await set(companion, { ...CONTOSO, passUse: "one-time" });
      await nameAccount(page, "otto", language);
      await expectPanel(page, { page: "pass" });
      await expectNoRing(page);
      // Whoever types it all the same does not hear that it looks complete.
      await page.locator(FIELD).fill(PASS);
      await expectPanel(page, { verdict: "plausible" });
      await expectNoRing(page);
      await expect.poll(() => hasSettled(page)).toBe(true);
      expect(await tipState(page)).toBeNull();
    },
    says: "hold_pass_title",
    also: ["one_time", "start_at_security_info"],
  },
  {
    number: "3b",
    what: "a one-time pass was used by a first sign-in",
    async walk({ companion, page, language }) {
      const who = `otto+${language}`;
      await nameAccount(page, who, language);
      await send(page, PASS);
      await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
      await companion.context.clearCookies();
      await nameAccount(page, who, language);
      await send(page, PASS);
      await expectPanel(page, { page: "pass", fault: "used" });
    },
    says: "used_title",
    also: ["used_detail", "start_at_security_info"],
    call: "call_for_new",
  },
  {
    number: "4",
    what: "the pass has expired or is not valid yet",
    async walk({ page, language }) {
      await nameAccount(page, "maya", language);
      await send(page, "Expired-1");
      await expectPanel(page, { page: "pass", fault: "expired" });
    },
    says: "expired_title",
    also: ["expired_detail"],
    call: "call_for_new",
  },
  {
    number: "5",
    what: "after the sign-in there are only minutes to register",
    async walk({ page, language }) {
      await nameAccount(page, "maya", language);
      await send(page, PASS);
      await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
    },
    says: "stay_title",
    also: ["stay_detail", "accepted_next"],
  },
  {
    number: "6a",
    what: "Microsoft requires more information",
    async walk({ page, language }) {
      await nameAccount(page, "nora", language);
      await send(page, PASS);
      await expectPanel(page, { page: "more-information", step: "accepted" });
    },
    says: "more_title",
    also: ["more_detail", "accepted_next"],
  },
  {
    number: "6b",
    what: "the wizard cannot register a passkey",
    async walk({ page, language }) {
      await nameAccount(page, "nora", language);
      await send(page, PASS);
      await expectPanel(page, { page: "more-information", step: "accepted" });
      await page.locator("#idSubmit_ProofUp_Redirect").click();
      await expectPanel(page, { page: "register", step: "accepted" });
    },
    says: "wizard_title",
    also: ["wizard_detail"],
  },
  {
    number: "7",
    what: "a policy does not allow the pass",
    async walk({ page, language }) {
      await nameAccount(page, "maya", language);
      await send(page, "Blocked-1");
      await expectPanel(page, { page: "pass", fault: "blocked" });
      // Ours and Microsoft's in one place: nobody has to choose which one to say.
      await expect((await panel(page)).locator(".code")).toHaveText("P2-502 · 130502");
    },
    says: "blocked_title",
    also: ["blocked_detail"],
    call: "call_now",
  },
  {
    number: "8",
    what: "the person types the pass as a password",
    async walk({ page, language }) {
      await nameAccount(page, "paul", language);
      await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASS);
      await submit(page);
      await expect(page.locator("#passwordError")).toBeVisible();
      await expectPanel(page, { page: "password" });
    },
    says: "link_title",
    also: ["link_detail"],
  },
  {
    number: "9",
    what: "the person types the older of two passes, twice",
    async walk({ page, language }) {
      await nameAccount(page, "maya", language);
      for (let times = 1; times <= 2; times += 1) {
        await send(page, "OldPass-1");
        await expectPanel(page, { page: "pass", fault: "incorrect", verdict: "empty" });
      }
    },
    says: "show_pass_title",
    also: ["incorrect_again_detail"],
    call: "call_if_unsure",
  },
  {
    number: "11",
    what: "the pass was pasted with a space",
    async walk({ page, language }) {
      await nameAccount(page, "maya", language);
      await page.locator(FIELD).fill(`${PASS} `);
      await expectPanel(page, { verdict: "space-around" });
      const words = catalogue(language);
      await expectTip(page, words("space_end"));
      expect((await tipState(page))?.buttons.map(({ label }) => label)).toEqual([words("remove_space")]);
    },
    says: "remove_space_title",
  },
  ...[
    ["incorrect", "WrongPass-1", "show_and_type_title", "incorrect_show_detail", "call_if_again"],
    ["not found", "Missing-1", "not_found_title", "not_found_detail", "call_if_still"],
    ["for web sign-in only", "WebOnly-1", "web_sign_in_only_title", "web_sign_in_only_detail", "call_now"],
    ["for a locked account", "Locked-01", "locked_title", "locked_detail", "call_if_locked"],
    ["stopped by Conditional Access", "Policy-01", "access_policy_title", "access_policy_detail", "call_now"],
    ["sent from a page that is too old", "Stale-001", "stale_page_title", "stale_page_detail", "call_if_again"],
  ].map(([what, pass, says, detail, call], index) => ({
    number: `refusal-${index + 1}`,
    what: `the pass is ${what}`,
    walk: async (/** @type {Stage} */ { page, language }) => {
      await nameAccount(page, "maya", language);
      await send(page, pass ?? "");
      await expect
        .poll(async () => (await panel(page)).evaluate(() => document.documentElement.dataset["fault"]))
        .toBeTruthy();
      // Nothing invites another try where the advice is to see, to wait or to call.
      if (says === "show_and_type_title") await expectRing(page, page.locator("label.check"));
      else await expectNoRing(page);
    },
    says: says ?? "",
    also: [detail ?? ""],
    call: call ?? "",
  })),
  {
    number: "question",
    what: "Microsoft asks whether the person meant this application",
    async walk({ page, language }) {
      await nameAccount(page, "anna", language);
      await send(page, PASS);
      await expectPanel(page, { page: "interruption" });
    },
    says: "app_title",
    also: ["app_detail"],
  },
];

for (const { number, what, walk, says, also = [], call = "help" } of ROWS) {
  test(`${number}: ${what}`, async ({ companion }) => {
    for (const language of ["en", "de", "ar"]) {
      await test.step(language, async () => {
        const page = await startOver(companion);
        await set(companion, CONTOSO);
        await walk({ companion, page, language });
        const words = catalogue(language);
        const card = await panel(page);
        await expect(card.getByRole("heading")).toHaveText(words(says));
        const parts = also.flatMap((key) => (words(key) || key).split(/\$\w+\$/));
        for (const part of parts) await expect(card.locator(".body")).toContainText(part);
        await expect(card.locator(".when")).toHaveText(words(call));
        await expect(card.locator(".organisation")).toHaveText("Contoso IT");
        await expect(card.locator(".contact").first()).toHaveAttribute("href", "tel:+15550100");
        await expect(card.locator(".about")).toContainText(words("help_private"));
        await expect.poll(() => hasSettled(page)).toBe(true);
        await page.screenshot({ path: `${PICTURES}/${language}-${number}.png` });
      });
    }
  });
}
