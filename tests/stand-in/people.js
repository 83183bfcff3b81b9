// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The accounts of the practice organisation. Each account decides what the practice site asks for.
 *
 * @typedef {(
 *   "pass" | "password" | "password-picker" | "password-picker-without" | "password-picker-recover" | "password-only" |
 *   "second-factor" | "code" | "passkey" | "provider"
 * )} First the first question
 * @typedef {"stay" | "more" | "campaign" | "leave" | "app" | "stronger" | "passkey"} After what comes after the pass
 * @typedef {{
 *   first: First, carrier?: "name" | "view" | "words", after: After, oneTime?: boolean,
 *   about: string,
 * }} Person
 */

/** @type {Record<string, Person>} by the part of the address before the @ */
export const PEOPLE = {
  maya: { first: "pass", after: "stay", about: "is asked for the pass, then whether to stay signed in" },
  nora: { first: "pass", after: "more", about: "is asked for the pass, then for more information" },
  wim: { first: "pass", after: "leave", about: "is asked for the pass and goes straight to the application" },
  otto: { first: "pass", after: "stay", oneTime: true, about: "has a one-time pass" },
  anna: { first: "pass", after: "app", about: "is asked for the pass, then whether this is the right application" },
  vera: { first: "pass", carrier: "view", after: "stay", about: "is asked for the pass in a field with another name" },
  carla: {
    first: "second-factor",
    carrier: "words",
    after: "stay",
    about: "is asked for the password, then for the pass in the box of a code",
  },
  paul: { first: "password", after: "stay", about: "is asked for the password, with a link to the pass" },
  petra: { first: "password-picker", after: "stay", about: "is asked for the password, with the pass in a list" },
  olga: {
    first: "password-picker-without",
    after: "stay",
    about: "is asked for the password, and the list has no pass yet",
  },
  tina: {
    first: "second-factor",
    after: "stay",
    about: "is asked for the password, then for the pass as second factor",
  },
  rita: {
    first: "password-picker-recover",
    after: "stay",
    about: "is asked for the password, and the list has only Microsoft's recovery",
  },
  kara: { first: "code", after: "stay", about: "is asked for a code" },
  pia: { first: "passkey", after: "stay", about: "is asked for a passkey in the browser's own window" },
  fred: { first: "provider", after: "stay", about: "is sent to another identity provider" },
  sven: { first: "pass", after: "stronger", about: "is asked for the pass, then for a passkey" },
  pam: { first: "pass", after: "passkey", about: "is asked for the pass, then on another page for a passkey" },
  kim: { first: "pass", after: "campaign", about: "is asked for the pass, then to add a passkey or skip that" },
  nils: { first: "password-only", after: "stay", about: "has no pass: an ordinary sign-in" },
};

/** The pass and the password that are accepted. Like everything here, they are for practice only. */
export const PASS = "TAPRocks!";
export const PASSWORD = "Practice-1";

/** A pass that is refused with a text and no code. */
export const REFUSED_IN_WORDS = "Wordy-001";

/** Passes that are refused, with their error code. Any other wrong pass gets 130503. */
export const REFUSED = {
  "Expired-1": "130504",
  "Used-0001": "130505",
  "Blocked-1": "130502",
  "WebOnly-1": "130506",
  "Missing-1": "130507",
  "Locked-01": "50053",
  "Stale-001": "50089",
  "Disabled-1": "50057",
  "NoUser-01": "50034",
  "OldWord-1": "50055",
  "Policy-01": "53003",
};

/**
 * @param {string} address an email address, or anything else that was typed; `otto+2` is another one like `otto`
 * @returns {Person | undefined}
 */
export function personOf(address) {
  const [name, domain] = address.trim().toLowerCase().replace(/\+\w+/, "").split("@");
  return domain === "contoso.com" && name !== undefined && Object.hasOwn(PEOPLE, name) ? PEOPLE[name] : undefined;
}
