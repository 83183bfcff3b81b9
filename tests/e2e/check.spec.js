// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The check of the typed text, and the click that repairs it. */

import { PASS } from "../stand-in/people.js";
import { catalogue } from "./catalogue.js";
import { expect, expectPanel, expectTip, nameAccount, panel, pressTip, submit, test, tipState } from "./fixtures.js";

const FIELD = "[name=accesspass]";
const words = catalogue("en");

/** The typed text, the expected verdict, and the key of the card's text. The pass is `TAPRocks!`. */
const CASES = [
  { what: "curly quotes and dashes", typed: "“nc–G’x—8", verdict: "odd-character", repaired: "\"nc-G'x-8" },
  { what: "digits of an Arabic keyboard", typed: "TAPRock١٢٣", verdict: "odd-character", repaired: "TAPRock123" },
  { what: "a space at the end", typed: "TAPRocks! ", verdict: "space-around", says: "space_end" },
  { what: "a space at the start", typed: " TAPRocks!", verdict: "space-around", says: "space_start" },
  {
    what: "a tab and a no-break space around it",
    typed: "\tTAPRocks!\u00a0",
    verdict: "space-around",
    says: "space_both",
  },
  { what: "a zero-width space", typed: "TAP\u200bRocks!", verdict: "odd-character", says: "odd_hidden", position: 4 },
  { what: "a byte order mark", typed: "\ufeffTAPRocks!", verdict: "odd-character", says: "odd_hidden", position: 1 },
  { what: "full-width letters", typed: "ＴＡＰRocks！", verdict: "odd-character", says: "odd_likely", position: 1 },
  { what: "Cyrillic look-alikes", typed: "TАРRосks!", verdict: "odd-character", says: "odd_look_alike", position: 2 },
  { what: "a Greek look-alike", typed: "TAPRοcks!", verdict: "odd-character", says: "odd_look_alike", position: 5 },
];

test("the card names each mistake and its place, a click repairs it, and the page notices", async ({ page }) => {
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  for (const { what, typed, verdict, says, position, repaired = PASS } of CASES) {
    await test.step(what, async () => {
      await field.fill(typed);
      await expectPanel(page, { verdict });
      if (says) {
        const [before = "", after = ""] = words(says)
          .replace("$POSITION$", String(position))
          .split(/\$\w+\$/);
        await expectTip(page, before);
        await expectTip(page, after);
      }
      await expect(field, "the text does not change without a click").toHaveValue(typed);
      await pressTip(page, "mend");
      await expectPanel(page, { verdict: "plausible" });
      await expect(field).toHaveValue(repaired);
      await expect(field, "the field keeps the focus").toBeFocused();
    });
  }
  // The practice page sends the text that its own model knows. That is the old text if it did not notice the change.
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
});

/** What the card names and no click repairs: two words are never one pass, and a hint may be wrong. */
const WITHOUT_REPAIR = [
  { what: "a space inside", typed: "TAP Rocks!", verdict: "space-inside", says: "space_inside" },
  { what: "a tab inside", typed: "TAP\tRocks!", verdict: "space-inside", says: "tab_inside" },
  { what: "a pass in groups", typed: "Kx7! pQ2r T5u&", verdict: "space-inside", says: "space_inside" },
  { what: "its name before it", typed: "Temporary Access Pass: TAPRocks!", verdict: "more-than-pass" },
  { what: "one word before it", typed: "Pass: TAPRocks!", verdict: "more-than-pass" },
  { what: "one word and a sign before it", typed: "TAP= TAPRocks!", verdict: "more-than-pass" },
  { what: "a word after it", typed: "TAPRocks! until Friday", verdict: "more-than-pass" },
  { what: "words and a link", typed: "It is here: https://pwpush.com/p/x", verdict: "more-than-pass" },
  { what: "a pass and a link", typed: "Kx7!pQ2r https://aka.ms/x", verdict: "more-than-pass" },
  { what: "a link", typed: "https://pwpush.com/p/fk2l8ms0qa", verdict: "link", says: "link_pasted" },
  { what: "a link with spaces around it", typed: " https://pwpush.com/p/x ", verdict: "link", says: "link_pasted" },
  { what: "a link of another scheme", typed: "onetime://fk2l8ms0qa", verdict: "link", says: "link_pasted" },
  { what: "a link without a scheme", typed: "www.pwpush.com/fk2l8", verdict: "link", says: "link_pasted" },
  { what: "a host with a path", typed: "pwpush.com/p/fk2l8ms0qa", verdict: "link", says: "link_pasted" },
  { what: "quotation marks", typed: '"TAPRocks!"', verdict: "plausible", says: "hint_quoted" },
  { what: "a full stop at the end", typed: "TAPRocks!.", verdict: "plausible", says: "hint_stopped" },
  { what: "a comma at the end", typed: "TAPRocks!,", verdict: "plausible", says: "hint_stopped" },
  { what: "a code of a web page", typed: "TAP&amp;Rocks!", verdict: "plausible", says: "hint_coded" },
  { what: "a code of an address", typed: "TAP%26Rocks!", verdict: "plausible", says: "hint_coded" },
  { what: "a code of an email", typed: "TAP=3DRocks!", verdict: "plausible", says: "hint_coded" },
  { what: "a broken line of an email", typed: "TAPRo= cks!", verdict: "space-inside", says: "mail_break" },
];

test("what the card names and no click repairs", async ({ page }) => {
  await nameAccount(page, "maya");
  for (const { what, typed, verdict, says } of WITHOUT_REPAIR) {
    await test.step(what, async () => {
      await page.locator(FIELD).fill("x");
      await expectPanel(page, { verdict: "too-short" });
      await page.locator(FIELD).fill(typed);
      await expectPanel(page, { verdict });
      const [before = "", after = ""] = words(says ?? "more_than_pass").split(/\$\w+\$|\d+/);
      await expectTip(page, before);
      await expectTip(page, after);
      expect((await tipState(page))?.buttons).toEqual([]);
      await expect(page.locator(FIELD)).toHaveValue(typed);
    });
  }
});

test("ordinary signs of a pass get no hint", async ({ page }) => {
  await nameAccount(page, "maya");
  for (const typed of ["nc+&G=xwDKCz", "a.b/c:d,e'f\"g", "100%Sure!", "x=y&z;w%q", "ab.cd/efgh", "a://b"]) {
    await page.locator(FIELD).fill("x");
    await expectPanel(page, { verdict: "too-short" });
    await page.locator(FIELD).fill(typed.padEnd(8, "7"));
    await expectPanel(page, { verdict: "plausible" });
    await expectTip(page, words("plausible"));
  }
});

test("the card names a character that it cannot repair, and offers no repair", async ({ page }) => {
  await nameAccount(page, "maya");
  for (const [typed, says] of /** @type {const} */ ([
    ["TAPRock🔑s!", "character 8, \u2068🔑\u2069"],
    // A keyboard may have this letter in the place of a digit, so it does not leave the content script.
    ["TAPRockés!", "Character 8 can’t be in a pass"],
    // Here, even letters that look like plain ones are on other keys.
    ["Ерефыв12", "Character 1 is from another alphabet"],
  ])) {
    await page.locator(FIELD).fill(typed);
    await expectTip(page, says);
    await expectPanel(page, { verdict: "odd-character" });
    expect((await tipState(page))?.buttons).toEqual([]);
  }
  // The repair of the quotation mark leaves them, too.
  await page.locator(FIELD).fill("“Ерефыв12");
  await expectPanel(page, { verdict: "odd-character" });
  await pressTip(page, "mend");
  await expect(page.locator(FIELD)).toHaveValue('"Ерефыв12');
});

test("the caret stays at its place, and text that was typed in the meantime stays", async ({ page }) => {
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  await field.fill("  TAPRocks!");
  await expectPanel(page, { verdict: "space-around" });
  await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).setSelectionRange(7, 7));
  await pressTip(page, "mend");
  await expect(field).toHaveValue(PASS);
  expect(await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).selectionStart)).toBe(5);
  // The field changes without an event, so the panel still has the old shape at the click.
  await field.fill("TAPRocks! ");
  await expectPanel(page, { verdict: "space-around" });
  await field.evaluate((input) => {
    if (input instanceof HTMLInputElement) input.value = "TAPRo cks! more";
  });
  await pressTip(page, "mend");
  // When the panel knows about one more key, it has finished handling the click.
  await field.press("End");
  await field.press("x");
  await expectPanel(page, { verdict: "space-inside" });
  await expect(field).toHaveValue("TAPRo cks! morex");
});

test("every printable ASCII character is accepted, and the length is compared with IT's setting", async ({
  companion,
  page,
}) => {
  await companion.worker.evaluate(() =>
    chrome.storage.local.set({ settings: { passMinLength: 12, passMaxLength: 12 } }),
  );
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  await expect((await panel(page)).locator(".detail")).toContainText("12");
  for (let code = 0x21; code <= 0x7e; code += 10) {
    await field.fill(String.fromCharCode(...Array.from({ length: 12 }, (_, index) => Math.min(0x7e, code + index))));
    await expectPanel(page, { verdict: "plausible" });
  }
  await field.fill("nc+&G=xwDKC");
  await expectPanel(page, { verdict: "too-short" });
  await field.fill("nc+&G=xwDKCz1");
  await expectPanel(page, { verdict: "too-long" });
});

test("the verdict follows each key, and submitting is never delayed", async ({ page }) => {
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  await expectPanel(page, { verdict: "empty" });
  for (const [index, key] of [..."TAPRocks"].entries()) {
    await field.press(key);
    await expectPanel(page, { verdict: index < 7 ? "too-short" : "plausible" });
  }
  await field.press("Space");
  await expectPanel(page, { verdict: "space-around" });
  await submit(page);
  await expectPanel(page, { page: "pass", fault: "incorrect", verdict: "empty" });
});
