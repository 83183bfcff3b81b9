// SPDX-License-Identifier: MIT OR Apache-2.0

/** The make-believe views, from the account to Security info. */

import passTitles from "../content/facts/pass-titles.json" with { type: "json" };
import { world } from "../content/shared-world.ts";
import { el } from "./elements.ts";
import { ACCOUNT, brand, field, identity, submit, title } from "./parts.ts";
import { show, showView } from "./stage.ts";
import { language, say } from "./texts.ts";

/** The address that the eyes report for this page. */
const SIGN_IN = { hostname: "login.microsoftonline.com", pathname: "/common/login" };
const SECURITY_INFO = { hostname: "mysignins.microsoft.com", pathname: "/security-info" };

/** The error code for each pass. Any other text is an incorrect pass. */
const PASSES = new Map([
  ["Practice-26", ""],
  ["RunOut-Pass-26", "130504"],
  ["UsedUp-Pass-26", "130505"],
]);
const INCORRECT = "130503";

/** In the address if the sign-in asks for a password first. */
export const PASSWORD_FIRST = "password-first";
export const isPasswordFirst = location.hash === `#${PASSWORD_FIRST}`;

export function startJourney() {
  world.practiceAddress = SIGN_IN;
  world.isOnJourney = true;
  world.isReady = true;
}

export function askAccount() {
  const go = isPasswordFirst ? askPassword : askPass;
  showView(
    "1",
    title(say("ms_sign_in")),
    field({ type: "email", name: "loginfmt", id: "i0116", value: ACCOUNT }, say("practice_email"), () => go()),
    submit(say("ms_next"), () => go()),
  );
}

function askPassword(isRefused = false) {
  const go = () => askPassword(true);
  const usePass = { type: "button", id: "accessPassLink", class: "link", click: () => askPass() };
  showView(
    "2",
    identity(),
    title(say("practice_password_title")),
    isRefused ? el("p", { id: "passwordError", class: "error" }, say("practice_no_password")) : null,
    field({ type: "password", name: "passwd", id: "i0118" }, say("practice_password"), go),
    el("p", {}, el("button", usePass, say("ms_pass_link"))),
    submit(say("ms_sign_in"), go),
  );
}

function askPass(code = "") {
  const input = field({ type: "text", name: "accesspass" }, say("ms_pass"), () => judge(input.value));
  const error = { id: "accessPassError", class: "error", role: "alert" };
  showView(
    "56",
    identity(),
    title(passTitles[language].words),
    code ? el("p", error, `${say("practice_refused")} (AADSTS${code})`) : null,
    input,
    submit(say("ms_sign_in"), () => judge(input.value)),
  );
}

function judge(typed: string) {
  if (typed === "") return;
  const code = PASSES.get(typed) ?? INCORRECT;
  if (code) askPass(code);
  else askToStay();
}

function askToStay() {
  const button = (id: string, style: string, text: string) =>
    el("button", { type: "button", id, class: style, click: showSecurityInfo }, text);
  showView(
    "20",
    identity(),
    title(say("practice_stay")),
    el("p", { id: "KmsiDescription" }, el("input", { type: "checkbox", id: "KmsiCheckboxField", hidden: "" })),
    el(
      "p",
      { class: "buttons" },
      button("idBtn_Back", "secondary", say("ms_no")),
      button("idSIButton9", "primary", say("ms_yes")),
    ),
  );
}

function showSecurityInfo() {
  world.practiceAddress = SECURITY_INFO;
  const methods = [say("practice_passkey"), say("authenticator_name")];
  const rows = el("ul", { class: "rows" });
  const add = () => {
    const name = methods.shift();
    if (name !== undefined) rows.append(methodRow(name, () => methods.push(name)));
  };
  const addButton = { type: "button", class: "primary ms-Button--primary", name: "Add method", click: add };
  show(
    el(
      "div",
      { class: "info" },
      brand(),
      el("h2", { class: "title" }, say("practice_security_info")),
      el("p", {}, el("button", addButton, `+ ${say("ms_add_method")}`)),
      rows,
    ),
  );
}

function methodRow(name: string, onDelete: () => void) {
  const remove = () => {
    row.remove();
    onDelete();
  };
  const button = el("button", { type: "button", class: "link", click: remove }, say("practice_delete"));
  const row = el("li", {}, el("span", {}, name), button);
  return row;
}
