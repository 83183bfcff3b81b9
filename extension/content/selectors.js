// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * Every fact about the elements of Microsoft's pages, by the name under which the core knows it; what it means is the
 * core's affair (src/page). Marks: C2 two or more public sources, C one, D derived, U unconfirmed. Newest evidence: 2026-09.
 */
const SELECTORS = {
  "user-name": "#i0116", // C2
  "account-tiles": "#tilesHolder", // C
  // C2. The user name view has a decoy of the same id, moved off the screen and hidden from assistive technology.
  "password": "#i0118",
  "pass-field": "input[name=accesspass]", // C2
  // D: view 56 is the pass in Microsoft's constants; type and id of its input are U.
  "pass-view-input": '[data-viewid="56"] input:not([type=hidden],[type=checkbox],[type=radio],[type=submit],[type=button])',
  "pass-link": "#accessPassLink", // C
  "pass-tile": '[data-test-cred-id="13"]', // D: C for credential types 1, 2 and 7
  "pass-proof": '[data-value="AccessPass"]', // D
  "picker": "#credentialList", // C
  "proofs": "#idDiv_SAOTCS_Proofs", // C2
  "code": "#idTxtBx_SAOTCC_OTC", // C2
  "stay-signed-in": "#KmsiCheckboxField", // C2
  "more-information": "#idSubmit_ProofUp_Redirect", // C2
};

/** What tells that a pass is near. */
const ABOUT_PASS = Object.keys(SELECTORS).filter((name) => name.startsWith("pass-"));

/** On a page without any of these the extension does nothing at all. */
const TRIPWIRE = ABOUT_PASS.map((name) => SELECTORS[/** @type {keyof typeof SELECTORS} */ (name)]).join(",");

/** The numbered wrapper of a view (C2). */
const VIEW = "[data-viewid]";

/** What sends a form off: the page's one button for it (C2), and any other that submits. */
const SUBMIT = "#idSIButton9, [type=submit]";

/** What the card stays off: the sign-in box, and in it what it may never cover, the field and the buttons. */
const KEEP_CLEAR = `${VIEW}, ${SUBMIT}, #idBtn_Back, ${SELECTORS["pass-field"]}, ${SELECTORS["pass-view-input"]}`;

/** The page's own state, in the text of an inline script: `$Config={…};` (C). */
const CONFIG_MARK = "$Config=";

/** Where the state names an error, in the page's own precedence (C). A fresh page carries 50058, which is none. */
const CONFIG_CODES = [/"sErrorCode":"(\w+)"/, /"arrValErrs":\["(\w+)"/, /"iErrorCode":(\d+)/];
