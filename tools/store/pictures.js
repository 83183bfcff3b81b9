// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The pictures of a listing: scenes with a caption above them, and the tile. */

import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { MARK } from "./logo.js";
import { scenesIn } from "./scenes.js";
import { caption } from "./texts.js";

const STYLE = readFileSync("tools/store/pictures.css", "utf8");
const DIRECTION = (/** @type {string} */ language) => (language === "ar" ? "rtl" : "ltr");
const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * @param {string} language
 * @param {string} kind
 * @param {string} body HTML
 */
const page = (language, kind, body) => `<!doctype html>
<html lang="${language}" dir="${DIRECTION(language)}"><meta charset="utf-8"><style>${STYLE}</style>
<body class="${kind}">${body}</body></html>`;

/** @param {string} language @param {string} name @param {Buffer[]} scene */
function framed(language, name, scene) {
  const [words, practice] = [name, "practice"].map((key) => escaped(caption(key, language)));
  const images = scene.map((picture) => `<img alt="" src="data:image/png;base64,${picture.toString("base64")}">`);
  return page(
    language,
    "screenshot",
    `<header>${MARK}<h1>${words}</h1><p>${practice}</p></header><main>${images.join("")}</main>`,
  );
}

/** @param {string} language */
const tile = (language) =>
  page(language, "tile", `${MARK}<h1>TAP Companion</h1><p>${escaped(caption("tile", language))}</p>`);

/**
 * @param {string} language
 * @returns {Promise<[name: string, picture: Buffer][]>}
 */
export async function picturesIn(language) {
  const scenes = await scenesIn(language);
  const browser = await chromium.launch({ executablePath: process.env["CHROME"] || "/usr/bin/chromium" });
  try {
    const view = await browser.newPage();
    const drawn = async (/** @type {string} */ html, /** @type {{ width: number, height: number }} */ size) => {
      await view.setViewportSize(size);
      await view.setContent(html);
      await view.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
      const isCut = await view.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      if (isCut) throw new Error(`too long for a picture: ${await view.locator("h1").textContent()}`);
      return view.screenshot();
    };
    /** @type {[string, Buffer][]} */
    const pictures = [["tile-440x280.png", await drawn(tile(language), { width: 440, height: 280 })]];
    for (const [index, [name, scene]] of Object.entries(scenes).entries()) {
      const html = framed(language, name, scene);
      pictures.push([`screenshot-${index + 1}-${name}.png`, await drawn(html, { width: 1280, height: 800 })]);
    }
    return pictures;
  } finally {
    await browser.close();
  }
}
