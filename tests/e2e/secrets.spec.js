// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The pass is only in its field: in no frame, message, storage, address or console. */

import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PASS } from "../stand-in/people.js";
import { openPopup, removeProfile } from "./browser.js";
import { expect, expectPanel, nameAccount, notes, panel, pressTip, submit, test } from "./fixtures.js";
import { CONTOSO, set } from "./settings.js";

/**
 * Makes the worker record all messages and stored values in `heard`.
 * @param {import("./fixtures.js").Companion["worker"]} worker
 */
function listen(worker) {
  return worker.evaluate(() => {
    const heard = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
    chrome.storage.onChanged.addListener((changes) => void heard.push(JSON.stringify(changes)));
  });
}

/** What else a person types or pastes for the pass: by another keyboard, or with what came along. */
const OTHER_FORMS = [
  { what: "in full width", typed: "ＴＡＰＲｏｃｋｓ！" },
  { what: "in Cyrillic letters that look the same", typed: "ТАРКоскѕ!" },
  { what: "on a Russian keyboard", typed: "ЕФЗКщслы!" },
  { what: "pasted with spaces", typed: "\u00a0TAP Rocks!\t" },
  { what: "with signs of a word processor", typed: "“TAP—Rocks…’" },
];

/** Every run of five characters of the pass, and of three as it was typed otherwise. Any text has short plain runs. */
const RUNS = [
  ...runs(PASS, 5),
  ...OTHER_FORMS.flatMap(({ typed }) => runs(typed, 3)).filter((run) => /[^ -~\t\u00a0]/.test(run)),
];

/**
 * @param {string} text
 * @param {number} length
 * @returns {string[]}
 */
function runs(text, length) {
  const characters = [...text];
  return characters.slice(length - 1).map((_, at) => characters.slice(at, at + length).join(""));
}

/**
 * The runs that are in this text.
 * @param {unknown} text
 */
function runsIn(text) {
  const searched = String(text);
  return RUNS.filter((run) => searched.includes(run) || searched.includes(encodeURIComponent(run)));
}

test("the pass is only in its field, and nothing of it can be put together again", async ({ companion, page }) => {
  const { context, worker } = companion;
  /** @type {string[]} */
  const found = [];
  const look = (/** @type {string} */ where, /** @type {unknown} */ what) => {
    found.push(...runsIn(what).map((run) => `${where}: ${run}`));
  };
  context.on("console", (message) => look("console", message.text()));
  context.on("request", (request) => look("address", request.url()));
  // In every page of the extension, record all messages of its connections, in both directions.
  await context.addInitScript(() => {
    if (location.protocol !== "chrome-extension:") return;
    const heard = /** @type {string[]} */ ([]);
    const said = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard, said });
    const connect = chrome.tabs.connect.bind(chrome.tabs);
    chrome.tabs.connect = (/** @type {Parameters<typeof connect>} */ ...call) => {
      const port = connect(...call);
      port.onMessage.addListener((message) => heard.push(JSON.stringify(message)));
      const post = port.postMessage.bind(port);
      port.postMessage = (message) => {
        said.push(JSON.stringify(message));
        post(message);
      };
      return port;
    };
  });
  await listen(worker);

  await nameAccount(page, "maya");
  const field = page.locator("[name=accesspass]");
  const card = await panel(page);
  for (const { what, typed } of OTHER_FORMS) {
    await test.step(what, async () => {
      await field.fill("");
      await expectPanel(page, { verdict: "empty" });
      await field.pressSequentially(typed);
      await expect(field).toHaveValue(typed);
      const lastShape = async () =>
        (await card.evaluate(readHeard)).heard.findLast((heard) => heard.includes('"signs"'));
      await expect.poll(lastShape).toMatch(signsOf(typed));
      look(`panel, ${what}`, await card.content());
    });
  }
  await field.fill("");
  await field.pressSequentially(`${PASS} `);
  await expectPanel(page, { verdict: "space-around" });
  await pressTip(page, "mend");
  await expectPanel(page, { verdict: "plausible" });
  await expect(field).toHaveValue(PASS);
  const wire = await card.evaluate(readHeard);
  // Control: the shape of the pass did arrive here, and an order to mend went back.
  expect(wire.heard.join()).toContain(PASS.replace(/[A-Z]/g, "A").replace(/[a-z]/g, "a"));
  expect(wire.said.join()).toContain("removeSpaces");
  look("to the panel", wire.heard.join());
  look("from the panel", wire.said.join());
  look("panel", await card.content());
  const elsewhere = await page.evaluate((pass) => {
    const field = document.querySelector("[name=accesspass]");
    const values = [...document.querySelectorAll("input")]
      .filter((input) => input !== field)
      .map((input) => input.value);
    return [
      document.documentElement.outerHTML,
      ...values,
      document.cookie,
      JSON.stringify(sessionStorage),
      JSON.stringify(localStorage),
    ].filter((text) => text.includes(pass)).length;
  }, PASS);
  expect(elsewhere).toBe(0);

  await submit(page);
  await expectPanel(page, { step: "accepted" });
  const opening = context.waitForEvent("page");
  await submit(page);
  const securityInfo = await opening;
  await expectPanel(securityInfo, { step: "register" });
  for (const each of context.pages())
    for (const frame of each.frames()) look(`frame ${frame.url()}`, await frame.content());
  for (const area of /** @type {const} */ (["local", "session", "sync"])) {
    look(`storage ${area}`, JSON.stringify(await worker.evaluate((name) => chrome.storage[name].get(null), area)));
  }
  const messages = await worker.evaluate(() => /** @type {any} */ (globalThis).heard);
  expect(messages.join()).toContain("onLeave");
  look("worker", messages.join());
  look("notes", JSON.stringify(await notes(companion)));
  expect(found).toEqual([]);
});

function readHeard() {
  const { heard, said } = /** @type {{ heard: string[], said: string[] }} */ (/** @type {any} */ (globalThis));
  return { heard, said };
}

/**
 * A message with the shape of a text of this length.
 * @param {string} typed
 */
function signsOf(typed) {
  return new RegExp(`"signs":"(\\\\?[^"\\\\]){${typed.length}}"`);
}

test("with the toolbar only, the pass is only in its field, too", async ({ companion, page }) => {
  const { worker } = companion;
  await set(companion, { surface: "toolbar" });
  await listen(worker);
  await nameAccount(page, "maya");
  const field = page.locator("[name=accesspass]");
  const heard = async () => (await worker.evaluate(() => /** @type {any} */ (globalThis).heard)).join();
  for (const { what, typed } of OTHER_FORMS) {
    await test.step(what, async () => {
      await field.fill("");
      await field.pressSequentially(typed);
      await expect(field).toHaveValue(typed);
      await expect.poll(async () => signsOf(typed).test(await heard())).toBe(true);
    });
  }
  await field.fill("");
  await field.pressSequentially(PASS);
  await expect
    .poll(heard, "control: the shape of the pass did arrive here")
    .toContain(PASS.replace(/[A-Z]/g, "A").replace(/[a-z]/g, "a"));
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.documentElement.dataset.verdict")).toBe("plausible");
  expect(await popup.evaluate("document.documentElement.outerHTML")).not.toContain(PASS);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  await expect.poll(heard).toContain("onLeave");
  expect(runsIn(await heard())).toEqual([]);
  expect(runsIn(JSON.stringify(await notes(companion)))).toEqual([]);
});

test.describe("on disk", () => {
  const profile = mkdtempSync(join(tmpdir(), "tap-companion-secrets-"));
  test.use({ how: { profile } });

  test("after the browser has closed, no file of its profile has the pass", async ({ companion, page }) => {
    await nameAccount(page, "maya");
    await page.locator("[name=accesspass]").pressSequentially(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await submit(page);
    await expectPanel(page, { step: "accepted" });
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expectPanel(await opening, { step: "register" });
    await companion.close();
    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
    const texts = files.map((file) => readFileSync(join(file.parentPath, file.name)));
    const has = (/** @type {string} */ text) =>
      texts.some((bytes) => bytes.includes(text) || bytes.includes(Buffer.from(text, "utf16le")));
    expect(has(PASS)).toBe(false);
    expect(has("accepted"), "control: what is stored is in these files").toBe(true);
    await removeProfile(profile);
  });
});

test("a content script has no access to storage, because it shares its process with the page", async ({
  companion,
  page,
}) => {
  await set(companion, { organisationName: "Contoso IT" });
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const tried = await companion.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    const [outcome] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      func: async () => {
        const of = async (/** @type {() => Promise<unknown>} */ call) =>
          call().then(
            (answer) => JSON.stringify(answer),
            () => "refused",
          );
        const areas = [chrome.storage.local, chrome.storage.session, chrome.storage.sync, chrome.storage.managed];
        return Promise.all(
          areas.flatMap((area) => [of(() => area.get()), of(() => area.set({ settings: { surface: "toolbar" } }))]),
        );
      },
    });
    return outcome?.result;
  });
  expect(tried).toEqual(Array(8).fill("refused"));
});

test("a content script can ask for three facts about the settings, and for no setting itself", async ({
  companion,
}) => {
  await set(companion, CONTOSO);
  const asking = await companion.context.newPage();
  await asking.goto(`chrome-extension://${companion.id}/popup.html`);
  const answer = await asking.evaluate(() => chrome.runtime.sendMessage({ kind: "awaited?" }));
  expect(answer).toEqual({ always: false, toolbar: false, checklist: false });
});
