// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The toolbar icon on Microsoft's own sign-in hosts. The browser changes it by itself: nothing of ours wakes for it, and nobody
 * is told which page it was.
 */

const RULE = "genuine";
const SIZES = [16, 32];

/** @param {number} size in pixels */
async function picture(size) {
  const file = await fetch(chrome.runtime.getURL(`icons/genuine-${size}.png`));
  const bitmap = await createImageBitmap(await file.blob());
  const canvas = new OffscreenCanvas(size, size).getContext("2d");
  canvas?.drawImage(bitmap, 0, 0);
  return canvas?.getImageData(0, 0, size, size);
}

/** @param {string[]} hosts by their exact names */
export async function markGenuine(hosts) {
  const { onPageChanged, PageStateMatcher, SetIcon } = chrome.declarativeContent;
  const pictures = await Promise.all(SIZES.map(async (size) => [size, await picture(size)]));
  const rule = {
    id: RULE,
    conditions: hosts.map((hostEquals) => new PageStateMatcher({ pageUrl: { hostEquals, schemes: ["https"], ports: [443] } })),
    actions: [new SetIcon({ imageData: Object.fromEntries(pictures) })],
  };
  // Those of an older version of us may be there still. These two know no promises.
  await /** @type {Promise<void>} */ (new Promise((done) => onPageChanged.removeRules([RULE], () => done())));
  await /** @type {Promise<void>} */ (new Promise((done) => onPageChanged.addRules([rule], () => done())));
}
