// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The size of what is shipped, in bytes. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { doesUrlMatchPatterns } from "webext-patterns";

import { filesOf, zipOf } from "../../tools/pack/files.js";

/**
 * Flags that our worker registers as scripts (extension/worker/flags.ts). Scripts that another extension registers are
 * unknown.
 */
const FLAGS = ["ready", "journey", "always", "toolbar", "door"].map((name) => `content/${name}.js`);

const SIGN_IN = "https://login.microsoftonline.com/common/oauth2/v2.0/authorize";
const SECURITY_INFO = "https://mysignins.microsoft.com/security-info";

/**
 * @typedef {{ matches?: string[], exclude_matches?: string[], js?: string[] }} ContentScript
 */

/**
 * The content scripts of a manifest that run in the page with this address.
 * @param {ContentScript[]} scripts
 * @param {string} address
 */
export function scriptsAt(scripts, address) {
  const runs = (/** @type {ContentScript} */ { matches = [], exclude_matches: excluded = [] }) =>
    doesUrlMatchPatterns(address, ...matches) && !(excluded.length > 0 && doesUrlMatchPatterns(address, ...excluded));
  return scripts.filter(runs).flatMap(({ js = [] }) => js);
}

/**
 * The size of these files together, in bytes.
 * @param {string} folder
 * @param {Iterable<string>} names
 */
const sum = (folder, names) =>
  [...new Set(names)].reduce((bytes, name) => bytes + readFileSync(join(folder, name)).length, 0);

/**
 * The size of the content scripts in bytes: the most that a page of each kind can load, and all of them together.
 * @param {string} folder of an unpacked extension
 */
export function contentSizes(folder) {
  /** @type {{ content_scripts?: ContentScript[] }} */
  const { content_scripts: scripts = [] } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const flags = FLAGS.filter((name) => existsSync(join(folder, name)));
  const inFolder = [...filesOf(folder).keys()].filter((name) => /^content\/.*\.js$/.test(name));
  return {
    signIn: sum(folder, [...scriptsAt(scripts, SIGN_IN), ...flags]),
    securityInfo: sum(folder, [...scriptsAt(scripts, SECURITY_INFO), ...flags]),
    together: sum(folder, [...scripts.flatMap(({ js = [] }) => js), ...inFolder]),
  };
}

/** The size of the package, zipped as for a store. @param {string} folder */
export const packageSize = (folder) => zipOf(filesOf(folder)).length;

/**
 * The size of a file in bytes, plain and compressed.
 * @param {string} folder
 * @param {string} address the file's address in the browser
 */
export function sizesAt(folder, address) {
  const bytes = readFileSync(join(folder, new URL(address).pathname));
  return { bytes: bytes.length, zipped: gzipSync(bytes, { level: 9 }).length };
}
