// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What is measured: one load each, the same for every runner. */

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
 * @typedef {Partial<Record<Figure, number | null>>} Figures null: it has no meaning here
 * @typedef {(what: () => Promise<unknown>) => Promise<void>} During what counts of a load
 * @typedef {{ name: string, before?: (runner: Runner) => Promise<void>, run: (runner: Runner, during: During) => Promise<Figures>, after?: (runner: Runner) => Promise<void> }} Scenario
 */

export const FIGURES = {
  script: "scripts of the extension on the page's main thread, ms",
  own: "its own processes' scripts: frames, worker, ms",
  longTasks: "long tasks of the page's main thread, number",
  longTotal: "long tasks of the page's main thread, ms in all",
  frames: "frames painted, number",
  ring: "from the field inserted to the ring painted, ms",
  ringFrames: "from the field inserted to the ring painted, frames",
  card: "from the field inserted to the card shown, ms",
  key: "from a keystroke to the verdict, ms",
  pageMemory: "memory of the page's scripts, MB",
  ownMemory: "memory of the extension's own processes, MB",
};

/** Milliseconds after which a ring or a card does not come any more. */
const MOST_MS = 3000;
export const STORM = 100_000;
const LARGE = 20_000;
const FIELD = "input[name=accesspass]";
/** The next thing, in the view that has come: the one that goes has the same for a moment. */
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
    name: "pass sign-in",
    async run(runner, during) {
      const { page, context, companion } = runner;
      /** @type {Figures} */
      const more = {};
      // The checklist comes in a tab of its own.
      const checklist = companion && context.waitForEvent("page");
      await during(async () => {
        await page.goto(authorize("en"));
        const sights = await watching(runner, { since: FIELD, ring: true, card: true });
        await page.locator("#i0116").fill("maya@contoso.com");
        await page.locator(NEXT).click();
        await page.locator(FIELD).fill(PASS);
        Object.assign(more, await sights());
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
        const sights = await watching(runner, { since: "main.info", ring: false, card: true });
        await page.locator(".ms-DetailsRow").first().waitFor();
        await sights();
      });
      const held = await memory(runner);
      await forget(runner);
      return held;
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
        const sights = await watching(runner, { since: FIELD, ring: true, card: true });
        await page.evaluate(insert, PASS_VIEW);
        await page.locator(FIELD).waitFor();
        Object.assign(more, await sights());
      });
      return { ...more, ...(await memory(runner)) };
    },
    after: leave,
  },
  stormy("a storm of 100,000 mutations, no pass near", ""),
  stormy("a storm of 100,000 mutations beside the field", PASS_VIEW),
];

/**
 * @param {string} name
 * @param {string} view
 * @returns {Scenario}
 */
function stormy(name, view) {
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

/** User name, password, "Stay signed in?". @param {Page} page */
export async function ordinary(page) {
  await page.goto(authorize("en"));
  await page.locator("#i0116").fill("nils@contoso.com");
  await page.locator(NEXT).click();
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  await page.locator(NEXT).click();
  await page.locator("#KmsiCheckboxField").waitFor();
  await page.locator(NEXT).click();
  await page.waitForURL(/^https:\/\/portal\.contoso\.example\/app/);
}

/**
 * What a trace of one load says.
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
 * Watches from here on. What no runner of this kind draws is not waited for.
 * @param {Runner} runner
 * @param {{ since: string, ring: boolean, card: boolean }} what
 * @returns {Promise<() => Promise<Figures>>} to be called once it must come
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
 * A space behind a good pass is noticed. By the clock that both processes read.
 * @param {Page} page
 * @returns {Promise<number | null>} null where there is nobody who judges
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
          const told = new MutationObserver(() => {
            if (document.documentElement.dataset["verdict"] === "plausible") return;
            told.disconnect();
            resolve(performance.timeOrigin + performance.now());
          });
          told.observe(document.documentElement, { attributes: true, attributeFilter: ["data-verdict"] });
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
 * From here on every address shows this.
 * @param {Runner} runner
 * @param {string} html
 */
export async function show({ shown }, html) {
  shown.html = html;
}

/** Back to the practice site. @param {Runner} runner */
export async function leave({ shown, page }) {
  shown.html = "";
  await page.goto("about:blank");
}
