// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { welcome } from "./wasm/tap_companion.js";

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(welcome).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
