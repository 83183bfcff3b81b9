// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The check of what is typed, and the click that mends it. */

import { PASS } from "../stand-in/people.js";
import { catalogue } from "./catalogue.js";
import { cardAtRest, expect, expectPanel, nameAccount, panel, submit, test } from "./fixtures.js";

const FIELD = "[name=accesspass]";
const words = catalogue("en");

/** What stands in the field, what is said, and what it is mended to. `TAPRocks!` is the pass. */
const CASES = [
  { what: "a space at the end", typed: "TAPRocks! ", verdict: "space-around", says: "space_end" },
  { what: "a space at the start", typed: " TAPRocks!", verdict: "space-around", says: "space_start" },
  {
    what: "a tab and a no-break space around it",
    typed: "\tTAPRocks!\u00a0",
    verdict: "space-around",
    says: "space_both",
  },
  { what: "spaces inside", typed: "TAP Rocks !", verdict: "space-inside", says: "space_inside", position: 4 },
  { what: "a tab inside", typed: "TAP\tRocks!", verdict: "space-inside", says: "tab_inside", position: 4 },
  { what: "a zero-width space", typed: "TAP\u200bRocks!", verdict: "odd-character", says: "odd_hidden", position: 4 },
  { what: "a byte order mark", typed: "\ufeffTAPRocks!", verdict: "odd-character", says: "odd_hidden", position: 1 },
  { what: "full-width letters", typed: "ＴＡＰRocks！", verdict: "odd-character", says: "odd_likely", position: 1 },
  { what: "Cyrillic look-alikes", typed: "TАРRосks!", verdict: "odd-character", says: "odd_look_alike", position: 2 },
  { what: "a Greek look-alike", typed: "TAPRοcks!", verdict: "odd-character", says: "odd_look_alike", position: 5 },
];

for (const { what, typed, verdict, says, position } of CASES) {
  test(`${what}: named, placed, mended on a click, and the page notices`, async ({ page }) => {
    await nameAccount(page, "maya");
    const field = page.locator(FIELD);
    await field.fill(typed);
    await expectPanel(page, { verdict });
    const card = await panel(page);
    const [before = "", after = ""] = words(says)
      .replace("$POSITION$", String(position))
      .split(/\$\w+\$/);
    await expect(card.locator(".notice .text")).toContainText(before);
    await expect(card.locator(".notice .text")).toContainText(after);
    await expect(field, "nothing is changed without a click").toHaveValue(typed);
    await (await cardAtRest(page)).locator(".repair").click();
    await expectPanel(page, { verdict: "plausible" });
    await expect(field).toHaveValue(PASS);
    await expect(field, "the person types on where they were").toBeFocused();
    // The practice page sends what its own model knows: it would be the old text if it had not noticed.
    await submit(page);
    await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  });
}

for (const { what, typed, mended } of [
  { what: "curly quotes and dashes", typed: "“nc–G’x—8", mended: "\"nc-G'x-8" },
  { what: "digits of an Arabic keyboard", typed: "TAPRock١٢٣", mended: "TAPRock123" },
]) {
  test(`${what} become plain ones`, async ({ page }) => {
    await nameAccount(page, "maya");
    await page.locator(FIELD).fill(typed);
    await expectPanel(page, { verdict: "odd-character" });
    await (await cardAtRest(page)).locator(".repair").click();
    await expect(page.locator(FIELD)).toHaveValue(mended);
    await expectPanel(page, { verdict: "plausible" });
  });
}

test("what cannot be mended is named, and nothing is offered", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator(FIELD).fill("TAPRockés!");
  await expectPanel(page, { verdict: "odd-character" });
  const card = await panel(page);
  await expect(card.locator(".notice .text")).toContainText("Character 8 is \u2068é\u2069");
  await expect(card.locator(".repair")).toBeHidden();
});

test("the caret stays where it was, and what was typed meanwhile is not touched", async ({ page }) => {
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  await field.fill(" TAP Rocks!");
  await expectPanel(page, { verdict: "space-around" });
  await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).setSelectionRange(7, 7));
  await (await cardAtRest(page)).locator(".repair").click();
  await expect(field).toHaveValue(PASS);
  expect(await field.evaluate((input) => /** @type {HTMLInputElement} */ (input).selectionStart)).toBe(5);
  // The field changes without a word to us: the brain still has the old shape when the click comes.
  await field.fill("TAPRocks! ");
  await expectPanel(page, { verdict: "space-around" });
  await field.evaluate((input) => {
    if (input instanceof HTMLInputElement) input.value = "TAPRo cks! more";
  });
  await (await cardAtRest(page)).locator(".repair").click();
  // By the time that the brain has heard of one more key, the click has come to its end.
  await field.press("End");
  await field.press("x");
  await expectPanel(page, { verdict: "space-inside" });
  await expect(field).toHaveValue("TAPRo cks! morex");
});

test("every printable sign of ASCII is fine, and length is held against what IT set", async ({ companion, page }) => {
  await companion.worker.evaluate(() =>
    chrome.storage.local.set({ settings: { passMinLength: 12, passMaxLength: 12 } }),
  );
  await nameAccount(page, "maya");
  const field = page.locator(FIELD);
  const card = await panel(page);
  await expect(card.locator(".detail")).toContainText("12");
  for (let code = 0x21; code <= 0x7e; code += 10) {
    await field.fill(String.fromCharCode(...Array.from({ length: 12 }, (_, index) => Math.min(0x7e, code + index))));
    await expectPanel(page, { verdict: "plausible" });
  }
  await field.fill("nc+&G=xwDKC");
  await expectPanel(page, { verdict: "too-short" });
  await field.fill("nc+&G=xwDKCz1");
  await expectPanel(page, { verdict: "too-long" });
});

test("the verdict comes with the key, and the send is never held up", async ({ page }) => {
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
