// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What leaves the content script of a text: the same for every text of the same shape. */

import { expect, expectPanel, nameAccount, panel, test } from "./fixtures.js";

const FIELD = "[name=accesspass]";

/** Texts that must become the same shape: so neither can be made from it. */
const SAME = [
  { what: "plain characters", texts: ["TAPRocks!", "QWEAsdfg#"] },
  { what: "full-width characters", texts: ["ＴＡＰＲｏｃｋｓ！", "ＱｗｅＡｓｄｆｇ＃"] },
  { what: "letters that look like plain ones", texts: ["ТАРсосаКе", "ХуКрееаОо"] },
  { what: "a Russian keyboard", texts: ["ФЗЛщслы1", "ЙЦЫшсйы7"] },
  { what: "a Greek keyboard", texts: ["ΤΑΠΡοψλσ!", "ΚΜΘΧιγφδ?"] },
  { what: "an Arabic keyboard", texts: ["فشحقخؤنس", "ضصثقفغعه"] },
  { what: "digits of other scripts", texts: ["١٢٣٤٥٦٧٨", "٨٧٦٥۴३२۱"] },
  { what: "Devanagari with its marks", texts: ["कीखेगोचु", "टीठेडोढु"] },
  { what: "signs of a word processor, but for the first", texts: ["“abc—…’‘def", "“xyz’‚⁄«ghi"] },
  { what: "a Czech keyboard", texts: ["éabüßcdě", "šxyñøzwč"] },
  { what: "letters and digits in other forms", texts: ["Ⓐb①cⅧ𝐀ᵃ½", "🄱x②yⅣ𝑩ᵇ¼"] },
  { what: "a sign of a word processor after a space", texts: ["ab “cd", "xy —zw"] },
  { what: "symbols, but for the first", texts: ["🔑ab🔒🔓cd", "🔑xy✔🙂zw"] },
  { what: "hidden characters", texts: ["ab\u200bcd\u200d", "xy\ufeffzw\u2060"] },
  { what: "white space around and inside", texts: [" ab\tcd ", "\u00a0xy\tzw\u3000"] },
  { what: "links", texts: ["https://pwpush.com/p/abc", "www.example.com/1/2/3/4"] },
  { what: "what is longer than any pass", texts: [`${"a".repeat(64)} `, `${"b".repeat(63)} !A 0.`] },
  { what: "half of a character", texts: ["ab\ud83dcd", "xy\udd11zw"] },
];

test("texts of the same shape leave the same", async ({ companion, page }) => {
  await companion.context.addInitScript(() => {
    if (location.protocol !== "chrome-extension:") return;
    const heard = /** @type {any[]} */ ([]);
    Object.assign(globalThis, { heard });
    const connect = chrome.tabs.connect.bind(chrome.tabs);
    chrome.tabs.connect = (/** @type {Parameters<typeof connect>} */ ...call) => {
      const port = connect(...call);
      port.onMessage.addListener((message) => heard.push(message));
      return port;
    };
  });
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const card = await panel(page);
  const shapeOf = async (/** @type {string} */ text) => {
    await page.locator(FIELD).fill("");
    await expectPanel(page, { verdict: "empty" });
    // `fill` would send this as UTF-8, which has no half characters.
    await page.locator(FIELD).evaluate((field, units) => {
      if (field instanceof HTMLInputElement) field.value = String.fromCharCode(...units);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, units(text));
    const last = () =>
      card.evaluate(
        () => /** @type {any} */ (globalThis).heard.findLast((/** @type {any} */ message) => message.shape)?.shape,
      );
    await expect.poll(async () => (await last()).signs).not.toBe("");
    return last();
  };
  for (const { what, texts } of SAME) {
    await test.step(what, async () => {
      const [one, other] = [await shapeOf(texts[0] ?? ""), await shapeOf(texts[1] ?? "")];
      expect(other).toEqual(one);
      expect(one.signs.length).toBeLessThanOrEqual(64);
      // Signs are classes: none of these is a character of the text by itself.
      expect(one.signs).toMatch(/^[Aa0!qpcbhwydlxoug \t\n]+$/);
      expect(other.signs).toMatch(/^[Aa0!qpcbhwydlxoug \t\n]+$/);
      const named = one.named?.character ?? "";
      expect(named).not.toMatch(/[\p{L}\p{N}]/u);
    });
  }
});

/** @param {string} text */
function units(text) {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
