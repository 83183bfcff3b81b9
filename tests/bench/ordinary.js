// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * What an ordinary sign-in pays for us: user name, password, "Stay signed in?", without a pass. Measured from the browser's own
 * trace, in turns with the *floor*, a script of ten lines that only rings the field: how long scripts of the extension kept the
 * main thread, and whether a frame or the worker came in.
 */

import { fileURLToPath } from "node:url";

import { PASSWORD } from "../stand-in/people.js";
import { EXTENSION, launch, stopWorker, workerRuns } from "../e2e/browser.js";

const ROUNDS = 20;
const LOGIN = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=portal&ui_locales=en";

/**
 * @typedef {{ name: string, ph: string, pid: number, tid: number, tts?: number, tdur?: number, args?: any }} TraceEvent times of
 *   the thread's own clock, in µs
 */

const runners = [await runner(fileURLToPath(new URL("floor", import.meta.url))), await runner(EXTENSION)];
for (let round = 0; round < ROUNDS; round += 1) for (const { run } of runners) await run();
const [floor, ours] = await Promise.all(runners.map(({ end }) => end()));
if (!floor || !ours) throw new Error("two were started");
console.log(`an ordinary sign-in, ${ROUNDS} times in turns, three documents each: processor time of scripts in ms`);
console.log("          median     min     max   frames   worker awake");
for (const [name, { times, frames, awake }] of Object.entries({ floor, ours })) {
  const figures = [0.5, 0, 1].map((part) => at(times, part).toFixed(2).padStart(8)).join("");
  console.log(`${name.padEnd(8)}${figures}${String(frames).padStart(9)}   ${awake ? "yes" : "no"}`);
}
if (ours.frames > 0 || ours.awake) throw new Error("an ordinary sign-in must get no frame and wake no worker");
console.log(`ours : floor = ${(at(ours.times, 0.5) / at(floor.times, 0.5)).toFixed(2)}`);

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
  // Only ours has a popup, and only ours may be woken.
  if (extension === EXTENSION) await (await stopWorker(companion)).close();
  const page = companion.context.pages()[0] ?? (await companion.context.newPage());
  const protocol = await companion.context.browser()?.newBrowserCDPSession();
  if (!protocol) throw new Error("the browser has no protocol session");
  /** @type {number[]} */
  const times = [];
  let frames = 0;
  page.on("frameattached", () => (frames += 1));

  /** @param {() => Promise<void>} what */
  async function traced(what) {
    /** @type {TraceEvent[]} */
    const events = [];
    const collect = (/** @type {{ value: any[] }} */ { value }) => void events.push(...value);
    protocol?.on("Tracing.dataCollected", collect);
    await protocol?.send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories: ["devtools.timeline", "v8", "disabled-by-default-v8.compile"], excludedCategories: ["*"] },
    });
    await what();
    const complete = new Promise((resolve) => protocol?.once("Tracing.tracingComplete", resolve));
    await protocol?.send("Tracing.end");
    await complete;
    protocol?.off("Tracing.dataCollected", collect);
    return events;
  }

  return {
    async run() {
      await companion.context.clearCookies();
      await page.bringToFront();
      times.push(scriptTime(await traced(() => signIn(page)), `chrome-extension://${companion.id}/content/`));
    },
    async end() {
      const awake = extension === EXTENSION && (await workerRuns(companion));
      await companion.close();
      return { times: times.sort((a, b) => a - b), frames, awake };
    },
  };
}

/** @param {import("../e2e/browser.js").Page} page */
async function signIn(page) {
  const next = page.locator("[data-viewid]:not(.going) #idSIButton9");
  await page.goto(LOGIN);
  await page.locator("#i0116").fill("nils@contoso.com");
  await next.click();
  await page.locator("[name=passwd]:not(.moveOffScreen)").fill(PASSWORD);
  await next.click();
  await page.locator("#KmsiCheckboxField").waitFor();
  await next.click();
  await page.waitForURL("https://portal.contoso.example/app");
}

/**
 * The processor time that these scripts took, compiling included, in milliseconds. What runs inside another such event counts
 * once.
 * @param {TraceEvent[]} events
 * @param {string} address how their addresses begin
 */
function scriptTime(events, address) {
  const theirs = events
    .filter(({ ph, tdur, args }) => ph === "X" && tdur && JSON.stringify(args ?? {}).includes(address))
    .sort((a, b) => a.pid - b.pid || a.tid - b.tid || (a.tts ?? 0) - (b.tts ?? 0));
  if (theirs.length === 0) throw new Error("the trace has no such script: nothing was measured");
  let sum = 0;
  let end = 0;
  let thread = "";
  for (const { pid, tid, tts = 0, tdur = 0 } of theirs) {
    if (thread !== `${pid} ${tid}`) [thread, end] = [`${pid} ${tid}`, 0];
    sum += Math.max(0, tts + tdur - Math.max(tts, end));
    end = Math.max(end, tts + tdur);
  }
  return sum / 1000;
}
