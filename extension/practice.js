// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// A make-believe sign-in, for people who want to see beforehand what help they will get, and for helpdesks in training. It has the
// elements by which the real pages are known (content/selectors.js), and the content script runs on it as it does there; so ring,
// check, refusal and checklist are the real ones. Nothing typed here goes anywhere: there is no form, and nothing is kept.

{
  /** What the make-believe page does with a pass; whatever else is typed is incorrect. */
  const PASSES = { "Practice-26": "", "RunOut-Pass-26": "130504", "UsedUp-Pass-26": "130505" };
  const INCORRECT = "130503";
  const ACCOUNT = "you@practice.example";
  /** What stands in the address where a password is asked for first. */
  const PASSWORD_FIRST = "password-first";

  const SIGN_IN = { hostname: "login.microsoftonline.com", pathname: "/common/login" };
  const SECURITY_INFO = { hostname: "mysignins.microsoft.com", pathname: "/security-info" };
  // For which page the eyes take this one, and that there is a journey: see content/eyes.js and content/journey.js.
  globalThis.tapPractice = SIGN_IN;
  globalThis.tapJourney = true;
  globalThis.tapReady = true;
  // Pages of the web reach what is ours under addresses that change, and a page of our own under its own alone.
  Object.assign(chrome.runtime, { getURL: (/** @type {string} */ path) => `/${path}` });

  /** The languages that there are texts in; any other is served by the first. */
  const LANGUAGES = ["en", "de", "ar"];
  const language = LANGUAGES.find((known) => chrome.i18n.getUILanguage().split("-")[0] === known) ?? "en";
  /** @type {Record<string, { message: string }>} */
  let texts = {};
  /** @param {string} key */
  const say = (key) => texts[key]?.message ?? key;

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {Record<string, string | EventListener>} attributes a function is a listener for the event of that name
   * @param {(Node | string | null)[]} children
   * @returns {HTMLElementTagNameMap[K]}
   */
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") element.addEventListener(name, value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const title = (/** @type {string} */ text) => el("div", { id: "loginHeader", class: "title" }, el("span", { role: "heading", "aria-level": "2" }, text));
  const identity = () => el("p", { id: "displayName", class: "identity" }, el("bdi", {}, ACCOUNT));
  const next = (/** @type {string} */ text, /** @type {() => void} */ go) =>
    el("p", { class: "buttons" }, el("button", { type: "button", id: "idSIButton9", class: "primary", click: () => go() }, text));
  /** @param {Record<string, string>} attributes @param {string} label @param {() => void} go */
  const field = (attributes, label, go) => {
    // At the end of the key: until then it belongs to this view, and not to the button that comes under the focus.
    let isDown = false;
    const isEnter = (/** @type {Event} */ event) => event instanceof KeyboardEvent && event.key === "Enter";
    return el("input", {
      class: "field", "aria-label": label, placeholder: label, autocomplete: "off",
      keydown: (event) => void (isDown = isEnter(event)), keyup: (event) => isDown && isEnter(event) && go(), ...attributes,
    });
  };

  const stage = el("main", { class: "stage" });
  const isPasswordFirst = location.hash === `#${PASSWORD_FIRST}`;

  /** @param {string} number of the view @param {(Node | null)[]} content */
  function show(number, ...content) {
    stage.replaceChildren(el("div", { "data-viewid": number, class: "box" }, el("p", { class: "brand" }, say("practice_brand")), ...content));
    document.querySelector("meta[name=PageID]")?.setAttribute("content", number === "20" ? "KmsiInterrupt" : "ConvergedSignIn");
    goOn();
  }

  let isFirst = true;
  /** What was pressed has gone with its view; as on the real page, one goes on at what is to be done now. */
  function goOn() {
    const next = stage.querySelector(".field, .primary");
    if (!isFirst && next instanceof HTMLElement) next.focus();
    isFirst = false;
  }

  function askAccount() {
    const go = isPasswordFirst ? askPassword : askPass;
    show("1", title(say("practice_sign_in")),
      field({ type: "email", name: "loginfmt", id: "i0116", value: ACCOUNT }, say("practice_email"), go),
      next(say("practice_next"), go));
  }

  function askPassword(refused = false) {
    const go = () => askPassword(true);
    show("2", identity(), title(say("practice_password_title")),
      refused ? el("p", { id: "passwordError", class: "error" }, say("practice_no_password")) : null,
      field({ type: "password", name: "passwd", id: "i0118" }, say("practice_password"), go),
      el("p", {}, el("button", { type: "button", id: "accessPassLink", class: "link", click: () => askPass() }, say("practice_use_pass"))),
      next(say("practice_sign_in"), go));
  }

  function askPass(code = "") {
    const input = field({ type: "text", name: "accesspass" }, say("practice_pass"), () => judge(input.value));
    show("56", identity(), title(say("practice_pass_title")),
      code ? el("p", { id: "accessPassError", class: "error", role: "alert" }, `${say("practice_refused")} (AADSTS${code})`) : null,
      input,
      next(say("practice_sign_in"), () => judge(input.value)));
  }

  /** @param {string} typed */
  function judge(typed) {
    if (typed === "") return;
    const code = Object.entries(PASSES).find(([pass]) => pass === typed)?.[1] ?? INCORRECT;
    if (code) askPass(code);
    else askToStay();
  }

  function askToStay() {
    show("20", identity(), title(say("practice_stay")),
      el("p", { id: "KmsiDescription" }, el("input", { type: "checkbox", id: "KmsiCheckboxField", hidden: "" })),
      el("p", { class: "buttons" },
        el("button", { type: "button", id: "idBtn_Back", class: "secondary", click: showSecurityInfo }, say("practice_no")),
        el("button", { type: "button", id: "idSIButton9", class: "primary", click: showSecurityInfo }, say("yes"))));
  }

  function showSecurityInfo() {
    globalThis.tapPractice = SECURITY_INFO;
    const methods = [say("practice_passkey"), say("authenticator_name")];
    const rows = el("ul", { class: "rows" });
    const add = () => {
      const name = methods.shift();
      if (name === undefined) return;
      const row = el("li", {}, el("span", {}, name),
        el("button", { type: "button", class: "link", click: () => (row.remove(), void methods.push(name)) }, say("practice_delete")));
      rows.append(row);
    };
    stage.replaceChildren(
      el("div", { class: "info" },
        el("p", { class: "brand" }, say("practice_brand")),
        el("h2", { class: "title" }, say("practice_security_info")),
        el("p", {}, el("button", { type: "button", class: "primary ms-Button--primary", name: "Add method", click: add }, `+ ${say("practice_add")}`)),
        rows));
    goOn();
  }

  /** @param {string} hash */
  const begin = (hash) => () => {
    location.hash = hash;
    location.reload();
  };
  const choice = (/** @type {string} */ text, /** @type {string} */ hash, /** @type {boolean} */ isNow) =>
    el("label", { class: "choice-of-first" },
      el("input", { type: "radio", name: "first", ...(isNow && { checked: "" }), change: begin(hash) }), el("span", {}, text));
  const pass = (/** @type {string} */ typed, /** @type {string} */ outcome, /** @type {string} */ hint = "") =>
    el("li", {}, el("code", { dir: "ltr" }, typed), ` ${outcome} `, el("small", {}, hint));

  function build() {
    document.documentElement.lang = language;
    document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
    document.title = `${say("practice_title")} · ${say("extension_name")}`;
    document.body.append(
      el("header", { class: "banner" },
        el("span", { class: "mark", "aria-hidden": "true" }),
        el("div", {}, el("h1", {}, say("practice_title")), el("p", {}, say("practice_banner")))),
      el("div", { class: "room" },
        el("aside", { class: "instructions", "aria-label": say("practice_passes") },
          el("h2", {}, say("practice_passes")),
          el("ul", {},
            pass("Practice-26", say("practice_good"), say("practice_space")),
            pass("RunOut-Pass-26", say("practice_expired")),
            pass("UsedUp-Pass-26", say("practice_used"))),
          el("p", {}, say("practice_any")),
          el("fieldset", {}, el("legend", {}, say("practice_first")),
            choice(say("practice_first_pass"), "", !isPasswordFirst),
            choice(say("practice_first_password"), PASSWORD_FIRST, isPasswordFirst)),
          el("p", {}, el("button", { type: "button", class: "also", click: begin(location.hash) }, say("practice_restart")))),
        stage));
    askAccount();
  }

  // The file itself: asked for a text, the browser may have none (see `say` in worker.js).
  fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`))
    .then((file) => file.json())
    .then((catalogue) => (texts = catalogue))
    .then(build);
}
