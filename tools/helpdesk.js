// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Prints docs/helpdesk.md as one HTML page that needs no other file, to read and to print. */

import { readFileSync } from "node:fs";

import { marked } from "marked";

/** The section for those who have the repository. */
const TO_PRINT = "\n## To print this page";

const STYLE = `
  @page { size: A4 landscape; margin: 8mm; }
  body { margin: 2em auto; max-width: 75em; padding: 0 1em; color: #1d1b22; font: 15px/1.4 system-ui, sans-serif; }
  h1 { font-size: 1.6em; } h2 { margin: 1.4em 0 .4em; font-size: 1.2em; break-after: avoid; }
  table { width: 100%; border-collapse: collapse; }
  th, td { padding: .25em .5em; border: 1px solid #999; text-align: start; vertical-align: top; }
  th { background: #eee; } td:first-child { font-weight: 700; } tr { break-inside: avoid; }
  code { font-family: ui-monospace, monospace; font-size: 1em; }
  @media print {
    body { margin: 0; max-width: none; padding: 0; color: #000; font-size: 9pt; line-height: 1.2; }
    h2 { margin-top: .8em; } th, td { padding: .1em .4em; } p, ul { margin: .5em 0; }
  }
`;

const [text = ""] = readFileSync(new URL("../docs/helpdesk.md", import.meta.url), "utf8").split(TO_PRINT);
console.log(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>TAP Companion: for the helpdesk</title>
<style>${STYLE}</style>
</head>
<body>
${await marked.parse(text)}</body>
</html>`);
