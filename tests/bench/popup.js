// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * How soon the popup has something to say, WebAssembly and all: from the click on the toolbar button, and from the beginning of its
 * document, which is the part of it that is ours. Measured in turns with the *floor*, a popup of one line without any script.
 */

import { fileURLToPath } from "node:url";

import { EXTENSION, launch, openPopup } from "../e2e/browser.js";

const ROUNDS = 20;

/** When the first thing was painted, in milliseconds: since 1970, and since the document began. */
const PAINTED = `new Promise((resolve) => new PerformanceObserver((list) => {
  const [first] = list.getEntriesByName("first-contentful-paint");
  if (first) resolve([performance.timeOrigin + first.startTime, first.startTime]);
}).observe({ type: "paint", buffered: true }))`;

const runners = [await runner(fileURLToPath(new URL("floor-best", import.meta.url))), await runner(EXTENSION)];
// The first of each fills caches, and does not count.
for (let round = 0; round <= ROUNDS; round += 1) for (const { run } of runners) await run(round > 0);
const [floor, ours] = await Promise.all(runners.map(({ end }) => end()));
if (!floor || !ours) throw new Error("two were started");
console.log(`the popup, ${ROUNDS} times in turns, on an ordinary page: milliseconds to the first paint`);
console.log("          from the click: median     min     max   from its document: median     min     max");
for (const [name, { click, own }] of Object.entries({ floor, ours })) {
  const figures = (/** @type {number[]} */ times) =>
    [0.5, 0, 1].map((part) => at(times, part).toFixed(0).padStart(8)).join("");
  console.log(`${name.padEnd(24)}${figures(click)}${" ".repeat(20)}${figures(own)}`);
}
console.log(
  `ours : floor = ${(at(ours.click, 0.5) / at(floor.click, 0.5)).toFixed(2)} from the click, ${(at(ours.own, 0.5) / at(floor.own, 0.5)).toFixed(2)} from its document`,
);

/**
 * @param {number[]} times sorted
 * @param {number} part from 0 to 1
 */
function at(times, part) {
  return times[Math.round(part * (times.length - 1))] ?? NaN;
}

/** @param {string} extension its folder */
async function runner(extension) {
  const companion = await launch({ extension });
  const page = companion.context.pages()[0] ?? (await companion.context.newPage());
  await page.goto("https://portal.contoso.example/app");
  /** @type {{ click: number[], own: number[] }} */
  const times = { click: [], own: [] };
  return {
    /** @param {boolean} counts */
    async run(counts) {
      const popup = await openPopup(companion, page);
      const [painted = 0, own = 0] = /** @type {number[]} */ (await popup.evaluate(PAINTED));
      if (counts) {
        times.click.push(painted - popup.clicked);
        times.own.push(own);
      }
      await popup.close();
    },
    async end() {
      await companion.close();
      return { click: times.click.sort((a, b) => a - b), own: times.own.sort((a, b) => a - b) };
    },
  };
}
