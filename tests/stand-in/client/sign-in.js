// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Renders the practice sign-in page from `$Config`, with the elements of the real one (facts of 2026-09). */

import { el } from "./elements.js";

/** @type {any} */
const config = /** @type {any} */ (globalThis).$Config;
const { words } = config;
let account = config.account;

const stage = el("div", {});
const box = el("div", { id: "lightbox", class: "box" }, el("div", { class: "row brand" }, "Contoso"), stage);
const form = el("form", { name: "f1", method: "post", action: "/common/login", autocomplete: "off" }, box);
/** The form field that contains the name of the view. */
const ps = el("input", { type: "hidden", name: "ps", value: "" });
const login = el("input", { type: "hidden", name: "login", value: account });
form.append(ps, login, el("input", { type: "hidden", name: "flowToken", value: config.sFT }));

/** @param {string} text */
const header = (text) =>
  el("div", { id: "loginHeader", class: "row title" }, el("div", { role: "heading", "aria-level": "1" }, text));
const identity = () =>
  el(
    "div",
    { class: "row identity" },
    el(
      "button",
      { type: "button", id: "idBtn_Back", class: "back", "aria-label": words.back, click: () => show("user-name") },
      "←",
    ),
    el("div", { id: "displayName" }, account),
  );
/** @param {string} id @param {string | null} text */
const error = (id, text) => (text ? el("div", { id, class: "row error", role: "alert" }, text) : null);
/** @param {string} value */
const submit = (value) =>
  el(
    "div",
    { class: "row buttons" },
    el("input", { type: "submit", id: "idSIButton9", class: "button primary", value }),
  );
/** @param {Record<string, string>} attributes @param {string} label */
const input = (attributes, label) =>
  el("div", { class: "row" }, el("input", { class: "field", "aria-label": label, placeholder: label, ...attributes }));
/** @param {string} id @param {string} text @param {string} to */
const link = (id, text, to) =>
  el("div", { class: "row" }, el("a", { id, href: "#", click: (event) => (event.preventDefault(), show(to)) }, text));

/** The error code that the server sent with this document. It is shown once, on the first view. */
let code = config.arrValErrs?.[0] ?? (config.sErrorCode === "50058" ? null : config.sErrorCode) ?? null;
const takeCode = () => {
  const taken = code;
  code = null;
  return taken;
};
/** @param {string} text */
const complaint = (text) => {
  const taken = takeCode();
  return taken && `${text} (AADSTS${taken})`;
};

/** @type {Record<string, { number: number, build: () => (Node | null)[] }>} */
const VIEWS = {
  "user-name": {
    number: 1,
    build: () => [
      header(words.signIn),
      error("usernameError", complaint(words.noAccount)),
      input({ type: "email", name: "loginfmt", id: "i0116", maxlength: "113", value: account }, words.emailLabel),
      // The decoy field for password managers.
      el("input", {
        type: "password",
        name: "passwd",
        id: "i0118",
        class: "moveOffScreen",
        tabindex: "-1",
        "aria-hidden": "true",
        autocomplete: "off",
      }),
      submit(words.next),
    ],
  },
  password: {
    number: 2,
    build: () => [
      identity(),
      header(words.enterPassword),
      error("passwordError", complaint(words.wrongPassword)),
      input({ type: "password", name: "passwd", id: "i0118", autocomplete: "off" }, words.passwordLabel),
      first === "password" ? link("accessPassLink", words.usePass, "pass") : null,
      first.startsWith("password-picker") ? link("idA_PWD_SwitchToCredPicker", words.otherWays, "picker") : null,
      submit(words.signIn),
    ],
  },
  picker: {
    number: 24,
    build: () => [
      identity(),
      header(words.choose),
      el(
        "div",
        { id: "credentialList", class: "row" },
        tile("data-test-cred-id", "1", words.passwordLabel, "password"),
        first === "password-picker" && tile("data-test-cred-id", "13", words.passLabel, "pass"),
      ),
    ],
  },
  pass: { number: 56, build: passView },
  proofs: {
    number: 50,
    build: () => [
      identity(),
      header(words.verify),
      el("div", { id: "idDiv_SAOTCS_Proofs", class: "row" }, tile("data-value", "AccessPass", words.passLabel, "pass")),
    ],
  },
  stay: {
    number: 20,
    build: () => [
      identity(),
      header(words.stay),
      el("div", { class: "row" }, words.stayWhy),
      el(
        "label",
        { class: "row check" },
        el("input", { type: "checkbox", id: "KmsiCheckboxField", name: "DontShowAgain" }),
        words.dontShow,
      ),
      el(
        "div",
        { class: "row buttons" },
        el("input", { type: "button", id: "idBtn_Back", class: "button", value: words.no, click: () => form.submit() }),
        el("input", { type: "submit", id: "idSIButton9", class: "button primary", value: words.yes }),
      ),
    ],
  },
  more: {
    number: 32,
    build: () => [
      identity(),
      header(words.more),
      el("div", { id: "ProofUpDescription", class: "row" }, words.moreWhy),
      el(
        "div",
        { class: "row buttons" },
        el("input", {
          type: "button",
          id: "idSubmit_ProofUp_Redirect",
          class: "button primary",
          value: words.next,
          click: () => location.assign(config.wizard),
        }),
      ),
    ],
  },
  // Its real number is unknown.
  app: {
    number: 99,
    build: () => [
      identity(),
      el("div", { id: "appConfirmTitle", class: "row title", role: "heading", "aria-level": "1" }, words.app),
      el("div", { class: "row" }, words.appWhy),
      el(
        "div",
        { class: "row buttons" },
        el("input", {
          type: "button",
          id: "idBtn_Back",
          class: "button",
          value: words.cancel,
          click: () => location.assign("/common/reprocess"),
        }),
        el("input", { type: "submit", id: "idSIButton9", class: "button primary", value: words.goOn }),
      ),
    ],
  },
  error: {
    number: 26,
    build: () => [
      header(words.signIn),
      el("div", { class: "row" }, words.sorry),
      el("div", { class: "row error" }, `AADSTS${config.iErrorCode}`),
    ],
  },
};

/**
 * The attributes of the pass field; only the title distinguishes the last one from a code.
 * @type {Record<string, Record<string, string>>}
 */
const CARRIERS = { name: { name: "accesspass" }, view: { name: "pass" }, words: { name: "otc", id: "idTxtBx_SAOTCC_OTC", type: "tel" } };

function passView() {
  const named = CARRIERS[carrier] ?? {};
  const row = input({ type: "password", ...named, autocomplete: "off", maxlength: "128" }, words.passLabel);
  const field = /** @type {HTMLInputElement} */ (row.firstElementChild);
  row.append(
    el(
      "button",
      {
        type: "button",
        class: "show",
        "aria-label": words.showPass,
        click: () => void (field.type = field.type === "password" ? "text" : "password"),
      },
      "◎",
    ),
  );
  return [
    identity(),
    header(words.enterPass),
    error("accessPassError", complaint(words.refused)),
    row,
    submit(words.signIn),
  ];
}

/** @param {string} attribute @param {string} value @param {string} text @param {string} to */
function tile(attribute, value, text, to) {
  return el("div", { class: "tile", role: "button", tabindex: "0", [attribute]: value, click: () => show(to) }, text);
}

/** What the page asks for first, as the server says. */
let { carrier, first } = config;
let current = "";

/**
 * Replaces the view. The old one stays operable for a moment, as on the real page.
 * @param {string} name
 */
function show(name) {
  const view = VIEWS[name];
  if (!view) return;
  const old = [...stage.children];
  current = name;
  const number = String(name === "pass" && carrier === "words" ? 3 : view.number);
  ps.value = number;
  login.value = account;
  const wrapper = el("div", { "data-viewid": number, class: "view" }, ...view.build());
  stage.append(wrapper);
  for (const gone of old) gone.classList.add("going");
  const removeOld = () => {
    for (const gone of old) gone.remove();
  };
  setTimeout(removeOld, old.length ? config.latency : 0);
  const field = wrapper.querySelector("input.field");
  if (field instanceof HTMLInputElement) field.focus();
}

/** The typed text, as the page knows it from events. It sends this text, as pages with their own model do. */
const typed = new Map();
form.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && typed.set(target, target.value));
form.addEventListener("submit", () => {
  for (const [field, value] of typed) if (field.type !== "checkbox") field.value = value;
});

form.addEventListener("submit", (event) => {
  if (current !== "user-name") return;
  event.preventDefault();
  const typed = form.elements.namedItem("loginfmt");
  if (typed instanceof HTMLInputElement) void askWhatComesFirst(typed.value);
});

/** @param {string} username */
async function askWhatComesFirst(username) {
  const response = await fetch("/common/GetCredentialType", { method: "POST", body: JSON.stringify({ username }) });
  ({ first, carrier } = await response.json());
  account = username;
  if (first === null) code = "50034";
  show(first === null ? "user-name" : first === "pass" ? "pass" : "password");
}

function leave() {
  document.title = words.working;
  const hidden = el(
    "form",
    { name: "hiddenform", method: "post", action: config.target },
    el("input", { type: "hidden", name: "code", value: "practice" }),
  );
  document.body.append(hidden);
  hidden.submit();
}

// The real page renders after its libraries are loaded, into a body that then becomes visible by a style change.
setTimeout(() => {
  if (config.view === "leave") return leave();
  if (config.view === "stay" || config.view === "app") form.action = "/kmsi";
  document.body.append(el("div", { class: "outer" }, form), el("footer", {}, "Practice. Not a Microsoft page."));
  show(config.view);
  document.body.style.display = "block";
}, 30);
