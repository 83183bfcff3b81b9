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
  return pass.replace(/[!-/:-@[-`{-~]/g, "!").replace(/[A-Z]/g, "A").replace(/[a-z]/g, "a").replace(/[0-9]/g, "0");
}
