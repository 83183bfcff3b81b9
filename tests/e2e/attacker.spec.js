// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** A page that attacks the extension gets nothing: the person sees ring and card, or the toolbar says what to do. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { PASS } from "../stand-in/people.js";
import { findPart, launch, openPopup, panelOf, unpackedId } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  cardAtRest,
  expect,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  nameAccount,
  panel,
  partBox,
  signInToSecurityInfo,
  submit,
  test,
} from "./fixtures.js";
import { set } from "./settings.js";

const words = catalogue("en");

const FIELD = "[name=accesspass]";

/** @typedef {import("./fixtures.js").Page} Page */

/** What the icon says in the active tab. @param {import("./fixtures.js").Companion} companion */
const badge = ({ worker }) =>
  worker.evaluate(async () =>
    chrome.action.getBadgeText({ tabId: (await chrome.tabs.query({ active: true }))[0]?.id ?? 0 }),
  );

/** Whether the page has got the root of one of its elements. @param {Page} page */
const rootIsReached = (page) =>
  page.evaluate(() =>
    /** @type {any} */ (globalThis).made.some((/** @type {any} */ internals) => internals?.shadowRoot?.children.length),
  );

test.describe("a page that defines our element before we do", () => {
  for (const { what, define, isDrawn = false } of [
    {
      what: "and asks for its internals",
      define: () => {
        const made = /** @type {unknown[]} */ ([]);
        Object.assign(globalThis, { made });
        customElements.define(
          "tap-companion",
          class extends HTMLElement {
            constructor() {
              super();
              made.push(this.attachInternals());
            }
          },
        );
      },
    },
    {
      what: "without a right to a root",
      define: () => {
        const made = /** @type {unknown[]} */ ([]);
        Object.assign(globalThis, { made });
        customElements.define(
          "tap-companion",
          class extends HTMLElement {
            static disabledFeatures = ["shadow"];
            constructor() {
              super();
              made.push(this.attachInternals());
            }
          },
        );
      },
    },
    {
      what: "with a root of its own",
      define: () => {
        Object.assign(globalThis, { made: [] });
        customElements.define(
          "tap-companion",
          class extends HTMLElement {
            constructor() {
              super();
              this.attachShadow({ mode: "open" });
            }
          },
        );
      },
    },
    {
      what: "so that it goes at once",
      define: () => {
        Object.assign(globalThis, { made: [] });
        customElements.define(
          "tap-companion",
          class extends HTMLElement {
            connectedCallback() {
              this.remove();
            }
          },
        );
      },
    },
    {
      what: "with a constructor that fails, after it has asked for the internals",
      // The browser makes a plain element then.
      isDrawn: true,
      define: () => {
        const made = /** @type {unknown[]} */ ([]);
        Object.assign(globalThis, { made });
        customElements.define(
          "tap-companion",
          class extends HTMLElement {
            constructor() {
              super();
              made.push(this.attachInternals());
              throw new Error("of the page");
            }
          },
        );
      },
    },
  ]) {
    test(what, async ({ companion, page, complaints }) => {
      await page.addInitScript(define);
      await nameAccount(page, "maya");
      if (isDrawn) {
        await expectRing(page, page.locator(FIELD));
        await expectPanel(page, { page: "pass" });
        expect(complaints.splice(0).join()).toContain("of the page");
      } else {
        await expect.poll(() => badge(companion)).toBe("•");
        await expectNothingOfUs(page);
        const popup = await openPopup(companion, page);
        await expect
          .poll(() => popup.evaluate("document.querySelector('h1')?.textContent"))
          .toBe(words("pass_title_plain"));
      }
      expect(await rootIsReached(page)).toBe(false);
      // The journey goes on.
      const opening = companion.context.waitForEvent("page");
      await page.locator(FIELD).fill(PASS);
      await submit(page);
      await submit(page);
      await expect(await opening).toHaveURL("https://mysignins.microsoft.com/security-info");
      complaints.splice(0);
    });
  }

  test("or after that: the element keeps its root to itself", async ({ page }) => {
    await nameAccount(page, "maya");
    await expectPanel(page, { page: "pass" });
    await page.evaluate(() => {
      const made = /** @type {unknown[]} */ ([]);
      Object.assign(globalThis, { made });
      customElements.define(
        "tap-companion",
        class extends HTMLElement {
          constructor() {
            super();
            made.push(this.attachInternals());
          }
        },
      );
    });
    expect(await page.evaluate(() => /** @type {any} */ (globalThis).made.length)).toBe(1);
    expect(await rootIsReached(page)).toBe(false);
    await expectRing(page, page.locator(FIELD));
    await page.locator(FIELD).fill(`${PASS} `);
    await expectPanel(page, { verdict: "space-around" });
  });
});

test("a panel that the page embeds hears nothing, and ours goes on", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const ours = await panel(page);
  // No page can find this address. We give it away here, but for the word.
  const address = await companion.worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true });
    const target = { tabId: tab?.id ?? 0 };
    const [given] = await chrome.scripting.executeScript({ target, func: () => chrome.runtime.getURL("panel.html") });
    return given?.result;
  });
  for (const word of ["", "#", "#panel"]) {
    const attached = page.waitForEvent("frameattached");
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
    }, `${address}${word}`);
    const theirs = await attached;
    await theirs.waitForURL(/panel\.html/);
    await page.locator(FIELD).fill(`${PASS} `);
    await expect.poll(() => ours.evaluate(() => document.documentElement.dataset["verdict"])).toBe("space-around");
    await page.locator(FIELD).fill(PASS);
    await expect.poll(() => ours.evaluate(() => document.documentElement.dataset["verdict"])).toBe("plausible");
    expect(await theirs.evaluate(() => document.documentElement.dataset["page"])).toBeUndefined();
  }
});

test("styles of the page reach neither ring nor card", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator(FIELD).fill(`${PASS} `);
  await expectPanel(page, { verdict: "space-around" });
  await cardAtRest(page);
  const look = async () => ({
    ring: await partBox(page, "ring"),
    card: await partBox(page, "card"),
    style: await styleOf(page, "ring"),
  });
  const before = await look();
  const hide =
    "opacity: 0 !important; visibility: hidden !important; display: none !important; translate: 300px 0 !important; " +
    "width: 900px !important; height: 900px !important; inset: 0 !important; z-index: 9 !important; scale: 3 !important; " +
    "clip-path: inset(50%) !important; filter: opacity(0) !important; mask: linear-gradient(#0000, #0000) !important; " +
    "animation: away 1s infinite !important; transition: all 99s !important; content-visibility: hidden !important; " +
    "border: 0 !important; outline: 0 !important; background: red !important; zoom: 3 !important; rotate: 9deg !important; " +
    "pointer-events: auto !important; contain: size !important; color-scheme: dark !important; mix-blend-mode: screen !important";
  await page.evaluate((hide) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      @keyframes away { from, to { opacity: 0; translate: -3000px 0 } }
      @layer page {
        tap-companion { ${hide} }
        tap-companion::part(ring), tap-companion::part(card), tap-companion::part(layer) { ${hide} }
      }
      tap-companion { ${hide}; direction: rtl !important }
      tap-companion::part(ring), tap-companion::part(card), tap-companion::part(layer) { ${hide} }
      tap-companion::part(ring)::before {
        content: "" !important; position: fixed !important; inset: 0 !important; background: red !important;
      }
      * { pointer-events: auto !important }
    `);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, hide);
  // Two frames later every style has been applied.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await look()).toEqual(before);
  expect(await styleOf(page, "ring", "before")).toMatchObject({ content: "none" });
  await expectRing(page, page.locator(FIELD));
});

/**
 * The computed style of an element in the extension's closed root.
 * @param {Page} page
 * @param {string} part
 * @param {string} [pseudo]
 */
async function styleOf(page, part, pseudo) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("DOM.enable");
  await protocol.send("CSS.enable");
  const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
  const node = /** @type {any} */ (findPart(root, part));
  const pseudoNode = pseudo && node.pseudoElements?.find((/** @type {any} */ each) => each.pseudoType === pseudo);
  // The browser has no such element: nothing is drawn.
  if (pseudo && !pseudoNode) return { content: "none" };
  const { computedStyle } = await protocol.send("CSS.getComputedStyleForNode", {
    nodeId: (pseudoNode ?? node).nodeId,
  });
  await protocol.detach();
  return Object.fromEntries(computedStyle.map(({ name, value }) => [name, value]));
}

test("a click on the card counts only while nothing covers or fades it", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { verdict: "empty" });
  const frame = await cardAtRest(page);
  const box = await frame.locator(".also").boundingBox();
  if (!box) throw new Error("no button");
  const press = () => page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  /** @param {boolean} expected */
  const isSeen = async (expected) =>
    frame.evaluate(
      (expected) =>
        new Promise((resolve) => {
          const options = /** @type {any} */ ({ trackVisibility: true, delay: 100 });
          const observer = new IntersectionObserver((entries) => {
            if (!entries.some((entry) => /** @type {any} */ (entry).isVisible === expected)) return;
            observer.disconnect();
            resolve(undefined);
          }, options);
          const button = document.querySelector(".also");
          if (button) observer.observe(button);
        }),
      expected,
    );
  // A sheet that we cannot notice, because its events stay in its root. A click goes through it, to the card.
  await page.evaluate(() => {
    const host = document.createElement("div");
    const sheet = document.createElement("div");
    sheet.popover = "manual";
    sheet.style.cssText = "inset: 0; width: 100%; height: 100%; background: white; pointer-events: none";
    host.attachShadow({ mode: "closed" }).append(sheet);
    document.body.append(host);
    sheet.showPopover();
    Object.assign(globalThis, { sheet });
  });
  await isSeen(false);
  await press();
  // The panel has handled the click when it has handled this key.
  await page.locator(FIELD).press("x");
  await expectPanel(page, { verdict: "too-short" });
  await page.locator(FIELD).press("Backspace");
  await expectPanel(page, { verdict: "empty" });
  await expect(page).toHaveURL(/^https:\/\/login\.microsoftonline\.com/);
  await page.evaluate(() => /** @type {any} */ (globalThis).sheet.hidePopover());
  await isSeen(true);
  // The panel's own observer may hear of it later than ours.
  await cardAtRest(page);
  await press();
  await expect(page).toHaveURL(/client_id=19db86c3/);
});

test("a page that zooms its root away from us gets nothing drawn", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await expectPanel(page, { page: "pass" });
  await page.addStyleTag({ content: "html { zoom: 0.05 } body { zoom: 20 }" });
  await expectNothingOfUs(page);
  await expect.poll(() => badge(companion)).toBe("•");
});

test("a click on what has just come into sight counts, and so does one on what is half below our own head", async ({
  companion,
  page,
}) => {
  await set(companion, { methods: ["passkey", "authenticator", "security-key", "phone", "email"] });
  await signInToSecurityInfo(page);
  await page.setViewportSize({ width: 1280, height: 480 });
  const frame = await cardAtRest(page);
  const last = frame.locator(".guide").last();
  await expect(last).toBeHidden();
  const wasInSight = await frame.evaluate(() => {
    const button = [...document.querySelectorAll(".how")].at(-1);
    const before = (button?.getBoundingClientRect().top ?? 0) < innerHeight;
    button?.scrollIntoView();
    // In this very moment, the browser has not looked yet.
    if (button instanceof HTMLElement) button.click();
    return before;
  });
  expect(wasInSight, "control: it was out of sight").toBe(false);
  await expect(last).toBeVisible();
  // A row whose upper half is below the main button, which stays at the top of the card.
  const place = await frame.evaluate(() => {
    const [tick, head] = [document.querySelectorAll("label")[1], document.querySelector(".action")];
    scrollBy(0, (tick?.getBoundingClientRect().top ?? 0) - (head?.getBoundingClientRect().bottom ?? 0) + 8);
    const row = tick?.getBoundingClientRect();
    return {
      x: (row?.left ?? 0) + 30,
      y: (row?.bottom ?? 0) - 4,
      half: (row?.top ?? 0) < (head?.getBoundingClientRect().bottom ?? 0),
    };
  });
  expect(place.half, "control: half of it is covered").toBe(true);
  await expect(frame.locator("label input").nth(1)).not.toBeChecked();
  const card = await partBox(page, "card");
  await page.mouse.click((card?.left ?? 0) + place.x, (card?.top ?? 0) + place.y);
  await expect(frame.locator("label input").nth(1)).toBeChecked();
});

/**
 * Sends these messages from the world of the content scripts in the active tab: a page could that has broken into it.
 * @param {import("./fixtures.js").Companion} companion
 * @param {object[]} messages
 */
function sendFromPage({ worker }, messages) {
  return worker.evaluate(async (messages) => {
    const [tab] = await chrome.tabs.query({ active: true });
    await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      args: [messages],
      func: (messages) => void messages.forEach((message) => void chrome.runtime.sendMessage(message).catch(() => {})),
    });
  }, messages);
}

/** Waits until the worker has done everything. @param {import("./fixtures.js").Companion} companion */
async function settled({ context, id }) {
  const asking = await context.newPage();
  await asking.goto(`chrome-extension://${id}/popup.html`);
  await asking.evaluate(() => chrome.runtime.sendMessage({ kind: "settled?" }));
  await asking.close();
}

test("whose page it is says the browser, not the page", async ({ companion, page }) => {
  await set(companion, { surface: "toolbar" });
  /** A report of My Security info with a passkey in its list. */
  const lie = {
    kind: "sighting",
    facts: { host: "mysignins.microsoft.com", path: "/security-info", seen: { "add-method": 1, "method-passkey": 1 } },
    shape: { signs: "", named: null },
  };
  const stored = () =>
    companion.worker.evaluate(async () => Object.keys(await chrome.storage.local.get()).filter((key) => /:/.test(key)));
  await nameAccount(page, "maya");
  await expect.poll(() => badge(companion)).toBe("•");
  await sendFromPage(companion, [lie]);
  await settled(companion);
  expect(await stored()).toEqual([]);
  // Control: from its own host the same report is believed.
  const opening = companion.context.waitForEvent("page");
  await page.locator(FIELD).fill(PASS);
  await submit(page);
  await submit(page);
  const securityInfo = await opening;
  await expect(securityInfo).toHaveURL("https://mysignins.microsoft.com/security-info");
  await expect.poll(() => badge(companion)).toBe("•");
  await sendFromPage(companion, [lie]);
  await expect.poll(stored).toEqual(["found:passkey"]);
});

test("events that a script has made up are no typing and no click", async ({ companion, page }) => {
  await set(companion, { surface: "toolbar" });
  await nameAccount(page, "maya");
  await expect.poll(() => badge(companion)).toBe("•");
  await companion.worker.evaluate(() => {
    const heard = /** @type {unknown[]} */ ([]);
    Object.assign(globalThis, { heard });
    chrome.runtime.onMessage.addListener((message) => void (message.kind === "sighting" && heard.push(message)));
  });
  const heard = () => companion.worker.evaluate(() => /** @type {any} */ (globalThis).heard);
  await page.locator(FIELD).evaluate((field) => {
    if (!(field instanceof HTMLInputElement)) return;
    for (let time = 0; time < 20_000; time += 1) {
      field.value = "x".repeat(time % 40);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    }
    const button = document.querySelector("#idSIButton9");
    button?.addEventListener("click", (event) => event.preventDefault());
    for (let time = 0; time < 100; time += 1)
      button?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  });
  // Control: what a person types arrives.
  await page.locator(FIELD).pressSequentially("y");
  await expect.poll(async () => (await heard()).at(-1)?.shape.signs).toBe("a".repeat(40));
  expect((await heard()).length, "20,000 events in one task").toBeLessThan(5);
  expect((await heard()).some((/** @type {any} */ message) => message.sent)).toBe(false);
});

test("of many reports about a tab, the worker follows the newest", async ({ companion, page }) => {
  await set(companion, { surface: "toolbar" });
  await nameAccount(page, "maya");
  await expect.poll(() => badge(companion)).toBe("•");
  await settled(companion);
  await companion.worker.evaluate(() => {
    const counted = { heard: 0, followed: 0, release: () => {} };
    const held = new Promise((resolve) => {
      counted.release = () => resolve(undefined);
    });
    Object.assign(globalThis, { counted });
    chrome.runtime.onMessage.addListener((message) => {
      if (message.kind === "sighting") counted.heard += 1;
    });
    const get = chrome.storage.session.get.bind(chrome.storage.session);
    chrome.storage.session.get = /** @type {any} */ (
      async (/** @type {any} */ keys) => {
        counted.followed += 1;
        await held;
        return get(keys);
      }
    );
  });
  const reports = Array.from({ length: 500 }, (_, at) => ({
    kind: "sighting",
    facts: { host: "login.microsoftonline.com", path: "/x", language: "en", seen: { "pass-field": 1 } },
    shape: { signs: "a".repeat(at % 60), named: null },
    sent: false,
    fresh: true,
  }));
  await sendFromPage(companion, reports);
  const counted = () =>
    companion.worker.evaluate(() => {
      const { heard, followed } = /** @type {any} */ (globalThis).counted;
      return { heard, followed };
    });
  await expect.poll(async () => (await counted()).heard).toBe(500);
  await companion.worker.evaluate(() => /** @type {any} */ (globalThis).counted.release());
  await settled(companion);
  expect((await counted()).followed).toBeLessThan(10);
});

test("the frame's address is in nothing that the page can read", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const [, id = ""] = /^chrome-extension:\/\/([^/]+)/.exec(panelOf(page)?.url() ?? "") ?? [];
  expect(id).not.toBe("");
  const read = await page.evaluate(() =>
    JSON.stringify([performance.getEntries(), document.documentElement.outerHTML, location.ancestorOrigins]),
  );
  expect(read).not.toContain(id);
});

test("another extension gets no answer, and reaches neither our storage nor our pages", async () => {
  const other = mkdtempSync(join(tmpdir(), "tap-companion-other-"));
  const manifest = { manifest_version: 3, name: "Other", version: "1", background: { service_worker: "worker.js" } };
  writeFileSync(join(other, "manifest.json"), JSON.stringify({ ...manifest, permissions: ["scripting", "tabs"] }));
  writeFileSync(join(other, "worker.js"), "");
  const companion = await launch({ beside: [other] });
  const { context, id } = companion;
  const theirs = context.serviceWorkers().find((worker) => new URL(worker.url()).host === unpackedId(other));
  if (!theirs) throw new Error("the other extension has no worker");
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/settings.html`);
  const refused = await theirs.evaluate(async (id) => {
    const outcome = (/** @type {() => Promise<unknown>} */ call) =>
      call().then((answer) => `done: ${JSON.stringify(answer)}`, String);
    const [tab] = (await chrome.tabs.query({})).filter(({ url }) => url?.includes(id));
    const connected = () =>
      new Promise((resolve, reject) => {
        const port = chrome.runtime.connect(id);
        port.onMessage.addListener(resolve);
        port.onDisconnect.addListener(() => reject(chrome.runtime.lastError?.message));
      });
    return [
      await outcome(() => chrome.runtime.sendMessage(id, { kind: "awaited?" })),
      await outcome(() => chrome.runtime.sendMessage(id, { kind: "order", order: {} })),
      await outcome(connected),
      await outcome(() => chrome.scripting.executeScript({ target: { tabId: tab?.id ?? 0 }, func: () => 1 })),
    ];
  }, id);
  expect(refused.join("\n")).not.toContain("done");
  await companion.close();
  rmSync(other, { recursive: true });
});
