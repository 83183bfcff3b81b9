// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The address of a file of the extension. A web page can reach it only at a dynamic address, and the extension's own
 * pages only at the plain one (`use_dynamic_url` in manifest.json).
 */
export function ownAddress(path: string): string {
  return location.protocol === "chrome-extension:" ? `/${path}` : chrome.runtime.getURL(path);
}

/** Reads a file of the extension. This is the only `fetch`: no request leaves the extension. */
export function readOwnFile(path: string): Promise<Response> {
  return fetch(ownAddress(path));
}
