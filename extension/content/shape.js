// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * The shape of a pass: all that ever leaves the content script of what the person types. Each printable ASCII character
 * becomes one letter for its class; everything else stays, because that is what goes wrong.
 * @param {string} pass
 * @returns {string} as many characters as the pass has
 */
function shapeOf(pass) {
  return pass.replace(/[!-~]/g, (character) =>
    /[A-Z]/.test(character) ? "A" : /[a-z]/.test(character) ? "a" : /[0-9]/.test(character) ? "0" : "!",
  );
}
