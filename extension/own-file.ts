// SPDX-License-Identifier: MIT OR Apache-2.0

/** Reads a file of the extension. This is the only `fetch`: no request leaves the extension. */
export function readOwnFile(path: string): Promise<Response> {
  return fetch(chrome.runtime.getURL(path));
}
