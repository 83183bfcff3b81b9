// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * The wire to the brain where nothing is drawn in the page: because IT wants it so, or because the page fights for what is its
 * own. The worker hands on what is told here; what comes of it stands in the toolbar icon and the popup.
 * @param {Eyes} eyes
 * @returns {Sights}
 */
function messenger(eyes) {
  const life = new AbortController();
  /** @type {Facts | null} */
  let facts = null;
  let told = "";

  const end = () => {
    life.abort();
    eyes.stop();
  };

  /** @param {object} message */
  function tell(message) {
    whileAlive(() => void chrome.runtime.sendMessage(message).catch(() => {}), end);
  }

  function report(sent = false) {
    if (!facts) return;
    const message = { kind: "sighting", facts, shape: shapeIn(eyes.passField), sent, fresh: !wasSent };
    const text = JSON.stringify(message);
    if (text === told) return;
    told = text;
    tell(message);
  }

  const forget = () => {
    told = "";
    eyes.stir();
  };
  // For a page that comes back, the browser has cleared the icon.
  attend(life.signal, () => eyes.passField, { onTyped: report, onSent: () => report(true), onBack: forget });

  return {
    onWake: forget,
    onStir() {},
    onField() {},
    onFacts(seen) {
      if (!facts && !eyes.watchful && !isAboutPass(seen)) return;
      facts = seen;
      report();
    },
    onNothing() {
      if (facts) tell({ kind: "gone" });
      facts = null;
      told = "";
    },
  };
}
