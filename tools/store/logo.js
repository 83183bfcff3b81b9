// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { readFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

export const MARK = readFileSync("extension/icons/mark.svg", "utf8");

/** The mark as PNG. @param {number} size in pixels */
export const logo = (size) => new Resvg(MARK, { fitTo: { mode: "width", value: size } }).render().asPng();
