// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The practice page: a make-believe sign-in, for people who want to see what help they will get, and for training at a
 * helpdesk. It has the elements by which the real pages are known, and the content scripts run on it as they do there.
 * So ring, check, refusal and checklist are the real ones. There is no form, and nothing typed here is kept or sent.
 */

import { el } from "./elements.ts";
import { askAccount, isPasswordFirst, PASSWORD_FIRST, startJourney } from "./sign-in.ts";
import { stage } from "./stage.ts";
import { language, loadTexts, say } from "./texts.ts";

// Before the other scripts of this page look.
startJourney();
void loadTexts().then(build);

function build() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = `${say("practice_title")} · ${say("extension_name")}`;
  document.body.append(banner(), el("div", { class: "room" }, instructions(), stage));
  askAccount();
}

function banner() {
  return el(
    "header",
    { class: "banner" },
    el("span", { class: "mark", "aria-hidden": "true" }),
    el("div", {}, el("h1", {}, say("practice_title")), el("p", {}, say("practice_banner"))),
  );
}

function instructions() {
  const restart = { type: "button", class: "also", click: () => restartWith(location.hash) };
  return el(
    "aside",
    { class: "instructions", "aria-label": say("practice_passes") },
    el("h2", {}, say("practice_passes")),
    el(
      "ul",
      {},
      passRow("Practice-26", say("practice_good"), say("practice_space")),
      passRow("RunOut-Pass-26", say("practice_expired")),
      passRow("UsedUp-Pass-26", say("practice_used")),
    ),
    el("p", {}, say("practice_any")),
    el(
      "fieldset",
      {},
      el("legend", {}, say("practice_first")),
      choice(say("practice_first_pass"), "", !isPasswordFirst),
      choice(say("practice_first_password"), PASSWORD_FIRST, isPasswordFirst),
    ),
    el("p", {}, el("button", restart, say("practice_restart"))),
  );
}

function passRow(typed: string, outcome: string, hint = "") {
  return el("li", {}, el("code", { dir: "ltr" }, typed), ` ${outcome} `, el("small", {}, hint));
}

function choice(text: string, hash: string, isChecked: boolean) {
  const change = () => restartWith(hash);
  const input = el("input", { type: "radio", name: "first", ...(isChecked && { checked: "" }), change });
  return el("label", { class: "choice-of-first" }, input, el("span", {}, text));
}

function restartWith(hash: string) {
  location.hash = hash;
  location.reload();
}
