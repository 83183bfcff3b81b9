// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Why the browser runs no script where there is no site: on an error page, on a page of its own or an extension's. A
 * site that IT has blocked is one.
 */
const NO_SITE = /error page|[\w-]+:\/\/ URL|(gallery|New Tab Page) cannot be scripted/;

/**
 * Whether the tab shows a site. A page of the browser, or an error page, proves nothing about the pass. The browser
 * tells us only in its reason for keeping us off (seen in Chromium 156, 2026-11).
 */
export async function showsSite(tabId: number): Promise<boolean> {
  try {
    await chrome.scripting.executeScript({ target: { tabId }, func: () => {} });
    return true;
  } catch (error) {
    return !NO_SITE.test(String(error));
  }
}
