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
      if (globalThis.tapCompanionWaiting === true) return;
      // In this very frame: the ring must not come later than the field.
      if (eyes === null && isNear()) open().look();
    });
  };

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

  // See report.js.
  globalThis.tapCompanionAsk = () => globalThis.tapCompanionWaiting === true ? null : (eyes ?? open()).ask();
  // See journey.js and always.js.
  globalThis.tapCompanionWake = () => globalThis.tapCompanionWaiting === true || (eyes ?? open()).wake();
  // See waiting.js.
  globalThis.tapCompanionBegin = () => (isAwaited() ? (eyes ?? open()).stir() : stir());

  watch.observe(document, WATCHED);
  // In the next frame: by then every script of ours that says what is so has run.
  if (globalThis.tapCompanionWaiting !== true) globalThis.tapCompanionBegin();
}
