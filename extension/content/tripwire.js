// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * The tripwire: waits until something about a pass is in the document, seen or not, or a journey is under way; then the eyes
 * open, and look for themselves from there on. On an ordinary sign-in this is all of us that ever runs, so everything else
 * stands in one function that is not compiled before it is called (see `contents` in build.sh).
 */
{
  const watch = new MutationObserver(() => stir());
  let frame = 0;
  /** @type {Eyes | null} */
  let eyes = null;

  /** However much changes, there is one look a frame. */
  const stir = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (eyes !== null || !(isAwaited() || isNear())) return;
      // In this very frame: the ring must not come later than the field.
      if (isReady()) open().look();
      else ask();
    });
  };

  /** How long a page waits for the worker, which may wait for IT's first policy, in milliseconds. There may be none. */
  const MOST_WAITED = 5000;
  let asks = false;

  /** What IT has decided is not known yet, and it may be that nothing is to be drawn in a page. */
  function ask() {
    if (asks) return;
    asks = true;
    const nothing = { always: false, toolbar: false };
    const late = new Promise((resolve) => setTimeout(resolve, MOST_WAITED, nothing));
    Promise.race([chrome.runtime.sendMessage({ kind: "awaited?" }).catch(() => nothing), late]).then(({ always, toolbar }) => {
      // What other pages are told by scripts that this one came too early for.
      if (always) globalThis.tapCompanionAlways = true;
      if (toolbar) globalThis.tapCompanionToolbar = true;
      globalThis.tapCompanionReady = true;
      stir();
    });
  }

  function isNear() {
    return document.querySelector(TRIPWIRE) !== null || isWorded();
  }

  /** Words beside an input look like those for the pass. The eyes look closer. */
  function isWorded() {
    const inputs = document.querySelectorAll(CARRIER);
    if (inputs.length === 0 || inputs.length > MOST) return false;
    return (
      [...document.querySelectorAll(WORDED["pass-by-title"])].some((heading) => mayNamePass(heading.textContent)) ||
      [...inputs].some((input) => labelsOf(input).some(mayNamePass))
    );
  }

  /** A journey is under way, or IT wants the question asked on every page: see journey.js and always.js. */
  function isAwaited() {
    return globalThis.tapCompanionJourney === true || globalThis.tapCompanionAlways === true;
  }

  function open() {
    watch.disconnect();
    eyes = openEyes();
    eyes.watchful = isAwaited();
    eyes.start();
    return eyes;
  }

  const isReady = () => globalThis.tapCompanionReady === true;
  // See report.js.
  globalThis.tapCompanionAsk = () => (isReady() ? (eyes ?? open()).ask() : null);
  // See journey.js and always.js.
  globalThis.tapCompanionWake = () => (isReady() ? (eyes ?? open()).wake() : stir());

  watch.observe(document, WATCHED);
  // In the next frame: by then every script of ours that says what is so has run.
  stir();
}
