// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The policy builder: every file contains the values of the form, no file contains a refused value, and the page sends
 * nothing.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { catalogue } from "./catalogue.js";
import { expect, test } from "./fixtures.js";

/** @typedef {import("./fixtures.js").Page} Page */

const words = catalogue("en");
const ID = "abcdefghijklmnopabcdefghijklmnop";
const POLICY = {
  surface: "toolbar",
  organisationName: "Contoso “IT” & <Söhne>",
  helpdeskWeb: "https://help.contoso.com/a?b=c&d",
  passMaxLength: 12,
  methods: ["security-key", "other: Contoso's badge"],
};

/** @param {Page} page @param {string} id of the extension */
async function open(page, id) {
  await page.goto(`chrome-extension://${id}/builder.html`);
  // The page does not fill in the id of an unpacked extension: nobody else can install it.
  await expect(line(page, "builder_id")).toHaveValue("");
  await expect(page.locator(".made")).toBeHidden();
  await line(page, "builder_id").fill(ID);
  await page.locator("[name=browser][value=edge]").check();
  await expect(page.locator(".file").first()).toBeVisible();
}

/** @param {Page} page @param {string} key */
const line = (page, key) => page.getByRole("group", { name: words(key) }).locator(".line-of, .lines-of");

/** @param {Page} page @param {string} name */
const setting = (page, name) => page.locator(`[data-setting=${name}]`);

/**
 * Copies each offered file and returns the texts by path.
 * @param {Page} page
 * @returns {Promise<Record<string, string>>}
 */
async function offeredFiles(page) {
  /** @type {Record<string, string>} */
  const all = {};
  for (const file of await page.locator(".file").all()) {
    await file.locator(".copy").click();
    const text = file.locator(".text");
    await expect(text).toBeVisible();
    all[String(await file.getAttribute("data-path"))] = (await text.textContent()) ?? "";
  }
  return all;
}

/** The files that the build's own tool makes of the same settings. @param {string} browser @param {string} url */
function filesOfBuild(browser, url) {
  const folder = mkdtempSync(join(tmpdir(), "tap-companion-builder-"));
  try {
    writeFileSync(join(folder, "policy.json"), JSON.stringify(POLICY));
    const out = join(folder, "out");
    execFileSync("cargo", [
      "run",
      "--quiet",
      "--locked",
      "--features",
      "tools",
      "--bin",
      "deploy",
      "--",
      "files",
      "--id",
      ID,
      "--browser",
      browser,
      "--update-url",
      url,
      "--policy",
      join(folder, "policy.json"),
      out,
    ]);
    /** @type {Record<string, string>} */
    const files = {};
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name).slice(out.length + 1);
      const [top, ...below] = path.split("/");
      if (entry.isFile() && top === browser) files[below.join("/")] = readFileSync(join(out, path), "utf8");
    }
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const browser of ["edge", "chrome", "chromium"]) {
  test(`the form makes the same files as the build: ${browser}`, async ({ companion, page }) => {
    await open(page, companion.id);
    await page
      .getByRole("group", { name: words("builder_browser") })
      .locator(`[value=${browser}]`)
      .check();
    await line(page, "builder_url").fill("https://it.contoso.com/tap/update.xml");
    await setting(page, "surface").locator("[value=toolbar]").check();
    for (const name of /** @type {const} */ (["organisationName", "helpdeskWeb"]))
      await setting(page, name).locator(".line-of").fill(POLICY[name]);
    await setting(page, "passMaxLength").locator(".line-of").fill("12");
    await setting(page, "methods")
      .locator(".lines-of")
      .fill(`${POLICY.methods.join("\n\n")}\n`);
    await page.locator("h1").click();
    const expected = filesOfBuild(browser, "https://it.contoso.com/tap/update.xml");
    expect(Object.keys(expected).length).toBeGreaterThan(2);
    expect(await offeredFiles(page)).toEqual(expected);
  });
}

test("an existing policy is taken over; its wrong values are listed and are in no file", async ({
  companion,
  page,
}) => {
  await open(page, companion.id);
  const paste = page.getByRole("group", { name: words("builder_paste") });
  const take = paste.getByRole("button", { name: words("builder_take") });
  await paste.locator("textarea").fill("not JSON");
  await take.click();
  await expect(paste.locator(".refused")).toContainText(words("builder_not_taken"));
  const settings = {
    ...POLICY,
    helpdeskPhone: "call me",
    logo: "<svg>",
    organizationName: "Contoso",
    texts: ["en.help_private = Tell us your pass."],
  };
  await paste.locator("textarea").fill(JSON.stringify({ "3rdparty": { extensions: { [ID]: settings } } }));
  await take.click();
  for (const reason of [
    "helpdeskPhone: 'call me' is no telephone number",
    "logo: ",
    "texts[0]: 'en.help_private = Tell us your pass.' has a key whose text cannot be replaced",
    "organizationName: is no setting, and the browser drops it; did you mean 'organisationName'?",
  ]) {
    await expect(paste.locator(".findings")).toContainText(reason);
  }
  await expect(setting(page, "organisationName").locator(".line-of")).toHaveValue(POLICY.organisationName);
  await expect(setting(page, "surface").locator("[value=toolbar]")).toBeChecked();
  const files = await offeredFiles(page);
  const linux = JSON.parse(files["linux/tap-companion-edge-settings.json"] ?? "");
  expect(linux).toEqual({ "3rdparty": { extensions: { [ID]: POLICY } } });
  for (const [path, text] of Object.entries(files))
    for (const wrong of ["call me", "<svg>", "Tell us your pass"]) expect(text, path).not.toContain(wrong);
  await setting(page, "organisationName").locator(".line-of").fill("");
  await page.locator("h1").click();
  expect((await offeredFiles(page))["linux/tap-companion-edge-settings.json"], "the removed value").not.toContain(
    "Contoso “IT”",
  );
});

test("a wrong value gets a reason and is in no file", async ({ companion, page }) => {
  await open(page, companion.id);
  for (const [name, wrong, reason] of [
    ["helpdeskWeb", "http://help.contoso.com", "is no plain https address"],
    ["accentColour", "blue", "is no colour"],
    ["passMinLength", "7", "is out of range"],
    ["methods", "password", "has a method that is not known"],
  ]) {
    const field = setting(page, String(name));
    await field.locator(".line-of, .lines-of").fill(String(wrong));
    await page.locator("h1").click();
    await expect(field.locator(".refused")).toContainText(String(reason));
  }
  const files = Object.keys(await offeredFiles(page));
  expect(files).toContain("linux/00-tap-companion-edge-install.json");
  expect(
    files.filter((path) => path.includes("settings.")),
    "without a valid setting",
  ).toEqual([]);
});

test("a value that becomes wrong is in no file until it is corrected, and the field says why", async ({
  companion,
  page,
}) => {
  await open(page, companion.id);
  const settings = async () =>
    JSON.parse((await offeredFiles(page))["linux/tap-companion-edge-settings.json"] ?? "{}")["3rdparty"]?.extensions[
      ID
    ];
  const field = setting(page, "helpdeskEmail");
  for (const [text, files, invalid] of [
    ["old@contoso.com", { helpdeskEmail: "old@contoso.com" }, "false"],
    ["new address", undefined, "true"],
    ["new@contoso.com", { helpdeskEmail: "new@contoso.com" }, "false"],
  ]) {
    await field.locator("input").fill(String(text));
    await field.locator("input").blur();
    await setting(page, "surface").locator("[value=toolbar]").check();
    await expect(field.locator("input")).toHaveAttribute("aria-invalid", String(invalid));
    await expect(field.locator("input")).toHaveValue(String(text));
    await expect(field.locator("input")).toHaveAccessibleDescription(
      invalid === "true" ? /It is no email address/ : /The helpdesk's email address/,
    );
    expect(await settings()).toEqual({ surface: "toolbar", .../** @type {object} */ (files) });
  }
});

test("a lock is shown, is in the files, locks nothing here, and can be taken back", async ({ companion, page }) => {
  await open(page, companion.id);
  const lock = setting(page, "settingsPage");
  const decided = async () =>
    JSON.parse((await offeredFiles(page))["linux/tap-companion-edge-settings.json"] ?? "{}")["3rdparty"]?.extensions[
      ID
    ];
  await lock.locator("[value=locked]").check();
  await setting(page, "helpdeskHours").locator(".line-of").fill("8–18");
  await page.locator("h1").click();
  await expect(lock.locator("[value=locked]")).toBeChecked();
  expect(await decided()).toEqual({ helpdeskHours: "8–18", settingsPage: "locked" });
  await lock.locator("[value='']").check();
  expect(await decided()).toEqual({ helpdeskHours: "8–18" });
});

test("without the pin, no file speaks of it", async ({ companion, page }) => {
  await open(page, companion.id);
  const files = async () => Object.values(await offeredFiles(page)).join("\n");
  expect(await files()).toContain("toolbar_state");
  await page.getByRole("checkbox", { name: words("builder_pin") }).uncheck();
  expect(await files()).not.toContain("toolbar_state");
});

test("two contradicting values get a reason each, and are in no file", async ({ companion, page }) => {
  await open(page, companion.id);
  for (const [name, number] of [
    ["passMinLength", "20"],
    ["passMaxLength", "10"],
  ]) {
    await setting(page, String(name)).locator("input").fill(String(number));
    await page.locator("h1").click();
  }
  for (const name of ["passMinLength", "passMaxLength"])
    await expect(setting(page, name).locator(".refused")).toContainText("contradicts the other end");
  expect(Object.values(await offeredFiles(page)).join()).not.toMatch(/passM(in|ax)Length"? ?[:=] ?"?(20|10|dword)/);
  await setting(page, "passMaxLength").locator("input").fill("30");
  await page.locator("h1").click();
  for (const name of ["passMinLength", "passMaxLength"])
    await expect(setting(page, name).locator(".refused")).toBeHidden();
});

test("a policy that is taken over replaces a text that was refused", async ({ companion, page }) => {
  await open(page, companion.id);
  await setting(page, "helpdeskEmail").locator("input").fill("new address");
  const paste = page.getByRole("group", { name: words("builder_paste") });
  await paste.locator("textarea").fill(JSON.stringify({ helpdeskEmail: "help@contoso.com", helpdeskPhone: "call me" }));
  await paste.getByRole("button", { name: words("builder_take") }).click();
  await expect(setting(page, "helpdeskEmail").locator("input")).toHaveValue("help@contoso.com");
  await expect(setting(page, "helpdeskEmail").locator(".refused")).toBeHidden();
  await expect(setting(page, "helpdeskPhone").locator(".refused")).toContainText("is no telephone number");
  await expect(paste.locator(".outcome")).toContainText(words("builder_taken").replace("$COUNT$", "1"));
});

test("a logo is read from a file, shown, and removed", async ({ companion, page }) => {
  await open(page, companion.id);
  const field = setting(page, "logo");
  const png = readFileSync(new URL("../../dist/extension/icons/128.png", import.meta.url));
  await field.locator("input").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png });
  const settings = async () => (await offeredFiles(page))["linux/tap-companion-edge-settings.json"];
  await expect(field.locator(".logo")).toBeVisible();
  expect(JSON.parse((await settings()) ?? "")).toEqual({
    "3rdparty": { extensions: { [ID]: { logo: png.toString("base64") } } },
  });
  await field
    .locator("input")
    .setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
  await expect(field.locator(".refused")).toContainText("is no whole PNG picture");
  for (const size of [100_000, 2_000_000]) {
    await field.locator("input").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.alloc(size) });
    await expect(field.locator(".refused")).toContainText("is larger than 48 KiB");
  }
  await expect(field.locator(".logo")).toBeHidden();
  await field.locator("input").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: png });
  await expect(field.locator(".refused")).toBeHidden();
  await field.getByRole("button", { name: words("setting_remove") }).click();
  await expect(field.locator(".logo")).toBeHidden();
  expect(await settings()).toBeUndefined();
});

test("a download has the file's name and the same text as the copy", async ({ companion, page }) => {
  await open(page, companion.id);
  await setting(page, "organisationName").locator(".line-of").fill("Contoso “IT”");
  await page.locator("h1").click();
  const file = page.locator("[data-path='windows/tap-companion-edge-settings.reg']");
  const coming = page.waitForEvent("download");
  await file.locator("a").click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("tap-companion-edge-settings.reg");
  const text = readFileSync(await download.path(), "utf8");
  expect(text).toContain("\r\n");
  expect(text).toBe((await offeredFiles(page))["windows/tap-companion-edge-settings.reg"]);
});

test("a wrong id or address gets a reason, and there are no files", async ({ companion, page }) => {
  await open(page, companion.id);
  await line(page, "builder_id").fill("abc");
  await expect(page.getByText("The id does not have 32 letters.")).toBeVisible();
  await expect(page.locator(".made")).toBeHidden();
  await line(page, "builder_id").fill(ID);
  await line(page, "builder_url").fill("http://it.contoso.com/update.xml");
  await expect(page.getByText(/does not begin with https/)).toBeVisible();
  await expect(page.locator(".made")).toBeHidden();
  await line(page, "builder_url").fill("");
  await expect(page.locator(".made")).toBeVisible();
});

test("nothing is sent and nothing is stored", async ({ companion, page }) => {
  /** @type {string[]} */
  const requests = [];
  companion.context.on("request", (request) => requests.push(request.url()));
  await open(page, companion.id);
  const before = await companion.worker.evaluate(() => chrome.storage.local.get());
  await setting(page, "organisationName").locator(".line-of").fill("Contoso IT");
  await page.locator("h1").click();
  await offeredFiles(page);
  expect(
    requests.filter((url) => !url.startsWith(`chrome-extension://${companion.id}/`) && !url.startsWith("blob:")),
  ).toEqual([]);
  expect(await companion.worker.evaluate(() => chrome.storage.local.get())).toEqual(before);
  await page.reload();
  await expect(setting(page, "organisationName").locator(".line-of")).toHaveValue("");
});
