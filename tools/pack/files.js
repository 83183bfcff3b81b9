// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** A folder's files as a zip, their checksums, and the folder of a result: the same files make the same bytes. */

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** The files, and SHA256SUMS: the input of `sha256sum --check`. @param {Files} files @returns {Files} */
export function withSums(files) {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = sorted.map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join("");
  return new Map(sorted).set("SHA256SUMS", Buffer.from(sums));
}

/** @param {Files} files */
export const sizeOf = (files) => [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);

/**
 * Replaces a folder after all files are written.
 * @param {string} folder
 * @param {Files} files
 */
export function replace(folder, files) {
  mkdirSync(dirname(folder), { recursive: true });
  const making = mkdtempSync(join(dirname(folder), "making."));
  try {
    for (const [name, bytes] of files) {
      const file = join(making, "files", name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(making, "files"), folder);
  } finally {
    rmSync(making, { recursive: true });
  }
}
