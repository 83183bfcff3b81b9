// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** An installation by policy with managed configuration, both done by the browser itself. */

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";

import { PASS } from "../stand-in/people.js";
import { EXTENSION, launch, openPopup, removeProfile } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  expectTip,
  hostCount,
  nameAccount,
  panel,
  recordTraces,
  submit,
} from "./fixtures.js";
import { CAN_MANAGE, organisation, QUEUE_MS } from "./managed.js";

const FIELD = "[name=accesspass]";
const words = catalogue("en");

/** The browser takes some seconds to install, to read a policy, and to notice a changed file. */
const SLOW = { timeout: 60_000 };

/**
 * `patience`: see managed.js; `it`: the organisation's IT; `start`: starts the browser, always with the same profile.
 * @type {import("@playwright/test").TestType<
 *   import("@playwright/test").PlaywrightTestArgs & {
 *     patience: number | undefined, it: Awaited<ReturnType<typeof organisation>>,
 *     start: () => ReturnType<typeof launch>,
 *   },
 *   import("@playwright/test").PlaywrightWorkerArgs
 * >}
 */
const test = /** @type {any} */ (base).extend({
  patience: [undefined, { option: true }],
  it: async (/** @type {any} */ { patience }, /** @type {any} */ use) => {
    const it = await organisation({ patience });
    try {
      await use(it);
    } finally {
      await it.close();
    }
  },
  start: async (/** @type {any} */ { it }, /** @type {any} */ use) => {
    /** @type {Awaited<ReturnType<typeof launch>>[]} */
    const started = [];
    await use(async () => {
      const companion = await launch({ extension: null, profile: it.profile });
      started.push(companion);
      return companion;
    });
    for (const companion of started) await companion.close();
  },
});

// One after another: only one test at a time may use the machine's folder of policies; a second one would wait.
test.describe.configure({ mode: "default" });

/** @param {Awaited<ReturnType<typeof launch>>} companion */
const policyOf = ({ worker }) => worker.evaluate(async () => (await chrome.storage.local.get("policy"))["policy"]);

/** @param {Awaited<ReturnType<typeof launch>>} companion */
const isReady = ({ worker }) =>
  worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts({ ids: ["ready"] })).length === 1);

/**
 * What chrome://extensions knows of the extension.
 * @param {import("@playwright/test").Page} browser that page
 * @param {string} id
 * @returns {Promise<any>}
 */
const infoOf = (browser, id) =>
  browser.evaluate((id) => /** @type {any} */ (chrome).developerPrivate.getExtensionInfo(id), id);

/**
 * The row of a policy or setting in chrome://policy.
 * @param {import("@playwright/test").Page} browser that page
 * @param {string} name
 */
const rowOf = (browser, name) =>
  browser.locator("policy-row").filter({ has: browser.getByText(name, { exact: true }) });

/** @param {Awaited<ReturnType<typeof launch>>} companion */
async function firstPage({ context }) {
  const [page] = context.pages();
  if (!page) throw new Error("the browser has no page");
  return page;
}

test("the browser's own packer accepts the package with its schema, and refuses a broken schema", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tap-companion-packer-"));
  const packs = (/** @type {string} */ name, /** @type {(schema: any) => void} */ change) => {
    const copy = join(folder, name);
    cpSync(EXTENSION, copy, { recursive: true });
    const file = join(copy, "managed_schema.json");
    const schema = JSON.parse(readFileSync(file, "utf8"));
    change(schema);
    writeFileSync(file, JSON.stringify(schema));
    const packer = [`--pack-extension=${copy}`, "--no-sandbox", `--user-data-dir=${join(folder, "packer")}`];
    spawnSync(process.env["CHROME"] || "/usr/bin/chromium", packer, { stdio: "ignore" });
    return existsSync(`${copy}.crx`);
  };
  try {
    expect(packs("unchanged", () => {})).toBe(true);
    expect(packs("broken", (schema) => (schema.properties.passMinLength.type = ["integer", "string"]))).toBe(false);
  } finally {
    await removeProfile(folder);
  }
});

if (CAN_MANAGE) {
  test.beforeEach(() => test.setTimeout(QUEUE_MS));

  test("installed by policy, the extension cannot be removed, follows IT's settings and their changes, and is updated", async ({
    it,
    start,
  }) => {
    it.deploy({
      organisationName: "Contoso IT",
      helpdeskPhone: "+1 555 0100",
      passMinLength: 10,
      passMaxLength: 10,
      methods: ["passkey", "other: Badge"],
    });
    let companion = await start();
    expect(companion.id).toBe(it.id);
    const own = await companion.worker.evaluate(() => chrome.management.getSelf());
    expect(own).toMatchObject({ installType: "admin", mayDisable: false, version: "0.1.0", updateUrl: it.updateUrl });
    const browser = await companion.context.newPage();
    await browser.goto("chrome://extensions");
    expect(await infoOf(browser, it.id)).toMatchObject({
      mustRemainInstalled: true,
      userMayModify: false,
      controlledInfo: { text: "Installed by enterprise policy." },
    });
    await expect
      .poll(() => policyOf(companion), SLOW)
      .toEqual({
        organisationName: "Contoso IT",
        helpdeskPhone: "+1 555 0100",
        passMinLength: 10,
        passMaxLength: 10,
        methods: ["passkey", "other: Badge"],
      });

    await test.step("the journey", async () => {
      const page = await firstPage(companion);
      await nameAccount(page, "maya");
      await expectRing(page, page.locator(FIELD));
      const card = await panel(page);
      await expect(card.locator(".organisation")).toHaveText("Contoso IT");
      await expect(card.locator(".contact")).toHaveText(/Contoso IT.*555 0100/);
      await expect(card.locator(".detail")).toHaveText(
        "It is 10 characters long. Copy capital letters and symbols exactly.",
      );
      it.configure({ organisationName: "Fabrikam IT", methods: ["security-key", "other: Fabrikam badge"] });
      await expect(card.locator(".organisation")).toHaveText("Fabrikam IT", SLOW);
      await expect(card.locator(".contact"), "a removed setting has its default again").toHaveCount(0);
      await page.locator(FIELD).fill(PASS);
      await submit(page);
      const opening = companion.context.waitForEvent("page");
      await submit(page);
      const securityInfo = await opening;
      await expectPanel(securityInfo, { page: "security-info", step: "register" });
      await expect((await panel(securityInfo)).locator(".title")).toHaveText([/security key/i, "Fabrikam badge"]);
    });

    await test.step("an update", async () => {
      it.publish("0.1.1");
      await browser.evaluate(() => /** @type {any} */ (chrome).developerPrivate.autoUpdate());
      await expect.poll(async () => (await infoOf(browser, it.id)).version, SLOW).toBe("0.1.1");
    });

    await test.step("a policy that is withdrawn while the browser is closed", async () => {
      await companion.close();
      it.configure(null);
      companion = await start();
      expect((await companion.worker.evaluate(() => chrome.runtime.getManifest())).version).toBe("0.1.1");
      await expect.poll(() => policyOf(companion), SLOW).toEqual({});
    });
  });

  const BLOCKED = { "*": { installation_mode: "blocked" } };
  const OTHER = "ponmlkjihgfedcbaponmlkjihgfedcba";

  for (const { name, own, installs, keeps, isPinned } of [
    {
      name: "ExtensionSettings",
      own: { ExtensionSettings: BLOCKED },
      keeps: { ExtensionSettings: '{"*":{"installation_mode":"blocked"}}' },
      isPinned: false,
    },
    {
      name: "a list of extensions to install",
      own: { ExtensionInstallForcelist: [OTHER] },
      keeps: { ExtensionInstallForcelist: `["${OTHER}"]` },
      isPinned: true,
    },
    {
      name: "both, with our entry merged into its file",
      own: { ExtensionSettings: BLOCKED, ExtensionInstallForcelist: [OTHER] },
      installs: ["--merge-into"],
      keeps: {
        ExtensionSettings: '{"*":{"installation_mode":"blocked"},',
        ExtensionInstallForcelist: `["${OTHER}"]`,
      },
      isPinned: true,
    },
  ]) {
    test(`beside a company's own policies, none of theirs is lost: ${name}`, async ({ it, start }) => {
      it.own(own);
      it.deploy({ organisationName: "Contoso IT" }, ...(installs ?? []).flatMap((option) => [option, it.company]));
      const companion = await start();
      await expect.poll(() => policyOf(companion), SLOW).toEqual({ organisationName: "Contoso IT" });
      const browser = await companion.context.newPage();
      await browser.goto("chrome://extensions");
      expect(await infoOf(browser, it.id)).toMatchObject({ mustRemainInstalled: true, pinnedToToolbar: isPinned });
      await browser.goto("chrome://policy");
      for (const [policy, value] of Object.entries(keeps)) await expect(rowOf(browser, policy)).toContainText(value);
    });
  }

  test("of a forced installation, a person can allow private windows, and cannot withdraw sites", async ({
    it,
    start,
  }) => {
    it.deploy({});
    const companion = await start();
    const browser = await companion.context.newPage();
    await browser.goto("chrome://extensions");
    expect(await infoOf(browser, it.id)).toMatchObject({ incognitoAccess: { isEnabled: true, isActive: false } });
    const update = (/** @type {object} */ change) =>
      browser.evaluate((change) => /** @type {any} */ (chrome).developerPrivate.updateExtensionConfiguration(change), {
        extensionId: it.id,
        ...change,
      });
    await update({ incognitoAccess: true });
    await expect.poll(async () => (await infoOf(browser, it.id)).incognitoAccess.isActive).toBe(true);
    await expect(update({ hostAccess: "ON_CLICK" })).rejects.toThrow("Cannot change host permissions");
  });

  test("the browser does not show what it dropped from a policy", async ({ it, start }) => {
    it.deploy({});
    it.configure({ organisationName: "Contoso IT", surface: 5, organizationName: "Contoso" });
    const companion = await start();
    await expect.poll(() => policyOf(companion), SLOW).toEqual({ organisationName: "Contoso IT" });
    const browser = await companion.context.newPage();
    await browser.goto("chrome://policy");
    await expect(rowOf(browser, "organisationName")).toContainText("Contoso IT");
    await expect(rowOf(browser, "surface")).toContainText("Not set.");
    await expect(rowOf(browser, "organizationName")).toHaveCount(0);
  });

  test("a policy can block the extension on hosts; the popup says so, and an allowed host brings it back", async ({
    it,
    start,
  }) => {
    const entry = { installation_mode: "force_installed", update_url: it.updateUrl };
    const blocked = { runtime_blocked_hosts: ["*://*.microsoftonline.com"] };
    it.decide("install", { ExtensionSettings: { "*": blocked, [it.id]: { ...entry, ...blocked } } });
    it.allowDevTools();
    const companion = await start();
    await expect.poll(() => isReady(companion)).toBe(true);
    const page = await firstPage(companion);
    await nameAccount(page, "maya");
    await expect(page.locator(FIELD)).toBeVisible();
    const popup = await openPopup(companion, page);
    await expect
      .poll(() => popup.evaluate("document.querySelector('.report:not([hidden]) .unknown')?.textContent"))
      .toBe(words("trouble_kept_off"));
    expect(await hostCount(page)).toBe(0);
    await popup.close();
    it.decide("install", {
      ExtensionSettings: { "*": blocked, [it.id]: { ...entry, runtime_allowed_hosts: ["*://*.microsoftonline.com"] } },
    });
    await expect
      .poll(async () => {
        await page.reload();
        await page.locator("#i0116").fill("maya@contoso.com");
        await submit(page);
        await expect(page.locator(FIELD)).toBeVisible();
        return hostCount(page);
      }, SLOW)
      .toBe(1);
  });

  test("the policy builder fills in the id and source of this installation", async ({ it, start }) => {
    it.install();
    const page = await firstPage(await start());
    await page.goto(`chrome-extension://${it.id}/builder.html`);
    await expect(page.getByRole("group", { name: words("builder_id") }).locator("input")).toHaveValue(it.id);
    await expect(page.getByRole("group", { name: words("builder_url") }).locator("input")).toHaveValue(it.updateUrl);
    await expect(page.locator("[name=browser][value=chrome]")).toBeChecked();
    await page.locator("[data-path='linux/00-tap-companion-chrome-install.json'] .copy").click();
    const made = page.locator("[data-path='linux/00-tap-companion-chrome-install.json'] .text");
    await expect(made).toContainText(`"update_url": "${it.updateUrl}"`);
  });

  test("without a policy for settings, help comes after a short wait", async ({ it, start }) => {
    it.install();
    const companion = await start();
    const page = await firstPage(companion);
    await nameAccount(page, "maya");
    await expectRing(page, page.locator(FIELD));
    await expectPanel(page, { page: "pass" });
    expect(await policyOf(companion)).toBeUndefined();
    await expect.poll(() => isReady(companion)).toBe(true);
  });

  test.describe("before the first policy", () => {
    // Long enough for a slow machine.
    test.use({ patience: 600_000 });

    for (const surface of ["page", "toolbar"]) {
      test(`nothing is drawn; after it, the policy decides: ${surface}`, async ({ it, start }) => {
        it.install();
        const companion = await start();
        const page = await firstPage(companion);
        const drawn = await recordTraces(page);
        await nameAccount(page, "maya");
        await expect(page.locator(FIELD)).toBeVisible();
        // Enough frames for ring and panel to appear.
        await page.evaluate(async () => {
          for (let frames = 0; frames < 30; frames += 1) await new Promise((done) => requestAnimationFrame(done));
        });
        expect(drawn).toEqual([]);
        expect(await isReady(companion)).toBe(false);
        it.configure({ organisationName: "Contoso IT", surface });
        await expect.poll(() => policyOf(companion), SLOW).toMatchObject({ surface });
        if (surface === "page") {
          await expectRing(page, page.locator(FIELD));
          await expect((await panel(page)).locator(".organisation")).toHaveText("Contoso IT");
        } else {
          const badge = () =>
            companion.worker.evaluate(async () =>
              chrome.action.getBadgeText({ tabId: (await chrome.tabs.query({ active: true }))[0]?.id }),
            );
          await expect.poll(badge, SLOW).toBe("•");
          await expectNothingOfUs(page);
          expect(drawn).toEqual([]);
        }
        expect(await isReady(companion)).toBe(true);
      });
    }
  });

  test("of a policy with wrong values, each wrong value is refused and everything else is active", async ({
    it,
    start,
  }) => {
    const logo = "A".repeat(10 * 1024 * 1024);
    it.install();
    it.configure({
      organisationName: "<script>alert(1)</script>",
      helpdeskWeb: "javascript:alert(1)",
      helpdeskPhone: "\u202e1 555",
      helpdeskEmail: 5,
      helpdeskHours: "8–18",
      logo,
      accentColour: "red",
      passMinLength: 2000,
      passMaxLength: "ten",
      afterSignIn: "nowhere",
      methods: Array(5000).fill("passkey"),
      requiredMethods: ["passkey", 5],
      texts: ["en.help_private = Tell us."],
      tenant: "contoso.com/x",
      nonsense: { deep: [1] },
      passUse: "reusable",
    });
    const companion = await start();
    await expect.poll(() => policyOf(companion), SLOW).toMatchObject({ helpdeskHours: "8–18" });
    const page = await firstPage(companion);
    await page.goto(`chrome-extension://${it.id}/settings.html`);
    await page.getByText(words("diagnostics_title")).click();
    const row = (/** @type {string} */ name) =>
      page.locator(".key").filter({ has: page.locator("code", { hasText: new RegExp(`^${name}$`) }) });
    for (const [name, reason] of Object.entries({
      helpdeskWeb: "is no plain https address",
      helpdeskPhone: "has control characters",
      logo: "is larger than 48 KiB",
      accentColour: "is no colour",
      afterSignIn: "is none of its choices",
      methods: "has an entry twice",
      texts: "cannot be replaced",
      tenant: "neither a tenant",
      passMinLength: "is out of range",
    })) {
      await expect(row(name).locator(".refused"), name).toContainText(reason);
      await expect(row(name).locator(".key-source"), name).toHaveText(words("source_policy"));
    }
    // The browser itself drops values of the wrong type and unknown names.
    for (const name of ["helpdeskEmail", "passMaxLength", "requiredMethods"]) {
      await expect(row(name).locator(".key-source"), name).toHaveText(words("source_default"));
    }
    await expect(page.locator(".trouble-line")).toHaveCount(0);
    for (const name of ["organisationName", "helpdeskHours", "passUse"])
      await expect(row(name).locator(".refused"), name).toHaveCount(0);
    await expect(page.locator(".organisation"), "a name is shown as text").toHaveText("<script>alert(1)</script>");
    await expect(page.locator(".about")).toContainText("8–18");
    await nameAccount(page, "maya");
    await expectRing(page, page.locator(FIELD));
    // The default is active.
    await page.locator(FIELD).fill("x");
    await expectTip(page, "at least 8");
    expect(await hostCount(page)).toBe(1);
  });
}
