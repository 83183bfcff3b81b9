// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Renders the practice My Security info and the register wizard: roles and names as known, no ids to lean on. */

import { el } from "./elements.js";

/** @type {any} */
const page = /** @type {any} */ (globalThis).page;
const { words } = page;
const METHODS = ["Passkey", "Microsoft Authenticator", "Security key", "Phone"];

const list = el("ul", { class: "methods" }, el("li", {}, words.passRow));

/** @param {string} name */
function addMethod(name) {
  list.append(el("li", {}, name, el("button", { class: "ms-Link", "aria-label": `${words.deletePasskey}` }, "✕")));
}

function dialog() {
  const choice = el("select", { "aria-label": words.addMethod }, ...METHODS.map((name) => el("option", {}, name)));
  const open = el("div", { role: "dialog", "aria-label": words.addMethod, class: "dialog" }, choice,
    el("button", { class: "ms-Button ms-Button--primary", click: () => (addMethod(choice.value), open.remove()) }, words.add));
  document.body.append(open);
}

function securityInfo() {
  return el("main", { class: "info" },
    el("h1", {}, words.securityInfo),
    el("p", {}, words.securityInfoWhy),
    el("button", { name: "Add method", class: "ms-Button ms-Button--primary", click: dialog }, `+ ${words.addMethod}`),
    list);
}

function wizard() {
  return el("main", { class: "info", "data-automation-id": "SecurityInfoRegister" },
    el("h1", {}, words.keepSecure),
    el("p", {}, words.keepSecureWhy),
    el("button", { class: "ms-Button ms-Button--primary", click: () => location.assign(page.target) }, words.done));
}

setTimeout(() => {
  document.title = words.securityInfo;
  document.body.append(
    el("header", { id: "ms-banner", class: "banner" }, "Practice. Not a Microsoft page."),
    page.wizard ? wizard() : securityInfo(),
  );
  document.body.style.display = "block";
}, 30);
