// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * How soon does the popup show its first text? Measured from the click on the toolbar button, and from the start of the
 * popup's document, which is the part that we can change. In turns with the *floor*, a popup of one line without a
 * script.
 */

import { fileURLToPath } from "node:url";

import { EXTENSION, launch, openPopup } from "../e2e/browser.js";

const ROUNDS = 20;

/** When the first content was painted, in milliseconds since 1970 and since the start of the document. */
const PAINTED = `new Promise((resolve) => new PerformanceObserver((list) => {
  const [first] = list.getEntriesByName("first-contentful-paint");
  if (first) resolve([performance.timeOrigin + first.startTime, first.startTime]);
}).observe({ type: "paint", buffered: true }))`;

const runners = [await runner(fileURLToPath(new URL("floor-best", import.meta.url))), await runner(EXTENSION)];
// The first opening of each fills caches and does not count.
for (let round = 0; round <= ROUNDS; round += 1) for (const { run } of runners) await run(round > 0);
const [floor, ours] = await Promise.all(runners.map(({ end }) => end()));
if (!floor || !ours) throw new Error("A popup was not measured.");
console.log(`milliseconds to the popup's first paint, on an ordinary page, ${ROUNDS} openings in turns`);
console.log("          from the click: median     min     max   from the document: median     min     max");
for (const [name, { click, own }] of Object.entries({ floor, ours })) {
  const figures = (/** @type {number[]} */ times) =>
    [0.5, 0, 1].map((part) => at(times, part).toFixed(0).padStart(8)).join("");
  console.log(`${name.padEnd(24)}${figures(click)}${" ".repeat(20)}${figures(own)}`);
}
const ratioOf = (/** @type {"click" | "own"} */ from) => (at(ours[from], 0.5) / at(floor[from], 0.5)).toFixed(2);
console.log(`ours : floor = ${ratioOf("click")} from the click, ${ratioOf("own")} from the document`);

/**
 * @param {number[]} times sorted
 * @param {number} part from 0 to 1
 */
function at(times, part) {
  return times[Math.round(part * (times.length - 1))] ?? NaN;
}

/** Starts a browser with this extension. @param {string} extension its folder */
async function runner(extension) {
  const companion = await launch({ extension });
  const page = companion.context.pages()[0] ?? (await companion.context.newPage());
  await page.goto("https://portal.contoso.example/app");
  /** @type {{ click: number[], own: number[] }} */
  const times = { click: [], own: [] };
  return {
    /** Opens the popup once. @param {boolean} counts */
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
