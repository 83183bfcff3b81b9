// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The corpus: possible pages, each with what must be recognised in it. `corpus.json` contains the facts that the built
 * extension reports for each page (tests/e2e/corpus.spec.js compares the two). tests/corpus.rs judges those facts.
 *
 * @typedef {{
 *   state: string, ring: string | null, offer: string | null, code: string | null, account: boolean, hasPass: boolean,
 *   cloud: string, heading: string | null, adds: string | null, registered: string[], truth?: string[],
 * }} Expected state and heading: their names in the crate; ring: the name of its element; code: Microsoft's error code;
 *   hasPass: the page's own state says that the account has a pass; adds: the element that adds a method; registered:
 *   the names of the listed methods; truth: what the page really is, if its content cannot show it
 * @typedef {{
 *   name: string, group: string, host: string, path: string, query: string, html: string, expected: Expected,
 * }} CorpusPage
 */

import {
  accountDecoy,
  accountView,
  complaint,
  decoy,
  document,
  HERE,
  heading,
  input,
  link,
  next,
  offScreen,
  tile,
  view,
} from "./html.js";

/** @type {CorpusPage[]} */
export const PAGES = [];

const GLOBAL = "login.microsoftonline.com";
const MY = "mysignins.microsoft.com";

/**
 * @param {string} group
 * @param {string} name
 * @param {Partial<Expected> & { state: string }} expected
 * @param {string} html
 * @param {{ host?: string, path?: string, query?: string }} [at]
 */
function add(group, name, expected, html, { host = GLOBAL, path = "/common/oauth2/v2.0/authorize", query = "" } = {}) {
  const rest = {
    ring: null,
    offer: null,
    code: null,
    account: false,
    hasPass: false,
    cloud: "Global",
    heading: null,
    adds: null,
    registered: [],
  };
  PAGES.push({ name: `${group}: ${name}`, group, host, path, query, html, expected: { ...rest, ...expected } });
}

/** The known words with which a page asks for the pass, by language. */
const ASKS = {
  "en-US": "Enter Temporary Access Pass",
  "de-DE": "Befristeten Zugriffspass eingeben",
  "fr-FR": "Entrez le passe d’accès temporaire",
  "es-ES": "Escriba el pase de acceso temporal",
  "it-IT": "Immettere il Pass di accesso temporaneo",
  "pt-PT": "Introduza o Passe de Acesso Temporário",
  "ja-JP": "一時アクセス パスを入力する",
  "ko-KR": "임시 액세스 패스 입력",
  "zh-CN": "输入临时访问密码",
  "ru-RU": "Введите временный секретный код",
  "nl-NL": "Tijdelijke toegangspas invoeren",
  "sv-SE": "Ange tillfälligt åtkomstpass",
  "hu-HU": "Adja meg az ideiglenes hozzáférési kódot",
  "tr-TR": "Geçici Erişim Geçişi girin",
};
/** Languages whose words for the pass are not confirmed. */
const WORDLESS = { "ar-SA": "أدخل التصريح", "pl-PL": "Wpisz przepustkę", "he-IL": "הזן את הקוד" };
const EN = ASKS["en-US"];

const PASS = { state: "Pass", ring: "pass-field", account: true };

/** @param {string} [ask] @param {string} [field] attributes @param {number | null} [number] @param {string} [more] */
const passView = (ask = EN, field = "type=password name=accesspass", number = 56, more = "") =>
  accountView(number, accountDecoy(), heading(ask), more, input(field, HERE), next());

// --- the pass, recognised by the name of its field -------------------------------------------------------------------

for (const [lang, ask] of Object.entries({ ...ASKS, ...WORDLESS })) {
  add("pass by name", lang, PASS, document({ lang, pageId: "ConvergedSignIn" }, passView(ask)));
}
for (const lang of /** @type {const} */ (["en-US", "de-DE", "ja-JP", "tr-TR"])) {
  add(
    "pass by name",
    `branded ${lang}`,
    PASS,
    document({ lang, pageId: "ConvergedSignIn", branding: true, title: "Fabrikam" }, passView(ASKS[lang])),
  );
  add("pass by name", `second factor ${lang}`, PASS, document({ lang, pageId: "ConvergedTFA" }, passView(ASKS[lang])));
}
for (const [host, cloud] of Object.entries({
  "login.microsoft.com": "Global",
  "login.microsoftonline.us": "UsGov",
  "login.usgovcloudapi.net": "UsGov",
  "login.partner.microsoftonline.cn": "China",
  "login.chinacloudapi.cn": "China",
  "login.sovcloud-identity.fr": "Sovereign",
  "login.sovcloud-identity.de": "Sovereign",
  "login.sovcloud-identity.sg": "Sovereign",
})) {
  add("pass by name", host, { ...PASS, cloud }, document({ pageId: "ConvergedSignIn" }, passView()), { host });
}
for (const path of [
  "/common/login",
  "/contoso.com/login",
  "/72f988bf-86f1-41af-91ab-2d7cd011db47/saml2",
  "/common/SAS/ProcessAuth",
  "/kmsi",
  "/common/reprocess",
]) {
  add("pass by name", path, PASS, document({ pageId: "ConvergedSignIn" }, passView()), { path });
}
add("pass by name", "full window", PASS, document({ pageId: "ConvergedSignIn", layout: "full" }, passView()));
add("pass by name", "without PageID", PASS, document({}, passView()));
add("pass by name", "without $Config", PASS, document({ pageId: "ConvergedSignIn", config: null }, passView()));
add(
  "pass by name",
  "without a view",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView(EN, "type=password name=accesspass", null)),
);
add(
  "pass by name",
  "in a view of another number",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView(EN, "type=password name=accesspass", 77)),
);
add(
  "pass by name",
  "shown as text",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView(EN, "type=text name=accesspass")),
);
add(
  "pass by name",
  "under the organisation's own heading",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView("Welcome to Fabrikam")),
);
add(
  "pass by name",
  "with another way beside it",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView() + link("idA_PWD_SwitchToCredPicker")),
);
add(
  "pass by name",
  "two fields",
  PASS,
  document(
    { pageId: "ConvergedSignIn" },
    passView(EN, "type=password name=accesspass", 56, "") + input("type=password name=accesspass"),
  ),
);
add(
  "pass by name",
  "no account shown",
  { ...PASS, account: false },
  document({ pageId: "ConvergedSignIn" }, view(56, heading(EN), input("type=password name=accesspass", HERE), next())),
);

const MY_SIGN_INS = "client_id=19db86c3-b2b9-44cc-b339-36da233a3be2";
const BACK = "redirect_uri=https%3A%2F%2Fmysignins.microsoft.com%2Fsignin-oidc";
const PORTAL =
  "client_id=4765445b-32c6-49b0-83e6-1d93765276ca&redirect_uri=https%3A%2F%2Fportal.contoso.example%2Fsignin";
for (const [name, query, going] of /** @type {const} */ ([
  ["to Security info", `${MY_SIGN_INS}&${BACK}`, "SecurityInfo"],
  ["to Security info by its number", MY_SIGN_INS, "SecurityInfo"],
  ["to Security info by its address", BACK, "SecurityInfo"],
  ["to an application", PORTAL, "Application"],
  ["to an unnamed application", "client_id=4765445b-32c6-49b0-83e6-1d93765276ca", null],
  ["to an unknown address", "SAMLRequest=abc", null],
])) {
  add("pass by name", name, { ...PASS, heading: going }, document({ pageId: "ConvergedSignIn" }, passView()), {
    query,
  });
}

// --- a pass that was refused -----------------------------------------------------------------------------------------

for (const code of ["130502", "130503", "130504", "130505", "130506", "130507", "50053", "50089", "53003"]) {
  const text = complaint("That did not work.");
  add(
    "refused",
    `${code} in $Config`,
    { ...PASS, code },
    document({ pageId: "ConvergedSignIn", config: { sErrorCode: code } }, passView(EN, undefined, 56, text)),
  );
}
for (const code of ["130503", "130504", "130507"]) {
  const text = complaint(`That did not work. (AADSTS${code})`);
  add(
    "refused",
    `${code} in the text alone`,
    { ...PASS, code },
    document({ pageId: "ConvergedSignIn" }, passView(EN, undefined, 56, text)),
  );
}
for (const word of ["AccessPassBlockedByPolicy", "InvalidAccessPass", "AccessPassExpired", "AccessPassAlreadyUsed"]) {
  add(
    "refused",
    word,
    { ...PASS, code: word },
    document({ pageId: "ConvergedTFA", config: { sErrorCode: "", arrValErrs: [word] } }, passView()),
  );
}
for (const code of ["50057", "50034", "50055"]) {
  const posted = (/** @type {string} */ sPOST_PaginatedLoginState) =>
    document(
      { pageId: "ConvergedSignIn", config: { sErrorCode: code, arrValErrs: [code], sPOST_PaginatedLoginState } },
      passView(EN, undefined, 56, complaint("Your account or password is incorrect.")),
    );
  add("refused", `${code} after the pass was posted`, { ...PASS, code }, posted("56"));
  add("refused", `${code} after the password was posted`, PASS, posted("2"));
}
add(
  "refused",
  "with an unknown code",
  PASS,
  document(
    { pageId: "ConvergedSignIn", config: { sErrorCode: "139999" } },
    passView(EN, undefined, 56, complaint("Sorry.")),
  ),
);
add(
  "refused",
  "branded, in German",
  { ...PASS, code: "130504" },
  document(
    { lang: "de-DE", pageId: "ConvergedSignIn", branding: true, config: { sErrorCode: "130504" } },
    passView(ASKS["de-DE"], undefined, 56, complaint("Das ging nicht.")),
  ),
);
add(
  "refused",
  "in the cloud of the US Government",
  { ...PASS, code: "130505", cloud: "UsGov" },
  document({ pageId: "ConvergedSignIn", config: { sErrorCode: "130505" } }, passView()),
  { host: "login.microsoftonline.us" },
);

// --- the pass, recognised by the number of its view ------------------------------------------------------------------

const BY_VIEW = { ...PASS, ring: "pass-view-input" };
for (const [name, field, lang, ask] of /** @type {const} */ ([
  ["unnamed", "type=password", "ar-SA", WORDLESS["ar-SA"]],
  ["unnamed, as text", "type=text", "pl-PL", WORDLESS["pl-PL"]],
  ["with another name", "type=password name=temporarypass", "he-IL", WORDLESS["he-IL"]],
  ["without a type", "name=pass2", "en-US", EN],
])) {
  add("pass by view", name, BY_VIEW, document({ lang, pageId: "ConvergedSignIn" }, passView(ask, field)));
}
add(
  "pass by view",
  "with a check box beside it",
  BY_VIEW,
  document(
    { lang: "pl-PL", pageId: "ConvergedSignIn" },
    passView(WORDLESS["pl-PL"], "type=password", 56, `<label><input type="checkbox"> Pokaż</label>`),
  ),
);

// --- the pass, while its text is shown: the named input is off the screen, one without a name in its place -----------

const SHOWN = { ...PASS, ring: "pass-shown" };
const PEEKED = offScreen("type=password name=accesspass");
const peekedView = (/** @type {number | null} */ number, ask = EN, more = "") =>
  accountView(number, accountDecoy(), heading(ask), input("type=text", HERE), PEEKED, more, next());
for (const lang of /** @type {const} */ (["en-US", "de-DE", "ja-JP"])) {
  add("pass shown", lang, SHOWN, document({ lang, pageId: "ConvergedSignIn" }, peekedView(56, ASKS[lang])));
}
add("pass shown", "as second factor", SHOWN, document({ pageId: "ConvergedTFA" }, peekedView(null)));
add("pass shown", "in a view of another number", SHOWN, document({ pageId: "ConvergedSignIn" }, peekedView(77)));
add(
  "pass shown",
  "after a refusal",
  { ...SHOWN, code: "130503" },
  document({ pageId: "ConvergedSignIn", config: { sErrorCode: "130503" } }, peekedView(56, EN, complaint("No."))),
);
add(
  "pass shown",
  "with every decoy",
  BY_VIEW,
  document(
    { pageId: "ConvergedSignIn" },
    peekedView(56, EN, `${decoy()}${offScreen("type=tel name=otc")}<input type="checkbox">`),
  ),
);
add(
  "pass by name",
  "with every decoy",
  PASS,
  document({ pageId: "ConvergedSignIn" }, passView(EN, undefined, 56, decoy() + offScreen("type=tel name=otc"))),
);

// --- the pass, recognised by words alone -----------------------------------------------------------------------------

const PASSWORD_BOX = "type=password name=passwd id=i0118";
const CODE_BOX = "type=tel name=otc id=idTxtBx_SAOTCC_OTC";
const codeUnder = (/** @type {string} */ title, about = {}) =>
  document({ pageId: "ConvergedTFA", ...about }, passView(title, CODE_BOX, 3));
for (const [lang, ask] of Object.entries(ASKS)) {
  // Only the titles in English and German are known to be the page's own.
  const isKnown = lang === "en-US" || lang === "de-DE";
  add(
    "pass by words",
    `in the code's box ${lang}`,
    isKnown ? { ...PASS, ring: "pass-by-title" } : { state: "Code", account: true, truth: ["Pass"] },
    codeUnder(ask, { lang }),
  );
}
add(
  "pass by words",
  "with odd spaces and capitals",
  { ...PASS, ring: "pass-by-title" },
  codeUnder("ENTER&nbsp;TEMPORARY  ACCESS\u00a0PASS"),
);
add(
  "pass by words",
  "in a German page with an English title",
  { ...PASS, ring: "pass-by-title" },
  codeUnder(EN, { lang: "de-DE" }),
);
for (const [name, field] of Object.entries({
  "as the password": "type=password name=passwd",
  "as the code": "type=tel name=otc",
})) {
  add(
    "pass by words",
    `in its own view, named ${name}`,
    { state: "Unknown", account: true, truth: ["Pass"] },
    document({ pageId: "ConvergedSignIn" }, passView(EN, field)),
  );
}

// --- the page asks for something else and offers the pass ------------------------------------------------------------

/** @param {number} number @param {string} field @param {string} more */
const prompt = (number, field, more = "") =>
  accountView(number, accountDecoy(), heading("Enter it"), input(field), more, next());
const passwordPage = (/** @type {string} */ more = "", about = {}) =>
  document({ pageId: "ConvergedSignIn", ...about }, prompt(2, PASSWORD_BOX, more));
const PASSWORD = { state: "Password", account: true };

for (const [name, about] of Object.entries({
  plain: {},
  branded: { branding: true },
  "in Arabic": { lang: "ar-SA" },
  "in a full window": { layout: "full" },
})) {
  add(
    "offered",
    `a link on the password page, ${name}`,
    { ...PASSWORD, ring: "pass-link", offer: "Link" },
    passwordPage(link("accessPassLink", HERE), about),
  );
}
add(
  "offered",
  "a link on the password page, in China",
  { ...PASSWORD, ring: "pass-link", offer: "Link", cloud: "China" },
  passwordPage(link("accessPassLink", HERE)),
  { host: "login.partner.microsoftonline.cn" },
);
add(
  "offered",
  "a link on the password page, on the way to an application",
  { ...PASSWORD, ring: "pass-link", offer: "Link", heading: "Application" },
  passwordPage(link("accessPassLink", HERE)),
  { query: PORTAL },
);
add(
  "offered",
  "a link beside a code",
  { state: "Code", account: true, ring: "pass-link", offer: "Link" },
  document({ pageId: "ConvergedSignIn" }, prompt(3, CODE_BOX, link("accessPassLink", HERE))),
);
add(
  "offered",
  "a link beside Authenticator",
  { state: "Authenticator", account: true, ring: "pass-link", offer: "Link" },
  document(
    { pageId: "ConvergedSignIn" },
    accountView(
      4,
      `<div id="idDiv_RemoteNGC_PollingDescription">Open the app.</div><div id="idRemoteNGC_DisplaySign">42</div>`,
      link("accessPassLink", HERE),
    ),
  ),
);
add(
  "offered",
  "a link beside the user name",
  { state: "UserName", ring: "pass-link", offer: "Link" },
  document(
    { pageId: "ConvergedSignIn" },
    view(
      1,
      heading("Sign in"),
      input("type=email name=loginfmt id=i0116"),
      decoy(),
      link("accessPassLink", HERE),
      next(),
    ),
  ),
);

const tiles = (/** @type {string[]} */ ids) =>
  ids.map((id) => tile("data-test-cred-id", id, id === "13" ? HERE : "")).join("");
const picker = (/** @type {string[]} */ ids, about = {}) =>
  document(
    { pageId: "ConvergedSignIn", ...about },
    view(
      24,
      `<div id="loginHeader" role="heading" aria-level="1">Choose</div><div id="idDiv_Error" role="alert"></div>`,
      `<div id="credentialList">${tiles(ids)}</div><input type="button" id="idBtn_Back" value="Back">`,
    ),
  );
const PICKER = { state: "Picker" };
/** The credentials in the page's own order. The pass is near the end. */
const EIGHT = ["7", "2", "1", "3", "15", "18", "13", "17"];
add("offered", "near the end of eight ways", { ...PICKER, ring: "pass-tile", offer: "Tile" }, picker(EIGHT));
for (const [name, about] of Object.entries({
  plain: {},
  branded: { branding: true },
  "in Japanese": { lang: "ja-JP" },
})) {
  add(
    "offered",
    `in the list of ways, ${name}`,
    { ...PICKER, ring: "pass-tile", offer: "Tile" },
    picker(["1", "13", "7"], about),
  );
}
add(
  "offered",
  "in the list of ways, in a sovereign cloud",
  { ...PICKER, ring: "pass-tile", offer: "Tile", cloud: "Sovereign" },
  picker(["1", "13"]),
  { host: "login.sovcloud-identity.fr" },
);

const proofs = (/** @type {string[]} */ values, about = {}) =>
  document(
    { pageId: "ConvergedTFA", ...about },
    accountView(
      null,
      heading("Verify"),
      `<div id="idDiv_SAOTCS_Proofs">${values.map((value) => tile("data-value", value, value === "AccessPass" ? HERE : "")).join("")}</div>`,
    ),
  );
const FACTORS = { state: "OtherFactor", account: true };
add(
  "offered",
  "among second factors",
  { ...FACTORS, ring: "pass-proof", offer: "Proof" },
  proofs(["PhoneAppNotification", "AccessPass"]),
);
add("offered", "as the only second factor", { ...FACTORS, ring: "pass-proof", offer: "Proof" }, proofs(["AccessPass"]));
add(
  "offered",
  "among second factors, in Korean",
  { ...FACTORS, ring: "pass-proof", offer: "Proof" },
  proofs(["OneWaySMS", "AccessPass", "PhoneAppOTP"], { lang: "ko-KR" }),
);

// --- nothing about a pass --------------------------------------------------------------------------------------------

const userName = (about = {}, more = "") =>
  document(
    { pageId: "ConvergedSignIn", ...about },
    view(1, heading("Sign in"), input("type=email name=loginfmt id=i0116"), decoy(), more, next()),
  );
const USER_NAME = { state: "UserName" };
for (const lang of ["en-US", "de-DE", "ar-SA", "ja-JP", "tlh"]) add("user name", lang, USER_NAME, userName({ lang }));
add("user name", "branded", USER_NAME, userName({ branding: true }));
add("user name", "in a full window", USER_NAME, userName({ layout: "full" }));
add(
  "user name",
  "with sign-in options",
  USER_NAME,
  userName({}, `<div data-test-id="signinOptions" role="button">Sign-in options</div>`),
);
add(
  "user name",
  "no such account",
  { ...USER_NAME, code: "50034" },
  userName({ config: { sErrorCode: "50034" } }, complaint("We know no such account.", "usernameError")),
);
add("user name", "after a refused pass", USER_NAME, userName({ config: { sErrorCode: "130503" } }));
add("user name", "on the way to Security info", { ...USER_NAME, heading: "SecurityInfo" }, userName(), {
  query: `${MY_SIGN_INS}&${BACK}`,
});
add("user name", "US Government", { ...USER_NAME, cloud: "UsGov" }, userName(), { host: "login.microsoftonline.us" });

const accounts = (about = {}) =>
  document(
    { pageId: "ConvergedSignIn", ...about },
    view(
      12,
      heading("Pick an account"),
      `<div id="tilesHolder"><div class="tile" role="button">someone</div></div><div id="otherTile" class="tile" role="button">other</div>`,
    ),
  );
add("accounts", "plain", { state: "AccountTiles" }, accounts());
add("accounts", "branded", { state: "AccountTiles" }, accounts({ branding: true, lang: "de-DE" }));
add("accounts", "in China", { state: "AccountTiles", cloud: "China" }, accounts(), { host: "login.chinacloudapi.cn" });

for (const lang of ["en-US", "de-DE", "fr-FR", "ar-SA", "zh-CN", "tr-TR"])
  add("password", lang, PASSWORD, passwordPage("", { lang }));
add("password", "branded", PASSWORD, passwordPage("", { branding: true }));
add("password", "in a full window", PASSWORD, passwordPage("", { layout: "full" }));
add(
  "password",
  "wrong",
  { ...PASSWORD, code: "50126" },
  passwordPage(complaint("That is not your password."), { config: { sErrorCode: "50126" } }),
);
add(
  "password",
  "locked",
  { ...PASSWORD, code: "50053" },
  passwordPage(complaint("Wait."), { config: { sErrorCode: "50053" } }),
);
add(
  "password",
  "expired",
  { ...PASSWORD, code: "50055" },
  passwordPage(complaint("Too old."), { config: { sErrorCode: "50055" } }),
);
add(
  "password",
  "with other ways",
  { ...PASSWORD, ring: "other-ways", offer: "OtherWays" },
  passwordPage(link("idA_PWD_SwitchToCredPicker", HERE)),
);
add(
  "password",
  "with other ways, branded",
  { ...PASSWORD, ring: "other-ways", offer: "OtherWays" },
  passwordPage(link("idA_PWD_SwitchToCredPicker", HERE), { branding: true }),
);
const HAS_PASS = { oGetCredTypeResult: { Credentials: { HasPassword: true, HasAccessPass: true } } };
add(
  "offered",
  "behind other ways, as the page's own state says",
  { ...PASSWORD, ring: "other-ways", offer: "OtherWays", hasPass: true },
  passwordPage(link("idA_PWD_SwitchToCredPicker", HERE), { config: HAS_PASS }),
);
add(
  "password",
  "of an account with a pass, and no way to it",
  { ...PASSWORD, hasPass: true },
  passwordPage("", { config: HAS_PASS }),
);
add("password", "as second factor", PASSWORD, document({ pageId: "ConvergedTFA" }, prompt(2, PASSWORD_BOX)));
add("password", "without PageID", PASSWORD, document({}, prompt(2, PASSWORD_BOX)));

add("picker", "without a pass", PICKER, picker(["1", "7", "2"]));
add("picker", "before an account is known", PICKER, picker(["7", "organization"]));
add("picker", "with Microsoft's recovery", PICKER, picker(["1"], { config: { fEnableTotalLossRecovery: true } }));
add("picker", "branded, in French", PICKER, picker(["1", "15"], { branding: true, lang: "fr-FR" }));

const code = (about = {}, more = "") =>
  document(
    { pageId: "ConvergedTFA", ...about },
    accountView(
      3,
      heading("Enter code"),
      input(CODE_BOX),
      `<p><input type="submit" id="idSubmit_SAOTCC_Continue" value="→"></p>`,
      more,
    ),
  );
const CODE = { state: "Code", account: true };
add("code", "plain", CODE, code());
add("code", "branded, in Spanish", CODE, code({ branding: true, lang: "es-ES" }));
add("code", "as first factor", CODE, code({ pageId: "ConvergedSignIn" }));
add(
  "code",
  "with other factors",
  { ...CODE, ring: "other-factors", offer: "OtherWays" },
  code({}, link("signInAnotherWay", HERE)),
);
add(
  "code",
  "of a device",
  { ...CODE, account: false },
  document({ pageId: "ConvergedSignIn" }, view(null, heading("Enter code"), input("name=otc id=otc"), next())),
  { host: "login.microsoft.com", path: "/device" },
);

const AUTHENTICATOR = { state: "Authenticator", account: true };
const push = `<div id="idDiv_SAOTCAS_Description">Approve it.</div>`;
const number = `<div id="idRichContext_DisplaySign">42</div>`;
add(
  "authenticator",
  "second factor",
  AUTHENTICATOR,
  document({ pageId: "ConvergedTFA" }, accountView(4, heading("Approve"), push, number)),
);
add(
  "authenticator",
  "second factor with other factors",
  { ...AUTHENTICATOR, ring: "other-factors", offer: "OtherWays" },
  document(
    { pageId: "ConvergedTFA" },
    accountView(null, heading("Approve"), push, number, link("signInAnotherWay", HERE)),
  ),
);
add(
  "authenticator",
  "instead of a password",
  AUTHENTICATOR,
  document(
    { pageId: "ConvergedSignIn", lang: "ja-JP" },
    accountView(
      4,
      heading("Approve"),
      `<div id="idDiv_RemoteNGC_PollingDescription">Open the app.</div><div id="idRemoteNGC_DisplaySign">7</div>`,
    ),
  ),
);
add(
  "authenticator",
  "branded",
  AUTHENTICATOR,
  document({ pageId: "ConvergedTFA", branding: true }, accountView(4, heading("Approve"), push)),
);

const PROVIDER = { state: "Provider", account: true };
const provider = (about = {}) =>
  document({ pageId: "ConvergedSignIn", ...about }, accountView(8, heading("Taking you there"), "<p>Working</p>"));

add(
  "passkey",
  "in a view",
  { state: "Passkey", account: true },
  document({ pageId: "ConvergedSignIn" }, accountView(23, heading("Face, fingerprint, PIN"))),
);
add(
  "passkey",
  "at its own address",
  { state: "Passkey" },
  document({ pageId: "ConvergedSignIn" }, view(23, heading("Face, fingerprint, PIN"))),
  { host: "login.microsoft.com", path: "/contoso.com/fido/get" },
);
add(
  "passkey",
  "as second factor, in Dutch",
  { state: "Passkey", account: true },
  document({ pageId: "ConvergedTFA", lang: "nl-NL" }, accountView(23, heading("Gezicht, vinger, pincode"))),
);

add("provider", "on the way to it", PROVIDER, provider());
add("provider", "branded, in Polish", PROVIDER, provider({ branding: true, lang: "pl-PL" }));

add("other factors", "only a passkey", FACTORS, proofs(["FidoKey"]));
add("other factors", "plain", FACTORS, proofs(["PhoneAppNotification", "PhoneAppOTP", "OneWaySMS"]));
add(
  "other factors",
  "branded, in Russian",
  FACTORS,
  proofs(["OneWaySMS", "TwoWayVoiceMobile"], { branding: true, lang: "ru-RU" }),
);
add("other factors", "a push, or a passkey", FACTORS, proofs(["PhoneAppNotification", "FidoKey"]));
add("other factors", "US Government", { ...FACTORS, cloud: "UsGov" }, proofs(["PhoneAppOTP"]), {
  host: "login.microsoftonline.us",
});

const stay = (about = {}) =>
  document(
    { pageId: "KmsiInterrupt", ...about },
    accountView(
      20,
      heading("Stay signed in?"),
      `<div id="KmsiDescription">Fewer questions.</div>`,
      `<label><input type="checkbox" id="KmsiCheckboxField" name="DontShowAgain"> not again</label>`,
      `<input type="button" id="idBtn_Back" value="No">`,
      next(),
    ),
  );
for (const lang of ["en-US", "de-DE", "hu-HU"])
  add("stay signed in", lang, { state: "StaySignedIn", account: true }, stay({ lang }));
add("stay signed in", "branded", { state: "StaySignedIn", account: true }, stay({ branding: true }));
add(
  "stay signed in",
  "with the code of a refusal before it",
  { state: "StaySignedIn", account: true },
  stay({ config: { sErrorCode: "130503" } }),
);
add("stay signed in", "in China", { state: "StaySignedIn", account: true, cloud: "China" }, stay(), {
  host: "login.partner.microsoftonline.cn",
  path: "/kmsi",
});

const more = (about = {}) =>
  document(
    { pageId: "ConvergedProofUpRedirect", ...about },
    accountView(
      32,
      heading("More information required"),
      `<div id="ProofUpDescription">We need more.</div><a id="cancelLink" href="#">no</a><input type="submit" id="idSubmit_ProofUp_Redirect" value="→">`,
    ),
  );
for (const lang of ["en-US", "sv-SE"])
  add("more information", lang, { state: "MoreInformation", account: true }, more({ lang }));
add(
  "more information",
  "as in 2026",
  { state: "MoreInformation", account: true },
  document(
    { pageId: "ConvergedProofUpRedirect" },
    accountView(
      32,
      heading("Let's keep your account secure"),
      link("moreInfoLink"),
      link("cancelLink"),
      `<input type="submit" id="idSubmit_ProofUp_Redirect" value="→">`,
    ),
  ),
);
add(
  "more information",
  "about a passkey, with a way to skip it",
  { state: "MoreInformation", account: true },
  document(
    { pageId: "ConvergedProofUpRedirect" },
    accountView(
      32,
      heading("Let's keep your account secure"),
      link("moreInfoLink"),
      `<input type="submit" value="Skip for now"> <input type="submit" id="idSubmit_ProofUp_Redirect" value="→">`,
    ),
  ),
);
add("more information", "branded", { state: "MoreInformation", account: true }, more({ branding: true }));
add(
  "interruption",
  "consent",
  { state: "Consent", account: true },
  document({ pageId: "ConvergedConsent" }, accountView(25, heading("Permissions requested"), next())),
);
add(
  "interruption",
  "consent, branded, in German",
  { state: "Consent", account: true },
  document(
    { pageId: "ConvergedConsent", branding: true, lang: "de-DE" },
    accountView(25, heading("Berechtigungen"), next()),
  ),
);
add(
  "interruption",
  "which application",
  { state: "AppConfirmation", account: true },
  document(
    { pageId: "CmsiInterrupt" },
    accountView(null, `<div id="appConfirmTitle" role="heading">Is it this one?</div>`, next()),
  ),
);
add(
  "interruption",
  "which application, without its title",
  { state: "AppConfirmation", account: true },
  document({ pageId: "CmsiInterrupt", lang: "it-IT" }, accountView(null, heading("Questa?"), next())),
);
const change = (about = {}) =>
  document(
    { pageId: "ConvergedChangePassword", ...about },
    accountView(
      22,
      heading("Update your password"),
      input("type=password name=currentpasswd id=currentPassword"),
      input("type=password name=newpasswd id=newPassword"),
      input("type=password name=confirmnewpasswd id=confirmNewPassword"),
      next(),
    ),
  );
add("interruption", "change password", { state: "ChangePassword", account: true }, change());
add(
  "interruption",
  "change password, in Turkish",
  { state: "ChangePassword", account: true },
  change({ lang: "tr-TR", branding: true }),
);
add(
  "interruption",
  "Conditional Access",
  { state: "AccessPolicy", code: "53003" },
  document(
    { pageId: "ConvergedError", config: { sErrorCode: "", iErrorCode: 53003 } },
    view(36, heading("You cannot get there from here"), `<p>AADSTS53003</p>`),
  ),
);
add(
  "interruption",
  "Conditional Access, without PageID",
  { state: "AccessPolicy", code: "53000" },
  document({ config: { sErrorCode: "", iErrorCode: 53000 } }, view(36, heading("Not from here"))),
);

for (const [name, number, expected] of /** @type {const} */ ([
  ["a policy", 53003, "53003"],
  ["a stale page", 50089, "50089"],
  ["an account that is disabled", 50057, "50057"],
  ["an unknown error", 900561, null],
])) {
  add(
    "error",
    name,
    { state: "Error", code: expected },
    document(
      { pageId: "ConvergedError", config: { sErrorCode: "", iErrorCode: number } },
      view(26, heading("Sorry"), `<p>AADSTS${number}</p>`),
    ),
  );
}
add(
  "error",
  "only in its text",
  { state: "Error", code: "53001" },
  document({ pageId: "ConvergedError", config: null }, view(26, heading("Sorry"), `<p>AADSTS53001: no.</p>`)),
);

for (const [name, field] of Object.entries({
  "OpenID Connect": "code",
  "an id token": "id_token",
  SAML: "SAMLResponse",
  "WS-Federation": "wresult",
})) {
  add(
    "leaving",
    name,
    { state: "Leaving" },
    `<!DOCTYPE html><html><head><title>Working...</title></head><body><form method="post" name="hiddenform" action="https://portal.contoso.example/"><input type="hidden" name="${field}" value="x"><noscript><p>Script is disabled.</p></noscript></form></body></html>`,
  );
}

const MINE = { heading: "SecurityInfo", adds: "add-method" };
const securityInfo = (about = {}) =>
  document(
    { config: null, ...about },
    `<div id="ms-banner"></div><div role="main"><h1>Security info</h1><button type="button" name="Add method" class="ms-Button">+</button><ul><li>Temporary access pass</li></ul></div>`,
  );
for (const lang of ["en", "de", "ar"])
  add("security info", lang, { state: "SecurityInfo", ...MINE }, securityInfo({ lang }), {
    host: MY,
    path: "/security-info",
  });
add("security info", "with its tenant", { state: "SecurityInfo", ...MINE }, securityInfo(), {
  host: MY,
  path: "/security-info",
  query: "tenant=contoso.com",
});
add(
  "security info",
  "before it has drawn anything",
  { state: "SecurityInfo", ...MINE, adds: null },
  document({ config: null }, ""),
  { host: MY, path: "/security-info" },
);
add("security info", "US Government", { state: "SecurityInfo", cloud: "UsGov", ...MINE }, securityInfo(), {
  host: "mysignins.azure.us",
  path: "/security-info",
});

/** The names of methods in rows, with their method. The English ones were seen (C), the others are not confirmed. */
const REGISTERED = {
  en: {
    "Passkey (Device bound)": ["passkey"],
    "Microsoft Authenticator": ["authenticator"],
    "Security key": ["security-key"],
    Phone: ["phone"],
    Email: ["email"],
  },
  de: {
    "Passkey (gerätegebunden)": ["passkey"],
    "Microsoft Authenticator": ["authenticator"],
    Sicherheitsschlüssel: ["security-key"],
    Telefon: ["phone"],
    "E-Mail": ["email"],
  },
  ar: {
    "مفتاح المرور (مرتبط بالجهاز)": ["passkey"],
    "Microsoft Authenticator": ["authenticator"],
    "مفتاح الأمان": ["security-key"],
    الهاتف: ["phone"],
    "البريد الإلكتروني": ["email"],
  },
  // Languages without known words: product name, number or address identify the method.
  pl: {
    Klucz: [],
    "Microsoft Authenticator": ["authenticator"],
    "YubiKey 5": ["security-key"],
    Numer: ["phone"],
    Adres: ["email"],
  },
};
const DETAILS = ["", "iPhone", "", "+48 •••••••42", "m•••@example.org"];
/** @type {Record<string, (rows: string[][]) => string>} each row: its name, and a detail */
const LAYOUTS = {
  "a list": (rows) =>
    `<ul>${rows.map(([name, detail]) => `<li>${name} ${detail} <button type="button">×</button></li>`).join("")}</ul>`,
  "a table": (rows) =>
    `<div role="grid">${rows.map(([name, detail]) => `<div role="row"><div role="gridcell">${name}</div><div role="gridcell">${detail}</div><div role="gridcell"><button type="button">×</button></div></div>`).join("")}</div>`,
  cards: (rows) =>
    rows
      .map(([name, detail]) => `<article><h3>${name}</h3><p>${detail}</p><button type="button">×</button></article>`)
      .join(""),
};
/** @param {string} list @param {string} [button] */
const listing = (list, button = `<button type="button" name="Add method" class="ms-Button">+</button>`) =>
  document(
    { config: null },
    `<div role="main"><h1>Security info</h1>${button}<ul><li>Temporary access pass <button type="button">×</button></li></ul>${list}</div>`,
  );
const ORDER = ["passkey", "authenticator", "security-key", "phone", "email"];
for (const [lang, names] of Object.entries(REGISTERED)) {
  for (const [layout, draw] of Object.entries(LAYOUTS)) {
    const registered = ORDER.filter((word) => Object.values(names).flat().includes(word));
    add(
      "security info",
      `${layout} of methods, ${lang}`,
      { state: "SecurityInfo", ...MINE, registered },
      listing(draw(Object.keys(names).map((name, index) => [name, DETAILS[index] ?? ""]))),
      { host: MY, path: "/security-info" },
    );
  }
}
/** @param {string} name @param {string} html @param {Partial<Expected>} [expected] */
const atHome = (name, html, expected = {}) =>
  add("security info", name, { state: "SecurityInfo", ...MINE, ...expected }, html, {
    host: MY,
    path: "/security-info",
  });
atHome(
  "a passkey in Authenticator",
  listing(LAYOUTS["a table"]?.([["Passkey (Device bound)", "Microsoft Authenticator, iPhone"]]) ?? ""),
  { registered: ["authenticator-passkey", "passkey"] },
);
atHome(
  "a passkey, as German pages called it in 2024",
  listing(LAYOUTS["a table"]?.([["Hauptschlüssel (gerätegebunden)", "iPhone"]]) ?? ""),
  { registered: ["passkey"] },
);
atHome(
  "a banner about passkeys",
  listing(`<div>Passkeys are easier. <a href="#">Learn more</a> <button type="button">×</button></div>`),
);
atHome(
  "a dialog that offers every method",
  listing(
    `<div role="dialog"><ul><li>Passkey <button type="button">+</button></li><li>Microsoft Authenticator <button type="button">+</button></li></ul></div>`,
  ),
);
atHome(
  "a menu that offers every method",
  listing(`<ul role="menu"><li role="menuitem">Security key <button type="button">+</button></li></ul>`),
);
atHome("a row without buttons", listing(`<ul><li>Passkey</li></ul>`));
atHome("an invisible row", listing(`<ul style="display:none"><li>Passkey <button type="button">×</button></li></ul>`));
atHome(
  "a section that holds other rows",
  listing(`<section role="group">Passkeys<ul><li>My old laptop <button type="button">×</button></li></ul></section>`),
);
atHome(
  "one button looks like the add button",
  listing("", `<button type="button" class="ms-Button ms-Button--primary">+</button>`),
  { adds: "add-method-button" },
);
atHome(
  "the add button by its icon",
  listing(
    "",
    `<span data-automationid="splitbuttonprimary"><button type="button"><i data-icon-name="Add"></i></button></span>`,
  ),
);
atHome(
  "the add button by an icon that is drawn",
  listing(
    "",
    `<button type="button"><span data-automationid="splitbuttonprimary"><svg data-icon-name="Add"></svg></span></button>`,
  ),
);
atHome(
  "two buttons look like the add button",
  listing(
    "",
    `<button type="button" class="ms-Button--primary">+</button><button type="button" class="ms-Button--primary">!</button>`,
  ),
  { adds: null },
);
atHome(
  "a dialog's button is not the add button",
  listing(`<div role="dialog"><button type="button" class="ms-Button--primary">Next</button></div>`),
);

const wizard = (about = {}) =>
  document(
    { config: null, ...about },
    `<div data-automation-id="SecurityInfoRegister"><h1>Keep your account secure</h1><button type="button">Next</button></div>`,
  );
add("register", "plain", { state: "Register", ...MINE, adds: null }, wizard(), { host: MY, path: "/register" });
add("register", "in Japanese", { state: "Register", ...MINE, adds: null }, wizard({ lang: "ja" }), {
  host: MY,
  path: "/register",
  query: "authMethods=2&authMethodCount=1",
});
add("register", "at its second address", { state: "Register", ...MINE, adds: null }, document({ config: null }, ""), {
  host: MY,
  path: "/api/post/registerSsprMethodsInterrupt",
});
add("register", "at another address", { state: "Register", ...MINE, adds: null }, wizard(), {
  host: MY,
  path: "/interrupt",
});
add(
  "security info",
  "the other pages of My Sign-ins",
  { state: "Unknown", ...MINE, adds: null },
  document({ config: null }, "<h1>Recent activity</h1>"),
  { host: MY, path: "/" },
);
add(
  "security info",
  "a password asked there",
  { state: "Unknown", ...MINE, adds: null },
  document({ config: null }, input(PASSWORD_BOX)),
  { host: MY, path: "/change" },
);

const UNKNOWN = { state: "Unknown" };
add(
  "unknown",
  "the refusal of Windows web sign-in",
  UNKNOWN,
  document(
    { pageId: "ConvergedSignIn" },
    view(59, heading("Something went wrong"), "<p>You need a new Temporary Access Pass.</p>"),
  ),
);
for (const [name, number] of Object.entries({
  "choice of a tenant": 50,
  "fetching sessions": 55,
  "search for an organisation": 63,
  recovery: 76,
  "an unknown view": 99,
})) {
  add(
    "unknown",
    name,
    { ...UNKNOWN, account: true },
    document({ pageId: "ConvergedSignIn" }, accountView(number, heading("…"), next())),
  );
}
add(
  "unknown",
  "a page with a new name",
  UNKNOWN,
  document({ pageId: "ConvergedSomethingNew" }, view(null, heading("New"), next())),
);
add("unknown", "nothing yet", UNKNOWN, document({ pageId: "ConvergedSignIn" }, ""));
add(
  "unknown",
  "still hidden",
  UNKNOWN,
  document({ pageId: "ConvergedSignIn", head: "<style>body { display: none; }</style>" }, passView()),
);
add(
  "unknown",
  "between password and list",
  { ...UNKNOWN, account: true, truth: ["Password", "Picker"] },
  document(
    { pageId: "ConvergedSignIn" },
    prompt(2, PASSWORD_BOX) + view(24, `<div id="credentialList">${tiles(["1"])}</div>`),
  ),
);

// --- pages that look like a pass page and are none -------------------------------------------------------------------

const TRAP = "trap";
/** @param {string} name @param {string} html @param {Partial<Expected> & { state: string }} [expected] */
const trap = (name, html, expected = PASSWORD) => add(TRAP, name, expected, html);
const withHeading = (
  /** @type {string} */ text,
  /** @type {string} */ more = "",
  /** @type {string} */ field = PASSWORD_BOX,
  about = {},
) =>
  document(
    { pageId: "ConvergedSignIn", ...about },
    accountView(field.includes("name=otc") ? 3 : 2, heading(text), input(field), more, next()),
  );

for (const [how, field] of Object.entries({
  "is not displayed": `type=password name=accesspass style="display:none"`,
  "is invisible": `type=password name=accesspass style="visibility:hidden"`,
  "is transparent": `type=password name=accesspass style="opacity:0"`,
  "is far off": "type=password name=accesspass class=far",
  "is a pixel wide": "type=password name=accesspass class=tiny",
  "is hidden from assistive technology": `type=password name=accesspass aria-hidden=true`,
  "is inert": "type=password name=accesspass inert",
  "is of the hidden type": "type=hidden name=accesspass value=x",
})) {
  trap(`a field named for the pass that ${how}`, passwordPage(input(field)));
}
trap(
  "the text of a password that is shown, beside a field for the pass off the screen",
  document(
    { pageId: "ConvergedSignIn" },
    accountView(2, heading("Enter it"), input("type=text"), offScreen(PASSWORD_BOX), PEEKED, next()),
  ),
  { ...UNKNOWN, account: true, truth: ["Password"] },
);
trap(
  "a field named for the pass that is cut off",
  passwordPage(`<div class="cut">${input("type=password name=accesspass")}</div>`),
);
trap(
  "the numbered view, hidden",
  document(
    { pageId: "ConvergedSignIn" },
    `<div style="display:none">${passView(EN, "type=password")}</div>${prompt(2, PASSWORD_BOX)}`,
  ),
);
trap(
  "a hidden input with the words",
  passwordPage(input(`type=password placeholder="Temporary Access Pass" style="display:none"`)),
);
for (const title of [
  EN,
  "Temporary Access Pass",
  "Contoso Temporary Access Pass portal",
  "Fabrikam Temporary Access Pass",
  "Temporary Access Pass required",
  "Sign in to the Temporary Access Pass desk",
]) {
  trap(`a password under the title “${title}”`, withHeading(title));
}
trap(
  "a German password under the page's title for the pass",
  withHeading(ASKS["de-DE"], "", PASSWORD_BOX, { lang: "de-DE" }),
);
trap("a password whose label names the pass", withHeading("Sign in", "", `${PASSWORD_BOX} placeholder="${EN}"`));
trap("a code whose title mentions the pass", codeUnder("Contoso Temporary Access Pass portal"), CODE);
trap(
  "a code whose label names the pass",
  withHeading("Enter code", "", `${CODE_BOX} placeholder="${EN}"`, { pageId: "ConvergedTFA" }),
  CODE,
);
trap("a code on a page that is no second factor, under the title for the pass", withHeading(EN, "", CODE_BOX), CODE);
trap(
  "a password page of an organisation named after the pass",
  passwordPage(`<div id="idBoilerPlateText">Temporary Access Pass</div>`, { title: EN, branding: true }),
);
/** Microsoft's recovery of an account shows a pass to copy: nothing is typed there. */
for (const [how, shown] of Object.entries({
  "in a field with its name": view(
    null,
    heading("Your Temporary Access Pass"),
    input("name=accesspass readonly value=x"),
  ),
  "in its numbered view": view(56, heading("Your Temporary Access Pass"), input("type=text readonly value=x")),
  "in a field without a name": view(
    null,
    heading("Your Temporary Access Pass"),
    `<input type="hidden" name="accesspass">`,
    input("type=text readonly value=x"),
  ),
  "in the box of a code": view(null, heading(EN), input("name=otc id=idTxtBx_SAOTCC_OTC readonly value=x")),
})) {
  trap(`a page that shows a pass ${how}`, document({ pageId: "ConvergedTFA" }, shown), UNKNOWN);
}
trap("an organisation that sells passes", withHeading("Fabrikam Season Pass"));
trap("an organisation with temporary access", withHeading("Temporary access to Fabrikam: pass the gate"));
trap(
  "a title that mentions the pass beside other ways",
  withHeading("Sign in with your password, or ask Ines for a Temporary Access Pass"),
);
trap("a page title that names the pass", passwordPage("", { title: "Temporary Access Pass" }));
trap(
  "the organisation's own text names the pass",
  passwordPage(`<div id="idBoilerPlateText">No password? Ask for a Temporary Access Pass.</div>`),
);
trap("a link that names the pass", passwordPage(`<a href="#">Get a Temporary Access Pass</a>`));
trap("an error message that names the pass", passwordPage(complaint("A Temporary Access Pass is not a password.")));
trap("a Temporary Access Password", withHeading("Enter Temporary Access Password"));
trap(
  "a boarding pass in German",
  withHeading("Befristeter Parkausweis und Zugriffspass", "", PASSWORD_BOX, { lang: "de-DE" }),
);
trap(
  "a label that mentions the pass",
  withHeading("Sign in", "", `${PASSWORD_BOX} placeholder="Password, not your Temporary Access Pass"`),
);
trap("a question about the pass", withHeading("No Temporary Access Pass yet?"));
trap("a passphrase", withHeading("Enter your passphrase"));
trap("a passport number", withHeading("Passport", "", `${PASSWORD_BOX} placeholder="Passport number"`));
trap("a passcode", withHeading("Enter passcode", "", `${CODE_BOX} placeholder="Passcode"`), CODE);
trap("a code whose text names the pass", code({}, "<p>This is not your Temporary Access Pass.</p>"), CODE);
trap(
  "a user name under a title that names the pass",
  document(
    { pageId: "ConvergedSignIn" },
    view(1, heading("Temporary Access Pass"), input("type=email name=loginfmt id=i0116"), decoy(), next()),
  ),
  USER_NAME,
);
trap("a user name whose hint names the pass", userName({}, "<p>Then type your Temporary Access Pass.</p>"), USER_NAME);
trap(
  "a page that only mentions the pass in its text",
  document(
    { pageId: "ConvergedSomethingNew" },
    view(null, heading("Temporary Access Pass"), "<p>A Temporary Access Pass lets you in.</p>"),
  ),
  UNKNOWN,
);
trap(
  "a search box under a title that names the pass",
  document(
    { pageId: "ConvergedSomethingNew" },
    view(null, heading("Temporary Access Pass"), input("type=search name=q")),
  ),
  UNKNOWN,
);
trap(
  "a change of password that names the pass",
  document(
    { pageId: "ConvergedChangePassword" },
    accountView(
      22,
      heading("Temporary Access Pass"),
      input("type=password name=currentpasswd"),
      input("type=password name=newpasswd"),
      next(),
    ),
  ),
  { state: "ChangePassword", account: true },
);
trap(
  "fields of a password manager",
  passwordPage(
    `<div style="position:fixed;top:0;right:0"><input type="password" name="pass" placeholder="Vault pass"><input type="password" name="master"></div>`,
  ),
);
trap(
  "a password manager's field in the numbered view",
  document(
    { pageId: "ConvergedSignIn" },
    accountView(56, heading("…"), input("type=password"), input("type=password name=vault")),
  ),
  { ...UNKNOWN, account: true },
);
trap(
  "the user name in a view of the pass's number",
  document(
    { pageId: "ConvergedSignIn" },
    view(56, heading("Sign in"), input("type=email name=loginfmt id=i0116"), decoy()),
  ),
  USER_NAME,
);
trap("a refusal of a pass, then the password", passwordPage("", { config: { sErrorCode: "130503" } }));
trap("an id that sounds like the pass", passwordPage(input("type=password id=accesspass name=other")));
trap("a longer name", passwordPage(input("type=password name=accesspassword")));
trap(
  "a cookie banner over the page",
  passwordPage(`<div role="dialog" style="position:fixed;bottom:0;inset-inline:0">We use cookies.</div>`),
);

/** Hosts that are not, or no longer, Microsoft's sign-in for work. Even a perfect page proves nothing there. */
for (const host of [
  "login.live.com",
  "contoso.b2clogin.com",
  "contoso.ciamlogin.com",
  "login.microsoftonline.de",
  "device.login.microsoftonline.com",
  "autologon.microsoftazuread-sso.com",
  "login.microsoftonline.com.evil.example",
  "login-microsoftonline.com",
  "login.microsoftonline.com-signin.example",
  "portal.contoso.example",
]) {
  add("elsewhere", host, UNKNOWN, document({ pageId: "ConvergedSignIn" }, passView()), { host });
}
add(
  "elsewhere",
  "a consumer's user name",
  UNKNOWN,
  document(
    { pageId: "i5030" },
    view(null, heading("Sign in"), input("type=email name=loginfmt id=usernameEntry"), next()),
  ),
  { host: "login.live.com" },
);
add("elsewhere", "a customer's password", UNKNOWN, document({}, input("type=password id=password name=Password")), {
  host: "contoso.b2clogin.com",
});
