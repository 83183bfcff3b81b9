// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Measures what the extension costs and prints one table. It loads the same pages in turns without an extension, with
 * two simple scripts that only ring the field, with ours, and with every extension whose folder is given.
 * docs/performance.md explains the table.
 *
 * node tests/bench/bench.js [--rounds N] [--only WORDS] [--against DIR]...
 */

import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { BUDGETS, exceeded } from "../budgets.js";
import { growth } from "./growth.js";
import { AGAIN, against, BEST, NAIVE, NONE, OURS, start } from "./runners.js";
import { FIGURES, SCENARIOS, traceFigures } from "./scenarios.js";
import { contentSizes, packageSize } from "./sizes.js";
import { median, noise } from "./statistics.js";
import { figure, ratio, spread, table } from "./table.js";
import { tracing } from "./trace.js";

/** @typedef {import("./scenarios.js").Figure} Figure @typedef {import("./runners.js").Runner} Runner */

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    against: { type: "string", multiple: true, default: [] },
  },
});
const rounds = Number(options.rounds);
const others = options.against.map((folder) => against(resolve(folder)));
const kinds = [NONE, NAIVE, BEST, AGAIN, OURS, ...others];

/** The browser's buffer has no room for more. */
const ROUNDS_IN_A_TRACE = 7;

/** No load takes longer, in milliseconds. */
const MOST_LOAD_MS = 120_000;

/** From the field to the card of each sign-in with a pass. @type {Map<Runner, number[]>} */
const passCards = new Map();
/** @type {string[][]} */
const rows = [];
/** @type {Runner[]} */
const runners = [];
for (const kind of kinds) runners.push(await start(kind));
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(options.only))) await measure(scenario);
for (const { close } of runners) await close();

const sizes = (/** @type {(folder: string) => number} */ sizeOf) =>
  runners.map(({ folder }) => (folder === null ? [] : [sizeOf(folder)]));
row(
  "shipped",
  "content scripts of a sign-in page, bytes",
  sizes((folder) => contentSizes(folder).signIn),
);
row(
  "shipped",
  "content scripts of Security info, bytes",
  sizes((folder) => contentSizes(folder).securityInfo),
);
row("shipped", "the package, zipped, bytes", sizes(packageSize));
console.log(
  `\n${rounds} loads of each in turns, after one that does not count: median (lowest–highest), and ratios of medians\n`,
);
// The second best floor has no column: only its ratio to the first is shown.
const shown = kinds.filter((kind) => kind !== AGAIN).map(({ name }) => name);
console.log(
  table(
    [
      "",
      ...shown,
      "best : best",
      "ours : naive",
      "ours : best",
      ...others.map(({ name }) => `ours : ${name}`),
      "noise",
    ],
    rows,
  ),
);

const cards = runners.filter(({ name }) => name !== AGAIN.name).map((runner) => passCards.get(runner) ?? []);
const [ours = [], ...before] = cards.slice(kinds.indexOf(OURS) - 1);
report({ cardMs: median(ours), cardRatio: Math.max(0, ...before.map((card) => median(ours) / median(card))) });
report({ cardMemory: (await growth(options.only, rounds)) ?? 0 });

/**
 * Says which budgets this run exceeds. Only a quiet machine says something about milliseconds.
 * @param {Parameters<typeof exceeded>[0]} figures
 */
function report(figures) {
  for (const name of exceeded(figures))
    console.log(`OVER BUDGET ${name}: ${figures[name]} is more than ${BUDGETS[name]}`);
}

/**
 * What this gives, within the time that a load may take. A load that hangs ends the bench with an error.
 * @template T
 * @param {string} what
 * @param {Promise<T>} load
 * @returns {Promise<T>}
 */
async function inTime(what, load) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not end within ${MOST_LOAD_MS / 1000} s`)), MOST_LOAD_MS);
  });
  return /** @type {Promise<T>} */ (Promise.race([load, late]).finally(() => clearTimeout(timer)));
}

/** @param {import("./scenarios.js").Scenario} scenario */
async function measure({ name, before, run, after }) {
  /** @type {Map<Runner, Partial<Record<Figure, number[]>>>} */
  const measured = new Map(runners.map((runner) => [runner, {}]));
  process.stderr.write(`${name}: `);
  for (const runner of runners) await before?.(runner);
  // The first load of each runner fills caches and does not count.
  for (let first = 0; first <= rounds; first += ROUNDS_IN_A_TRACE) {
    const traces = new Map();
    for (const runner of runners) traces.set(runner, await tracing(runner.protocol));
    const last = Math.min(first + ROUNDS_IN_A_TRACE - 1, rounds);
    for (let round = first; round <= last; round += 1) {
      // Each round begins with another runner.
      for (let turn = 0; turn < runners.length; turn += 1) {
        const runner = /** @type {Runner} */ (runners[(turn + round) % runners.length]);
        await runner.page.bringToFront();
        const load = run(runner, traces.get(runner).during);
        const figures = await inTime(`the scenario “${name}” with ${runner.name}`, load);
        if (round > 0) keep(measured.get(runner) ?? {}, figures);
      }
      process.stderr.write(".");
    }
    const ending = Promise.all(runners.map((runner) => traces.get(runner).end()));
    const ended = await inTime(`the trace of the scenario “${name}”`, ending);
    for (const [index, runner] of runners.entries()) {
      for (const trace of ended[index].slice(first === 0 ? 1 : 0))
        keep(measured.get(runner) ?? {}, traceFigures(runner, trace));
    }
  }
  for (const runner of runners) await after?.(runner);
  process.stderr.write("\n");
  if (name === "pass sign-in") for (const [runner, { card = [] }] of measured) passCards.set(runner, card);
  for (const [key, what] of Object.entries(FIGURES)) {
    const all = runners.map((runner) => measured.get(runner)?.[/** @type {Figure} */ (key)] ?? []);
    if (all.some((values) => values.length > 0)) row(name, what, all);
  }
}

/**
 * Adds the figures of one load.
 * @param {Partial<Record<Figure, number[]>>} measured
 * @param {import("./scenarios.js").Figures} figures
 */
function keep(measured, figures) {
  for (const [key, value] of Object.entries(figures)) {
    if (typeof value === "number") (measured[/** @type {Figure} */ (key)] ??= []).push(value);
  }
}

/**
 * Adds a row to the table.
 * @param {string} name
 * @param {string} what
 * @param {number[][]} all by runner
 */
function row(name, what, all) {
  const [, naive = [], best = [], again = [], ours = [], ...rest] = all;
  const cells = all.filter((_, index) => kinds[index] !== AGAIN).map(spread);
  const ratios = [
    ratio(again, best),
    ratio(ours, naive),
    ratio(ours, best),
    ...rest.map((other) => ratio(ours, other)),
  ];
  const chance = best.length > 1 && again.length > 1 ? noise(best, again) : NaN;
  rows.push([`${name}: ${what}`, ...cells, ...ratios, Number.isFinite(chance) ? `± ${figure(chance)}` : "–"]);
}
