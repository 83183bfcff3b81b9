// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The ways in which a page can write the words for the pass. */

import { expect, test } from "@playwright/test";

import { asksForPass } from "../../extension/content/eyes/pass-words.ts";
import passWords from "../../extension/content/facts/pass-words.json" with { type: "json" };
import { mentionsPass } from "../../extension/content/mentions-pass.ts";
import { ABOUT_PASS, CARRIER, HEADING, WATCHED } from "../../extension/content/pass-selectors.ts";

for (const [how, text] of Object.entries({
  "as in the documentation": "Temporary Access Pass",
  "in full-width letters": "Ｔｅｍｐｏｒａｒｙ Ａｃｃｅｓｓ Ｐａｓｓ",
  "in capitals": "TEMPORARY ACCESS PASS",
  "with no-break spaces": "Temporary\u00a0Access\u202fPass",
  "with zero-width spaces": "Temporary\u200b Access \u200bPass",
  "with decomposed letters": "Befristeter Zugriffspass".normalize("NFD"),
  inflected: "Geben Sie den befristeten Zugriffspass ein",
  "with a straight apostrophe": "Passe d'accès temporaire",
  "with a curly apostrophe": "Passe d’accès temporaire",
  "with decomposed accents": "Passe d’accès temporaire".normalize("NFD"),
  "with a Turkish capital": "GEÇİCİ ERİŞİM GEÇİŞİ",
  "with a space, in Japanese": "一時アクセス パス",
  "without a space, in Japanese": "一時アクセスパス",
  "in half-width Japanese": "一時ｱｸｾｽ ﾊﾟｽ",
  "without spaces, in Korean": "임시액세스패스",
})) {
  test(`recognises the words for the pass ${how}`, () => expect(asksForPass(text)).toBe(true));
}

for (const text of [
  "",
  "Pass",
  "Access Pass",
  "Temporary Access",
  "Temporary Access Password",
  "Temporary Accession Pass",
  "Season Pass",
  "Temporary Passport",
  "Sign in with your password or a Temporary Access Pass",
  "No Temporary Access Pass yet?",
  "Password, not your Temporary Access Pass",
  "Contemporary Access Pass",
  "Zugriffspass",
  "Befristete Anmeldung",
  "一時パスワード",
  "密码",
  "x".repeat(100_000),
]) {
  test(`does not take “${text.slice(0, 60)}” for the pass`, () => expect(asksForPass(text)).toBe(false));
}

for (const words of [passWords.spaced, passWords.unspaced].flatMap((languages) => Object.values(languages).flat())) {
  test(`the tripwire has a hint of “${words}”`, () => expect(mentionsPass(words)).toBe(true));
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
