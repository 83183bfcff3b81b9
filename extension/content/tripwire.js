// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** After how many times it is asked what has changed, before a page is searched that may be large: in a sign-in less changes, and it pays for asking. */
const MANY = 4;

/** One search finds nothing in half the time of two. */
const EITHER = `${TRIPWIRE},${CARRIER}`;

/**
 * The tripwire: waits until something about a pass is in the document, seen or not, or a journey is under way, and raises the alarm.
 * On an ordinary sign-in this is all of us that ever runs, and every page pays for each word that it is given, for each thing that
 * is done there for the first time, and for each object of the page's that is looked at: a selector that finds nothing costs least.
 * So all else stands in functions that are not compiled before they are called, and in a file of its own (`contents` in build.sh).
 */
{
  /** @type {MutationObserver | null} */
  let watch = null;
  let frame = 0;
  let times = 0;
  let near = false;
  /** Changes since the last look, where it is asked what they were. @type {MutationRecord[]} */
  let pending = [];
  /** A journey is under way, or IT wants the question asked on every page: see journey.js and always.js. */
  let awaited = false;
  /** @type {Alarm | null} */
  let alarm = null;
  /** @type {(() => boolean) | null} */
  let glance = null;

  /** However much changes, there is one look a frame. */
  function stir() {
    frame ||= requestAnimationFrame(look);
  }

  /** @param {MutationRecord[]} records */
  function stirAt(records) {
    if (times++ > MANY) pending = taken(pending, records);
    stir();
  }

  function look() {
    frame = 0;
    if (!watch) begin();
    // Who is near does not change by what has nothing to do with it.
    if (!pending[0] || touch(pending.splice(0), `${EITHER},${TITLE}`)) near = isNear();
    if (awaited || near) getAlarm().act();
    else alarm?.rest();
  }

  /** By the first frame every script of ours that says what is so has run; what has changed until then needs no telling. */
  function begin() {
    awaited ||= globalThis.tapJourney === true || globalThis.tapAlways === true;
    watch = new MutationObserver(stirAt);
    watch.observe(document, TRIPPING);
  }

  function isNear() {
    return document.querySelector(EITHER) !== null && (document.querySelector(TRIPWIRE) !== null || (glance ??= openGlance())());
  }

  /** From here on others look. */
  function end() {
    watch?.disconnect();
    cancelAnimationFrame(frame);
    // Instead of a frame: none is asked for any more.
    frame = -1;
  }

  function getAlarm() {
    return (alarm ??= openAlarm({ stir, end, isNear, isAwaited: (isSo = awaited) => (awaited = isSo) }));
  }

  // See report.js.
  globalThis.tapAsk = () => getAlarm().ask();
  // See journey.js and always.js.
  globalThis.tapWake = () => getAlarm().wake();

  stir();
}
