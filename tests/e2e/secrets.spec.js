// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The pass is only in its field: in no frame, message, storage, address or console. */

import { PASS } from "../stand-in/people.js";
import { openPopup } from "./browser.js";
import { cardAtRest, expect, expectPanel, nameAccount, notes, panel, submit, test } from "./fixtures.js";
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

test("the pass is only in its field", async ({ companion, page }) => {
  const { context, worker } = companion;
  /** @type {string[]} */
  const found = [];
  const look = (/** @type {string} */ where, /** @type {unknown} */ what) => {
    if (String(what).includes(PASS) || String(what).includes(encodeURIComponent(PASS))) found.push(where);
  };
  context.on("console", (message) => look("console", message.text()));
  context.on("request", (request) => look("address", request.url()));
  // In every page of the extension, record all messages of its connections.
  await context.addInitScript(() => {
    if (location.protocol !== "chrome-extension:") return;
    const heard = /** @type {string[]} */ ([]);
    Object.assign(globalThis, { heard });
    const connect = chrome.tabs.connect.bind(chrome.tabs);
    chrome.tabs.connect = (/** @type {Parameters<typeof connect>} */ ...call) => {
      const port = connect(...call);
      port.onMessage.addListener((message) => heard.push(JSON.stringify(message)));
      return port;
    };
  });
  await listen(worker);

  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").pressSequentially(`${PASS} `);
  await expectPanel(page, { verdict: "space-around" });
  const card = await panel(page);
  await (await cardAtRest(page)).locator(".repair").click();
  await expectPanel(page, { verdict: "plausible" });
  await expect(page.locator("[name=accesspass]")).toHaveValue(PASS);
  const wire = await card.evaluate(() => /** @type {any} */ (globalThis).heard);
  // Control: the shape of the pass did arrive here.
  expect(wire.join()).toContain(PASS.replace(/[A-Z]/g, "A").replace(/[a-z]/g, "a"));
  look("wire", wire.join());
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

test("with the toolbar only, the pass is only in its field, too", async ({ companion, page }) => {
  const { worker } = companion;
  await set(companion, { surface: "toolbar" });
  await listen(worker);
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").pressSequentially(PASS);
  const heard = async () => (await worker.evaluate(() => /** @type {any} */ (globalThis).heard)).join();
  await expect
    .poll(heard, "control: the shape of the pass did arrive here")
    .toContain(PASS.replace(/[A-Z]/g, "A").replace(/[a-z]/g, "a"));
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.documentElement.dataset.verdict")).toBe("plausible");
  expect(await popup.evaluate("document.documentElement.outerHTML")).not.toContain(PASS);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
  await expect.poll(heard).toContain("onLeave");
  expect(await heard()).not.toContain(PASS);
  expect(JSON.stringify(await notes(companion))).not.toContain(PASS);
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
