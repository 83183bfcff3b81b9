// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** A folder's files as a zip, and their checksums: the same files make the same bytes. */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** @typedef {Map<string, Buffer>} Files by name, with `/`, sorted */

/**
 * @param {string} folder
 * @returns {Files}
 */
export function filesOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Every file has the earliest date that a zip allows. @param {Files} files */
export function zipOf(files) {
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 9, mtime: new Date(1980, 0, 1) }));
}

/** @param {Buffer | string} bytes */
export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The input of `sha256sum --check`. @param {Files} files */
export function sums(files) {
  return [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join("");
}

/** @param {Files} files */
export const sizeOf = (files) => [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
