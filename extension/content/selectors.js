// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Every fact about what stands on Microsoft's pages: one row each, by the name under which the core knows it. What it means is
// the core's affair (src/page). Behind each row: how well it is known (C2 two or more public sources, C one, D derived, U
// unconfirmed) and the month of the newest evidence.

/** The numbered wrapper of a view (C2 2026-09). */
const VIEW = "[data-viewid]";
/** @param {number} number the number of a view, as Microsoft's constants have it */
const view = (number) => `[data-viewid="${number}"]`;
/** What the page calls itself (C2 2026-09). */
const PAGE_ID = "meta[name=PageID]";
/** @param {string} id */
const page = (id) => `${PAGE_ID}[content=${id}]`;

/** An input in which something secret is typed, shown or not. */
const TYPED = "input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button],[type=email],[type=search])";

/** What counts where a person can see it. @type {Record<string, string>} */
const SELECTORS = {
  "view-user-name": view(1), // C 2026-09
  "view-password": view(2), // C 2026-09
  "view-code": view(3), // C 2026-09
  "view-authenticator": view(4), // C 2026-09
  "view-account-tiles": view(12), // C 2026-09
  "view-stay-signed-in": view(20), // C 2026-09
  "view-change-password": view(22), // C 2026-09
  "view-passkey": view(23), // C 2026-09
  "view-picker": view(24), // C 2026-09
  "view-consent": view(25), // C 2026-09
  "view-error": view(26), // C 2026-09
  "view-more-information": view(32), // C 2026-09
  "view-access-policy": view(36), // C 2026-09
  "view-pass": view(56), // D 2026-09: state 56 in Microsoft's constants; a client posts it, too
  "view-more-info": view(59), // C 2026-09

  "user-name": "#i0116", // C2 2026-09
  "user-name-field": "input[name=loginfmt]", // C2 2026-09
  "account-tiles": "#tilesHolder", // C2 2026-11
  "other-account": "#otherTile", // C2 2026-11
  // The user name view has a decoy of this id and name, moved off the screen and hidden from assistive technology (C2).
  "password": "#i0118", // C2 2026-09
  "password-field": "input[name=passwd]", // C2 2026-09
  "picker": "#credentialList", // C 2026-09
  "picker-tile": "[data-test-cred-id]", // C 2026-09
  "code": "#idTxtBx_SAOTCC_OTC", // C2 2026-09
  "code-field": "input[name=otc]", // C2 2026-09
  "code-submit": "#idSubmit_SAOTCC_Continue", // C2 2026-11
  "authenticator-push": "#idDiv_SAOTCAS_Description", // C2 2026-11
  "authenticator-number": "#idRichContext_DisplaySign", // C2 2026-11
  "authenticator-sign-in": "#idDiv_RemoteNGC_PollingDescription", // C2 2026-11
  "authenticator-sign-in-number": "#idRemoteNGC_DisplaySign", // C2 2026-11
  "proofs": "#idDiv_SAOTCS_Proofs", // C2 2026-09
  "proof": "[data-value^=PhoneApp],[data-value=OneWaySMS],[data-value^=TwoWayVoice]", // C2 2026-11
  "stay-signed-in": "#KmsiCheckboxField", // C2 2026-09
  "stay-signed-in-text": "#KmsiDescription", // C 2026-11
  "more-information": "#idSubmit_ProofUp_Redirect", // C2 2026-09
  "more-information-text": "#ProofUpDescription", // C2 2026-09
  "app-confirmation": "#appConfirmTitle", // C 2026-11
  "current-password": "input[name=currentpasswd]", // C 2026-11
  "new-password": "input[name=newpasswd]", // C 2026-11
  "identity": "#displayName", // C2 2026-09
  "typed": `${VIEW} ${TYPED}`, // C2 2026-09: whatever a view asks for is typed into an input

  "pass-field": "input[name=accesspass]", // C2 2026-09
  "pass-view-input": `${view(56)} ${TYPED}`, // U 2026-09: id and type of the field
  "pass-link": "#accessPassLink", // C 2026-09
  "pass-tile": '[data-test-cred-id="13"]', // D 2026-09: C for credential types 1, 2 and 7
  "pass-proof": "[data-value=AccessPass]", // D 2026-09
  "other-ways": "#idA_PWD_SwitchToCredPicker", // C 2026-09
  "other-factors": "#signInAnotherWay", // C2 2026-11

  "add-method": 'button[name="Add method"]', // C 2026-09
  "register-wizard": "[data-automation-id=SecurityInfoRegister]", // C 2026-09
};

/** What counts where it stands in the document: nobody can see it. @type {Record<string, string>} */
const STATED = {
  "page-sign-in": page("ConvergedSignIn"), // C2 2026-09
  "page-second-factor": page("ConvergedTFA"), // C2 2026-09
  "page-stay-signed-in": page("KmsiInterrupt"), // C2 2026-09
  "page-more-information": page("ConvergedProofUpRedirect"), // C 2026-09
  "page-error": page("ConvergedError"), // C 2026-09
  "page-app-confirmation": page("CmsiInterrupt"), // C2 2026-11
  "page-consent": page("ConvergedConsent"), // C2 2026-11
  "page-change-password": page("ConvergedChangePassword"), // C2 2026-11
  "leaving-form": "form[name=hiddenform]", // C 2026-09
  "leaving-answer": "form > input[type=hidden]:is([name=code],[name=id_token],[name=SAMLResponse],[name=wresult])", // C2 2026-11
};

/** What sends a form off: the page's one button for it (C2 2026-09), and any other that submits. */
const SUBMIT = "#idSIButton9, [type=submit]";

/** The language that the page says it is in (C 2026-09). */
const LANGUAGE = "meta[name=LocLC]";

/** Where complaints stand (C2 2026-09), and how a code looks in them (C 2026-09). */
const COMPLAINT = `#usernameError,#passwordError,[role=alert],.alert-error,.ext-error,${SELECTORS["view-error"]}, ${SELECTORS["view-access-policy"]}`;
const COMPLAINT_CODE = /\bAADSTS(\d{5,7})\b/;

/** The sign-in box: the view in it, and what stands around the view (D 2026-11: from Microsoft's un-minified source). */
const BOX = `${VIEW}, #lightbox, .sign-in-box`;

/** What the card stays off: the box, and in it what it may never cover: whatever is read, typed or chosen there. */
const KEEP_CLEAR = [
  BOX, SUBMIT, "#idBtn_Back", COMPLAINT, TITLE, `:is(${VIEW}) ${TYPED}`,
  ...["user-name", "user-name-field", "account-tiles", "other-account", "pass-field", "pass-link", "pass-tile", "pass-proof", "other-ways", "other-factors", "picker-tile", "proof", "stay-signed-in", "more-information"].map(
    (name) => SELECTORS[name],
  ),
].join(",");

/** The page's own state, in the text of an inline script: `$Config={…};` (C 2026-09). */
const CONFIG_MARK = "$Config=";

/** Where the state names an error, in the page's own precedence (C 2026-09). A fresh page carries 50058, which is none. */
const CONFIG_CODES = [/"sErrorCode":"(\w+)"/, /"arrValErrs":\["(\w+)"/, /"iErrorCode":(\d+)/];

/** Where the address of a sign-in says who asks for it, and where the answer goes (OAuth 2.0, RFC 6749). */
const CLIENT = "client_id";
const REDIRECT = "redirect_uri";
