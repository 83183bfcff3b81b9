// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Records the facts that the built extension reports for each page of the corpus, in corpus.json. */

import { writeFileSync } from "node:fs";

import { PAGES } from "../corpus/pages.js";
import { launch } from "./browser.js";
import { observe, show, startJourney } from "./observe.js";

/** How long the facts must stay the same, and how long to wait for that at most, in milliseconds. */
const QUIET_MS = 150;
const PATIENCE_MS = 5000;

const shown = { html: "" };
const companion = await launch({ site: { shown } });
const [page] = companion.context.pages();
if (!page) throw new Error("the browser has no page");
await startJourney(companion, page);
const lines = [];
for (const entry of PAGES) {
  await show(page, shown, entry);
  const facts = await settled(entry);
  lines.push(JSON.stringify({ name: entry.name, group: entry.group, expected: entry.expected, facts }));
}
await companion.close();
writeFileSync(new URL("../corpus/corpus.json", import.meta.url), `[\n${lines.join(",\n")}\n]\n`);
console.log(`${lines.length} pages recorded`);

/** @param {import("../corpus/pages.js").CorpusPage} entry */
async function settled(entry) {
  const end = Date.now() + PATIENCE_MS;
  let last = "";
  while (Date.now() < end) {
    const now = JSON.stringify((await observe(/** @type {any} */ (page), entry))?.facts ?? null);
    if (now !== "null" && now === last) return JSON.parse(now);
    last = now;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
  throw new Error(`no facts were reported for “${entry.name}”`);
}
