// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * What the content scripts of one page share. Each script is a bundle of its own, and any of them may run first, so
 * they share one object.
 */

import type { Answer } from "../messages.ts";
import type { Named } from "./eyes/named.ts";

export interface SharedWorld {
  /** A journey is under way (journey.ts). */
  isOnJourney?: boolean;
  /** IT wants the question whether the person has a pass on every sign-in page (always.ts). */
  isAlwaysAsked?: boolean;
  /** IT wants nothing drawn in the page (toolbar.ts). */
  isToolbarOnly?: boolean;
  /** IT's decisions are known. Until then nothing is drawn (ready.ts). */
  isReady?: boolean;
  /** The address that the practice page pretends to have. */
  practiceAddress?: { hostname: string; pathname: string };
  /** What the page has beside the elements that the eyes look for (security-info.ts). */
  findMore?: () => Named[];
  /** A journey begins while the page is open (tripwire.ts). */
  wake?: () => unknown;
  /** The tripwire has looked. `isQuiet`: nothing about a pass is near, and nobody is on a journey (door.ts). */
  door?: (isQuiet: boolean) => void;
  /** Opens the help and gives it the focus. Returns whether this page has one (companion.ts, focus-help.ts). */
  focusHelp?: () => boolean;
  /** Looks at the page once. Null if there is nothing to say (tripwire.ts). */
  look?: () => Promise<Answer | null>;
}

/** A symbol, because the id of any element in the page is also a name on the global object. */
const KEY: unique symbol = Symbol.for("tap-companion");
const globals: { [KEY]?: SharedWorld } = globalThis as object;

globals[KEY] ??= {};
export const world = globals[KEY];
