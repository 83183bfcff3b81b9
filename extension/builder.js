// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { builder } from "./wasm/builder.js";

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(builder).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
