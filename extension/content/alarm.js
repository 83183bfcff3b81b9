// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * @typedef {{ stir: () => void, end: () => void, isNear: () => boolean, isAwaited: (isSo?: boolean) => boolean }} Tripwire
 * @typedef {ReturnType<typeof alarmOf>} Alarm
 */

/** How long a page waits for the worker, which may wait for IT's first policy, in milliseconds. There may be none. */
const MOST_WAITED = 5000;

/**
 * What happens once something about a pass is near: the ring comes in that very frame, and the eyes are sent for, who come a frame
 * or two later and look for themselves from there on.
 * @param {Tripwire} tripwire
 */
function alarmOf({ stir, end, isNear, isAwaited }) {
  let asks = false;
  /** @type {Reflex | null} */
  let reflex = null;
  /** @type {Promise<Eyes | null> | null} once they are sent for */
  let eyes = null;

  const isReady = () => globalThis.tapReady === true;
  const getReflex = () => (reflex ??= openReflex());
  const getEyes = () => (eyes ??= openEyes());

  function point() {
    const field = document.querySelector(FIELD);
    // After an update of the extension there would be nobody to take the ring away.
    if (!chrome.runtime?.id || !(field ?? reflex)) return;
    const { ring } = getReflex();
    ring.spot(field);
    ring.stir();
  }

  /** @returns {Promise<Eyes | null>} null where the extension is there no more */
  async function openEyes() {
    try {
      const { default: open } = await import(chrome.runtime.getURL("content/eyes.js"));
      /** @type {Eyes} */
      const opened = open({ TRIPWIRE, CARRIER, TRIPPING, isVisible, overlaps, folded, mentionsPass, getReflex, touch, taken, TITLE, LABELS, FIELD });
      end();
      opened.watchful = isAwaited();
      // What came meanwhile may have gone meanwhile.
      if (!isNear()) withdraw();
      opened.start();
      opened.stir();
      return opened;
    } catch {
      withdraw();
      return null;
    }
  }

  function withdraw() {
    reflex?.ring.stop();
    reflex?.surface.close();
  }

  /** What IT has decided is not known yet, and it may be that nothing is to be drawn in a page. */
  function inquire() {
    if (asks) return;
    asks = true;
    const late = new Promise((resolve) => setTimeout(resolve, MOST_WAITED, {}));
    Promise.race([chrome.runtime.sendMessage({ kind: "awaited?" }).catch(() => ({})), late]).then(({ always, toolbar }) => {
      // What other pages are told by scripts that this one came too early for.
      if (always) globalThis.tapAlways = isAwaited(true);
      if (toolbar) globalThis.tapToolbar = true;
      globalThis.tapReady = true;
      stir();
    });
  }

  return {
    act() {
      if (!isReady()) return inquire();
      if (globalThis.tapToolbar !== true) point();
      getEyes();
    },
    /** There is nothing any more, before the eyes have come. */
    rest() {
      reflex?.ring.stop();
    },
    /** @returns {Promise<object | null>} */
    async ask() {
      return isReady() ? ((await getEyes())?.ask() ?? null) : null;
    },
    async wake() {
      isAwaited(true);
      if (isReady()) (await getEyes())?.wake();
      else stir();
    },
  };
}
