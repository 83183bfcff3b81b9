// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The scenes of the stores' pictures: the built extension on the practice site, in one language. */

import { expect } from "@playwright/test";
import { hasSettled, launch, openPopup, panelState, tipState } from "../../tests/e2e/browser.js";
import { set } from "../../tests/e2e/settings.js";
import { PASS } from "../../tests/stand-in/people.js";
import { authorize } from "../../tests/stand-in/site.js";

/** @typedef {Awaited<ReturnType<typeof launch>>} Companion */
/** @typedef {import("../../tests/e2e/browser.js").Page} Page */

/** What a picture shows of the browser's window, in CSS pixels. In a smaller window the card is not beside the box. */
const WINDOW = { width: 1280, height: 680 };
/** The part with the box and the card, which a picture shows larger. */
const PART = { y: 57, width: 900, height: 510 };
/** My Security info: the card is higher there. */
const SECURITY_INFO = { width: 1280, height: 725 };
/** Pixels of a scene for each CSS pixel: enough for the part. */
const SHARPNESS = 4 / 3;
/** Chromium makes no popup higher, in CSS pixels. */
const POPUP_LIMIT = 600;
const WAIT = { timeout: 20_000 };

/**
 * Waits until the panel is as expected and nothing moves.
 * @param {Page} page
 * @param {Record<string, string>} expected the panel's `data-*`
 */
async function settled(page, expected) {
  await expect.poll(() => panelState(page), WAIT).toMatchObject(expected);
  await expect.poll(() => hasSettled(page), WAIT).toBe(true);
}

/** A picture of the box and the card, which are in the middle and at the end of a line. @param {Page} page */
async function boxAndCard(page) {
  const x = await page.evaluate((rest) => (document.dir === "rtl" ? 0 : rest), WINDOW.width - PART.width);
  return page.screenshot({ clip: { ...PART, x } });
}

/** @param {Page} page @param {string} who @param {string} language */
async function begin(page, who, language) {
  await page.goto(authorize(language));
  await page.locator("#i0116").fill(`${who}@contoso.com`);
}

const submit = (/** @type {Page} */ page) => page.locator("[data-viewid]:not(.going) #idSIButton9").click();

/**
 * The popup over a page: Microsoft's own, and one that only looks like it.
 * @param {Companion} companion
 * @param {Page} page
 * @param {string} language
 */
async function popups(companion, page, language) {
  await begin(page, "paul", language);
  const genuine = await popupOver(companion, page);
  await page.route(/^https?:/, (route) =>
    route.fulfill({ contentType: "text/html", body: "<title>Sign in</title><h1>Sign in</h1>" }),
  );
  await page.goto("https://login.micros0ftonline.example/common/login");
  const lookAlike = await popupOver(companion, page);
  await page.unroute(/^https?:/);
  return [genuine, lookAlike];
}

/** @param {Companion} companion @param {Page} page */
async function popupOver(companion, page) {
  const popup = await openPopup(companion, page);
  // The browser makes the popup as high as its content, in whole pixels and up to a limit, a little later.
  const isWhole = `document.querySelector('.action')?.hidden === false &&
    innerHeight + 1 >= Math.min(document.documentElement.scrollHeight, ${POPUP_LIMIT})`;
  await expect.poll(() => popup.evaluate(isWhole), WAIT).toBe(true);
  // In some languages it would scroll. A picture shows all of it, a little smaller.
  const height = Number(await popup.evaluate("document.documentElement.scrollHeight"));
  await popup.evaluate(`document.documentElement.style.zoom = Math.min(1, ${POPUP_LIMIT / height})`);
  // The window has whole pixels.
  await expect.poll(() => popup.evaluate("document.documentElement.scrollHeight <= innerHeight + 1"), WAIT).toBe(true);
  const picture = await popup.picture();
  await popup.close();
  return picture;
}

/** The page asks for a password and has a link to the pass. @param {Page} page @param {string} language */
async function somethingElse(page, language) {
  await begin(page, "paul", language);
  await submit(page);
  await settled(page, { page: "password" });
  return boxAndCard(page);
}

/** A sign-in with a pass, to its end. @param {Companion} companion @param {Page} page @param {string} language */
async function signIn({ context }, page, language) {
  await begin(page, "maya", language);
  await submit(page);
  await settled(page, { page: "pass", verdict: "empty" });
  const pass = page.locator("[name=accesspass]");
  await pass.pressSequentially(`${PASS} `);
  await expect.poll(async () => (await tipState(page))?.buttons.length, WAIT).toBeGreaterThan(0);
  await settled(page, { verdict: "space-around" });
  const mistake = await boxAndCard(page);
  await pass.fill("TAPRock5!");
  await submit(page);
  await settled(page, { page: "pass", fault: "incorrect", verdict: "empty" });
  const refused = await boxAndCard(page);
  await pass.fill(PASS);
  await submit(page);
  await settled(page, { page: "stay-signed-in" });
  const opening = context.waitForEvent("page");
  await submit(page);
  const securityInfo = await opening;
  await securityInfo.setViewportSize(SECURITY_INFO);
  await settled(securityInfo, { page: "security-info", step: "register" });
  return { mistake, refused, checklist: await securityInfo.screenshot() };
}

/**
 * The pictures of each scene, by the scene's name, in the order of the listing.
 * @param {string} language
 * @returns {Promise<Record<string, Buffer[]>>}
 */
export async function scenesIn(language) {
  const companion = await launch({
    site: { slides: false, methods: ["authenticator", "phone", "email"] },
    options: { viewport: WINDOW, deviceScaleFactor: SHARPNESS },
    // The option reaches only pages: the card and the popup would be blurred.
    args: [`--force-device-scale-factor=${SHARPNESS}`],
  });
  const { context, close } = companion;
  try {
    await set(companion, { organisationName: "Contoso IT", helpdeskPhone: "+1 555 0100", language });
    const page = context.pages()[0] ?? (await context.newPage());
    const popup = await popups(companion, page, language);
    const elsewhere = await somethingElse(page, language);
    const { mistake, refused, checklist } = await signIn(companion, page, language);
    return {
      "typing-mistake": [mistake],
      "something-else": [elsewhere],
      refused: [refused],
      checklist: [checklist],
      popup,
    };
  } finally {
    await close();
  }
}
