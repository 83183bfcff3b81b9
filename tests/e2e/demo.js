// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The demo. With a display: Chromium with the extension on the practice site, for a person to walk the journey. Without one,
 * or with --headless: it walks by itself, says at each step what was seen, and leaves a picture of it in dist/demo/.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { PASS } from "../stand-in/people.js";
import { APPLICATION, authorize } from "../stand-in/site.js";
import { hasSettled, launch, openPopup, panelOf, panelState, partBox, welcomePage } from "./browser.js";
import { CONTOSO, LOGO, set } from "./settings.js";

/** @typedef {import("./browser.js").Page} Page */

const PICTURES = fileURLToPath(new URL("../../dist/demo", import.meta.url));
const headless = process.argv.includes("--headless");

if (headless) await walk();
else await letWalk();

async function letWalk() {
  const companion = await launch({ headless: false, welcome: true, options: { viewport: null } });
  const { context, close } = companion;
  await set(companion, CONTOSO);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(APPLICATION);
  console.log("Chromium is open on the practice site. Who you can be and what you can type stands there.");
  console.log("Close the window to end the demo.");
  await new Promise((resolve) => {
    context.on("close", resolve);
    context.on("page", (opened) => opened.on("close", () => context.pages().length === 0 && resolve(undefined)));
    page.on("close", () => context.pages().length === 0 && resolve(undefined));
  });
  await close().catch(() => {});
}

async function walk() {
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const companion = await launch({ welcome: true });
  const { context, id, close } = companion;
  await set(companion, CONTOSO);
  const welcome = await welcomePage(context);
  let page = context.pages().find((page) => page !== welcome) ?? (await context.newPage());
  let number = 0;

  /**
   * Waits until the page and the panel are as they should be, says so, and takes a picture.
   * @param {string} title
   * @param {Page} where
   * @param {Record<string, string>} expected the panel's `data-*`; none of them: nothing of ours may be there
   */
  async function step(title, where, expected = {}) {
    const silent = Object.keys(expected).length === 0;
    const state = await until(`step “${title}”`, async () => {
      const state = await panelState(where);
      if (silent) return state === null && where.isClosed() === false ? {} : null;
      const seen = state !== null && Object.entries(expected).every(([key, value]) => state[key] === value);
      // The card has its words, and stands where it will stay.
      return seen && (await hasSettled(where)) ? state : null;
    });
    number += 1;
    const file = `${fileOf(title)}.png`;
    await where.screenshot({ path: `${PICTURES}/${file}` });
    const ring = (await partBox(where, "ring")) ? "ring, " : "";
    const headline = silent ? null : await panelOf(where)?.locator("h1").textContent();
    const facts = Object.entries(state)
      .map(([key, value]) => `${key} ${value}`)
      .join(", ");
    console.log(`${String(number).padStart(2)}  ${title}`);
    console.log(`    seen: ${silent ? "nothing of ours" : `${ring}card “${headline}” (${facts})`}`);
    console.log(`    picture: dist/demo/${file}`);
  }

  /**
   * A picture of a page of ours, and what it says.
   * @param {string} title
   * @param {Page} where
   */
  async function picture(title, where) {
    number += 1;
    const file = `${fileOf(title)}.png`;
    await where.screenshot({ path: `${PICTURES}/${file}`, fullPage: true });
    console.log(
      `${String(number).padStart(2)}  ${title}\n    seen: “${await where.locator("h1").textContent()}”\n    picture: dist/demo/${file}`,
    );
  }

  /**
   * A picture of the real popup over this page, and what it says of the page.
   * @param {string} title
   * @param {Page} where
   */
  async function popupOver(title, where) {
    const popup = await openPopup(companion, where);
    const said = await until(title, async () => {
      const said = await popup.evaluate(
        "document.querySelector('.action')?.hidden === false && document.querySelector('.assured-title')?.textContent",
      );
      return said ? String(said) : null;
    });
    number += 1;
    const file = `${fileOf(title)}.png`;
    writeFileSync(`${PICTURES}/${file}`, await popup.picture());
    console.log(`${String(number).padStart(2)}  ${title}\n    seen: “${said}”\n    picture: dist/demo/${file}`);
    await popup.close();
  }

  const fileOf = (/** @type {string} */ title) =>
    `${String(number).padStart(2, "0")}-${title
      .toLowerCase()
      .replace(/[^a-z]+/g, "-")
      .replace(/^-|-$/g, "")}`;

  const pass = page.locator("[name=accesspass]");
  const submit = (/** @type {Page} */ where) => where.locator("[data-viewid]:not(.going) #idSIButton9").click();
  const begin = async (/** @type {string} */ who, language = "en") => {
    await page.goto(authorize(language));
    await page.locator("#i0116").fill(`${who}@contoso.com`);
  };

  try {
    await welcome.locator("h1").waitFor();
    await picture("What a person sees who has just installed it", welcome);
    await welcome.close();
    await begin("maya");
    await step("An ordinary page gets silence", page);
    await submit(page);
    await step("The page asks for the pass", page, { page: "pass", step: "pass", verdict: "empty" });
    await pass.pressSequentially(`${PASS} `);
    await step("A space too many", page, { verdict: "space-around" });
    await until("a card at rest", async () => (await hasSettled(page)) || null);
    await panelOf(page)?.locator(".repair").click();
    await step("One click removes it", page, { verdict: "plausible" });
    for (const title of ["The pass is refused", "Refused twice"]) {
      await pass.fill("TAPRock5!");
      await submit(page);
      await step(title, page, { page: "pass", fault: "incorrect", verdict: "empty" });
    }
    await pass.fill(PASS);
    await step("The pass looks complete", page, { verdict: "plausible" });
    await submit(page);
    await step("Stay signed in", page, { page: "stay-signed-in", step: "accepted" });
    const opening = context.waitForEvent("page");
    await submit(page);
    const securityInfo = await opening;
    await step("My Security info opens with the checklist", securityInfo, { page: "security-info", step: "register" });
    /** The card's frame, once nothing moves any more: a click that is on its way while the card moves lands beside it. */
    const list = () =>
      until("a card at rest", async () => ((await hasSettled(securityInfo)) ? panelOf(securityInfo) : null));
    await (await list()).locator(".action").click();
    await step("Where methods are added", securityInfo, { page: "security-info" });
    await securityInfo.getByRole("button", { name: "Add sign-in method" }).click();
    await securityInfo.getByRole("combobox").selectOption("passkey");
    await securityInfo.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await until(
      "the passkey in the list",
      async () => (await (await list()).locator("[data-status=found]").count()) === 1 || null,
    );
    await step("The passkey that was added is seen", securityInfo, { step: "register" });
    await (await list()).locator(".how").first().click();
    await step("How it is done", securityInfo, { step: "register" });
    const own = context.waitForEvent("page");
    await (await list()).locator(".also").click();
    const sheet = await own;
    await sheet.locator(".guide").last().waitFor();
    await picture("The checklist as a page of its own", sheet);
    await sheet.close();
    await (await list()).locator(".how").first().click();
    for (const row of [0, 1]) await (await list()).getByRole("checkbox").nth(row).check();
    await step("Permanent methods are registered", securityInfo, { step: "done" });
    await securityInfo.close();

    // Another person, another tab: what the first one has reached is nobody else's.
    await context.clearCookies();
    page = await context.newPage();
    await begin("paul");
    await submit(page);
    await step("The page asks for the password instead", page, { page: "password" });
    await begin("nils");
    await submit(page);
    const popup = await openPopup(companion, page);
    await until(
      "the popup",
      async () => (await popup.evaluate("document.querySelector('.action')?.hidden")) === false || null,
    );
    await popup.evaluate("document.querySelector('.action').click()");
    await step("No word of the pass, and the person says that they have one", page, {
      page: "password",
      step: "account",
    });
    await page.emulateMedia({ colorScheme: "dark" });
    await begin("maya");
    await submit(page);
    await step("In the dark", page, { page: "pass" });
    await page.emulateMedia({ colorScheme: "light" });
    await begin("maya", "ar");
    await submit(page);
    await step("In Arabic", page, { page: "pass" });
    await page.setViewportSize({ width: 480, height: 720 });
    await begin("maya", "de");
    await submit(page);
    await step("In German in a narrow window", page, { page: "pass" });
    await page.setViewportSize({ width: 1280, height: 720 });

    // Where a page cannot say it: the popup.
    await context.clearCookies();
    await begin("paul");
    await popupOver("The popup on Microsoft's own sign-in", page);
    await page.route(/^https?:/, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Sign in</title><h1>Sign in</h1>" }),
    );
    await page.goto("https://login.micros0ftonline.example/common/login");
    await popupOver("The popup on a page that only looks like it", page);
    await page.unroute(/^https?:/);

    for (const [title, file, ready] of /** @type {const} */ ([
      ["The guide to a Windows device", "guide.html", ".choice"],
      ["The guide to a portal", "guide.html#portal", ".drawing"],
      ["Settings", "settings.html", "fieldset"],
    ])) {
      await page.goto("about:blank");
      await page.goto(`chrome-extension://${id}/${file}`);
      await page.locator(ready).first().waitFor();
      await picture(title, page);
    }
    // What IT decides, and how.
    await page.goto(`chrome-extension://${id}/builder.html`);
    await page.locator(".line-of").first().fill("abcdefghijklmnopabcdefghijklmnop");
    await page.locator("[name=browser][value=edge]").check();
    for (const [name, value] of Object.entries({
      organisationName: "Contoso IT",
      helpdeskPhone: "+1 555 0100",
      accentColour: "#0f6cbd",
    })) {
      await page.locator(`[data-setting=${name}] .line-of`).fill(value);
    }
    await page.locator("[data-path='windows/tap-companion-edge-settings.reg'] .copy").click();
    await page.locator("[data-path='windows/tap-companion-edge-settings.reg'] .text").waitFor();
    await picture("Policy files for IT", page);
    await set(
      companion,
      {
        organisationName: "Contoso IT",
        helpdeskPhone: "+1 555 0100",
        accentColour: "#0f6cbd",
        logo: LOGO,
        surface: "nowhere",
        organizationName: "Contoso",
        methods: ["passkey", "windows-hello", "other: Contoso smart card"],
        methodNotes: ["other: Contoso smart card = Collect yours at reception, room 5."],
      },
      "policy",
    );
    await page.goto(`chrome-extension://${id}/settings.html`);
    await page.locator("summary").last().click();
    await page.locator(".key .refused").first().waitFor();
    await picture("What is in force, and why something is not", page);
    await context.clearCookies();
    await begin("maya");
    await submit(page);
    await step("As the organisation has set it up", page, { page: "pass" });
    await set(companion, {}, "policy");
    await page.goto(`chrome-extension://${id}/practice.html`);
    await page.locator("#idSIButton9").click();
    await page.locator("[name=accesspass]").fill("Practice-26 ");
    await step("The practice page", page, { page: "pass", verdict: "space-around" });
    console.log(`\nThe journey was walked to its end: ${number} steps, ${number} pictures in dist/demo/.`);
  } finally {
    await close();
  }
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T | null>} look
 * @returns {Promise<T>}
 */
async function until(what, look) {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const seen = await look();
    if (seen !== null) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The demo did not get past ${what}.`);
}
