// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Starts the policy builder as one file, without an extension around it (tools/release/builder-page.js). It is no part
 * of the extension. What the page asks the extension for is in this file: its texts, and which language to use. Nothing
 * is stored here, and where the page asks for it, the browser has no answer.
 */

import init, { start } from "./wasm/settings.js";
import module from "./wasm/settings_bg.wasm";

Object.assign(globalThis, {
  chrome: { i18n: { getUILanguage: () => navigator.language } },
  fetch: async (path: string) => {
    const [, , language] = path.split("/");
    const texts = await import(`./_locales/${language}/messages.json`);
    return Response.json(texts.default);
  },
});

await init({ module_or_path: module });
await start("builder");
