// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** An animated picture (APNG) of several screenshots of the same size. */

import { Resvg } from "@resvg/resvg-js";
import UPNG from "upng-js";

/** Colours of the whole film. The pages have few, and fewer colours make a smaller file. */
const COLOURS = 256;

/**
 * @param {{ picture: Buffer, ms: number }[]} frames PNG files, and how long each is seen
 * @param {number} width of the film, in pixels
 * @returns {Uint8Array} the file
 */
export function film(frames, width) {
  const images = frames.map(({ picture }) => scaled(picture, width));
  const [first] = images;
  if (!first) throw new Error("a film without frames");
  const pixels = images.map(({ pixels }) => new Uint8Array(pixels).buffer);
  const times = frames.map(({ ms }) => ms);
  return new Uint8Array(UPNG.encode(pixels, first.width, first.height, COLOURS, times));
}

/** @param {Buffer} picture @param {number} width */
function scaled(picture, width) {
  const size = `width="${picture.readUInt32BE(16)}" height="${picture.readUInt32BE(20)}"`;
  const image = `<image ${size} href="data:image/png;base64,${picture.toString("base64")}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${image}</svg>`;
  return new Resvg(svg, { fitTo: { mode: "width", value: width } }).render();
}
