// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Statistics over many loads. */

/**
 * @param {number[]} values
 * @param {number} part from 0 to 1: 0.5 for the median
 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const [below = NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * The slope of the straight line that is nearest to these points (least squares).
 * @param {[number, number][]} points
 */
export function slope(points) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  const along = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
  return points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0) / along;
}

const SPLITS = 2000;

/**
 * How much do two medians of the same thing differ by chance, relative to the median? Puts the loads of the same script
 * in two browsers into two random halves, many times. In 95 of 100 cases the medians of the halves differ by no more
 * than the result. The result is never less than the difference between the two browsers.
 * @param {number[]} one
 * @param {number[]} other
 */
export function noise(one, other) {
  const all = [...one, ...other];
  const middle = median(all);
  const random = randomNumbers(all.length);
  const differences = Array.from({ length: SPLITS }, () => {
    const shuffled = all
      .map((value) => ({ value, turn: random() }))
      .sort((a, b) => a.turn - b.turn)
      .map(({ value }) => value);
    return Math.abs(median(shuffled.slice(0, one.length)) - median(shuffled.slice(one.length)));
  });
  return Math.max(quantile(differences, 0.95), Math.abs(median(one) - median(other))) / middle;
}

/**
 * Makes the same numbers for the same seed, so that the same loads give the same noise (mulberry32).
 * @param {number} seed
 */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
