// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The door for a person who is asked for a password and not for a pass: the question at the sign-in box, the keys for
 * help, and the first words of a copy that the organisation installed.
 *
 * A test's browser cannot install from a store. So one copy of the extension believes that it was: in its worker
 * `chrome.management.getSelf` answers "normal", and nothing else differs.
 */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { worldOf } from "../bench/world.js";
import { authorize } from "../stand-in/site.js";
import { browserSession, findPart, launch, openPopup, partBox, watchPopups } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNothingOfUs,
  expectPanel,
  hostCount,
  nameAccount,
  notes,
  panel,
  signInToSecurityInfo,
  startOver,
  submit,
  test,
} from "./fixtures.js";
import { CAN_MANAGE, organisation, QUEUE_MS } from "./managed.js";
import { set } from "./settings.js";
import { variant } from "./variants.js";

/** @typedef {import("./fixtures.js").Companion} Companion @typedef {import("./fixtures.js").Page} Page */

const words = catalogue("en");
const PASSWORD_FIELD = "[name=passwd]:not(.moveOffScreen)";

const FROM_A_STORE = variant((folder) => {
  const file = join(folder, "worker.js");
  const stub = 'chrome.management.getSelf = async () => ({ installType: "normal" });';
  writeFileSync(file, `${readFileSync(file, "utf8")}\n${stub}\n`);
}).folder;

/** Opens the page that asks for the password. @param {Page} page @param {string} [language] */
async function openPasswordPage(page, language = "en") {
  await nameAccount(page, "nils", language);
  await expect(page.locator(PASSWORD_FIELD)).toBeVisible();
}

/** The flags that pages get. @param {Companion} companion */
const flags = ({ worker }) =>
  worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id).sort());

/** Waits until what can be drawn is drawn: two frames after the page's last change. @param {Page} page */
async function settled(page) {
  await page.evaluate(async () => {
    for (let frames = 0; frames < 4; frames += 1) await new Promise((done) => requestAnimationFrame(done));
  });
}

/** Waits for the chip and gives its box. @param {Page} page @param {"chip" | "chip-ask" | "chip-never"} [part] */
async function chip(page, part = "chip") {
  await expect.poll(() => partBox(page, "chip")).not.toBeNull();
  const box = await partBox(page, part);
  if (!box) throw new Error(`the chip has no ${part}`);
  return box;
}

/** Clicks a button of the chip. @param {Page} page @param {"chip-ask" | "chip-never"} part */
async function click(page, part) {
  const { left, top, right, bottom } = await chip(page, part);
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

/** Clicks the help button of the chip and waits for the card. @param {Page} page */
async function startHelp(page) {
  await click(page, "chip-ask");
  await expectPanel(page, { page: "password", step: "account" });
}

/**
 * The words and controls of the page that this box covers.
 * @param {Page} page
 * @param {import("./browser.js").Box} box
 */
function covered(page, box) {
  return page.evaluate(({ left, top, right, bottom }) => {
    const hits = (/** @type {DOMRect} */ other) =>
      other.width > 1 && other.left < right && left < other.right && other.top < bottom && top < other.bottom;
    const isShown = (/** @type {Element} */ element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const parent = walker.currentNode.parentElement;
      const isText = parent && !parent.closest("script,style") && isShown(parent) && range.toString().trim();
      if (isText && [...range.getClientRects()].some(hits)) found.push(range.toString());
    }
    const controls = [...document.querySelectorAll("a,button,input,#lightbox")];
    return [...found, ...controls.filter((element) => isShown(element) && hits(element.getBoundingClientRect()))].map(
      String,
    );
  }, box);
}

test.describe("a copy from a store", () => {
  test.use({ how: { extension: FROM_A_STORE } });

  test.beforeEach(async ({ companion }) => {
    await expect.poll(() => flags(companion)).toEqual(["door", "ready"]);
  });

  test("asks on the password page only, and a click starts the same journey as the popup", async ({
    companion,
    page,
  }) => {
    await page.goto(authorize("en"));
    await expect(page.locator("#i0116")).toBeVisible();
    await expect(page.locator("#i0118"), "the decoy is there").toHaveCount(1);
    await page.locator("#i0116").fill("nils@contoso.com");
    expect(await hostCount(page), "nothing is drawn beside the decoy").toBe(0);
    await submit(page);
    await chip(page);
    expect(await notes(companion), "nothing is stored before the click").toEqual({});
    await startHelp(page);
    expect(await partBox(page, "chip"), "the card has taken the chip's place").toBeNull();
    expect(await hostCount(page)).toBe(1);
    const fromChip = Object.values(await notes(companion));

    const again = await startOver(companion);
    await openPasswordPage(again);
    const popup = await openPopup(companion, again);
    await expect.poll(() => popup.evaluate("document.documentElement.dataset.page")).toBe("password");
    await popup.evaluate("document.querySelector('.action').click()");
    await expectPanel(again, { page: "password", step: "account" });
    const untimed = (/** @type {any[]} */ list) => list.map(({ until, ...note }) => note);
    expect(untimed(Object.values(await notes(companion)))).toEqual(untimed(fromChip));
  });

  test("“Never show this” takes it away for good, and the settings page says so", async ({ companion, page }) => {
    await openPasswordPage(page);
    await click(page, "chip-never");
    await expectNothingOfUs(page);
    await expect.poll(() => flags(companion)).toEqual(["ready"]);
    expect(await companion.worker.evaluate(() => chrome.storage.local.get("settings"))).toEqual({
      settings: { offerAtPassword: "off" },
    });
    expect(await notes(companion)).toEqual({});
    await openPasswordPage(page);
    await expectNothingOfUs(page);
    await page.goto(`chrome-extension://${companion.id}/settings.html`);
    const group = page.getByRole("group", { name: words("settings_password") });
    await expect(group.getByLabel(words("settings_password_off"))).toBeChecked();
    await group.getByLabel(words("settings_password_automatic")).check();
    await expect.poll(() => flags(companion)).toEqual(["door", "ready"]);
  });

  test("it goes for good once a pass was accepted", async ({ companion, page }) => {
    await signInToSecurityInfo(page);
    await expect.poll(() => flags(companion)).not.toContain("door");
  });

  test("it keeps the person's other settings", async ({ companion, page }) => {
    await set(companion, { afterSignIn: "offer", offerAtPassword: "on" });
    await openPasswordPage(page);
    await click(page, "chip-never");
    await expect
      .poll(() => companion.worker.evaluate(async () => (await chrome.storage.local.get("settings"))["settings"]))
      .toEqual({ afterSignIn: "offer", offerAtPassword: "off" });
  });

  test("nothing asks where IT has turned it off, or draws nothing, or asks everywhere", async ({ companion, page }) => {
    for (const policy of [{ offerAtPassword: "off" }, { surface: "toolbar" }, { offerHelp: "always" }]) {
      await set(companion, policy, "policy");
      await openPasswordPage(page);
      if ("offerHelp" in policy) await panel(page);
      else await expectNothingOfUs(page);
      expect(await partBox(page, "chip")).toBeNull();
    }
  });

  test("it goes when the popup has looked at the page", async ({ companion, page }) => {
    await openPasswordPage(page);
    await chip(page);
    await openPopup(companion, page);
    await expect.poll(() => partBox(page, "chip")).toBeNull();
    expect(await hostCount(page)).toBe(0);
  });

  test("it makes room for the ring", async ({ page }) => {
    await openPasswordPage(page);
    await chip(page);
    await page.evaluate(() => {
      const field = Object.assign(document.createElement("input"), { name: "accesspass" });
      document.querySelector("[data-viewid]")?.append(field);
    });
    await expect.poll(() => partBox(page, "ring")).not.toBeNull();
    expect(await partBox(page, "chip")).toBeNull();
    expect(await hostCount(page)).toBe(1);
  });
});

test.describe("a copy that IT or a developer installed", () => {
  test("asks nothing, unless IT or the person wants it; “never” counts nevertheless", async ({ companion, page }) => {
    expect(await flags(companion)).toEqual(["ready"]);
    await openPasswordPage(page);
    await expectNothingOfUs(page);
    await set(companion, { offerAtPassword: "on" }, "policy");
    await openPasswordPage(page);
    await click(page, "chip-never");
    await expect.poll(() => flags(companion)).toEqual(["ready"]);
  });

  test.describe("with the question", () => {
    test.beforeEach(async ({ companion }) => set(companion, { offerAtPassword: "on" }));

    for (const language of ["en", "ar"]) {
      for (const [width, height] of /** @type {const} */ ([
        [1920, 1080],
        [1280, 720],
        [1024, 480],
        [640, 360],
        [390, 844],
        [320, 256],
      ])) {
        test(`covers no word and no control: ${language}, ${width} × ${height}`, async ({ page }) => {
          await page.setViewportSize({ width, height });
          await openPasswordPage(page, language);
          const isRoomy = height >= 700;
          if (isRoomy) await chip(page);
          await settled(page);
          const box = await partBox(page, "chip");
          if (!box) return expect(isRoomy).toBe(false);
          expect(await covered(page, box)).toEqual([]);
          expect(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height).toBe(true);
          const around = await page.locator("#lightbox").boundingBox();
          const [edge, own] =
            language === "ar" ? [(around?.x ?? 0) + (around?.width ?? 0), box.right] : [around?.x, box.left];
          if (width >= 1024) expect(own, "it starts where the box starts").toBeCloseTo(edge ?? 0, 0);
        });
      }
    }

    test("what the page has below the box moves it above, and without room it goes", async ({ page }) => {
      await openPasswordPage(page);
      const below = await chip(page);
      /** Puts a short link where the chip could be, in a layer that has nothing else. @param {number} y */
      const block = (y) =>
        page.evaluate((top) => {
          const link = document.createElement("a");
          link.textContent = "Sign-in options";
          link.href = "#";
          link.style = `position: fixed; left: 560px; top: ${top}px; font-size: 13px`;
          document.body.append(link);
        }, y);
      await block(below.top + 10);
      await expect.poll(async () => (await partBox(page, "chip"))?.bottom).toBeLessThan(below.top);
      const above = await chip(page);
      expect(await covered(page, above)).toEqual([]);
      await block(above.top + 10);
      await expect.poll(() => partBox(page, "chip")).toBeNull();
      await page.evaluate(() => document.querySelector("body > a")?.remove());
      await expect.poll(() => partBox(page, "chip")).toEqual(below);
    });

    test("it follows the box, goes with the password and comes back with it", async ({ page }) => {
      await openPasswordPage(page);
      const before = await chip(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await expect.poll(async () => (await partBox(page, "chip"))?.top).toBe(before.top + 90);
      await page.locator("#idBtn_Back").click();
      await expect.poll(() => partBox(page, "chip")).toBeNull();
      await submit(page);
      await chip(page);
    });

    test("a click that a script has made up counts for nothing", async ({ companion, page }) => {
      await openPasswordPage(page);
      await chip(page);
      const protocol = await page.context().newCDPSession(page);
      const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
      for (const part of ["chip-ask", "chip-never"]) {
        const { object } = await protocol.send("DOM.resolveNode", { nodeId: findPart(root, part)?.nodeId ?? 0 });
        const { objectId } = object;
        await protocol.send("Runtime.callFunctionOn", {
          functionDeclaration: "function () { this.click() }",
          objectId,
        });
      }
      await chip(page);
      expect([await notes(companion), await flags(companion)]).toEqual([{}, ["door", "ready"]]);
    });

    test("an answer counts only from the page of a sign-in host", async ({ companion, page }) => {
      await page.goto(`chrome-extension://${companion.id}/settings.html`);
      await page.evaluate(async () => {
        for (const answer of ["help", "never"]) chrome.runtime.sendMessage({ kind: "answer", answer }).catch(() => {});
        await chrome.runtime.sendMessage({ kind: "settled?" });
      });
      expect([await notes(companion), await flags(companion)]).toEqual([{}, ["door", "ready"]]);
    });

    test("keyboard and screen reader reach it after the page, and it never takes the focus", async ({ page }) => {
      await openPasswordPage(page);
      await page.locator(PASSWORD_FIELD).focus();
      await chip(page);
      await expect(page.locator(PASSWORD_FIELD)).toBeFocused();
      const protocol = await page.context().newCDPSession(page);
      const { nodes } = await protocol.send("Accessibility.getFullAXTree");
      const named = nodes.map(({ role, name }) => `${role?.value}: ${name?.value}`);
      expect(named).toEqual(expect.arrayContaining([`complementary: ${words("extension_name")}`]));
      expect(named).toEqual(
        expect.arrayContaining([`button: ${words("question")}`, `button: ${words("offer_never")}`]),
      );
      await page.locator("#moreOptions").focus();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expectPanel(page, { page: "password", step: "account" });
    });
  });
});

test.describe("the keys for help", () => {
  /**
   * The browser knows the keys. No test can press keys of the browser, so the worker gets its event.
   * @param {Companion} companion
   * @param {Page} page
   */
  async function press({ worker }, page) {
    await page.bringToFront();
    await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      /** @type {any} */ (chrome.commands.onCommand).dispatch("help", tab);
    });
  }

  test("have a name and are Alt, Shift and H", async ({ companion }) => {
    const all = await companion.worker.evaluate(() => chrome.commands.getAll());
    expect(all).toContainEqual({ name: "help", shortcut: "Alt+Shift+H", description: words("command_help") });
  });

  for (const [where, address] of [
    ["on a sign-in page without a card", authorize("en")],
    ["on any other page", "https://portal.contoso.example/app"],
  ]) {
    test(`open the popup ${where}`, async ({ companion, page }) => {
      await page.goto(String(address));
      const protocol = await browserSession(companion.context);
      const opening = new Promise((resolve) =>
        watchPopups(protocol, companion.id, resolve).then(() => press(companion, page)),
      );
      expect(await opening).toBeTruthy();
      expect(await hostCount(page)).toBe(0);
    });
  }

  test("open no popup where the card has taken the focus", async ({ companion, page }) => {
    await page.goto(authorize("en"));
    const { call, end } = await worldOf(page, companion.id);
    /** What the page does with the keys: the card answers for it, or nobody. */
    const answering = () =>
      call(() => {
        /** @type {any} */
        const all = globalThis;
        const world = all[Symbol.for("tap-companion")];
        all.asked = 0;
        world.focusHelp = () => {
          all.asked += 1;
          return all.asked === 1;
        };
      });
    const asked = () => call(() => /** @type {number} */ (/** @type {any} */ (globalThis).asked));
    await answering();
    await companion.worker.evaluate(() => {
      Object.assign(globalThis, { opened: 0 });
      chrome.action.openPopup = async () => {
        /** @type {any} */
        const all = globalThis;
        all.opened += 1;
      };
    });
    await press(companion, page);
    await expect.poll(asked).toBe(1);
    // Once more, now without a card: by then the worker has the first answer.
    await press(companion, page);
    await expect.poll(() => companion.worker.evaluate(() => /** @type {any} */ (globalThis).opened)).toBe(1);
    expect(await asked()).toBe(2);
    await end();
  });
});

const LINE = "document.querySelector('.introduction:not([hidden])')?.textContent ?? null";

test("the popup of a copy from a folder does not say that an organisation installed it", async ({
  companion,
  page,
}) => {
  await page.goto(authorize("en"));
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('.action')?.hidden")).toBe(false);
  expect(await popup.evaluate(LINE)).toBeNull();
  expect(await companion.worker.evaluate(() => chrome.storage.local.get("introduced"))).toEqual({});
});

if (CAN_MANAGE) {
  test("the popup of a managed copy says once that the organisation installed it", async () => {
    test.setTimeout(QUEUE_MS);
    const it = await organisation();
    try {
      it.install();
      const companion = await launch({ extension: null, profile: it.profile });
      try {
        const [page] = companion.context.pages();
        if (!page) throw new Error("the browser has no page");
        await page.goto(authorize("en"));
        const first = await openPopup(companion, page);
        await expect.poll(() => first.evaluate(LINE)).toBe(words("popup_managed"));
        await first.close();
        const second = await openPopup(companion, page);
        await expect.poll(() => second.evaluate("document.querySelector('.action')?.hidden")).toBe(false);
        expect(await second.evaluate(LINE)).toBeNull();
        expect(await flags(companion), "IT decides whether password pages ask").not.toContain("door");
      } finally {
        await companion.close();
      }
    } finally {
      await it.close();
    }
  });
}
