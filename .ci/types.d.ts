// SPDX-License-Identifier: MIT OR Apache-2.0
// What tsc cannot see by itself. Not shipped.

/** Set by content/journey.js while a journey is under way. */
declare var tapJourney: boolean | undefined;
/** Set by content/always.js where IT wants the question asked on every sign-in page. */
declare var tapAlways: boolean | undefined;
/** Set by content/toolbar.js where IT wants nothing drawn in the page. */
declare var tapToolbar: boolean | undefined;
/** Set by practice.js on our own practice page, and nowhere else: for which page the eyes are to take it. */
declare var tapPractice: { hostname: string, pathname: string } | undefined;
/** Set by content/security-info.js, called by content/eyes.js. */
declare var tapMore: (() => { name: string, element: Element }[]) | undefined;
/** Set by content/tripwire.js, called by content/journey.js and content/always.js. */
declare var tapWake: (() => unknown) | undefined;
/** Set by content/ready.js once it is known what IT has decided: until then nothing is to be drawn. */
declare var tapReady: boolean | undefined;
/** Set by content/tripwire.js, called by content/report.js: null where nothing is to be told. */
declare var tapAsk: (() => Promise<object | null>) | undefined;
/** Made by the build of the files that it compiles when they are called for, and not before: reflex, alarm.js, glance.js. */
declare function openReflex(): Reflex;
declare function openAlarm(tripwire: Tripwire): Alarm;
declare function openGlance(): () => boolean;
/** Handed to the eyes' file by content/alarm.js. */
declare function getReflex(): Reflex;

/** It has no types of its own. */
declare module "spdx-expression-parse" {
  type Node = { license: string, plus?: true, exception?: string } | { conjunction: "and" | "or", left: Node, right: Node };
  export default function parse(expression: string): Node;
}
