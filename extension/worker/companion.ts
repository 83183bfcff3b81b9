// SPDX-License-Identifier: MIT OR Apache-2.0

/** The worker's questions to the core (src/lib.rs). The path of the module is that in the built extension. */

import type { Decisions, Note, Outcome, PageReport, Resumed, TextPlace } from "../messages.ts";
import init, * as core from "./wasm/companion.js";

export { init };

/** The exact names of Microsoft's sign-in hosts. */
export const genuineHosts = core.genuine_hosts;

/** What follows from a report of the content script, at `now` in milliseconds since 1970. */
export const follow = core.follow as (
  note: Note | undefined,
  report: PageReport,
  stored: object,
  now: number,
) => Outcome;

/** The tab in which a journey goes on after an update, among those with these hosts. */
export const resume = core.resume as (stored: object, hosts: string[], now: number) => Resumed | undefined;

/** Where the text with this id is. */
export const said = core.said as (stored: object, languageTag: string, id: string) => TextPlace;

/** What the stored policy and settings decide in a copy that was installed in this way. */
export const decided = core.decided as (stored: object, installType: string) => Decisions;

/** The note of a tab in which the person says, on a page of this host, that they have a pass. */
export const begun = core.begun as (stored: object, host: string, now: number) => Note | undefined;
