// SPDX-License-Identifier: MIT OR Apache-2.0

/** Reads a file of the extension. This is the only `fetch`: no request leaves the extension. */
export function readOwnFile(path: string): Promise<Response> {
  // biome-ignore lint/style/noRestrictedGlobals: the address is always one of our own files
  return fetch(chrome.runtime.getURL(path));
}
