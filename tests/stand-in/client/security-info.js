// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Renders the practice My Security info and the register wizard, with the known roles and names and without ids. */

import { el } from "./elements.js";

/** @type {any} */
const page = /** @type {any} */ (globalThis).page;
const { words } = page;

/** How long the list of registered methods takes after the page, in milliseconds: it is a separate request. */
const LOADING_MS = 150;
/** The default lifetime of a pass, in milliseconds. */
const PASS_LASTS_MS = 60 * 60_000;

/**
 * @typedef {object} Method the content of a row
 * @property {string} name
 * @property {string} detail
 * @property {boolean} [changes] whether it can be changed
 * @property {string} [deletes] the name of its delete button, if it is longer than its text
 */

/** @type {Record<string, Omit<Method, "name">>} by kind; people name their devices in any language */
const KINDS = {
  passkey: { detail: "Maya's laptop", deletes: words.deletePasskey },
  authenticator: { detail: "iPhone" },
  "security-key": { detail: "Blue key" },
  phone: { detail: "+1 •••••••42", changes: true },
  email: { detail: "maya•••@example.org", changes: true },
};

/** @type {Method} */
const pass = {
  name: words.passRow,
  detail: `${words.passExpires} ${new Date(Date.now() + PASS_LASTS_MS).toLocaleString(words.lang)}`,
};
/** @param {string} kind @returns {Method} */
const method = (kind) => ({ detail: "", ...KINDS[kind], name: words.methods[kind] ?? kind });

/** The older layout, built as a Fluent DetailsList. */
const list = {
  addButton: () =>
    el(
      "button",
      { name: "Add method", type: "button", class: "ms-Button ms-Button--primary", click: dialog },
      `+ ${words.addMethod}`,
    ),
  rows: el("div", { role: "rowgroup" }),
  /** @param {HTMLElement} rows */
  around: (rows) => el("div", { role: "grid", "aria-label": words.securityInfo, class: "methods" }, rows),
  /** @param {Method} method */
  row({ name, detail, changes, deletes }) {
    const cell = (/** @type {(Node | string | undefined | false)[]} */ ...content) =>
      el("div", { role: "gridcell", class: "ms-DetailsRow-cell" }, ...content);
    const row = el(
      "div",
      { role: "row", class: "ms-DetailsRow" },
      cell(name),
      cell(el("bdi", {}, detail)),
      cell(
        changes && el("button", { type: "button", class: "ms-Link" }, words.change),
        el(
          "button",
          { type: "button", class: "ms-Link", ...(deletes && { "aria-label": deletes }), click: () => row.remove() },
          words.delete,
        ),
      ),
    );
    return row;
  },
};

/** The newer layout: no table, only the icon tells the add button from others, and no label on the delete buttons. */
const cards = {
  addButton: () =>
    el(
      "span",
      { "data-automationid": "splitbuttonprimary" },
      el(
        "button",
        { type: "button", class: "action", click: dialog },
        el("i", { "data-icon-name": "Add", "aria-hidden": "true" }),
        words.addMethod,
      ),
    ),
  rows: el("div", { role: "list", class: "methods cards" }),
  /** @param {HTMLElement} rows */
  around: (rows) => rows,
  /** @param {Method} method */
  row({ name, detail, changes }) {
    const card = el(
      "div",
      { role: "listitem", class: "card" },
      el("div", { role: "heading", "aria-level": "3" }, name),
      el("p", {}, el("bdi", {}, detail)),
      el(
        "div",
        { class: "actions" },
        changes && el("button", { type: "button", class: "action" }, words.change),
        el("button", { type: "button", class: "action", click: () => card.remove() }, words.delete),
      ),
    );
    return card;
  },
};

const layout = page.layout === "cards" ? cards : list;

/** The dialog lists every method, as the real one does. */
function dialog() {
  const choice = el(
    "select",
    { "aria-label": words.addMethod },
    ...Object.entries(words.methods).map(([kind, name]) => el("option", { value: kind }, String(name))),
  );
  const close = () => overlay.remove();
  const add = () => (layout.rows.append(layout.row(method(choice.value))), close());
  const overlay = el(
    "div",
    { class: "overlay" },
    el(
      "div",
      { role: "dialog", "aria-modal": "true", "aria-label": words.addMethod, class: "dialog" },
      el("div", { role: "heading", "aria-level": "2" }, words.addMethod),
      el("p", {}, words.addMethodWhy),
      choice,
      el(
        "div",
        { class: "buttons" },
        el("button", { type: "button", class: "ms-Button ms-Button--primary", click: add }, words.add),
        el("button", { type: "button", class: "ms-Button", click: close }, words.cancel),
      ),
    ),
  );
  document.body.append(overlay);
  choice.focus();
}

function securityInfo() {
  setTimeout(() => layout.rows.append(...[pass, ...page.methods.map(method)].map(layout.row)), LOADING_MS);
  return el(
    "main",
    { class: "info" },
    el("h1", {}, words.securityInfo),
    el("p", {}, words.securityInfoWhy),
    // The banner mentions passkeys to people who have none.
    el("div", { class: "promo" }, `${words.promo} `, el("a", { href: "#" }, words.learnMore)),
    layout.addButton(),
    layout.around(layout.rows),
  );
}

function wizard() {
  return el(
    "main",
    { class: "info", "data-automation-id": "SecurityInfoRegister" },
    el("h1", {}, words.keepSecure),
    el("p", {}, words.keepSecureWhy),
    el("button", { class: "ms-Button ms-Button--primary", click: () => location.assign(page.target) }, words.done),
  );
}

setTimeout(() => {
  document.title = words.securityInfo;
  document.body.append(
    el("header", { id: "ms-banner", class: "banner", dir: "auto" }, "Practice. Not a Microsoft page."),
    page.wizard ? wizard() : securityInfo(),
  );
  document.body.style.display = "block";
}, 30);
