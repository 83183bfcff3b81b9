// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The demo. With a display it opens Chromium with the extension on the practice site, so that a person can sign in.
 * Without a display, or with --headless, it signs in by itself, prints what it sees at each step and saves a picture of
 * it in dist/demo/, and a film of the journey: journey.png.
 */

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { PASS } from "../stand-in/people.js";
import { APPLICATION, authorize } from "../stand-in/site.js";
import { hasSettled, launch, openPopup, panelOf, panelState, partBox, tipState, welcomePage } from "./browser.js";
import { film } from "./film.js";
import { CONTOSO, LOGO, set } from "./settings.js";

/** @typedef {import("./browser.js").Page} Page */

const PICTURES = fileURLToPath(new URL("../../dist/demo", import.meta.url));
const headless = process.argv.includes("--headless");

/** Chromium makes no popup higher, in CSS pixels. */
const POPUP_LIMIT = 600;

/** The film of the journey: its width in pixels, and how long each of its steps is seen, in milliseconds. */
const FILM_WIDTH = 1024;
const FILM = new Map([
  ["The page asks for the pass", 1800],
  ["One space too many", 2200],
  ["One click removes it", 1500],
  ["Stay signed in", 1700],
  ["My Security info opens with the checklist", 2300],
  ["The card shows where to add a method", 1700],
  ["The new passkey: was that you", 1700],
  ["Permanent methods are registered", 2500],
]);

if (headless) await walk();
else await openForPerson();

async function openForPerson() {
  const companion = await launch({ headless: false, welcome: true, options: { viewport: null } });
  const { context, close } = companion;
  await set(companion, CONTOSO);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(APPLICATION);
  console.log("Chromium is open on the practice site. The page lists the accounts and what you can type.");
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
  /** @type {Parameters<typeof film>[0]} */
  const frames = [];

  /**
   * Waits until the page and the panel are as expected, prints it and takes a picture.
   * @param {string} title
   * @param {Page} where
   * @param {Record<string, string>} expected the panel's `data-*`; if empty, there must be no panel
   */
  async function step(title, where, expected = {}) {
    const silent = Object.keys(expected).length === 0;
    const state = await until(`step “${title}”`, async () => {
      const state = await panelState(where);
      if (silent) return state === null && where.isClosed() === false ? {} : null;
      const isReady = state !== null && Object.entries(expected).every(([key, value]) => state[key] === value);
      // The card has its texts and is at its final place.
      // In a narrow window the tip is there in place of the card.
      const isFolded = async () => (await tipState(where))?.buttons.some(({ press }) => press === "open") ?? false;
      return isReady && ((await hasSettled(where)) || (await isFolded())) ? state : null;
    });
    number += 1;
    const file = `${fileOf(title)}.png`;
    const picture = await where.screenshot({ path: `${PICTURES}/${file}` });
    const ms = FILM.get(title);
    if (ms) frames.push({ picture, ms });
    const ring = (await partBox(where, "ring")) ? "ring, " : "";
    const headline = silent ? null : await panelOf(where)?.locator("h1").textContent();
    const facts = Object.entries(state)
      .map(([key, value]) => `${key} ${value}`)
      .join(", ");
    print(title, silent ? "no card" : `${ring}card “${headline}” (${facts})`, file);
  }

  const print = (/** @type {string} */ title, /** @type {string} */ seen, /** @type {string} */ file) =>
    console.log(`${String(number).padStart(2)}  ${title}\n    seen: ${seen}\n    picture: dist/demo/${file}`);

  /**
   * Takes a picture of one of the extension's pages and prints its headline.
   * @param {string} title
   * @param {Page} where
   */
  async function picture(title, where) {
    number += 1;
    const file = `${fileOf(title)}.png`;
    await where.screenshot({ path: `${PICTURES}/${file}`, fullPage: true });
    print(title, `“${await where.locator("h1").textContent()}”`, file);
  }

  /**
   * Takes a picture of the real popup over this page and prints what it says about the page.
   * @param {string} title
   * @param {Page} where
   */
  async function popupOver(title, where) {
    const popup = await openPopup(companion, where);
    const said = await until(title, async () => {
      // The browser makes the popup as high as its content, up to a limit, a little later.
      const said = await popup.evaluate(`document.querySelector('.action')?.hidden === false
        && innerHeight >= Math.min(document.documentElement.scrollHeight, ${POPUP_LIMIT})
        && document.querySelector('.assured-title')?.textContent`);
      return said ? String(said) : null;
    });
    number += 1;
    const file = `${fileOf(title)}.png`;
    writeFileSync(`${PICTURES}/${file}`, await popup.picture());
    print(title, `“${said}”`, file);
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
    await picture("The welcome page after the installation", welcome);
    await welcome.close();
    await begin("maya");
    await step("An ordinary page gets no card", page);
    await submit(page);
    await step("The page asks for the pass", page, { page: "pass", step: "pass", verdict: "empty" });
    await pass.pressSequentially(`${PASS} `);
    await step("One space too many", page, { verdict: "space-around" });
    const mend = await until("the tip", async () => (await tipState(page))?.buttons[0] ?? null);
    await page.mouse.click(mend.x, mend.y);
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
    /** The card's frame when it no longer moves: a click on a moving card could miss it. */
    const list = () =>
      until("the card that no longer moves", async () =>
        (await hasSettled(securityInfo)) ? panelOf(securityInfo) : null,
      );
    const { worker } = companion;
    await until(
      "the list of methods",
      async () => "listed" in (await worker.evaluate(() => chrome.storage.local.get())) || null,
    );
    await step("The card shows where to add a method", securityInfo, { page: "security-info" });
    await securityInfo.getByRole("button", { name: "Add sign-in method" }).click();
    await securityInfo.getByRole("combobox").selectOption("passkey");
    await securityInfo.getByRole("dialog").getByRole("button", { name: "Add", exact: true }).click();
    await until(
      "the passkey in the list",
      async () => (await (await list()).locator("[data-status=new]").count()) === 1 || null,
    );
    await step("The new passkey: was that you", securityInfo, { step: "register" });
    await (await list()).locator(".yes:visible").click();
    await step("The next method", securityInfo, { step: "register" });
    await (await list()).locator(".how").first().click();
    await step("The guide to a method", securityInfo, { step: "register" });
    const opened = context.waitForEvent("page");
    await (await list()).locator(".action").click();
    const checklist = await opened;
    await checklist.locator(".guide").last().waitFor();
    await picture("The checklist in its own tab", checklist);
    await checklist.close();
    await (await list()).locator(".how").first().click();
    for (const row of [0, 1]) await (await list()).getByRole("checkbox").nth(row).check();
    await step("Permanent methods are registered", securityInfo, { step: "done" });
    await securityInfo.close();

    // Another person in another tab does not get the first person's progress.
    await context.clearCookies();
    page = await context.newPage();
    await begin("paul");
    await submit(page);
    await step("The page asks for the password instead", page, { page: "password" });
    await begin("petra");
    await submit(page);
    await page.locator("#idA_PWD_SwitchToCredPicker").click();
    await step("The pass is near the end of a list", page, { page: "picker" });
    await begin("nils");
    await submit(page);
    await page.locator("[name=passwd]:not(.moveOffScreen)").waitFor();
    const popup = await openPopup(companion, page);
    await until(
      "the popup",
      async () => (await popup.evaluate("document.querySelector('.action')?.hidden")) === false || null,
    );
    await popup.evaluate("document.querySelector('.action').click()");
    await step("The page does not offer the pass, and the person says that they have one", page, {
      page: "password",
      step: "account",
    });
    await page.emulateMedia({ colorScheme: "dark" });
    await begin("maya");
    await submit(page);
    await step("In dark mode", page, { page: "pass" });
    await page.emulateMedia({ colorScheme: "light" });
    await begin("maya", "ar");
    await submit(page);
    await step("In Arabic", page, { page: "pass" });
    await page.setViewportSize({ width: 480, height: 720 });
    await begin("maya", "de");
    await submit(page);
    await step("In German in a narrow window", page, { page: "pass" });
    await page.setViewportSize({ width: 1280, height: 720 });

    // The popup says what a page cannot say about itself.
    await context.clearCookies();
    await begin("paul");
    await popupOver("The popup on Microsoft's own sign-in", page);
    await page.route(/^https?:/, (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Sign in</title><h1>Sign in</h1>" }),
    );
    await page.goto("https://login.micros0ftonline.example/common/login");
    await popupOver("The popup on a look-alike page", page);
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
    // The pages for IT.
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
        afterSignIn: "nowhere",
        organizationName: "Contoso",
        methods: ["passkey", "windows-hello", "other: Contoso smart card"],
        methodNotes: ["other: Contoso smart card = Collect yours at reception, room 5."],
      },
      "policy",
    );
    await page.goto(`chrome-extension://${id}/settings.html`);
    await page.locator("summary").last().click();
    await page.locator(".key .refused").first().waitFor();
    await picture("The active settings, and why one is refused", page);
    await context.clearCookies();
    await begin("maya");
    await submit(page);
    await step("With the settings of the organisation", page, { page: "pass" });
    await set(companion, {}, "policy");
    await page.goto(`chrome-extension://${id}/practice.html`);
    await page.locator("#idSIButton9").click();
    await page.locator("[name=accesspass]").fill("Practice-26 ");
    await step("The practice page", page, { page: "pass", verdict: "space-around" });
    if (frames.length !== FILM.size) throw new Error("The film names a step that the demo does not have.");
    writeFileSync(`${PICTURES}/journey.png`, film(frames, FILM_WIDTH));
    console.log(`\nThe demo is complete: ${number} steps, ${number} pictures and a film (journey.png) in dist/demo/.`);
  } finally {
    await close();
  }
}

/**
 * Waits until `look` returns something.
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
  throw new Error(`The demo stopped at ${what}.`);
}
