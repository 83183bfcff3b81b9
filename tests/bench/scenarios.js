// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The scenarios. Each one is a load that is the same for every runner. */

import { existsSync } from "node:fs";
import { join } from "node:path";

import { panelOf } from "../e2e/browser.js";
import { PASS, PASSWORD } from "../stand-in/people.js";
import { authorize, SECURITY_INFO } from "../stand-in/site.js";
import { ownMemory, pageMemory } from "./memory.js";
import { insert, PASS_VIEW, pageOf, storm } from "./pages.js";
import { forget, set } from "./runners.js";
import { framesIn, longTasks, scriptTime } from "./trace.js";
import { sighted, watch } from "./watch.js";
import { worldOf } from "./world.js";

/**
 * @typedef {import("./runners.js").Runner} Runner
 * @typedef {import("../e2e/browser.js").Page} Page
 * @typedef {keyof typeof FIGURES} Figure
 * @typedef {Partial<Record<Figure, number | null>>} Figures null: the figure has no meaning for this runner
 * @typedef {(what: () => Promise<unknown>) => Promise<void>} During runs the part of a load that is measured
 * @typedef {{
 *   name: string,
 *   before?: (runner: Runner) => Promise<void>,
 *   run: (runner: Runner, during: During) => Promise<Figures>,
 *   after?: (runner: Runner) => Promise<void>,
 * }} Scenario
 */

export const FIGURES = {
  script: "the extension's script in the page, ms",
  own: "script in the extension's processes, ms",
  longTasks: "long tasks of the page, number",
  longTotal: "long tasks of the page, ms together",
  frames: "frames painted, number",
  ring: "from field to ring, ms",
  ringFrames: "from field to ring, frames",
  card: "from field to card, ms",
  key: "from key to verdict, ms",
  pageMemory: "script memory of the page, MB",
  ownMemory: "memory of the extension's processes, MB",
};

/** A ring or a card that has not appeared after this many milliseconds is not expected. */
const MOST_MS = 3000;
export const STORM = 100_000;
const LARGE = 20_000;
const FIELD = "input[name=accesspass]";
/** The button of the new view: the old view has one too until it has left. */
const NEXT = "[data-viewid]:not(.going) #idSIButton9";

/** @type {Scenario[]} */
export const SCENARIOS = [
  {
    name: "ordinary sign-in",
    async run(runner, during) {
      await runner.context.clearCookies();
      await during(() => ordinary(runner.page));
      await runner.context.clearCookies();
      await runner.page.goto(authorize("en"));
      await runner.page.locator("#i0116").waitFor();
      return memory(runner);
    },
  },
  {
    name: "ordinary sign-in with the question",
    before: (runner) => set(runner, { offerAtPassword: "on" }, hasQuestion(runner) ? { door: true } : {}),
    async run(runner, during) {
      await runner.context.clearCookies();
      await during(() => ordinary(runner.page, hasQuestion(runner)));
      return {};
    },
    after: (runner) => set(runner, {}, { door: false }),
  },
  {
    name: "pass sign-in",
    async run(runner, during) {
      const { page, context, companion } = runner;
      /** @type {Figures} */
      const more = {};
      // The checklist opens in another tab.
      const checklist = companion && context.waitForEvent("page");
      await during(async () => {
        await page.goto(authorize("en"));
        const sighting = await watching(runner, { since: FIELD, ring: true, card: true });
        await page.locator("#i0116").fill("maya@contoso.com");
        await page.locator(NEXT).click();
        await page.locator(FIELD).fill(PASS);
        Object.assign(more, await sighting());
        more.key = await keyToVerdict(page);
        await page.locator(NEXT).click();
        await page.locator("#KmsiCheckboxField").waitFor();
        await page.locator(NEXT).click();
        await page.waitForURL(/^https:\/\/portal\.contoso\.example\/app/);
      });
      await checklist;
      await forget(runner);
      return more;
    },
  },
  {
    name: "Security info",
    before: (runner) => set(runner, { checklist: "always" }, { checklist: true }),
    async run(runner, during) {
      const { page, context } = runner;
      await context.addCookies([
        { name: "signedin", value: "practice", url: SECURITY_INFO, secure: true, httpOnly: true },
      ]);
      await during(async () => {
        await page.goto(`${SECURITY_INFO}/security-info?lng=en`);
        const sighting = await watching(runner, { since: "main.info", ring: false, card: true });
        await page.locator(".ms-DetailsRow").first().waitFor();
        await sighting();
      });
      const used = await memory(runner);
      await forget(runner);
      return used;
    },
    after: (runner) => set(runner, {}, { checklist: false }),
  },
  {
    name: `a page of ${LARGE.toLocaleString("en")} nodes`,
    before: (runner) => show(runner, pageOf(LARGE)),
    async run(runner, during) {
      const { page } = runner;
      /** @type {Figures} */
      const more = {};
      await during(async () => {
        await page.goto(authorize("en"));
        const sighting = await watching(runner, { since: FIELD, ring: true, card: true });
        await page.evaluate(insert, PASS_VIEW);
        await page.locator(FIELD).waitFor();
        Object.assign(more, await sighting());
      });
      return { ...more, ...(await memory(runner)) };
    },
    after: leave,
  },
  stormScenario("a storm of 100,000 mutations, no pass on the page", ""),
  stormScenario("a storm of 100,000 mutations, with the pass field", PASS_VIEW),
];

/**
 * @param {string} name
 * @param {string} view
 * @returns {Scenario}
 */
function stormScenario(name, view) {
  return {
    name,
    before: (runner) => show(runner, pageOf(100, view)),
    async run(runner, during) {
      await runner.page.goto(authorize("en"));
      if (view) await (await watching(runner, { since: FIELD, ring: true, card: true }))();
      await during(() => runner.page.evaluate(storm, STORM));
      return memory(runner);
    },
    after: leave,
  };
}

/** Whether this build can ask at the password box. @param {Runner} runner */
const hasQuestion = ({ folder }) => folder !== null && existsSync(join(folder, "content/door.js"));

/**
 * Signs in with user name, password and "Stay signed in?".
 * @param {Page} page
 * @param {boolean} [withQuestion] waits for the question at the password box
 */
export async function ordinary(page, withQuestion = false) {
  await page.goto(authorize("en"));
  await page.locator("#i0116").fill("nils@contoso.com");
  await page.locator(NEXT).click();
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  if (withQuestion) await page.locator("tap-companion").waitFor({ state: "attached" });
  await page.locator(NEXT).click();
  await page.locator("#KmsiCheckboxField").waitFor();
  await page.locator(NEXT).click();
  await page.waitForURL(/^https:\/\/portal\.contoso\.example\/app/);
}

/**
 * The figures in the trace of one load.
 * @param {Runner} runner
 * @param {import("./trace.js").Trace} trace
 * @returns {Figures}
 */
export function traceFigures(runner, trace) {
  const long = longTasks(trace);
  return {
    script: runner.id === null ? null : scriptTime(trace, runner.id, "page"),
    own: runner.companion ? scriptTime(trace, runner.id, "own") : null,
    longTasks: long.length,
    longTotal: long.reduce((sum, ms) => sum + ms, 0),
    frames: framesIn(trace),
  };
}

/**
 * @param {Runner} runner
 * @returns {Promise<Figures>}
 */
async function memory(runner) {
  return {
    pageMemory: await pageMemory(runner.page),
    ownMemory: runner.id === null ? null : await ownMemory(runner.protocol),
  };
}

/**
 * Starts to watch for ring and card. Does not wait for a card if the runner draws none.
 * @param {Runner} runner
 * @param {{ since: string, ring: boolean, card: boolean }} what
 * @returns {Promise<() => Promise<Figures>>} waits until they are there or too late
 */
export async function watching(runner, { since, ring, card }) {
  const { id, folder, companion, page } = runner;
  if (id === null) return async () => ({});
  const isFloor = folder?.includes("floor-") ?? false;
  const world = await worldOf(page, id);
  await world.call(watch, { since, ring, card: card && !isFloor, most: MOST_MS });
  return async () => {
    const seen = await world.call(sighted);
    if (companion && card && seen.card === null) throw new Error(`${runner.name} shows no card`);
    await world.end();
    return { ring: seen.ring?.ms ?? null, ringFrames: seen.ring?.frames ?? null, card: seen.card?.ms ?? null };
  };
}

/**
 * Types a space after a good pass and measures until the panel reports it. Both processes read the same clock.
 * @param {Page} page
 * @returns {Promise<number | null>} null if the runner has no panel
 */
async function keyToVerdict(page) {
  const panel = panelOf(page);
  if (!panel) {
    await page.keyboard.press("Space");
    await page.keyboard.press("Backspace");
    return null;
  }
  const plausible = () => document.documentElement.dataset["verdict"] === "plausible";
  await panel.waitForFunction(plausible);
  const verdict = panel.evaluate(
    () =>
      /** @type {Promise<number>} */ (
        new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            if (document.documentElement.dataset["verdict"] === "plausible") return;
            observer.disconnect();
            resolve(performance.timeOrigin + performance.now());
          });
          observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-verdict"] });
          Object.assign(globalThis, { benchListens: true });
        })
      ),
  );
  await panel.waitForFunction(() => "benchListens" in globalThis);
  const pressed = await page.evaluateHandle(() => ({
    at: /** @type {Promise<number>} */ (
      new Promise((resolve) =>
        addEventListener("keydown", ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), {
          once: true,
          capture: true,
        }),
      )
    ),
  }));
  await page.keyboard.press("Space");
  const ms = (await verdict) - (await pressed.evaluate(({ at }) => at));
  await page.keyboard.press("Backspace");
  await panel.waitForFunction(plausible);
  return ms;
}

/**
 * Makes every address show this document.
 * @param {Runner} runner
 * @param {string} html
 */
export async function show({ shown }, html) {
  shown.html = html;
}

/** Returns to the practice site. @param {Runner} runner */
export async function leave({ shown, page }) {
  shown.html = "";
  await page.goto("about:blank");
}
