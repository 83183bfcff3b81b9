// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, * as pages from "./wasm/pages.js";

/** Each of these pages begins with the function of its name. */
const name = /** @type {"checklist"} */ (location.pathname.slice(1).replace(/\.html$/, ""));

// Without Wasm or texts of ours there is still the browser's own reading of them.
init().then(() => pages[name]()).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
