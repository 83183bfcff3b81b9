// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Draws the icons of the extension as PNG into a folder: `node tools/icons.js FOLDER`. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

/** @type {[drawing: string, prefix: string, sizes: number[]][]} */
const ICONS = [
  ["mark", "", [16, 32, 48, 128]],
  ["genuine", "genuine-", [16, 32]],
];

const [folder = "dist/extension/icons"] = process.argv.slice(2);
for (const [drawing, prefix, sizes] of ICONS) {
  const svg = readFileSync(`extension/icons/${drawing}.svg`);
  for (const size of sizes) {
    const picture = new Resvg(svg, { fitTo: { mode: "width", value: size } }).render();
    writeFileSync(join(folder, `${prefix}${size}.png`), picture.asPng());
  }
}
