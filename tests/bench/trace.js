// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Reads the browser's trace of a period: which scripts ran, where and how long; long tasks, frames and WebAssembly. */

import { extensionProcesses } from "./memory.js";

/**
 * @typedef {import("@playwright/test").CDPSession} CDPSession
 * @typedef {{
 *   name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tts?: number, tdur?: number,
 *   args?: any,
 * }} TraceEvent times in µs: ts and dur are elapsed time, tts and tdur are processor time of the thread
 * @typedef {{ events: TraceEvent[], own: Set<number> }} Trace own: the processes in which only extensions run
 */

const CATEGORIES = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "v8",
  "disabled-by-default-v8.compile",
  "v8.wasm",
];

/** The browser calls a task longer than this a long task. */
const LONG_MS = 50;
/** Has room for many loads. The browser drops what does not fit and reports nothing. */
const BUFFER_KB = 800_000;

/** Whether the event is needed here: all events would fill the memory in a long run. @param {TraceEvent} event */
const isRead = ({ name, ph, dur = 0, args }) =>
  name === "thread_name" ||
  name === "CommitLoad" ||
  name.startsWith("wasm.") ||
  (name === "AnimationFrame" && ph === "b") ||
  (name === "RunTask" && dur > LONG_MS * 1000) ||
  addressIn(args).startsWith("chrome-extension:");

/**
 * Traces until `end` and keeps the measured periods apart. One trace covers many loads, because at each end the browser
 * waits up to five seconds for processes that are about to stop.
 * @param {CDPSession} protocol with the whole browser
 */
export async function tracing(protocol) {
  /** @type {TraceEvent[]} */
  const events = [];
  const collect = (/** @type {{ value: any[] }} */ { value }) => {
    for (const event of value) if (isRead(event)) events.push(event);
  };
  protocol.on("Tracing.dataCollected", collect);
  await protocol.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ["*"], traceBufferSizeInKb: BUFFER_KB },
  });
  /** @type {[number, number][]} */
  const periods = [];
  return {
    /** @param {() => Promise<unknown>} what */
    async during(what) {
      const from = now();
      await what();
      periods.push([from, now()]);
    },
    /** @returns {Promise<Trace[]>} one for each period */
    async end() {
      const own = new Set(await extensionProcesses(protocol));
      const complete = new Promise((resolve) => protocol.once("Tracing.tracingComplete", resolve));
      await protocol.send("Tracing.end");
      await complete;
      protocol.off("Tracing.dataCollected", collect);
      // A process that has ended is known by the pages that it loaded.
      for (const { name, pid, args } of events)
        if (name === "CommitLoad" && args.data?.url.startsWith("chrome-extension:")) own.add(pid);
      return periods.map(([from, to]) => ({
        events: events.filter(({ ph, ts }) => ph === "M" || (ts >= from && ts <= to)),
        own,
      }));
    },
  };
}

/** The time on the clock of the browser's trace, in µs: both count from the start of the machine. */
function now() {
  return Number(process.hrtime.bigint() / 1000n);
}

/**
 * @param {CDPSession} protocol with the whole browser
 * @param {() => Promise<unknown>} what
 * @returns {Promise<Trace>}
 */
export async function traced(protocol, what) {
  const session = await tracing(protocol);
  await session.during(what);
  const [trace] = await session.end();
  return /** @type {Trace} */ (trace);
}

/**
 * The processor time of an extension's scripts, with compilation, in milliseconds. An event inside another one counts
 * once.
 * @param {Trace} trace
 * @param {string | null} id the extension's
 * @param {"page" | "own"} where on the main threads of pages, or in the extension's own processes (frames and worker)
 */
export function scriptTime({ events, own }, id, where) {
  if (id === null) return 0;
  const address = `chrome-extension://${id}/`;
  const mains = mainThreads(events);
  const scripts = events
    .filter(
      ({ ph, pid, tid, tdur, args }) =>
        ph === "X" &&
        tdur &&
        (where === "own" ? own.has(pid) : !own.has(pid) && mains.has(`${pid} ${tid}`)) &&
        addressIn(args).startsWith(address),
    )
    .sort((a, b) => a.pid - b.pid || a.tid - b.tid || (a.tts ?? 0) - (b.tts ?? 0));
  let sum = 0;
  let end = 0;
  let thread = "";
  for (const { pid, tid, tts = 0, tdur = 0 } of scripts) {
    if (thread !== `${pid} ${tid}`) [thread, end] = [`${pid} ${tid}`, 0];
    sum += Math.max(0, tts + tdur - Math.max(tts, end));
    end = Math.max(end, tts + tdur);
  }
  return sum / 1000;
}

/** @param {any} args */
function addressIn(args) {
  return String(args?.data?.url ?? args?.fileName ?? "");
}

/** @param {TraceEvent[]} events */
function mainThreads(events) {
  return new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
}

/**
 * The length of each long task of a page's main thread, in milliseconds of elapsed time.
 * @param {Trace} trace
 */
export function longTasks({ events, own }) {
  const mains = mainThreads(events);
  return events
    .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && !own.has(pid) && mains.has(`${pid} ${tid}`))
    .map(({ dur = 0 }) => dur / 1000)
    .filter((ms) => ms > LONG_MS);
}

/**
 * How often pages were rendered.
 * @param {Trace} trace
 */
export function framesIn({ events, own }) {
  return events.filter(({ name, ph, pid }) => name === "AnimationFrame" && ph === "b" && !own.has(pid)).length;
}

/**
 * The addresses of the WebAssembly modules that were loaded or compiled in any process.
 * @param {Trace} trace
 * @returns {string[]}
 */
export function wasmIn({ events }) {
  const named = events.filter(({ name }) => name === "wasm.SetUrl").map(({ args }) => args.url);
  // The browser may optimise a module that was loaded earlier: these events are not a load.
  const any = events.some(({ name }) =>
    /^wasm\..*(StreamingCompilation|SyncCompile|AsyncCompile|Instantiate|FromCache)/.test(name),
  );
  return named.length === 0 && any ? ["a module without an address"] : named;
}
