// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Prints tables in Markdown that are also readable as plain text. */

import { median, quantile } from "./statistics.js";

/**
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const padded = (/** @type {string} */ cell, /** @type {number} */ column) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const line = (/** @type {string[]} */ cells) => `| ${cells.map(padded).join(" | ")} |`;
  const rules = widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`));
  return [line(head), `|${rules.join("|")}|`, ...rows.map(line)].join("\n");
}

/** @param {number} value */
export function figure(value) {
  if (!Number.isFinite(value)) return "–";
  // A slope can be very small.
  if (value !== 0 && Math.abs(value) < 0.1) return Number(value.toPrecision(2)).toString();
  return value.toFixed(Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/**
 * The median, with the lowest and the highest value.
 * @param {number[]} values
 */
export function spread(values) {
  if (values.length === 0) return "–";
  const [least, most] = [quantile(values, 0), quantile(values, 1)];
  return least === most ? figure(least) : `${figure(median(values))} (${figure(least)}–${figure(most)})`;
}

/**
 * The ratio of two medians, or a dash if there is nothing to divide by.
 * @param {number[]} values
 * @param {number[]} by
 */
export function ratio(values, by) {
  if (values.length === 0 || by.length === 0 || median(by) === 0) return "–";
  return (median(values) / median(by)).toFixed(2);
}
