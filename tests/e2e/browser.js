// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Starts Chromium with the built extension and reads its visible state, for the tests and the demo. */

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

import { serve } from "../stand-in/server.js";

/** A step of a browser's start that has not ended by then will not, in milliseconds. */
const START_MS = 20_000;

/**
 * Fails with the step's name if it does not end: a start has hung once in some hundred, and nobody knows where.
 * @template T
 * @param {string} step
 * @param {Promise<T>} ending
 * @returns {Promise<T>}
 */
async function inTime(step, ending) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${step} did not end`)), START_MS);
  });
  try {
    return /** @type {T} */ (await Promise.race([ending, late]));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Chromium counts only the last list: so this repeats Playwright's. The first three load pages of the browser's own for
 * its address bar, which no test types into; without them a start costs a quarter less (2026-11).
 */
const DISABLED = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

export const EXTENSION = fileURLToPath(new URL("../../dist/extension", import.meta.url));

/**
 * @typedef {import("@playwright/test").BrowserContext} BrowserContext
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {import("@playwright/test").Frame} Frame
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box in CSS pixels of the window
 */

/**
 * The id of an extension with this key: the first half of the key's hash, in letters.
 * @param {Buffer} key the public key as DER
 */
export function idOf(key) {
  return createHash("sha256")
    .update(key)
    .digest("hex")
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

/**
 * The id of an unpacked extension: from its key, or without a key from its folder.
 * @param {string} folder
 */
export function unpackedId(folder) {
  const { key } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return idOf(key ? Buffer.from(key, "base64") : Buffer.from(realpathSync(folder)));
}

/**
 * Starts Chromium with these unpacked extensions and no others, on the practice site.
 * @param {string[]} extensions their folders
 * @param {{
 *   profile?: string, managed?: boolean, headless?: boolean, site?: import("../stand-in/site.js").Knobs,
 *   args?: string[],
 *   options?: Parameters<typeof chromium.launchPersistentContext>[1],
 * }} [how] profile: a folder that the caller keeps; managed: a policy installs another extension
 */
export async function open(
  extensions,
  { profile: given, managed = false, headless = true, site, args = [], options = {} } = {},
) {
  for (const folder of extensions) if (!existsSync(folder)) throw new Error(`${folder} is not there: run ./build.sh`);
  const practice = await inTime("the start of the practice site", serve(site));
  const profile = given ?? developerProfile();
  const folders = extensions.join();
  const context = await chromium.launchPersistentContext(profile, {
    timeout: START_MS,
    executablePath: process.env["CHROME"] || "/usr/bin/chromium",
    headless,
    viewport: { width: 1280, height: 720 },
    // With the second argument a browser would not load what a policy installs.
    ignoreDefaultArgs: ["--disable-extensions", ...(managed ? ["--disable-background-networking"] : [])],
    args: [
      ...(folders ? [`--load-extension=${folders}`, `--disable-extensions-except=${folders}`] : []),
      // Lets the protocol click the toolbar button.
      "--enable-unsafe-extension-debugging",
      `--disable-features=${DISABLED.join()}`,
      // The screen limits the height of a popup; this is a usual size.
      "--screen-info={1920x1080}",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...practice.args,
      ...args,
    ],
    ...options,
  });
  const close = async () => {
    await context.close();
    await practice.close();
    if (!given) await removeProfile(profile);
  };
  return { context, requests: practice.requests, close };
}

/**
 * Starts Chromium with an extension and waits until its worker is ready. Closes the extension's welcome page, unless
 * `welcome` is set.
 * @param {NonNullable<Parameters<typeof open>[1]> & {
 *   extension?: string | null, beside?: string[], welcome?: boolean,
 * }} [how] extension: null if a policy installs it; beside: further extensions
 */
export async function launch({ extension = EXTENSION, beside = [], welcome = false, ...how } = {}) {
  const { context, requests, close } = await open([...(extension ? [extension] : []), ...beside], {
    managed: !extension,
    ...how,
  });
  try {
    const isIt = (/** @type {import("@playwright/test").Worker} */ worker) =>
      !extension || new URL(worker.url()).host === unpackedId(extension);
    const worker =
      context.serviceWorkers().find(isIt) ??
      (await context.waitForEvent("serviceworker", { timeout: START_MS, predicate: isIt }));
    if (!welcome && extension && existsSync(join(extension, "welcome.html"))) {
      const page = await welcomePage(context);
      // If the page closes while it loads, the extension's process can be left without the browser's own texts.
      await inTime("the load of the welcome page", page.waitForLoadState());
      await inTime("the closing of the welcome page", page.close());
    }
    // A page that opens earlier waits for the worker; no person is that fast.
    if (extension && existsSync(join(extension, "content/ready.js"))) {
      const isReady = () =>
        worker.evaluate(
          async () => (await chrome.scripting.getRegisteredContentScripts({ ids: ["ready"] })).length === 1,
        );
      const untilReady = async () => {
        while (!(await isReady()));
      };
      await inTime("the wait for the worker's flag", untilReady());
    }
    return { context, worker, id: new URL(worker.url()).host, requests, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The welcome page, which the extension opens after its installation.
 * @param {BrowserContext} context
 * @returns {Promise<Page>}
 */
export function welcomePage(context) {
  return new Promise((resolve, reject) => {
    const urls = () => context.pages().map((page) => page.url());
    const late = setTimeout(() => reject(new Error(`no welcome page: ${urls()}`)), START_MS);
    // A page that opens may not have its address yet.
    const watch = (/** @type {Page} */ page) => {
      page.waitForURL(/^chrome-extension:\/\/[^/]+\/welcome\.html/, { waitUntil: "commit" }).then(
        () => {
          clearTimeout(late);
          context.off("page", watch);
          resolve(page);
        },
        () => {},
      );
    };
    context.on("page", watch);
    context.pages().forEach(watch);
  });
}

/**
 * Removes a folder with a browser's profile. A process of that browser may still write to it after the browser has
 * ended, so this tries until nobody does.
 * @param {string} folder
 */
export async function removeProfile(folder) {
  for (;;) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOTEMPTY") throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** A new profile in which an unpacked extension may reload itself. */
function developerProfile() {
  const profile = mkdtempSync(join(tmpdir(), "tap-companion-profile-"));
  mkdirSync(join(profile, "Default"));
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  return profile;
}

/**
 * The panel in this page, or null. It is in a closed shadow root, but it is a normal frame.
 * @param {Page} page
 * @returns {Frame | null}
 */
export function panelOf(page) {
  return page.frames().find((frame) => /^chrome-extension:\/\/[^/]+\/panel\.html/.test(frame.url())) ?? null;
}

/**
 * The `data-*` attributes of the panel's root element, or null without a panel.
 * @param {Page} page
 * @returns {Promise<Record<string, string> | null>}
 */
export async function panelState(page) {
  const read = panelOf(page)?.evaluate(() => ({
    .../** @type {Record<string, string>} */ (document.documentElement.dataset),
  }));
  return (await read?.catch(() => null)) ?? null;
}

/**
 * The box of the first element with this part or class in the extension's closed shadow root.
 * @param {Page} page
 * @param {"ring" | "card" | "tip" | "chip" | "chip-ask" | "chip-never"} part
 * @returns {Promise<Box | null>} null while the element is missing or hidden
 */
export async function partBox(page, part) {
  const protocol = await page.context().newCDPSession(page);
  try {
    const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
    const node = findPart(root, part);
    if (!node || ["data-hidden", "inert"].some((name) => node.attributes?.includes(name))) return null;
    const { model } = await protocol.send("DOM.getBoxModel", { nodeId: node.nodeId });
    const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
    return { left, top, right, bottom };
  } catch {
    // "Could not compute box model": the element is hidden.
    return null;
  } finally {
    await protocol.detach().catch(() => {});
  }
}

/**
 * What the tip at the field says, or null while it cannot be seen.
 * @param {Page} page
 * @returns {Promise<{
 *   words: string, tone: string, form: string, focused: string | null,
 *   buttons: { press: string, label: string, x: number, y: number }[],
 * } | null>} focused: the button that has the focus; x and y: the middle of a button
 */
export async function tipState(page) {
  const protocol = await page.context().newCDPSession(page);
  try {
    const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
    const node = findPart(root, "tip");
    if (!node || node.attributes?.includes("data-hidden")) return null;
    const { object } = await protocol.send("DOM.resolveNode", { nodeId: node.nodeId });
    const { result } = await protocol.send("Runtime.callFunctionOn", {
      objectId: object.objectId ?? "",
      functionDeclaration: String(readTip),
      returnByValue: true,
    });
    return result.value;
  } catch {
    // The tip has gone meanwhile.
    return null;
  } finally {
    await protocol.detach().catch(() => {});
  }
}

/** Runs in the page, on the tip. @this {HTMLElement} */
function readTip() {
  const isShown = (/** @type {Element} */ element) => element.checkVisibility();
  const root = this.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  return {
    focused: this.contains(active) ? (active?.className ?? null) : null,
    words: [...this.querySelectorAll(".text")].filter(isShown).map((element) => element.textContent)[0] ?? "",
    tone: this.dataset["tone"] ?? "",
    form: this.dataset["form"] ?? "",
    buttons: [...this.querySelectorAll("button")].filter(isShown).map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const label = button.textContent || button.title;
      return { press: button.className, label, x: left + width / 2, y: top + height / 2 };
    }),
  };
}

/**
 * Whether the card has its texts and its final height, and nothing in the page moves.
 * @param {Page} page
 */
export async function hasSettled(page) {
  const [moving = 0, end = 0] = await page.evaluate(() => [
    document.getAnimations().length + document.querySelectorAll(".going").length,
    // A card that ends here scrolls: below it is only the page's footer.
    innerHeight - 80,
  ]);
  const [headline, height] = (await panelOf(page)
    ?.evaluate(async () => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      // Wait until the layout is painted.
      for (let frames = 0; frames < 3; frames += 1) await frame();
      return [
        // A click counts once the browser has said that the card can be seen.
        (document.documentElement.hasAttribute("data-in-sight") && document.querySelector("h1")?.textContent) || "",
        document.querySelector("main")?.getBoundingClientRect().height ?? 0,
      ];
    })
    .catch(() => null)) ?? ["", 0];
  const card = await partBox(page, "card");
  if (moving > 0 || headline === "" || card === null) return false;
  const hidden = Number(height) - (card.bottom - card.top);
  return Math.abs(hidden) <= 1 || (hidden > 0 && card.bottom > end);
}

/**
 * @typedef {{
 *   nodeId: number, localName: string, attributes?: string[], children?: Node[], shadowRoots?: Node[],
 * }} Node
 * @param {Node} node
 * @param {string} part
 * @param {boolean} [isOurs] the node is below the extension's host
 * @returns {Node | null}
 */
export function findPart(node, part, isOurs = false) {
  const { attributes = [] } = node;
  const isIt = (/** @type {string} */ name, /** @type {number} */ index) =>
    index % 2 === 0 && ["part", "class"].includes(name) && attributes[index + 1] === part;
  if (isOurs && attributes.some(isIt)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = findPart(child, part, isOurs || node.localName === "tap-companion");
    if (found) return found;
  }
  return null;
}

/**
 * How many host elements of the extension are in the page.
 * @param {Page} page
 */
export function hostCount(page) {
  return page.locator("tap-companion").count();
}

/**
 * Stops the worker, as the browser does after 30 idle seconds.
 * @param {Awaited<ReturnType<typeof launch>>} companion
 * @returns {Promise<Page>} a page of the extension that the caller must close; closing it may wake the worker
 */
export async function stopWorker(companion) {
  const page = await companion.context.newPage();
  await page.goto(`chrome-extension://${companion.id}/popup.html`);
  const protocol = await companion.context.newCDPSession(page);
  await protocol.send("ServiceWorker.enable");
  const stopped = new Promise((resolve) => {
    protocol.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === "stopped")) resolve(undefined);
    });
  });
  await protocol.send("ServiceWorker.stopAllWorkers");
  await stopped;
  return page;
}

/**
 * How many web pages are open after the worker has handled all its events.
 * @param {Awaited<ReturnType<typeof launch>>} companion
 */
export async function pagesInTheEnd({ context, id }) {
  const asking = await context.newPage();
  await asking.goto(`chrome-extension://${id}/popup.html`);
  await asking.evaluate(() => chrome.runtime.sendMessage({ kind: "settled?" }));
  await asking.close();
  return context.pages().filter((page) => page.url().startsWith("https:")).length;
}

/**
 * Whether the worker is running.
 * @param {Awaited<ReturnType<typeof launch>>} companion
 */
export async function workerRuns({ context, id }) {
  const protocol = await context.browser()?.newBrowserCDPSession();
  const { targetInfos } = (await protocol?.send("Target.getTargets")) ?? { targetInfos: [] };
  return targetInfos.some(({ type, url }) => type === "service_worker" && url.startsWith(`chrome-extension://${id}/`));
}

/**
 * A protocol session with the whole browser.
 * @param {BrowserContext} context
 */
export async function browserSession(context) {
  const protocol = await context.browser()?.newBrowserCDPSession();
  if (!protocol) throw new Error("the browser has no protocol session");
  return protocol;
}

/**
 * Calls `opened` for each toolbar popup that opens, until the session ends.
 * @param {import("@playwright/test").CDPSession} protocol
 * @param {string} id of the extension
 * @param {(targetId: string) => void} opened
 */
export async function watchPopups(protocol, id, opened) {
  const known = new Set((await protocol.send("Target.getTargets")).targetInfos.map(({ targetId }) => targetId));
  const look = (/** @type {{ targetInfo: { url: string, targetId: string } }} */ { targetInfo: { url, targetId } }) => {
    if (url !== `chrome-extension://${id}/popup.html` || known.has(targetId)) return;
    known.add(targetId);
    opened(targetId);
  };
  protocol.on("Target.targetCreated", look);
  protocol.on("Target.targetInfoChanged", look);
  await protocol.send("Target.setDiscoverTargets", { discover: true });
}

/**
 * Clicks the toolbar button over this page. As for a person, the click lets the popup read the page's address.
 * @param {import("@playwright/test").CDPSession} protocol with the whole browser
 * @param {string} id of the extension
 * @param {Page} page
 */
export async function clickToolbarButton(protocol, id, page) {
  await page.bringToFront();
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send("Target.getTargetInfo");
  await own.detach();
  const tabs = await protocol.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tab = tabs.targetInfos.find(({ url, title }) => url === targetInfo.url && title === targetInfo.title);
  if (!tab) throw new Error("the page has no tab");
  // The protocol types of Playwright do not contain this command yet.
  await /** @type {any} */ (protocol).send("Extensions.triggerAction", { id, targetId: tab.targetId });
}

/**
 * Opens the toolbar popup over this page. Playwright does not see it as a page, so the tests control it over the
 * protocol.
 * @param {Awaited<ReturnType<typeof launch>>} companion
 * @param {Page} page
 */
export async function openPopup({ context, id }, page) {
  const protocol = await browserSession(context);
  /** @type {(targetId: string) => void} */
  let opened = () => {};
  /** @type {Promise<string>} */
  const opening = new Promise((resolve) => (opened = resolve));
  await watchPopups(protocol, id, opened);
  const clicked = Date.now();
  await clickToolbarButton(protocol, id, page);
  const targetId = await opening;
  const { sessionId } = await protocol.send("Target.attachToTarget", { targetId, flatten: false });
  let calls = 0;
  /**
   * @param {string} method
   * @param {object} [params]
   * @returns {Promise<any>}
   */
  async function send(method, params = {}) {
    calls += 1;
    const call = calls;
    /** @type {Promise<any>} */
    const answer = new Promise((resolve) => {
      protocol.on("Target.receivedMessageFromTarget", (event) => {
        const message = JSON.parse(event.message);
        if (event.sessionId === sessionId && message.id === call) resolve(message.result);
      });
    });
    await protocol.send("Target.sendMessageToTarget", {
      sessionId,
      message: JSON.stringify({ id: call, method, params }),
    });
    return answer;
  }
  return {
    /** The time of the click, in milliseconds since 1970. */
    clicked,
    send,
    /**
     * @param {string} expression
     * @returns {Promise<unknown>}
     */
    async evaluate(expression) {
      return (
        await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true, userGesture: true })
      ).result.value;
    },
    /** Closes the popup and waits until it is gone. */
    async close() {
      const gone = new Promise((resolve) =>
        protocol.on("Target.targetDestroyed", (event) => event.targetId === targetId && resolve(undefined)),
      );
      await protocol.send("Target.closeTarget", { targetId });
      await gone;
      await protocol.detach();
    },
    /** @returns {Promise<Buffer>} a picture of the popup */
    async picture() {
      const { data } = await send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true });
      return Buffer.from(data, "base64");
    },
  };
}
