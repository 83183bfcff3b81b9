// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** How much memory do a page and an extension use, in megabytes? */

import { existsSync, readFileSync } from "node:fs";

/** @typedef {import("@playwright/test").CDPSession} CDPSession */

const MEGABYTE = 1024 * 1024;

/**
 * The processes in which only extensions run. The browser marks them on their command line, which Linux shows.
 * @param {CDPSession} protocol with the whole browser
 */
export async function extensionProcesses(protocol) {
  const { processInfo } = /** @type {{ processInfo: { id: number, type: string }[] }} */ (
    await protocol.send("SystemInfo.getProcessInfo")
  );
  return processInfo.map(({ id }) => id).filter((id) => read(`/proc/${id}/cmdline`).includes("--extension-process"));
}

/**
 * The memory of those processes that they share with no other process. Null without such a process, or if the system
 * does not tell.
 * @param {CDPSession} protocol with the whole browser
 */
export async function ownMemory(protocol) {
  const processes = await extensionProcesses(protocol);
  const kilobytes = processes.map((id) =>
    [...read(`/proc/${id}/smaps_rollup`).matchAll(/^Private_(?:Clean|Dirty): +(\d+) kB$/gm)].reduce(
      (sum, [, size]) => sum + Number(size),
      0,
    ),
  );
  return kilobytes.length === 0 ? null : kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
}

/** Reads a file, which is empty if its process has ended. @param {string} file */
function read(file) {
  try {
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  } catch {
    return "";
  }
}

/**
 * The memory of the page's scripts and of an extension's scripts in it, which share one heap: V8's part and the
 * engine's part, after a garbage collection.
 * @param {import("@playwright/test").Page} page
 */
export async function pageMemory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = /** @type {{ usedSize: number, embedderHeapUsedSize?: number }} */ (
    await session.send("Runtime.getHeapUsage")
  );
  await session.detach();
  return (usedSize + embedderHeapUsedSize) / MEGABYTE;
}
