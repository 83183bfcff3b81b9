// SPDX-License-Identifier: MIT OR Apache-2.0

/** Answers messages from content scripts and from the extension's own pages. */

import type { ToWorker } from "../content/wire/worker.ts";
import type { PageReport, WorkerMessage } from "../messages.ts";
import { neverOffer, startHelp } from "./help.ts";
import { showBadge } from "./icon.ts";
import { carryOut, isOnOurHosts } from "./journeys.ts";
import { inTurn, latestInTurn } from "./queue.ts";
import { followReport } from "./report.ts";
import { readDecisions, whenReady } from "./settings.ts";

type Respond = (answer?: unknown) => void;

/** Returns whether the answer comes later. */
export function onMessage(
  message: ToWorker | WorkerMessage,
  sender: chrome.runtime.MessageSender,
  respond: Respond,
): boolean {
  const tabId = sender.tab?.id;
  // A content script shares its process with the page; the extension's own pages do not.
  const isFromOwnPage = sender.origin === location.origin;
  switch (message?.kind) {
    case "order":
      if (!isFromOwnPage) return false;
      inTurn(() => carryOut(message.order).finally(respond));
      return true;
    case "awaited?":
      inTurn(() => whenReady(() => sendDecisions(respond)));
      return true;
    case "settled?":
      // Answers when all earlier tasks have ended.
      inTurn(async () => respond());
      return true;
    case "sighting":
      // The practice page is our own: nothing about it is stored.
      if (tabId === undefined || sender.frameId !== 0 || isFromOwnPage) return false;
      if (!isFromItsHost(sender, message)) return false;
      // The newest report says all, but whether the pass was sent.
      latestInTurn(`sighting ${tabId} ${message.sent}`, () => followReport(tabId, message));
      return false;
    case "gone":
      if (tabId !== undefined) latestInTurn(`gone ${tabId}`, () => showBadge(tabId, ""));
      return false;
    case "answer":
      takeAnswer(message.answer, sender);
      return false;
    default:
      return false;
  }
}

/**
 * Only the top page of one of our hosts asks. Which one it is says the browser, not the message. That a person has
 * clicked knows only the content script: without a click, a page could at most start help in its own tab, or end the
 * question.
 */
function takeAnswer(answer: "help" | "never", { tab, origin, frameId, id }: chrome.runtime.MessageSender) {
  const tabId = tab?.id;
  if (tabId === undefined || frameId !== 0 || id !== chrome.runtime.id || !isOnOurHosts(`${origin}/`)) return;
  if (answer === "help") inTurn(() => startHelp(tabId, URL.parse(origin ?? "")?.hostname ?? ""));
  if (answer === "never") inTurn(neverOffer);
}

/** A content script shares its process with the page, so whose page it is says only the browser. */
function isFromItsHost({ origin }: chrome.runtime.MessageSender, { facts }: PageReport): boolean {
  return facts?.host !== undefined && URL.parse(origin ?? "")?.hostname === facts.host;
}

/** Sends three booleans: nothing that the page could not see for itself, and no setting. */
function sendDecisions(respond: Respond) {
  readDecisions().then(
    ({ always, toolbar, checklist }) => respond({ always, toolbar, checklist }),
    () => respond({}),
  );
}
