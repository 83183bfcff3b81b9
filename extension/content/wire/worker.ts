// SPDX-License-Identifier: MIT OR Apache-2.0

/** Messages to the worker. */

import type { Decisions as AllDecisions, PageReport } from "../../messages.ts";

export type ToWorker =
  | { kind: "awaited?" }
  | ({ kind: "sighting" } & PageReport)
  | { kind: "gone" }
  | { kind: "answer"; answer: "help" | "never" };

/** The answer to "awaited?". Empty if the worker does not know. */
export type Decisions = Partial<Pick<AllDecisions, "always" | "toolbar">>;

/** How long a page waits for the worker. The worker may wait for IT's first policy, and there may be none. */
const MOST_WAITING_MS = 5000;

/** Sends a message without an answer. If no worker hears it, nothing is lost but the icon's advice. */
export function tellWorker(message: ToWorker) {
  send(message).catch(() => {});
}

/** Asks what IT has decided. */
export function askForDecisions(): Promise<Decisions> {
  const timeout = new Promise<Decisions>((resolve) => setTimeout(resolve, MOST_WAITING_MS, {}));
  const answer: Promise<Decisions> = send({ kind: "awaited?" }).catch(() => ({}));
  return Promise.race([answer, timeout]);
}

function send(message: ToWorker) {
  return chrome.runtime.sendMessage(message);
}
