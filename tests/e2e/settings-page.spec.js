// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The settings page: the person's settings, the organisation's settings, and the diagnostics. */

import { catalogue } from "./catalogue.js";
import { expect, expectNothingOfUs, nameAccount, test } from "./fixtures.js";
import { LOGO, set } from "./settings.js";

/** @typedef {import("./fixtures.js").Page} Page */

const words = catalogue("en");

/** The person's stored settings. @param {import("./fixtures.js").Companion} companion */
const decided = ({ worker }) => worker.evaluate(async () => (await chrome.storage.local.get("settings"))["settings"]);

/** Opens the page and all its sections. @param {import("./fixtures.js").Companion} companion @param {Page} page */
async function open({ id }, page) {
  await page.goto(`chrome-extension://${id}/settings.html`);
  await expect(page.locator(".key").first()).toBeAttached();
  for (const summary of await page.locator("summary").all()) await summary.click();
}

/** Types an answer and leaves the field. @param {Page} page @param {string} name @param {string} text */
async function write(page, name, text) {
  const line = page.locator(`[data-setting=${name}]`).locator(".line-of, .lines-of");
  await line.fill(text);
  await line.blur();
}

/** The row of a setting in the diagnostics. @param {Page} page @param {string} name */
const row = (page, name) =>
  page.locator(".key").filter({ has: page.locator("code", { hasText: new RegExp(`^${name}$`) }) });

test("two quick decisions are both stored", async ({ companion, page }) => {
  await page.goto(`chrome-extension://${companion.id}/settings.html`);
  await expect(page.locator("[value=off]").first()).toBeVisible();
  await page.evaluate(() => {
    for (const value of ["toolbar", "always", "off"]) {
      const choice = document.querySelector(`[value=${value}]`);
      if (choice instanceof HTMLElement) choice.click();
    }
  });
  const stored = () => companion.worker.evaluate(async () => (await chrome.storage.local.get("settings"))["settings"]);
  await expect.poll(stored).toEqual({ surface: "toolbar", offerHelp: "always", afterSignIn: "off" });
});

test("a decision that cannot be stored is not shown", async ({ companion, page }) => {
  await page.addInitScript(() => {
    if (location.protocol === "chrome-extension:")
      chrome.storage.local.set = async () => {
        throw new Error("the disk is full");
      };
  });
  await page.goto(`chrome-extension://${companion.id}/settings.html`);
  await page.getByLabel(words("settings_surface_toolbar")).click();
  await expect(page.getByLabel(words("settings_surface_page"))).toBeChecked();
});

test("the person decides every setting that the organisation has not decided", async ({ companion, page }) => {
  await page.goto(`chrome-extension://${companion.id}/settings.html`);
  const group = (/** @type {string} */ key) => page.getByRole("group", { name: words(key) });
  await expect(group("settings_surface").getByLabel(words("settings_surface_page"))).toBeChecked();
  await group("settings_after").getByText(words("settings_after_offer")).click();
  await group("settings_surface").getByText(words("settings_surface_toolbar")).click();
  const stored = () => companion.worker.evaluate(async () => (await chrome.storage.local.get("settings"))["settings"]);
  await expect.poll(stored).toEqual({ afterSignIn: "offer", surface: "toolbar" });
  await set(companion, { offerHelp: "always", surface: "page", organisationName: "Contoso IT" }, "policy");
  await expect(group("settings_surface").getByLabel(words("settings_surface_toolbar"))).toBeDisabled();
  await expect(group("settings_surface").getByText(words("settings_managed"))).toBeVisible();
  await expect(group("settings_surface").getByLabel(words("settings_surface_page"))).toBeChecked();
  await expect(group("settings_offer").getByLabel(words("settings_offer_always"))).toBeChecked();
  await expect(group("settings_after").getByLabel(words("settings_after_off"))).toBeEnabled();
  await expect(page.locator(".organisation")).toHaveText("Contoso IT");
  await page.reload();
  await expect(group("settings_after").getByLabel(words("settings_after_offer"))).toBeChecked();
});

test("a wrong value that restricts draws nothing, and the diagnostics say what counts", async ({ companion, page }) => {
  await set(companion, { surface: "Toolbar" }, "policy");
  await open(companion, page);
  await expect(row(page, "surface").locator(".refused")).toContainText("is none of its choices");
  await expect(row(page, "surface").locator(".instead")).toContainText(
    words("setting_instead").replace("$VALUE$", "").trim(),
  );
  await expect(row(page, "surface").locator(".instead")).toContainText("toolbar");
  await nameAccount(page, "maya");
  await expect(page.locator("[name=accesspass]")).toBeVisible();
  await expectNothingOfUs(page);
});

test("IT can lock the page: everything can be read and nothing changed", async ({ companion, page }) => {
  await set(companion, { organisationName: "Mine" });
  await set(companion, { settingsPage: "locked", helpdeskHours: "8–18" }, "policy");
  await open(companion, page);
  await expect(page.getByText(words("settings_locked"))).toBeVisible();
  await expect(page.locator("[data-setting]")).toHaveCount(26);
  for (const field of await page.locator("[data-setting]").all()) await expect(field).toHaveAttribute("disabled");
  await expect(page.locator("[data-setting=settingsPage]"), "only a policy locks").toHaveCount(0);
  await expect(row(page, "organisationName").locator(".key-source")).toHaveText(words("source_default"));
  await set(companion, { helpdeskHours: "8–18" }, "policy");
  await expect(page.getByText(words("settings_locked"))).toBeHidden();
  await expect(row(page, "organisationName").locator(".key-source")).toHaveText(words("source_person"));
});

test("more contacts of the helpdesk are links with their names", async ({ companion, page }) => {
  await set(companion, {
    helpdeskPhone: "+1 555 0100 ext. 12",
    helpdeskContacts: ["Chat = https://chat.contoso.example:8443/a", "Branch = 555 0200"],
  });
  await page.goto(`chrome-extension://${companion.id}/settings.html`);
  const links = page.locator(".foot .contact");
  await expect(links).toHaveText([
    /\+1 555 0100 ext\. 12/,
    /Chat.* · .*chat\.contoso\.example:8443/,
    /Branch.* · .*555 0200/,
  ]);
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual([
    "tel:+15550100;ext=12",
    "https://chat.contoso.example:8443/a",
    "tel:5550200",
  ]);
});

test("texts, numbers and lists are stored with their type, and can be removed", async ({ companion, page }) => {
  await open(companion, page);
  await write(page, "helpdeskHours", "  Mon–Fri 8–18 ");
  await write(page, "passMaxLength", "12");
  await write(page, "methods", "passkey\n\n other: Contoso's badge ");
  await page.locator("[data-setting=passUse] [value=one-time]").check();
  const all = {
    helpdeskHours: "Mon–Fri 8–18",
    passMaxLength: 12,
    methods: ["passkey", "other: Contoso's badge"],
    passUse: "one-time",
  };
  await expect.poll(() => decided(companion)).toEqual(all);
  await expect(page.locator(".foot .about")).toContainText("Mon–Fri 8–18");
  await page.reload();
  await expect(page.locator("[data-setting=methods] textarea")).toHaveValue("passkey\nother: Contoso's badge");
  await page.locator("summary").first().click();
  await write(page, "methods", "");
  await write(page, "passMaxLength", " ");
  await page.locator("[data-setting=passUse] [value='']").check();
  await expect.poll(() => decided(companion)).toEqual({ helpdeskHours: "Mon–Fri 8–18" });
});

test("a wrong value gets a reason, is not stored, and stays in its field until it is corrected", async ({
  companion,
  page,
}) => {
  await open(companion, page);
  await write(page, "helpdeskWeb", "http://help.contoso.com");
  const field = page.locator("[data-setting=helpdeskWeb]");
  await expect(field.locator(".refused")).toHaveText(`${words("setting_refused")} It is no plain https address.`);
  await write(page, "helpdeskHours", "8–18");
  await expect.poll(() => decided(companion)).toEqual({ helpdeskHours: "8–18" });
  await expect(page.locator(".foot .about")).toContainText("8–18");
  await expect(field.locator("input")).toHaveValue("http://help.contoso.com");
  await write(page, "helpdeskWeb", "https://help.contoso.com");
  await expect(field.locator(".refused")).toBeHidden();
  await expect
    .poll(() => decided(companion))
    .toEqual({ helpdeskHours: "8–18", helpdeskWeb: "https://help.contoso.com" });
  await write(page, "helpdeskWeb", "help.contoso.com");
  await write(page, "helpdeskNote", "Room 5");
  await expect
    .poll(() => decided(companion), "the stored value stays until the new one is valid")
    .toEqual({ helpdeskHours: "8–18", helpdeskWeb: "https://help.contoso.com", helpdeskNote: "Room 5" });
});

test("only the organisation overwrites a text that is being written", async ({ companion, page }) => {
  await open(companion, page);
  const line = page.locator("[data-setting=helpdeskHours] input");
  await line.pressSequentially("Mon");
  await set(companion, { helpdeskNote: "Room 5" });
  await expect(page.locator("[data-setting=helpdeskNote] input")).toHaveValue("Room 5");
  await expect(line).toHaveValue("Mon");
  await set(companion, { helpdeskHours: "24 h" }, "policy");
  await expect(line).toHaveValue("24 h");
  await expect(line).toBeDisabled();
});

test("the diagnostics show value, source and error of every setting; the report has no data of the organisation", async ({
  companion,
  page,
}) => {
  await set(companion, { afterSignIn: "offer", helpdeskPhone: "+1 555 0100" });
  await set(
    companion,
    {
      organisationName: "Contoso IT",
      surface: "nowhere",
      methods: ["passkey", "password", "pass"],
      logo: LOGO,
      tenant: "contoso.com",
      cloud: "usgov",
      organizationName: "Contoso",
      helpdeskWeb: "https://help.contoso.com/\u202e",
    },
    "policy",
  );
  await open(companion, page);
  /** @type {[string, string, string, string?][]} */
  const expected = [
    ["organisationName", "Contoso IT", "source_policy"],
    ["surface", "nowhere", "source_policy", `${words("setting_refused")} It is none of its choices.`],
    [
      "methods",
      "passkey\npassword\npass",
      "source_policy",
      `${words("setting_refused_part")} It has a method that is not known.`,
    ],
    ["logo", `PNG, ${LOGO.length} characters`, "source_policy"],
    ["afterSignIn", "offer", "source_person"],
    ["offerHelp", "when-seen", "source_default"],
    ["deviceSignIn", "", "source_default"],
    [
      "helpdeskWeb",
      "https://help.contoso.com/\u202e",
      "source_policy",
      `${words("setting_refused")} It has control characters.`,
    ],
  ];
  for (const [name, value, source, refused] of expected) {
    await expect(row(page, name).locator(".key-value"), name).toHaveText(value, { useInnerText: false });
    await expect(row(page, name).locator(".key-source"), name).toHaveText(words(source));
    await expect(row(page, name).locator(".refused"), name).toHaveText(refused ? [refused] : []);
  }
  await expect(page.locator(".key")).toHaveCount(27);
  await expect(page.locator(".trouble-line")).toHaveText([/usgov/, /organizationName/]);
  await expect(page.locator(".about-this")).toContainText(companion.id);
  await expect(page.locator(".about-this")).toContainText("development");
  await companion.context.grantPermissions(["clipboard-read"]);
  await page.getByRole("button", { name: words("diagnostics_copy") }).click();
  await expect(page.locator("details .text")).toBeVisible();
  const report = (await page.locator("details .text").textContent()) ?? "";
  expect(report).toBe(await page.evaluate(() => navigator.clipboard.readText()));
  for (const line of [
    "installed: development",
    "package: global",
    "accounts: usgov",
    "surface: a text of 7 characters (policy); refused: it is none of its choices",
    "methods: a list of 3 (policy); refused: it has a method that is not known",
    "afterSignIn: offer (person)",
    "names that belong to no setting: 1",
  ]) {
    expect(report).toContain(line);
  }
  for (const word of ["ontoso", "555", companion.id, LOGO.slice(0, 12), "nowhere"]) expect(report).not.toContain(word);
});

test("the page lists the hosts on which the browser blocks the extension", async ({ companion, page }) => {
  await open(companion, page);
  await expect(page.locator(".trouble-line")).toHaveCount(0);
  const browser = await companion.context.newPage();
  await browser.goto("chrome://extensions");
  await browser.evaluate(
    (id) =>
      /** @type {any} */ (chrome).developerPrivate.updateExtensionConfiguration({
        extensionId: id,
        hostAccess: "ON_CLICK",
      }),
    companion.id,
  );
  await page.reload();
  await expect(page.locator(".trouble-line")).toContainText("https://login.microsoftonline.com/*");
});

test("choosing a language by keyboard does not reload the page, but offers to", async ({ companion, page }) => {
  await open(companion, page);
  const languages = page.locator("[data-setting=language]");
  await languages.locator("[value=automatic]").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => decided(companion)).toEqual({ language: "de" });
  await expect(languages.locator("[value=de]")).toBeFocused();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: words("settings_anew") }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("link", { name: catalogue("de")("settings_anew") })).toBeHidden();
});
