// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * What the extension costs, in one run and one table, in turns with pages that have none, with a script that only rings the field, in two
 * forms, and with any other extension whose folder is given. docs/performance.md says how to read it.
 *
 * node tests/bench/bench.js [--rounds N] [--only WORDS] [--against DIR]...
 */

import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { growth } from "./growth.js";
import { AGAIN, against, BEST, NAIVE, NONE, OURS, start } from "./runners.js";
import { FIGURES, SCENARIOS, traceFigures } from "./scenarios.js";
import { contentSizes, packageSize } from "./sizes.js";
import { noise } from "./statistics.js";
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

/** More would not fit into the browser's buffer. */
const ROUNDS_IN_A_TRACE = 7;

/** @type {string[][]} */
const rows = [];
/** @type {Runner[]} */
const runners = [];
for (const kind of kinds) runners.push(await start(kind));
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(options.only))) await measure(scenario);
for (const { close } of runners) await close();

const sizes = (/** @type {(folder: string) => number} */ of) =>
  runners.map(({ folder }) => (folder === null ? [] : [of(folder)]));
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
  `\n${rounds} loads of each in turns, after one that does not count: the median (least–most), and ratios of medians\n`,
);
// The second floor is there for its ratio alone.
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

await growth(options.only, rounds);

/** @param {import("./scenarios.js").Scenario} scenario */
async function measure({ name, before, run, after }) {
  /** @type {Map<Runner, Partial<Record<Figure, number[]>>>} */
  const taken = new Map(runners.map((runner) => [runner, {}]));
  process.stderr.write(`${name}: `);
  for (const runner of runners) await before?.(runner);
  // The first load of each fills caches and does not count.
  for (let first = 0; first <= rounds; first += ROUNDS_IN_A_TRACE) {
    const traces = new Map();
    for (const runner of runners) traces.set(runner, await tracing(runner.protocol));
    const last = Math.min(first + ROUNDS_IN_A_TRACE - 1, rounds);
    for (let round = first; round <= last; round += 1) {
      // Another begins each time.
      for (let turn = 0; turn < runners.length; turn += 1) {
        const runner = /** @type {Runner} */ (runners[(turn + round) % runners.length]);
        await runner.page.bringToFront();
        const figures = await run(runner, traces.get(runner).during);
        if (round > 0) keep(taken.get(runner) ?? {}, figures);
      }
      process.stderr.write(".");
    }
    const ended = await Promise.all(runners.map((runner) => traces.get(runner).end()));
    for (const [index, runner] of runners.entries()) {
      for (const trace of ended[index].slice(first === 0 ? 1 : 0))
        keep(taken.get(runner) ?? {}, traceFigures(runner, trace));
    }
  }
  for (const runner of runners) await after?.(runner);
  process.stderr.write("\n");
  for (const [key, what] of Object.entries(FIGURES)) {
    const all = runners.map((runner) => taken.get(runner)?.[/** @type {Figure} */ (key)] ?? []);
    if (all.some((values) => values.length > 0)) row(name, what, all);
  }
}

/**
 * @param {Partial<Record<Figure, number[]>>} taken
 * @param {import("./scenarios.js").Figures} figures
 */
function keep(taken, figures) {
  for (const [key, value] of Object.entries(figures)) {
    if (typeof value === "number") (taken[/** @type {Figure} */ (key)] ??= []).push(value);
  }
}

/**
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
