// SPDX-License-Identifier: MIT OR Apache-2.0

/** What the eyes look for, made of the rows in facts/. */

import page from "../facts/page.json" with { type: "json" };
import password from "../facts/password.json" with { type: "json" };
import signIn from "../facts/sign-in.json" with { type: "json" };
import stated from "../facts/stated.json" with { type: "json" };
import tripwire from "../facts/tripwire.json" with { type: "json" };
import { CARRIER, HEADING } from "../pass-selectors.ts";

const rows = { ...signIn, ...password, ...tripwire.otherWays, ...tripwire.carriers, ...tripwire.pass };

/** Elements that count if a person can see them: name and selector. */
export const VISIBLE_ELEMENTS = Object.entries(rows).map(([name, { selector }]) => [name, selector] as const);

/** Elements that count if they are in the document: nobody can see them. */
export const STATED_ELEMENTS = Object.entries(stated).map(([name, { selector }]) => [name, selector] as const);

export const COMPLAINT = [page.complaint, rows["view-error"], rows["view-access-policy"]]
  .map((row) => row.selector)
  .join();

/** What the card never covers: everything that the person reads, types or chooses. The sign-in box is around it. */
const NEVER_COVERED = [
  "typed",
  "submit",
  "show-pass",
  "user-name",
  "user-name-field",
  "account-tiles",
  "other-account",
  "pass-field",
  "pass-link",
  "pass-tile",
  "pass-proof",
  "other-ways",
  "other-factors",
  "picker-tile",
  "proof",
  "stay-signed-in",
  "more-information",
] as const;
export const KEEP_CLEAR = [
  COMPLAINT,
  HEADING,
  ...[page.box, page.back, page.footer, ...NEVER_COVERED.map((name) => rows[name])].map((row) => row.selector),
].join();

/** Everything whose position the eyes need. */
export const LOOKED_FOR = [...VISIBLE_ELEMENTS.map(([, selector]) => selector), KEEP_CLEAR].join();

/** If a mutation concerns one of these, the document is searched again. */
export const SEARCHED = [
  LOOKED_FOR,
  CARRIER,
  ...STATED_ELEMENTS.map(([, selector]) => selector),
  page["page-id"].selector,
  page.language.selector,
  "script",
].join();
