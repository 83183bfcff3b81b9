// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Renders the practice sign-in page from `$Config`, with elements and habits of the real one (facts of 2026-11). */

import { el } from "./elements.js";

/** @type {any} */
const config = /** @type {any} */ (globalThis).$Config;
const { words } = config;

/** How long a view slides out, and the next one in, in milliseconds. practice.css has the same figure. */
const SLIDE_MS = 250;

let account = config.account;
/** What the page asks for first, and how it names the field of the pass, as the server says. */
let { carrier, first } = config;
/** The error code of the last try. It goes with the first view, and does not come back. */
let code =
  config.arrValErrs?.[0] ?? (config.sErrorCode === "50058" ? null : config.sErrorCode) ?? config.sErrTxt ?? null;

const banner = el("div", { class: "banner-row" });
const stage = el("div", { class: "stage" });
const box = el("div", { id: "lightbox", class: "box" }, el("div", { class: "brand" }, "Contoso"), banner, stage);
/** The form field that contains the number of the view. */
const ps = el("input", { type: "hidden", name: "ps", value: "" });
const login = el("input", { type: "hidden", name: "login", value: account });
const token = el("input", { type: "hidden", name: "flowToken", value: config.sFT });
const form = el(
  "form",
  { name: "f1", method: "post", action: "/common/login", autocomplete: "off" },
  el("div", { class: "outer" }, box),
  ps,
  login,
  token,
);

// --- parts of views --------------------------------------------------------------------------------------------------

/** @param {string} text */
const title = (text) =>
  el("div", { id: "loginHeader", class: "title" }, el("div", { role: "heading", "aria-level": "1" }, text));
/** The account above the view. It is outside the view, and has no button where there is no way back. */
const identity = (hasBack = true) =>
  el(
    "div",
    { class: "identity" },
    hasBack &&
      el(
        "button",
        { type: "button", id: "idBtn_Back", class: "back", "aria-label": words.back, click: () => show("user-name") },
        "←",
      ),
    el("div", { id: "displayName" }, account),
  );

/**
 * The last line of an error ends where the field begins.
 * @param {string} id @param {string | null} text
 */
const error = (id, text) =>
  el("div", { role: "alert", "aria-live": "assertive" }, text && el("div", { id, class: "error" }, text));

/** What the page says of the code: of some codes, nothing. */
const complaint = () => (code ? (config.sErrTxt ?? words.errors[code] ?? null) : null);

/** @param {Record<string, string>} attributes @param {string} label */
const input = (attributes, label) =>
  el("input", { class: "field", "aria-label": label, placeholder: label, autocomplete: "off", ...attributes });
/** A field that nobody sees, for password managers or for the form. */
const offScreen = { class: "moveOffScreen", tabindex: "-1", "aria-hidden": "true", autocomplete: "off" };
/** @param {string} value */
const submit = (value) =>
  el("div", { class: "buttons" }, el("input", { type: "submit", id: "idSIButton9", class: "button primary", value }));
/** @param {string} id @param {string} text @param {string | null} [to] */
const link = (id, text, to) =>
  el(
    "div",
    { class: "link" },
    el("a", { id, href: "#", click: (event) => (event.preventDefault(), to && show(to)) }, text),
  );
/** @param {string} attribute @param {string} value @param {string} text @param {string} [to] */
const tile = (attribute, value, text, to) =>
  el(
    "div",
    {
      class: "tile",
      role: "button",
      tabindex: "0",
      "aria-label": text,
      [attribute]: value,
      click: () => to && show(to),
    },
    text,
  );

// --- views -----------------------------------------------------------------------------------------------------------

/** The ways to sign in, by the number of the credential, in the page's order. The pass is near the end. */
const TILES = () =>
  /** @type {const} */ ([
    ["7", words.tiles.passkey],
    ["2", words.tiles.authenticator],
    ["1", words.tiles.password, "password"],
    ["3", words.tiles.code],
    ["15", words.tiles.certificate],
    ["18", words.tiles.qr],
    ["13", words.tiles.pass, "pass"],
    ["", words.tiles.recover],
  ]);

/**
 * The attributes of the pass field; only the title distinguishes the last one from a code.
 * @type {Record<string, Record<string, string>>}
 */
const CARRIERS = {
  name: { name: "accesspass" },
  view: { name: "pass" },
  words: { name: "otc", id: "idTxtBx_SAOTCC_OTC", type: "tel" },
};

/** The number of the view for the box of a code. */
const CODE_VIEW = 3;

/**
 * @typedef {object} View
 * @property {number} number
 * @property {() => (Node | false | null | undefined)[]} build
 * @property {() => Node} [banner] the account above it
 */

/** @type {Record<string, View>} */
const VIEWS = {
  "user-name": {
    number: 1,
    build: () => [
      title(words.signIn),
      error("usernameError", code && words.noAccount),
      input({ type: "email", name: "loginfmt", id: "i0116", maxlength: "113", value: account }, words.emailLabel),
      el("input", { type: "password", name: "passwd", id: "i0118", ...offScreen }),
      submit(words.next),
      config.options && link("practiceOptions", words.options, "options"),
    ],
  },
  // Before an account is known.
  options: {
    number: 24,
    build: () => [
      el("div", { id: "loginHeader", class: "title", role: "heading", "aria-level": "1" }, words.options),
      el(
        "div",
        { id: "credentialList" },
        tile("data-test-cred-id", "7", words.tiles.passkey),
        tile("data-test-cred-id", "organization", words.tiles.organization),
      ),
      el(
        "div",
        { class: "buttons" },
        el("input", {
          type: "button",
          id: "idBtn_Back",
          class: "button",
          value: words.back,
          click: () => history.back(),
        }),
      ),
    ],
  },
  tiles: {
    number: 12,
    build: () => [
      title(words.pickAccount),
      el(
        "div",
        { id: "tilesHolder" },
        ...config.accounts.map((/** @type {string} */ name) =>
          el(
            "div",
            { class: "tile", role: "button", tabindex: "0", "aria-label": name, click: () => void nameAccount(name) },
            name,
          ),
        ),
        el(
          "div",
          { id: "otherTile", class: "tile", role: "button", tabindex: "0", click: () => show("user-name") },
          words.otherAccount,
        ),
      ),
    ],
  },
  password: {
    number: 2,
    banner: identity,
    build: () => [
      el("input", { type: "text", name: "loginfmt", value: account, ...offScreen }),
      title(words.enterPassword),
      error("passwordError", complaint()),
      input({ type: "password", name: "passwd", id: "i0118" }, words.passwordLabel),
      link("idA_PWD_ForgotPassword", words.forgot),
      first === "password" && link("accessPassLink", words.usePass, "pass"),
      first.startsWith("password-picker") && link("idA_PWD_SwitchToCredPicker", words.otherWays, "picker"),
      submit(words.signIn),
    ],
  },
  picker: {
    number: 24,
    build: () => [
      el("div", { id: "loginHeader", class: "title", role: "heading", "aria-level": "1" }, words.choose),
      el("div", { id: "idDiv_Error", role: "alert" }),
      el(
        "div",
        { id: "credentialList" },
        ...TILES()
          .filter(([number]) => number !== "13" || first === "password-picker")
          .filter(([number]) => ["1", ""].includes(number) || first !== "password-picker-recover")
          .map(([number, text, to]) => tile(number ? "data-test-cred-id" : "data-practice", number, text, to)),
      ),
      el(
        "div",
        { class: "buttons" },
        el("input", {
          type: "button",
          id: "idBtn_Back",
          class: "button",
          value: words.back,
          click: () => history.back(),
        }),
      ),
    ],
  },
  pass: { number: 56, banner: identity, build: passView },
  // Its real number is unknown.
  proofs: {
    number: 98,
    banner: () => identity(false),
    build: () => [
      title(words.verify),
      el("div", { id: "idDiv_SAOTCS_Proofs" }, tile("data-value", "AccessPass", words.tiles.pass, "pass")),
      link("moreInfoUrl", words.moreInformation),
    ],
  },
  // Only a passkey that is registered already.
  stronger: {
    number: 98,
    banner: () => identity(false),
    build: () => [
      title(words.verify),
      el(
        "div",
        { id: "idDiv_SAOTCS_Proofs" },
        el(
          "div",
          {
            class: "tile",
            role: "button",
            tabindex: "0",
            "aria-label": words.tiles.passkey,
            "data-value": "FidoKey",
            click: () => form.submit(),
          },
          words.tiles.passkey,
        ),
      ),
    ],
  },
  code: {
    number: CODE_VIEW,
    banner: identity,
    build: () => [title(words.verify), input({ type: "tel", name: "otc" }, words.tiles.code), submit(words.next)],
  },
  // The browser's own window is over it.
  passkey: {
    number: 23,
    banner: identity,
    build: () => [
      title(words.tiles.passkey),
      el("div", { class: "text" }, words.passkeyWindow),
      config.view === "passkey" && submit(words.goOn),
    ],
  },
  provider: {
    number: 8,
    banner: identity,
    build: () => [title(words.provider), el("div", { class: "text" }, words.working)],
  },
  stay: {
    number: 20,
    banner: () => identity(false),
    build: () => [
      title(words.stay),
      el("div", { id: "KmsiDescription", class: "text" }, words.stayWhy),
      el(
        "label",
        { class: "check" },
        el("input", { type: "checkbox", id: "KmsiCheckboxField", name: "DontShowAgain" }),
        words.dontShow,
      ),
      el(
        "div",
        { class: "buttons" },
        el("input", { type: "button", id: "idBtn_Back", class: "button", value: words.no, click: () => form.submit() }),
        el("input", { type: "submit", id: "idSIButton9", class: "button primary", value: words.yes }),
      ),
    ],
  },
  more: {
    number: 32,
    banner: () => identity(false),
    build: () => [
      title(words.more),
      el("div", { id: "ProofUpDescription", class: "text" }, words.moreWhy),
      link("cancelLink", words.otherAccount, "user-name"),
      link("moreInfoLink", words.moreInformation),
      el(
        "div",
        { class: "buttons" },
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
  // Organisations ask for a passkey in the same place.
  campaign: {
    number: 32,
    banner: () => identity(false),
    build: () => [
      title(words.more),
      el("div", { id: "ProofUpDescription", class: "text" }, words.campaignWhy),
      link("moreInfoLink", words.moreInformation),
      el(
        "div",
        { class: "buttons" },
        el("input", { type: "submit", id: "practiceSkip", class: "button", value: words.skip }),
        el("input", { type: "button", id: "idSubmit_ProofUp_Redirect", class: "button primary", value: words.next }),
      ),
    ],
  },
  // Its real number is unknown.
  app: {
    number: 99,
    banner: () => identity(false),
    build: () => [
      el("div", { id: "appConfirmTitle", class: "title", role: "heading", "aria-level": "1" }, words.app),
      el("div", { class: "text" }, words.appWhy),
      el(
        "div",
        { class: "buttons" },
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
      title(words.signIn),
      el("div", { class: "text" }, words.sorry),
      el("div", { class: "text" }, `AADSTS${config.iErrorCode}`),
    ],
  },
};

function passView() {
  const field = input({ type: "password", ...CARRIERS[carrier], maxlength: "128" }, words.passLabel);
  // The name of the account, as in the view of the password.
  return [
    el("input", { type: "text", name: "loginfmt", value: account, ...offScreen }),
    title(words.enterPass),
    error("accessPassError", complaint()),
    el("div", { class: "placeholder" }, field),
    carrier !== "words" && peek(field),
    submit(words.signIn),
  ];
}

/**
 * The box to show the text. It moves the named input off the screen, and puts one without a name in its place. What is
 * typed there is copied into the named one.
 * @param {HTMLInputElement} named
 */
function peek(named) {
  const shown = input({ type: "text" }, words.passLabel);
  shown.addEventListener("input", () => {
    named.value = shown.value;
    named.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const check = el("input", { type: "checkbox" });
  check.addEventListener("change", () => {
    named.className = check.checked ? "moveOffScreen" : "field";
    for (const [name, value] of /** @type {const} */ ([
      ["tabindex", "-1"],
      ["aria-hidden", "true"],
    ])) {
      if (check.checked) named.setAttribute(name, value);
      else named.removeAttribute(name);
    }
    shown.value = named.value;
    if (check.checked) named.before(shown);
    else shown.remove();
    (check.checked ? shown : named).focus();
  });
  return el("label", { class: "check" }, check, words.showPass);
}

// --- from view to view -----------------------------------------------------------------------------------------------

let current = "";
/** Counts the switches, so that one that comes later ends one that still slides. */
let switches = 0;

/** @param {string} name */
function show(name) {
  history.pushState({ view: name }, "");
  slideTo(name);
}

/**
 * The old view slides out and stays operable until it is gone. Then the next one slides in: the two are never in the
 * document together.
 * @param {string} name
 */
function slideTo(name) {
  const mine = ++switches;
  code = current === "" ? code : null;
  stage.firstElementChild?.classList.add("going");
  banner.firstElementChild?.classList.add("going");
  const next = () => {
    if (mine === switches) put(name);
  };
  if (stage.firstElementChild) setTimeout(next, config.slides ? SLIDE_MS : 0);
  else next();
}

/** @param {string} name */
function put(name) {
  const view = VIEWS[name];
  if (!view) return;
  current = name;
  const number = String(name === "pass" && carrier === "words" ? CODE_VIEW : view.number);
  ps.value = number;
  login.value = account;
  banner.replaceChildren(...(view.banner ? [view.banner()] : []));
  const wrapper = el("div", { "data-viewid": number, class: config.slides ? "view coming" : "view" }, ...view.build());
  stage.replaceChildren(wrapper);
  const field = wrapper.querySelector("input.field");
  if (field instanceof HTMLInputElement) field.focus();
}

addEventListener("popstate", ({ state }) => {
  if (state) slideTo(state.view);
});

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
  if (typed instanceof HTMLInputElement) void nameAccount(typed.value);
});

/**
 * Asks the server what comes first for this account. The old view stays operable meanwhile.
 * @param {string} username
 */
async function nameAccount(username) {
  const response = await fetch("/common/GetCredentialType", { method: "POST", body: JSON.stringify({ username }) });
  ({ first, carrier } = await response.json());
  account = username;
  if (first === null) {
    code = "50034";
    return put("user-name");
  }
  show(["pass", "code", "passkey", "provider"].includes(first) ? first : "password");
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

/** The details that a helpdesk asks for are behind the last link. */
function footer() {
  const details = el("div", { id: "practiceDetails", class: "details", hidden: "" }, "Request Id: practice");
  const open = (/** @type {Event} */ event) => {
    event.preventDefault();
    details.hidden = !details.hidden;
  };
  return el(
    "div",
    { id: "footer", class: "footer", role: "contentinfo" },
    details,
    el("span", { class: "practice" }, "Practice. Not a Microsoft page."),
    el("a", { id: "ftrTerms", href: "#", click: (event) => event.preventDefault() }, words.terms),
    el("a", { id: "ftrPrivacy", href: "#", click: (event) => event.preventDefault() }, words.privacy),
    el("a", { id: "moreOptions", href: "#", role: "button", "aria-label": words.troubleshooting, click: open }, "…"),
  );
}

// The real page renders after its libraries are loaded, into a body that then becomes visible by a style change.
setTimeout(() => {
  if (config.view === "leave") return leave();
  if (["stay", "app", "campaign"].includes(config.view)) form.action = "/kmsi";
  if (config.view === "passkey") form.action = config.next;
  document.body.append(form, footer());
  history.replaceState({ view: config.view }, "");
  put(config.view);
  document.body.style.display = "block";
}, 30);
