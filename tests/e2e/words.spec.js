// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The ways in which a page can write the title that asks for the pass. */

import { expect, test } from "@playwright/test";

import passTitles from "../../extension/content/facts/pass-titles.json" with { type: "json" };
import { ABOUT_PASS, CARRIER, HEADING, WATCHED } from "../../extension/content/pass-selectors.ts";
import { isPassTitle } from "../../extension/content/pass-title.ts";

for (const [how, text] of Object.entries({
  "in full-width letters": "Ｅｎｔｅｒ Ｔｅｍｐｏｒａｒｙ Ａｃｃｅｓｓ Ｐａｓｓ",
  "in capitals": "ENTER TEMPORARY ACCESS PASS",
  "with no-break spaces": "Enter Temporary\u00a0Access\u202fPass",
  "with zero-width spaces": "Enter Temporary\u200b Access \u200bPass",
  "in lines": "\n  Enter\n Temporary Access Pass\n",
})) {
  test(`recognises the title ${how}`, () => expect(isPassTitle(text)).toBe(true));
}

for (const { words } of [passTitles.en, passTitles.de]) {
  test(`recognises “${words}”`, () => expect(isPassTitle(words)).toBe(true));
  test(`recognises “${words}” with decomposed letters`, () => expect(isPassTitle(words.normalize("NFD"))).toBe(true));
  test(`does not take a title that only contains “${words}” for it`, () =>
    expect(isPassTitle(`Contoso: ${words}`)).toBe(false));
}

for (const text of [
  "",
  "Pass",
  "Temporary Access Pass",
  "Contoso Temporary Access Pass portal",
  "Enter Temporary Access Password",
  "Enter your Temporary Access Pass",
  "No Temporary Access Pass yet?",
  "Sign in with your password or a Temporary Access Pass",
  "Zugriffspass",
  passTitles.ar.words,
  "x".repeat(100_000),
]) {
  test(`does not take “${text.slice(0, 60)}” for the title`, () => expect(isPassTitle(text)).toBe(false));
}

test("the tripwire watches every attribute that its selectors name", () => {
  const selectors = [ABOUT_PASS, CARRIER, HEADING].join();
  const named = [...selectors.matchAll(/\[([\w-]+)/g)].map(([, attribute = ""]) => attribute);
  expect(named.length).toBeGreaterThan(5);
  // A heading's role does not change while the page is open; its text does, and that is watched.
  for (const attribute of [...named.filter((attribute) => attribute !== "role"), "id"]) {
    expect(WATCHED.attributeFilter).toContain(attribute);
  }
});
