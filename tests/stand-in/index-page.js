// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { PASS, PASSWORD, PEOPLE, REFUSED } from "./people.js";

/**
 * The start page of the practice site: it lists the accounts and the passes.
 * @param {(language: string, more?: Record<string, string>) => string} authorize the address of the sign-in
 */
export function indexPage(authorize) {
  const people = Object.entries(PEOPLE).map(
    ([name, { about }]) => `<tr><th>${name}@contoso.com</th><td>${about}</td></tr>`,
  );
  const refused = Object.entries(REFUSED).map(
    ([pass, code]) => `<tr><th>${pass}</th><td>is refused with ${code}</td></tr>`,
  );
  const link = (/** @type {string} */ language, /** @type {string} */ name, more = {}) =>
    `<a href="${authorize(language, more).replaceAll("&", "&amp;")}">Sign in (${name})</a>`;
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Practice sign-in</title>
<link rel="stylesheet" href="https://aadcdn.msauth.net/practice.css"><body class="app">
<h1>Practice sign-in</h1>
<p>Nothing here is Microsoft's. The addresses look real because this browser takes them from your own machine.</p>
<p>${link("en", "English")} · ${link("de", "Deutsch")} · ${link("ar", "العربية")}
 · ${link("en", "choose an account", { prompt: "select_account" })}</p>
<h2>Who you can be</h2><table>${people.join("")}</table>
<h2>What you can type</h2><table>
<tr><th>${PASS}</th><td>the pass that is accepted</td></tr>
<tr><th>${PASSWORD}</th><td>the password that is accepted</td></tr>
${refused.join("")}
<tr><th>anything else</th><td>is refused as incorrect (130503)</td></tr></table></body></html>`;
}
