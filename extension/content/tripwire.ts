// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The tripwire: waits until something about a pass is in the document, visible or not, or a journey is under way. Then
 * it raises the alarm. On an ordinary sign-in nothing else of the extension runs, so this does as little as it can.
 */

import { Alarm } from "./alarm.ts";
import { couldChangeMatches, keepRecords } from "./mutations.ts";
import { isPassNear, NEARNESS } from "./nearness.ts";
import { WATCHED } from "./pass-selectors.ts";
import { world } from "./shared-world.ts";

/** The first mutations always lead to a search. An ordinary sign-in has few, and to examine them costs more. */
const UNEXAMINED_CALLS = 5;

let observer: MutationObserver | null = null;
let calls = 0;
/** Mutations since the last look. */
let pending: MutationRecord[] = [];
let mustSearch = true;
let frame = 0;
let isNear = false;
let isStopped = false;
let alarm: Alarm | null = null;

/** However much changes, there is one look per frame. */
function scheduleLook() {
  if (!isStopped) frame ||= requestAnimationFrame(look);
}

function onMutations(records: MutationRecord[]) {
  calls += 1;
  if (calls > UNEXAMINED_CALLS) pending = keepRecords(pending, records);
  else mustSearch = true;
  scheduleLook();
}

function look() {
  frame = 0;
  if (!observer) observe();
  if (mustSearch || pending.length === 0 || couldChangeMatches(pending, NEARNESS)) isNear = isPassNear();
  mustSearch = false;
  pending = [];
  const isQuiet = !isNear && !isWatchful();
  world.door?.(isQuiet);
  if (isQuiet) alarm?.lower();
  else getAlarm().raise();
}

/** Not before the first frame: what has changed until then is seen by the first look. */
function observe() {
  observer = new MutationObserver(onMutations);
  observer.observe(document, WATCHED);
}

/** Every page is looked at, not only one with something about a pass. */
function isWatchful(): boolean {
  return world.isOnJourney === true || world.isAlwaysAsked === true;
}

/** From here on the eyes look, or nothing does. */
function stop() {
  isStopped = true;
  world.door?.(false);
  observer?.disconnect();
  cancelAnimationFrame(frame);
}

function getAlarm(): Alarm {
  alarm ??= new Alarm({ scheduleLook, stop, isWatchful });
  return alarm;
}

world.look = () => getAlarm().look();
world.wake = () => getAlarm().wake();

scheduleLook();
