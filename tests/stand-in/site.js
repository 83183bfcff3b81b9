// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The practice site: our own model of Microsoft's sign-in, under Microsoft's real host names. It answers requests that
 * server.js passes on. The state of a sign-in is in the page's `flowToken`, as on the real page; the pass never is.
 */

import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { indexPage } from "./index-page.js";
import { PASS, PASSWORD, personOf, REFUSED, REFUSED_IN_WORDS } from "./people.js";
import { wordsIn } from "./words.js";

export const LOGIN = "https://login.microsoftonline.com";
/** Where a passkey is asked for after the pass. */
const PASSKEY = "https://login.microsoft.com";
export const SECURITY_INFO = "https://mysignins.microsoft.com";
export const APPLICATION = "https://portal.contoso.example";
const CDN = "https://aadcdn.msauth.net";

/** Each cloud's sign-in, and its Security info if it has one. */
const CLOUDS = [
  { login: LOGIN, securityInfo: SECURITY_INFO },
  { login: "https://login.microsoftonline.us", securityInfo: "https://mysignins.azure.us" },
  { login: "https://login.partner.microsoftonline.cn", securityInfo: null },
];

/** The client id of the practice application: an invented one. */
const PORTAL = "5f2c7d9a-0b7e-4a6b-9d59-2f6f0c0a7e11";

/** The client id of My Sign-ins: a real one, public. */
const MY_SIGN_INS = "19db86c3-b2b9-44cc-b339-36da233a3be2";

/**
 * @typedef {{ method: string, url: URL, cookies: Record<string, string>, body: string }} Request
 * @typedef {{
 *   status: number, headers: Record<string, string>, body: string | Buffer, hold?: "body" | "answer" | "connection",
 * }} Response hold: what never comes: the rest of the body, the whole answer, or a connection
 * @typedef {{ account: string, language: string, client: string, target: string }} Flow the state of a sign-in
 * @typedef {{
 *   csp?: "real" | "strict", slides?: boolean, options?: boolean, recovery?: boolean, shown?: { html: string },
 *   layout?: "list" | "cards", methods?: string[],
 *   app?: "never-ends" | "never-answers" | "unreachable", login?: "never-answers",
 * }} Knobs
 *   csp: the content security policy of the pages; slides: whether views slide out and in, as on the real page;
 *   options: whether the first view leads to a list of ways to sign in; recovery: whether the page says that
 *   Microsoft's recovery of accounts is on; shown: while it has a document, every address serves it; layout: how
 *   My Security info shows methods; methods: the kinds (of words.js) that are registered already, beside the
 *   pass; app, login: how the practice application and the answer to a pass keep people waiting
 */

/** The number of the view for a stronger method: an invented one. */
const STRONGER_VIEW = "98";
/** The numbers of the views that are posted. */
const VIEW_NUMBERS = { password: "2", pass: "56" };

/** The inline style of the body, the only one that the strict policy allows. */
const HIDDEN = "display: none";
const HIDDEN_HASH = `sha256-${createHash("sha256").update(HIDDEN).digest("base64")}`;

/**
 * The policies: the announced one, with scripts from Microsoft's servers and inline scripts only with a nonce; and the
 * strictest one that lets a page work.
 * @type {Record<"real" | "strict", (nonce: string) => string>}
 */
const CSP = {
  real: (nonce) => `object-src 'none'; base-uri 'self'; script-src 'self' 'nonce-${nonce}' ${CDN} 'report-sample'`,
  strict: (nonce) =>
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${CDN} 'unsafe-hashes' '${HIDDEN_HASH}'; connect-src 'self'; base-uri 'none'; object-src 'none'; ` +
    `frame-src 'none'; child-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
};

/**
 * The address that starts a sign-in to the practice application.
 * @param {string} language
 * @param {Record<string, string>} [more] other parameters
 */
export function authorize(language, more = {}) {
  const asked = {
    ...more,
    client_id: PORTAL,
    redirect_uri: `${APPLICATION}/app`,
    response_type: "code",
    scope: "openid",
    ui_locales: language,
  };
  return `${LOGIN}/common/oauth2/v2.0/authorize?${new URLSearchParams(asked)}`;
}

export class Site {
  /** @type {Set<string>} accounts whose one-time pass is used */
  #used = new Set();
  #shown;
  /** What every sign-in page says of itself. */
  #stated;
  #app;
  #waits;
  #knobs;
  /** The options of My Security info. */
  #info;

  /** @param {Knobs} [knobs] */
  constructor(knobs = {}) {
    this.#shown = knobs.shown;
    this.#app = knobs.app;
    this.#waits = knobs.login;
    this.#info = { layout: knobs.layout ?? "list", methods: knobs.methods ?? [] };
    this.#knobs = { csp: knobs.csp ?? /** @type {const} */ ("real"), slides: knobs.slides ?? true };
    this.#stated = { options: knobs.options ?? false, fEnableTotalLossRecovery: knobs.recovery ?? false };
  }

  /**
   * @param {Request} request
   * @returns {Response}
   */
  answer(request) {
    if (request.url.pathname === "/favicon.ico") return { status: 204, headers: {}, body: "" };
    if (this.#shown?.html)
      return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: this.#shown.html };
    const { origin } = request.url;
    if (origin === PASSKEY) return this.#passkey(request);
    if (CLOUDS.some(({ login }) => login === origin)) return this.#login(request);
    const cloud = CLOUDS.find(({ securityInfo }) => securityInfo === origin);
    if (cloud) return this.#mySignIns(request, cloud.login);
    if (origin === APPLICATION) return application(request, this.#app);
    if (origin === CDN) return clientFile(request.url.pathname);
    return { status: 404, headers: {}, body: "" };
  }

  /**
   * @param {Request} request
   * @returns {Response}
   */
  #login({ method, url, cookies, body }) {
    if (url.pathname.endsWith("/oauth2/v2.0/authorize")) {
      /** @type {Flow} */
      const flow = {
        account: url.searchParams.get("login_hint") ?? "",
        language: url.searchParams.get("ui_locales") ?? "en",
        client: url.searchParams.get("client_id") ?? PORTAL,
        target: url.searchParams.get("redirect_uri") ?? `${APPLICATION}/app`,
      };
      if (url.searchParams.get("prompt") === "select_account") return this.#signIn(flow, "tiles");
      return cookies["ESTSAUTH"] ? this.#leave(flow) : this.#signIn(flow, "user-name");
    }
    if (url.pathname === "/common/oauth2/v2.0/logout") return signedOut();
    if (url.pathname === "/common/reprocess") {
      return this.#leave({ account: "", language: "en", client: PORTAL, target: `${APPLICATION}/app` });
    }
    if (method !== "POST") return { status: 404, headers: {}, body: "" };
    if (url.pathname === "/common/GetCredentialType") return credentialType(JSON.parse(body));
    const form = new URLSearchParams(body);
    const flow = readFlow(form.get("flowToken"));
    if (!flow)
      return this.#signIn(
        { account: "", language: "en", client: PORTAL, target: `${APPLICATION}/app` },
        "user-name",
        "50089",
      );
    flow.account = form.get("login") ?? flow.account;
    if (url.pathname === "/kmsi") return this.#leave(flow);
    if (form.get("ps") === STRONGER_VIEW) return this.#page(flow, "KmsiInterrupt", { view: "stay" });
    return this.#judge(flow, form);
  }

  /**
   * @param {Flow} flow
   * @param {URLSearchParams} form
   * @returns {Response}
   */
  #judge(flow, form) {
    const person = personOf(flow.account);
    if (!person) return this.#signIn(flow, "user-name", "50034");
    const pass = form.get("accesspass") ?? form.get("pass") ?? form.get("otc");
    if (pass === null) {
      // The form may contain the decoy field of the user name view.
      if (form.getAll("passwd").at(-1) !== PASSWORD) return this.#refuse(flow, "password", "50126");
      return person.first === "second-factor" ? this.#secondFactor(flow) : this.#accepted(flow, person);
    }
    if (pass === REFUSED_IN_WORDS) {
      const { errors } = wordsIn(flow.language);
      return this.#page(flow, "ConvergedSignIn", { view: "pass", sErrTxt: errors[130503] });
    }
    if (this.#waits === "never-answers") return { status: 200, headers: {}, body: "", hold: "answer" };
    const code = this.#refusal(flow.account, pass);
    if (code === "53003") return this.#error(flow, code);
    if (code)
      return person.first === "second-factor" ? this.#secondFactor(flow, code) : this.#refuse(flow, "pass", code);
    if (person.oneTime) this.#used.add(flow.account);
    return this.#accepted(flow, person);
  }

  /**
   * @param {string} account
   * @param {string} pass
   */
  #refusal(account, pass) {
    if (pass !== PASS) return Object.entries(REFUSED).find(([refused]) => refused === pass)?.[1] ?? "130503";
    return this.#used.has(account) ? "130505" : null;
  }

  /**
   * @param {Flow} flow
   * @param {import("./people.js").Person} person
   */
  #accepted(flow, person) {
    switch (person.after) {
      case "stay":
        return this.#page(flow, "KmsiInterrupt", { view: "stay" });
      case "app":
        return this.#page(flow, "CmsiInterrupt", { view: "app" });
      case "more":
        return this.#page(flow, "ConvergedProofUpRedirect", {
          view: "more",
          wizard: `${SECURITY_INFO}/register?lng=${flow.language}`,
        });
      case "campaign":
        return this.#page(flow, "ConvergedProofUpRedirect", { view: "campaign" });
      case "stronger":
        return this.#page(flow, "ConvergedTFA", { view: "stronger" });
      case "passkey":
        return redirect(`${PASSKEY}/common/fido/get?ctx=${token(flow)}`, {});
      case "leave":
        return this.#leave(flow);
    }
  }

  /**
   * @param {Flow} flow
   * @param {string} view
   * @param {string} [code]
   */
  #signIn(flow, view, code = "50058") {
    return this.#page(flow, "ConvergedSignIn", { view, sErrorCode: code });
  }

  /**
   * The document after a refused POST: it says which view was posted, and what the account has.
   * @param {Flow} flow
   * @param {"password" | "pass"} view
   * @param {string} code
   */
  #refuse(flow, view, code) {
    return this.#page(flow, "ConvergedSignIn", {
      view,
      sErrorCode: code,
      arrValErrs: [code],
      sPOST_PaginatedLoginState: VIEW_NUMBERS[view],
      oGetCredTypeResult: {
        Username: flow.account,
        Credentials: { HasPassword: true, HasAccessPass: hasPass(flow.account) },
      },
    });
  }

  /**
   * @param {Flow} flow
   * @param {string} [code]
   */
  #secondFactor(flow, code) {
    return this.#page(flow, "ConvergedTFA", { view: code ? "pass" : "proofs", ...(code && { arrValErrs: [code] }) });
  }

  /**
   * @param {Flow} flow
   * @param {string} code
   */
  #error(flow, code) {
    return this.#page(flow, "ConvergedError", { view: "error", iErrorCode: Number(code) });
  }

  /**
   * The page for a passkey after the pass: its address has no other view.
   * @param {Request} request
   * @returns {Response}
   */
  #passkey({ url }) {
    const flow = readFlow(url.searchParams.get("ctx"));
    if (!flow) return { status: 404, headers: {}, body: "" };
    return this.#page(flow, "ConvergedSignIn", { view: "passkey", next: `${LOGIN}/kmsi` });
  }

  /**
   * The page that sends the result to the application: it submits itself.
   * @param {Flow} flow
   */
  #leave(flow) {
    const page = this.#page(flow, "hiddenform", { view: "leave", target: flow.target });
    page.headers["set-cookie"] = "ESTSAUTH=practice; Secure; HttpOnly; Path=/";
    return page;
  }

  /**
   * An empty body and scripts, as the real server sends it.
   * @param {Flow} flow
   * @param {string} pageId
   * @param {Record<string, unknown>} config
   * @returns {Response}
   */
  #page(flow, pageId, config) {
    const words = wordsIn(flow.language);
    const person = personOf(flow.account);
    const state = {
      ...config,
      pgid: pageId,
      account: flow.account,
      carrier: person?.carrier ?? "name",
      first: person?.first ?? "",
      accounts: ["maya@contoso.com", "petra@contoso.com"],
      fAccessPassSupported: true,
      fShowAccessPassPeek: true,
      ...this.#stated,
      sFT: token(flow),
      slides: this.#knobs.slides,
      words,
    };
    return this.#document(
      words.lang,
      pageId,
      "sign-in",
      `$Config=${JSON.stringify(state).replaceAll("<", "\\u003c")};`,
    );
  }

  /**
   * @param {Request} request
   * @param {string} login the address of its sign-in
   * @returns {Response}
   */
  #mySignIns({ method, url, cookies }, login) {
    const language = languageTag(url.searchParams.get("lng") ?? cookies["lng"]);
    if (method === "POST" && url.pathname === "/signin-oidc") {
      return redirect(`${url.origin}/security-info`, { "set-cookie": "signedin=practice; Secure; HttpOnly; Path=/" });
    }
    if (url.pathname === "/register")
      return this.#mySignInsPage(language, { wizard: true, target: `${login}/common/reprocess` });
    if (url.pathname !== "/security-info") return redirect(`${url.origin}/security-info`, {});
    if (cookies["signedin"]) return this.#mySignInsPage(language, { wizard: false, ...this.#info });
    const authorize = new URL(`${login}/common/oauth2/v2.0/authorize`);
    authorize.search = new URLSearchParams({
      client_id: MY_SIGN_INS,
      redirect_uri: `${url.origin}/signin-oidc`,
      ui_locales: language,
    }).toString();
    return redirect(authorize.href, { "set-cookie": `lng=${language}; Secure; Path=/` });
  }

  /**
   * @param {string} language
   * @param {Record<string, unknown>} config
   */
  #mySignInsPage(language, config) {
    const words = wordsIn(language);
    return this.#document(words.lang, null, "security-info", `window.page=${JSON.stringify({ ...config, words })};`);
  }

  /**
   * @param {string} lang
   * @param {string | null} pageId
   * @param {string} client the name of the script that renders the page
   * @param {string} inline
   * @returns {Response}
   */
  #document(lang, pageId, client, inline) {
    const nonce = randomBytes(16).toString("base64");
    const direction = lang.startsWith("ar") ? "rtl" : "ltr";
    const names = pageId ? `\n<meta name="PageID" content="${pageId}"><meta name="LocLC" content="${lang}">` : "";
    const body = `<!DOCTYPE html>
<html dir="${direction}" lang="${lang}">
<head><title>Practice</title>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="none">${names}
<link rel="stylesheet" href="${CDN}/practice.css">
<script nonce="${nonce}">${inline}</script>
<script nonce="${nonce}" src="${CDN}/${client}.js" type="module" crossorigin></script>
</head>
<body class="cb" style="${HIDDEN}"></body>
</html>`;
    return {
      status: 200,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": CSP[this.#knobs.csp](nonce),
        "cache-control": "no-store, no-cache",
        "x-frame-options": "DENY",
      },
      body,
    };
  }
}

/**
 * The page after signing out.
 * @returns {Response}
 */
function signedOut() {
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "set-cookie": "ESTSAUTH=; Max-Age=0; Secure; HttpOnly; Path=/",
    },
    body: `<!DOCTYPE html><html lang="en"><title>Practice</title><body><h1>You signed out of your account</h1></body></html>`,
  };
}

/** @param {string} account */
function hasPass(account) {
  const first = personOf(account)?.first;
  return first !== undefined && first !== "password-only" && first !== "password-picker-without";
}

/**
 * @param {{ username?: unknown }} asked
 * @returns {Response}
 */
function credentialType({ username }) {
  const { first = null, carrier = "name" } = personOf(String(username)) ?? {};
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ first, carrier }) };
}

/** @param {Flow} flow */
function token(flow) {
  return Buffer.from(JSON.stringify(flow)).toString("base64url");
}

/**
 * @param {string | null} token
 * @returns {Flow | null}
 */
function readFlow(token) {
  try {
    return JSON.parse(Buffer.from(token ?? "", "base64url").toString());
  } catch {
    return null;
  }
}

/**
 * Checks a language from an address before it gets into a header or page: an address can contain anything.
 * @param {string | undefined} asked
 */
function languageTag(asked) {
  try {
    return Intl.getCanonicalLocales(asked)[0] ?? "en";
  } catch {
    return "en";
  }
}

/**
 * @param {Request} request
 * @param {Knobs["app"]} waits
 * @returns {Response}
 */
function application({ url }, waits) {
  const html = { "content-type": "text/html; charset=utf-8" };
  if (url.pathname === "/") return { status: 200, headers: html, body: indexPage(authorize) };
  const beginning = `<!DOCTYPE html><html lang="en"><title>Contoso portal (practice)</title>
<link rel="stylesheet" href="${CDN}/practice.css"><body class="app"><h1>Contoso portal</h1>`;
  if (waits === "never-answers") return { status: 200, headers: html, body: "", hold: "answer" };
  if (waits === "unreachable") return { status: 200, headers: html, body: "", hold: "connection" };
  if (waits === "never-ends") return { status: 200, headers: html, body: beginning, hold: "body" };
  return {
    status: 200,
    headers: html,
    body: `${beginning}\n<p>This is the practice application. You are signed in.</p></body></html>`,
  };
}

const CLIENT_FILES = {
  "/sign-in.js": "text/javascript",
  "/security-info.js": "text/javascript",
  "/elements.js": "text/javascript",
  "/practice.css": "text/css",
};

/**
 * @param {string} path
 * @returns {Response}
 */
function clientFile(path) {
  const type = Object.entries(CLIENT_FILES).find(([file]) => file === path)?.[1];
  if (!type) return { status: 404, headers: {}, body: "" };
  const headers = { "content-type": type, "access-control-allow-origin": "*", "cache-control": "max-age=600" };
  return { status: 200, headers, body: readFileSync(new URL(`./client${path}`, import.meta.url)) };
}

/**
 * @param {string} location
 * @param {Record<string, string>} headers
 * @returns {Response}
 */
function redirect(location, headers) {
  return { status: 302, headers: { ...headers, location }, body: "" };
}
