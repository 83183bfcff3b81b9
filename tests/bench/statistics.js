// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What many loads say together. */

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
 * How far two medians of the same thing lie apart by chance, as a part of it: loads of one and the same script, in two browsers, are
 * dealt into two halves again and again; 95 of 100 times their medians differ by no more than this. It is never less than what the
 * two browsers differed by.
 * @param {number[]} one
 * @param {number[]} other
 */
export function noise(one, other) {
  const all = [...one, ...other];
  const middle = median(all);
  const random = numbers(all.length);
  const apart = Array.from({ length: SPLITS }, () => {
    const dealt = all
      .map((value) => ({ value, turn: random() }))
      .sort((a, b) => a.turn - b.turn)
      .map(({ value }) => value);
    return Math.abs(median(dealt.slice(0, one.length)) - median(dealt.slice(one.length)));
  });
  return Math.max(quantile(apart, 0.95), Math.abs(median(one) - median(other))) / middle;
}

/**
 * The same numbers each time, so that the same loads give the same noise (mulberry32).
 * @param {number} seed
 */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
