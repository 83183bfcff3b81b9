// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { guide } from "./wasm/tap_companion.js";

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(guide).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
