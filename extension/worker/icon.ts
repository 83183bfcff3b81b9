// SPDX-License-Identifier: MIT OR Apache-2.0

/** The toolbar icon: its picture on Microsoft's own sign-in hosts, and each tab's badge and tip. */

import { readOwnFile } from "../own-file.ts";

const RULE = "genuine";
const SIZES = [16, 32];
/** The accent colour of styles/card.css. */
const BADGE_COLOUR = "#5b3fd6";

/**
 * Makes the browser change the icon on these hosts. The browser does it by itself: no script of ours wakes, and the
 * extension does not learn which page it was.
 */
export async function markGenuineHosts(hosts: string[]) {
  const { onPageChanged, PageStateMatcher, SetIcon } = chrome.declarativeContent;
  const pictures = await Promise.all(SIZES.map(async (size) => [size, await readPicture(size)]));
  const rule = {
    id: RULE,
    conditions: hosts.map(
      (hostEquals) => new PageStateMatcher({ pageUrl: { hostEquals, schemes: ["https"], ports: [443] } }),
    ),
    actions: [new SetIcon({ imageData: Object.fromEntries(pictures) })],
  };
  // Removes the rule of an older version first. These two functions have callbacks, not promises.
  await new Promise<void>((done) => onPageChanged.removeRules([RULE], () => done()));
  await new Promise<void>((done) => onPageChanged.addRules([rule], () => done()));
}

/** Reads the picture that is `size` pixels wide. */
async function readPicture(size: number): Promise<ImageData | undefined> {
  const file = await readOwnFile(`icons/genuine-${size}.png`);
  const bitmap = await createImageBitmap(await file.blob());
  const canvas = new OffscreenCanvas(size, size).getContext("2d");
  canvas?.drawImage(bitmap, 0, 0);
  return canvas?.getImageData(0, 0, size, size);
}

/** Shows `badge` on a tab's icon, and `nextStep` in its tip. */
export async function showBadge(tabId: number, badge: string, nextStep?: string) {
  const { name } = chrome.runtime.getManifest();
  await chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR });
  await chrome.action.setBadgeText({ tabId, text: badge });
  await chrome.action.setTitle({ tabId, title: nextStep ? `${name}: ${nextStep}` : name });
}
