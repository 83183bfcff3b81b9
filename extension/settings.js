// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { settings_page } from "./wasm/tap_companion.js";

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(settings_page).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
