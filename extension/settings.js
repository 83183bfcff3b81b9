// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, * as pages from "./wasm/settings.js";

/** The pages on which things are set are in a module of their own, and each begins with the function of its name, as in page.js. */
const name = /** @type {"settings" | "builder"} */ (location.pathname.slice(1).replace(/\.html$/, ""));

init().then(() => pages[name]()).catch(() => document.body.append(chrome.i18n.getMessage("help_advice")));
