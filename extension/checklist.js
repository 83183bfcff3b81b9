// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { checklist } from "./wasm/tap_companion.js";

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(checklist).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
