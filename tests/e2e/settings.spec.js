// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Settings of IT: organisation and helpdesk, the question at every sign-in, where to draw, and the checklist. */

import { PASS, PASSWORD } from "../stand-in/people.js";
import { authorize } from "../stand-in/site.js";
import { openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNoRing,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  expectTip,
  nameAccount,
  notes,
  pagesInTheEnd,
  panel,
  partBox,
  pressTip,
  recordTraces,
  stopWorker,
  submit,
  test,
  tipState,
} from "./fixtures.js";
import { CONTOSO, LOGO, set } from "./settings.js";

const FIELD = "[name=accesspass]";
const words = catalogue("en");

/** The footer as text: who, how, when. */
const FOOT = "document.querySelector('.foot').innerText";

test("organisation and helpdesk are in the same place on every surface", async ({ companion, page }) => {
  await set(companion, { ...CONTOSO, helpdeskEmail: "help@contoso.example", helpdeskNote: "Room 5" });
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".contact")).toHaveCount(3);
  const foot = await card.evaluate(FOOT);
  expect(foot).toContain("Room 5");
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate(FOOT)).toBe(foot);
  // Only the controls at the upper edge come after it.
  const last = "document.querySelector('main > :nth-last-child(2)').className";
  expect([await card.evaluate(last), await popup.evaluate(last)]).toEqual(["foot", "foot"]);
  expect(await card.locator(".contact").nth(1).getAttribute("rel")).toBe("noopener noreferrer");
});

test("a changed setting is active at once on an open page, and policy overrides the person", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".contacts")).toHaveText(words("help_advice"));
  await set(companion, { organisationName: "Theirs", helpdeskPhone: "1 1 1" });
  await expect(card.locator(".organisation")).toHaveText("Theirs");
  await set(companion, { organisationName: "Contoso IT" }, "policy");
  await expect(card.locator(".organisation")).toHaveText("Contoso IT");
  await expect(card.locator(".contact")).toHaveAttribute("href", "tel:111");
});

test("a wrong value is not shown, its default is active, and other values are not affected", async ({
  companion,
  page,
  complaints,
}) => {
  await set(companion, {
    organisationName: "\u202eevil",
    helpdeskPhone: 5,
    helpdeskWeb: "javascript:alert(1)",
    helpdeskEmail: "<b>",
    helpdeskHours: "8–18",
    passMinLength: "x",
    accentColour: ["red"],
    offerHelp: null,
    passUse: { once: true },
    nonsense: 1,
  });
  await nameAccount(page, "maya");
  const card = await panel(page);
  await expect(card.locator(".about")).toHaveText(`8–18 · ${words("help_private")}`);
  await expect(card.locator(".organisation")).toBeHidden();
  await expect(card.locator(".contact")).toHaveCount(0);
  await page.locator(FIELD).fill("TAPRocks");
  await expectPanel(page, { verdict: "plausible" });
  expect(complaints).toEqual([]);
});

test.describe("with the question at every sign-in", () => {
  for (const [width, height] of /** @type {const} */ ([
    [800, 600],
    [500, 700],
  ])) {
    test(`the open card does not cover the user name in a window of ${width} × ${height}`, async ({
      companion,
      page,
    }) => {
      await page.setViewportSize({ width, height });
      await set(companion, { offerHelp: "always" });
      await page.goto(authorize("en"));
      await expectPanel(page, { page: "account" });
      const bar = await panel(page);
      await pressTip(page, "open");
      await expect(bar.locator(".headline")).toBeVisible();
      for (const selector of ["#i0116", "#idSIButton9"]) {
        await expect
          .poll(async () => {
            const [card, box] = [await partBox(page, "card"), await page.locator(selector).boundingBox()];
            return (
              card &&
              box &&
              (card.right <= box.x ||
                box.x + box.width <= card.left ||
                card.bottom <= box.y ||
                box.y + box.height <= card.top)
            );
          })
          .toBe(true);
      }
    });
  }

  test("a small bar is on every sign-in page, and gone after the sign-in", async ({ companion, page }) => {
    await set(companion, { ...CONTOSO, offerHelp: "always" });
    await nameAccount(page, "nils");
    await expectPanel(page, { page: "password", step: "start" });
    await expectTip(page, words("question"));
    expect(await partBox(page, "card")).toBeNull();
    await expectNoRing(page);
    expect(await notes(companion)).toEqual({});
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
    await expectNothingOfUs(page);
    await submit(page);
    await expect(page).toHaveURL("https://portal.contoso.example/app");
    expect(await pagesInTheEnd(companion)).toBe(1);
  });

  test("opening the bar starts help", async ({ companion, page }) => {
    await set(companion, { ...CONTOSO, offerHelp: "always" });
    await nameAccount(page, "nils");
    const bar = await panel(page);
    await pressTip(page, "open");
    await expect(bar.getByRole("heading")).toHaveText(words("missing_title"));
    await expectPanel(page, { page: "password", step: "account" });
  });

  test("after closing the bar, the person gets no question, but help when the page asks for the pass", async ({
    companion,
    page,
  }) => {
    await set(companion, { ...CONTOSO, offerHelp: "always" });
    await nameAccount(page, "nils");
    await pressTip(page, "close");
    await expect.poll(() => tipState(page)).toBeNull();
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill("wrong");
    await submit(page);
    await expect(page.locator("#passwordError")).toBeVisible();
    await expectPanel(page, { page: "password", step: "start" });
    await panel(page);
    expect([await partBox(page, "card"), await tipState(page)]).toEqual([null, null]);
    await nameAccount(page, "maya");
    await expectRing(page, page.locator(FIELD));
    await expect.poll(() => partBox(page, "card")).not.toBeNull();
  });

  test("the question goes when IT turns it off", async ({ companion, page }) => {
    await set(companion, { offerHelp: "always" });
    await set(companion, {});
    await nameAccount(page, "nils");
    await expect(page.locator("[name=passwd]:not(.moveOffScreen)")).toBeVisible();
    await expectNothingOfUs(page);
  });
});

test.describe("with the toolbar only", () => {
  /** @param {import("./fixtures.js").Companion} companion */
  const badge = ({ worker }) =>
    worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const tabId = tab?.id ?? 0;
      return [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })];
    });

  test("the journey works to its end, and nothing is ever drawn in the page", async ({ companion, page }) => {
    await set(companion, { ...CONTOSO, surface: "toolbar" });
    const drawn = await recordTraces(page);
    await nameAccount(page, "maya");
    await expect.poll(() => badge(companion)).toEqual(["•", `TAP Companion: ${words("pass_title_plain")}`]);
    await page.locator(FIELD).fill(`${PASS} `);
    await expect.poll(async () => (await badge(companion))[0]).toBe("!");
    const popup = await openPopup(companion, page);
    await expect.poll(() => popup.evaluate("document.documentElement.dataset.verdict")).toBe("space-around");
    expect(await popup.evaluate("document.querySelector('h1').textContent")).toBe(words("check_title"));
    expect(await popup.evaluate("document.querySelector('.notice .text').textContent")).toBe(words("space_end"));
    await page.locator(FIELD).fill("WrongPass-1");
    await expect.poll(async () => (await badge(companion))[0]).toBe("•");
    await submit(page);
    await expect.poll(() => badge(companion)).toEqual(["!", `TAP Companion: ${words("incorrect_title")}`]);
    await page.locator(FIELD).fill(PASS);
    await expect
      .poll(async () => Object.values(/** @type {any} */ (await notes(companion)))[0]?.state.refusals)
      .toBe(1);
    await submit(page);
    await expect
      .poll(async () => Object.values(/** @type {any} */ (await notes(companion)))[0]?.state.step)
      .toBe("accepted");
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    const securityInfo = await opening;
    await expect(securityInfo).toHaveURL("https://mysignins.microsoft.com/security-info");
    await expectNothingOfUs(securityInfo);
    expect(drawn).toEqual([]);
    expect(await pagesInTheEnd(companion)).toBe(2);
  });

  test("a worker that is stopped midway continues the journey from its note", async ({ companion, page }) => {
    await set(companion, { surface: "toolbar" });
    await nameAccount(page, "wim");
    await expect.poll(async () => (await badge(companion))[0]).toBe("•");
    await stopWorker(companion);
    await page.bringToFront();
    await page.locator(FIELD).fill(PASS);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    await expect(await opening).toHaveURL(/^https:\/\/mysignins\.microsoft\.com\//);
  });

  test("a page that changes while the pass is being checked does not count as an answer", async ({
    companion,
    page,
  }) => {
    await set(companion, { surface: "toolbar" });
    await nameAccount(page, "wim");
    await page.locator("[name=accesspass]").fill(PASS);
    await expect.poll(async () => (await badge(companion))[0]).toBe("•");
    const opening = companion.context.waitForEvent("page");
    await page.evaluate(() => {
      /** @type {HTMLElement | null} */ (document.querySelector("[data-viewid]:not(.going) #idSIButton9"))?.click();
      document.getElementById("displayName")?.remove();
    });
    await expect(await opening).toHaveURL(/^https:\/\/mysignins\.microsoft\.com\//);
  });

  test("an ordinary sign-in changes neither icon nor storage", async ({ companion, page }) => {
    await set(companion, { surface: "toolbar" });
    await nameAccount(page, "nils");
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
    await expectNothingOfUs(page);
    expect(await badge(companion)).toEqual(["", "TAP Companion"]);
    expect(await notes(companion)).toEqual({});
  });

  test("a person who says in the popup that they have a pass gets help in the popup", async ({ companion, page }) => {
    await set(companion, { ...CONTOSO, surface: "toolbar" });
    await nameAccount(page, "nils");
    await expect(page.locator("[name=passwd]:not(.moveOffScreen)")).toBeVisible();
    const popup = await openPopup(companion, page);
    await expect.poll(() => popup.evaluate("document.querySelector('.action')?.textContent")).toBe(words("ask"));
    await popup.evaluate("document.querySelector('.action').click()");
    await expect.poll(() => popup.evaluate("document.querySelector('h1').textContent")).toBe(words("missing_title"));
    await expect.poll(async () => (await badge(companion))[0]).toBe("•");
    await expectNothingOfUs(page);
  });

  test("the card leaves an open page when IT chooses the toolbar", async ({ companion, page }) => {
    await nameAccount(page, "maya");
    await expectPanel(page, { page: "pass" });
    await set(companion, { surface: "toolbar" });
    await expectNothingOfUs(page);
  });
});

test.describe("the organisation's choices", () => {
  /** The width of the decoded logo, and the colour of the button. */
  const LOGO_AND_COLOUR = `(() => {
    const [logo, button] = [document.querySelector("header .logo"), document.querySelector(".action:not([hidden])")];
    return [logo?.hidden ? 0 : logo?.naturalWidth, button && getComputedStyle(button).backgroundColor];
  })()`;

  test("logo and colour change at once on card, popup and page, and are readable in light and dark", async ({
    companion,
    page,
  }) => {
    await nameAccount(page, "nils");
    await page.locator("[name=passwd]:not(.moveOffScreen)").waitFor();
    const popup = await openPopup(companion, page);
    await expect.poll(() => popup.evaluate(LOGO_AND_COLOUR)).toEqual([0, "rgb(91, 63, 214)"]);
    await set(companion, { ...CONTOSO, logo: `data:image/png;base64,${LOGO}`, accentColour: "#ffb900" });
    // This colour is too light for white text, so it is made darker.
    await expect.poll(() => popup.evaluate(LOGO_AND_COLOUR)).toEqual([40, "rgb(143, 104, 0)"]);
    await popup.close();
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect.poll(() => page.evaluate(LOGO_AND_COLOUR)).toEqual([40, expect.stringContaining("rgb(")]);
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(() => page.evaluate(LOGO_AND_COLOUR), "light enough for dark").toEqual([40, "rgb(255, 185, 0)"]);
    await page.emulateMedia({ colorScheme: "light" });
    await nameAccount(page, "maya");
    const card = await panel(page);
    await expect.poll(async () => /** @type {unknown[]} */ (await card.evaluate(LOGO_AND_COLOUR))[0]).toBe(40);
  });

  test("its language and texts are used on every surface at once", async ({ companion, page }) => {
    const german = catalogue("de");
    await set(companion, { language: "de" });
    await nameAccount(page, "maya");
    const card = await panel(page);
    await expect(card.locator("h1")).toHaveText(german("pass_title"));
    await set(companion, {
      language: "de",
      texts: ["de.pass_title = Hier kommt der Einmalcode hinein", "en.pass_title = Not this one"],
    });
    await expect(card.locator("h1")).toHaveText("Hier kommt der Einmalcode hinein");
    await set(companion, { texts: ["en.pass_title = The code from your manager goes here"] });
    await expect(card.locator("h1")).toHaveText("The code from your manager goes here");
    await expect(card.locator("html")).toHaveAttribute("lang", "en");
    const own = await companion.context.newPage();
    await own.goto(`chrome-extension://${companion.id}/guide.html`);
    // From here on the page follows what changes: before its script has run, its language is "en", too.
    await expect(own.locator("h1")).not.toBeEmpty();
    await expect(own.locator("html")).toHaveAttribute("lang", "en");
    await set(companion, { language: "ar" });
    await expect(own.locator("html")).toHaveAttribute("dir", "rtl");
  });

  test("with the toolbar only, the icon's tooltip uses its texts", async ({ companion, page }) => {
    await set(companion, { surface: "toolbar", language: "de", texts: ["de.incorrect_title = Der Code stimmt nicht"] });
    await nameAccount(page, "maya");
    const title = () =>
      companion.worker.evaluate(async () =>
        chrome.action.getTitle({ tabId: (await chrome.tabs.query({ active: true }))[0]?.id ?? 0 }),
      );
    await expect.poll(title).toBe(`TAP Companion: ${catalogue("de")("pass_title_plain")}`);
    await page.locator(FIELD).fill("WrongPass-1");
    await submit(page);
    await expect.poll(title).toBe("TAP Companion: Der Code stimmt nicht");
  });

  test("Security info opens in its tenant if the sign-in named none", async ({ companion, page }) => {
    await set(companion, { tenant: "Contoso.com" });
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    // The page redirects at once, so the test records the first address.
    await companion.worker.evaluate(() => {
      const { create } = chrome.tabs;
      chrome.tabs.create = /** @type {any} */ (
        (/** @type {{ url: string }} */ what) => (chrome.storage.session.set({ opened: what.url }), create(what))
      );
    });
    await page.getByRole("button", { name: words("open_security_info") }).click();
    await expect
      .poll(() => notes(companion))
      .toMatchObject({ opened: "https://mysignins.microsoft.com/security-info?tenant=contoso.com" });
  });

  test("with accounts in another cloud than the package's, Security info is not offered", async ({
    companion,
    page,
  }) => {
    await set(companion, { cloud: "usgov" });
    await nameAccount(page, "nils");
    await page.goto("about:blank");
    const popup = await openPopup(companion, page);
    await expect
      .poll(() => popup.evaluate("document.querySelector('h1').textContent"))
      .toBe(words("no_security_info_title"));
    await popup.close();
    await page.goto(`chrome-extension://${companion.id}/settings.html`);
    await page.getByText(words("diagnostics_title")).click();
    await expect(page.locator(".trouble-line")).toHaveText(/usgov/);
  });

  test("its note about a method comes first in the guide", async ({ companion, page }) => {
    await set(companion, {
      methods: ["passkey", "other: Badge"],
      methodNotes: ["passkey = Have your work phone at hand.", "other: Badge = Reception, room 5."],
    });
    await page.goto(`chrome-extension://${companion.id}/checklist.html`);
    await expect(page.locator(".guide .note")).toHaveText(["Have your work phone at hand.", "Reception, room 5."]);
  });
});

test.describe("the checklist", () => {
  test("always: the list is on Security info without a pass until everything is done, and in the popup", async ({
    companion,
    page,
  }) => {
    await set(companion, { checklist: "always", methods: ["passkey"] });
    await page.goto("https://mysignins.microsoft.com/security-info?lng=en");
    await page.locator("#i0116").fill("nils@contoso.com");
    await submit(page);
    await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
    await submit(page);
    await expectNothingOfUs(page);
    await submit(page);
    await expectPanel(page, { page: "security-info", step: "register" });
    const card = await panel(page);
    await expect(card.locator(".method")).toHaveCount(1);
    await (await cardAtRest(page)).locator(".tick").click();
    await expectPanel(page, { step: "done" });
    await page.reload();
    await expectNothingOfUs(page);
    await set(companion, { checklist: "always", methods: ["security-key"] });
    await page.goto("about:blank");
    const popup = await openPopup(companion, page);
    await expect
      .poll(() => popup.evaluate("document.querySelectorAll('.checklist:not([hidden]) .method').length"))
      .toBe(1);
  });

  test("off: there is no list on the card or in the popup, and no page to open", async ({ companion, page }) => {
    await set(companion, { checklist: "off" });
    await nameAccount(page, "maya");
    await page.locator(FIELD).fill(PASS);
    await expectPanel(page, { verdict: "plausible" });
    await submit(page);
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    const securityInfo = await opening;
    await expectPanel(securityInfo, { page: "security-info", step: "register" });
    const card = await panel(securityInfo);
    await expect(card.locator(".detail")).toHaveText(words("register_plain_detail"));
    await expect(card.locator(".checklist")).toBeHidden();
    await expect(card.getByRole("button", { name: words("open_checklist") })).toHaveCount(0);
    const popup = await openPopup(companion, securityInfo);
    await expect.poll(() => popup.evaluate("document.querySelector('h1').textContent")).toBe(words("add_method_title"));
    expect(
      await popup.evaluate("document.querySelectorAll('.checklist:not([hidden]), [href=\"checklist.html\"]').length"),
    ).toBe(0);
    expect(await popup.evaluate("document.querySelectorAll('.menu-link').length")).toBe(3);
  });
});
