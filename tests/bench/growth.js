// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** How does the cost grow with the size of the page, the mutations, the open tabs and the rows of the checklist? */

import { authorize, SECURITY_INFO } from "../stand-in/site.js";
import { ownMemory } from "./memory.js";
import { PASS_VIEW, pageOf, stirUp } from "./pages.js";
import { BEST, forget, OURS, set, start } from "./runners.js";
import { leave, show, watching } from "./scenarios.js";
import { slope } from "./statistics.js";
import { figure, spread, table } from "./table.js";
import { scriptTime, tracing } from "./trace.js";

/** @typedef {import("./runners.js").Runner} Runner @typedef {Record<string, number[]>} Measured by column */

const SIZES = [100, 1000, 5000, 20_000];
const RATES = [1, 10, 100, 1000];
const TABS = [1, 10, 50];
/** The settings allow no more. */
const METHODS = [1, 2, 3, 5, 7, 9];
const FRAMES = 120;
/** How often each step is repeated, if there are as many rounds. */
const MOST_REPEATS = 7;
const FIELD = "input[name=accesspass]";
const MEMORY = "the extension's own processes, MB";

let repeats = MOST_REPEATS;

/**
 * @param {string} only words of the titles to run; empty for all
 * @param {number} rounds
 * @returns {Promise<number | undefined>} the memory of one more card, in bytes, if it was measured
 */
export async function growth(only, rounds) {
  repeats = Math.min(rounds, MOST_REPEATS);
  const runners = [await start(BEST), await start(OURS)];
  const ours = /** @type {Runner} */ (runners[1]);
  const named = (/** @type {Runner} */ { name }) => name;
  /** @type {number | undefined} */
  let cardMemory;
  /** @type {[string, () => Promise<void>][]} */
  const all = [
    ["growth with the page, no pass on it", () => withPage(runners, "")],
    ["growth with the page, with the pass field", () => withPage(runners, PASS_VIEW)],
    ["growth with mutations", () => withRate(runners)],
    ["growth with tabs", async () => void (cardMemory = await withTabs(ours))],
    ["growth with methods", () => withMethods(ours)],
  ];
  for (const [title, measure] of all.filter(([title]) => title.includes(only))) {
    process.stderr.write(`${title}\n`);
    console.log(`\n${title} (${runners.map(named).join(", ")})\n`);
    await measure();
  }
  for (const { close } of runners) await close();
  return cardMemory;
}

/**
 * @param {string} what grows
 * @param {number[]} steps
 * @param {Map<number, Measured>} measured by step
 * @param {number} per the slope is the increase for this many more
 */
function print(what, steps, measured, per) {
  const columns = Object.keys(measured.get(steps[0] ?? 0) ?? {});
  const rows = steps.map((step) => [
    step.toLocaleString("en"),
    ...columns.map((column) => spread(measured.get(step)?.[column] ?? [])),
  ]);
  const slopes = columns.map((column) => {
    const points = steps.flatMap((step) =>
      (measured.get(step)?.[column] ?? []).map((value) => /** @type {[number, number]} */ ([step, value])),
    );
    return `${figure(slope(points) * per)} more`;
  });
  console.log(table([what, ...columns], [...rows, [`for each ${per.toLocaleString("en")}`, ...slopes]]));
}

/**
 * Measures what a frame with mutations costs at each step, in turns.
 * @param {Runner[]} runners
 * @param {number[]} steps
 * @param {(runner: Runner, step: number) => Promise<number>} prepare returns the number of mutations for each frame
 */
async function frameCosts(runners, steps, prepare) {
  const tracers = await Promise.all(runners.map(({ protocol }) => tracing(protocol)));
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    for (const step of steps) {
      for (const [index, runner] of runners.entries()) {
        const each = await prepare(runner, step);
        await tracers[index]?.during(() => runner.page.evaluate(stirUp, { frames: FRAMES, each }));
      }
    }
  }
  /** @type {Map<number, Measured>} */
  const measured = new Map(steps.map((step) => [step, {}]));
  for (const [index, runner] of runners.entries()) {
    // The first load of each step fills caches.
    const traces = ((await tracers[index]?.end()) ?? []).slice(steps.length);
    const column = `${runner.name}: script for a frame, ms`;
    for (const [load, trace] of traces.entries()) {
      ((measured.get(steps[load % steps.length] ?? 0) ?? {})[column] ??= []).push(
        scriptTime(trace, runner.id, "page") / FRAMES,
      );
    }
    await leave(runner);
  }
  return measured;
}

/**
 * Measures frames with one mutation in pages of different sizes.
 * @param {Runner[]} runners
 * @param {string} view
 */
async function withPage(runners, view) {
  const measured = await frameCosts(runners, SIZES, async (runner, size) => {
    await show(runner, pageOf(size, view));
    await runner.page.goto(authorize("en"));
    if (view) await (await watching(runner, { since: FIELD, ring: true, card: true }))();
    return 1;
  });
  print("nodes", SIZES, measured, 1000);
}

/** @param {Runner[]} runners */
async function withRate(runners) {
  const measured = await frameCosts(runners, RATES, async (runner, rate) => {
    await show(runner, pageOf(1000));
    await runner.page.goto(authorize("en"));
    return rate;
  });
  print("mutations in a frame", RATES, measured, 100);
}

/**
 * Measures what one more tab with ring and card costs. The tabs open one after the other, as when a person opens them.
 * @param {Runner} runner
 */
async function withTabs(runner) {
  const { context, protocol } = runner;
  /** @type {Map<number, Measured>} */
  const measured = new Map();
  /** @type {import("../e2e/browser.js").Page[]} */
  const tabs = [];
  await show(runner, pageOf(100, PASS_VIEW));
  for (const step of TABS) {
    /** @type {number[]} */
    const cards = [];
    while (tabs.length < step) {
      const page = await context.newPage();
      tabs.push(page);
      const { card } = await openTab({ ...runner, page });
      cards.push(card);
    }
    measured.set(step, {
      "from the document to the card, last tabs, ms": cards.slice(-repeats),
      [MEMORY]: [(await ownMemory(protocol)) ?? NaN],
    });
  }
  for (const page of tabs) await page.close();
  await leave(runner);
  await forget(runner);
  print("tabs with a card", TABS, measured, 1);
  const memory = [...measured].map(([tabs, { [MEMORY]: [megabytes = NaN] = [] }]) => [tabs, megabytes * 1e6]);
  return slope(/** @type {[number, number][]} */ (memory));
}

/** @param {Runner} runner */
async function openTab(runner) {
  await runner.page.goto(authorize("en"), { waitUntil: "commit" });
  const { card } = await (await watching(runner, { since: FIELD, ring: false, card: true }))();
  return { card: card ?? NaN };
}

/** @param {Runner} runner */
async function withMethods(runner) {
  const { page, context, protocol } = runner;
  /** @type {Map<number, Measured>} */
  const measured = new Map();
  for (const count of METHODS) {
    const methods = Array.from({ length: count }, (_, number) => `other: Method ${number + 1}`);
    await set(runner, { checklist: "always", methods }, { checklist: true });
    /** @type {number[]} */ const cards = [];
    /** @type {number[]} */ const memory = [];
    const tracer = await tracing(protocol);
    for (let repeat = 0; repeat <= repeats; repeat += 1) {
      await context.addCookies([
        { name: "signedin", value: "practice", url: SECURITY_INFO, secure: true, httpOnly: true },
      ]);
      await tracer.during(async () => {
        await page.goto(`${SECURITY_INFO}/security-info?lng=en`);
        const { card } = await (await watching(runner, { since: "main.info", ring: false, card: true }))();
        cards.push(card ?? NaN);
      });
      memory.push((await ownMemory(protocol)) ?? NaN);
      await page.goto("about:blank");
      await forget(runner);
    }
    const scripts = (await tracer.end()).map((trace) => scriptTime(trace, runner.id, "own"));
    measured.set(count, {
      "from the page to the checklist, ms": cards.slice(1),
      "the panel's script, ms": scripts.slice(1),
      [MEMORY]: memory.slice(1),
    });
  }
  await set(runner, {}, { checklist: false });
  print("rows of the checklist", METHODS, measured, 1);
}
