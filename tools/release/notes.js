// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The notes of a release: the part of CHANGELOG.md about its version. */

import { readFileSync } from "node:fs";

/**
 * @param {string} version of the manifest
 * @returns {string} Markdown
 */
export function notesFor(version) {
  const [, cargo] = /^version = "(.*)"$/m.exec(readFileSync("Cargo.toml", "utf8")) ?? [];
  if (cargo !== version) throw new Error(`Cargo.toml has version ${cargo}, and extension/manifest.json ${version}`);
  const [, ...parts] = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
  // A heading may have the date of the release after the version.
  const part = parts.find((part) => part.split(/\s/, 1)[0]?.replace(/[[\]]/g, "") === version);
  const notes = part?.slice(part.indexOf("\n")).trim();
  if (!notes) throw new Error(`CHANGELOG.md says nothing about version ${version}`);
  return `${notes}\n`;
}
