// SPDX-License-Identifier: MIT OR Apache-2.0

/** Starts the page it is in. Each page of the extension has this script; tools/pages.js lists the pages. */

const pageName = location.pathname.slice(1).replace(/\.html$/, "");
// A literal path in each `import`, so that a page loads only its own module.
const isForSettings = pageName === "settings" || pageName === "builder";
const loading = isForSettings ? import("./wasm/settings.js") : import("./wasm/companion.js");

async function run() {
  const { default: init, start } = await loading;
  await init();
  await start(pageName);
}

run().catch(() => {
  // The panel is in Microsoft's page, perhaps left there by a version that was replaced: it stays empty and logs
  // nothing. The other pages show the one text that the browser itself can read: where to get help.
  if (pageName !== "panel") document.body.append(chrome.i18n.getMessage("help_advice"));
});
