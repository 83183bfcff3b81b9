// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The service worker. It decides nothing: the core writes into each tab's note what to do when the tab leaves the
 * sign-in (src/journey/note.rs).
 *
 * The browser delivers the event that woke the worker only to listeners that exist when this script has run once. So
 * listeners are added here, at the top level.
 */

import { genuineHosts, init } from "./companion.ts";
import { onCommand } from "./help.ts";
import { markGenuineHosts, showBadge } from "./icon.ts";
import { resumeJourney, reviewJourneys, watchTabs } from "./journeys.ts";
import { onMessage } from "./messages.ts";
import { tabsWithoutNote } from "./notes.ts";
import { followPolicy } from "./policy.ts";
import { inTurn } from "./queue.ts";
import { applySettings, isInstalledByPerson, prepare } from "./settings.ts";

const { local, managed, session, sync } = chrome.storage;

// Content scripts share their process with the page, so they get no access. They never have access to session storage.
for (const area of [local, managed, sync]) area.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" }).catch(() => {});

watchTabs();

session.onChanged.addListener((changes) => {
  inTurn(reviewJourneys);
  // These journeys have ended. Their tabs may be closed, too.
  for (const tabId of tabsWithoutNote(changes)) inTurn(() => showBadge(tabId, ""));
});

local.onChanged.addListener(({ policy, settings, accepted }) => {
  if (policy || settings || accepted) inTurn(applySettings);
});

chrome.runtime.onInstalled.addListener(({ reason }) => {
  // An update removes registered content scripts, and so the flags.
  inTurn(applySettings);
  inTurn(prepare);
  inTurn(async () => {
    await init();
    await markGenuineHosts(genuineHosts());
  });
  if (reason === "install") inTurn(openWelcomePage);
  // An update ends every journey: the browser empties the session's storage.
  else inTurn(resumeJourney);
});

async function openWelcomePage() {
  if (await isInstalledByPerson()) await chrome.tabs.create({ url: "welcome.html" });
}

followPolicy();
chrome.runtime.onMessage.addListener(onMessage);
chrome.commands.onCommand.addListener(onCommand);
inTurn(reviewJourneys);
inTurn(prepare);
