// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Writes the extension's pages into a folder. They differ from extension/page.html only in what is in this list. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SHEET = { class: "sheet", styles: '<link rel="stylesheet" href="styles/page.css" />' };
const PAGES = {
  panel: { module: "companion", class: "panel", styles: "" },
  popup: { module: "companion", class: "popup", styles: "" },
  checklist: { module: "companion", ...SHEET },
  guide: { module: "companion", ...SHEET },
  welcome: { module: "companion", ...SHEET },
  settings: { module: "settings", ...SHEET },
  builder: { module: "settings", ...SHEET },
};

const [folder = "dist/extension"] = process.argv.slice(2);
const template = readFileSync(new URL("../extension/page.html", import.meta.url), "utf8");
for (const [name, values] of Object.entries(PAGES)) {
  const page = Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{{${key}}}`, value), template);
  writeFileSync(join(folder, `${name}.html`), page);
}
