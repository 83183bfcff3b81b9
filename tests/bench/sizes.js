// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What is shipped, in bytes. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { filesOf, zipOf } from "../../tools/pack/files.js";

/** Scripts that the worker registers, for pages of every kind or for Security info alone (extension/worker/flags.ts). */
const REGISTERED = ["ready", "journey", "always", "toolbar"].map((name) => `content/${name}.js`);

/**
 * @param {string} folder
 * @param {Iterable<string>} names
 */
const sum = (folder, names) => [...new Set(names)].reduce((bytes, name) => bytes + readFileSync(join(folder, name)).length, 0);

/**
 * The content scripts: what a page of each kind can get at the most, and all of them.
 * @param {string} folder of an unpacked extension
 */
export function contentSizes(folder) {
  /** @type {{ content_scripts?: { matches: string[], js?: string[] }[] }} */
  const { content_scripts: scripts = [] } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const registered = REGISTERED.filter((name) => existsSync(join(folder, name)));
  const on = (/** @type {string} */ host) => scripts.filter(({ matches }) => matches.some((match) => match.includes(host) || match === "<all_urls>")).flatMap(({ js = [] }) => js);
  const inFolder = [...filesOf(folder).keys()].filter((name) => /^content\/.*\.js$/.test(name));
  return {
    signIn: sum(folder, [...on("login.microsoftonline.com"), ...registered]),
    securityInfo: sum(folder, [...on("mysignins.microsoft.com"), ...registered]),
    together: sum(folder, [...scripts.flatMap(({ js = [] }) => js), ...inFolder]),
  };
}

/** The whole of it, zipped as for a store. @param {string} folder */
export const packageSize = (folder) => zipOf(filesOf(folder)).length;

/**
 * @param {string} folder
 * @param {string} address as the browser names the file
 */
export function sizesAt(folder, address) {
  const bytes = readFileSync(join(folder, new URL(address).pathname));
  return { bytes: bytes.length, zipped: gzipSync(bytes, { level: 9 }).length };
}
