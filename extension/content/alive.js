// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * After an update of the extension its scripts live on without it, and every call to the browser throws.
 * @param {() => void} call
 * @param {() => void} end where there is nobody to call any more
 */
function whileAlive(call, end) {
  try {
    if (chrome.runtime?.id) return call();
  } catch {
    // Gone between the question and the call.
  }
  end();
}
