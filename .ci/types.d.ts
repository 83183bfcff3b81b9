// SPDX-License-Identifier: MIT OR Apache-2.0
// What tsc cannot see by itself. Not shipped.

/** Made by wasm-bindgen in the build. */
declare module "*/wasm/tap_companion.js" {
  export default function init(): Promise<unknown>;
  export function panel(): Promise<void>;
  export function popup(): Promise<void>;
}

/** Set by content/journey.js while a journey is under way. */
declare var tapCompanionJourney: boolean | undefined;
/** Set by content/tripwire.js, called by content/journey.js. */
declare var tapCompanionWake: (() => void) | undefined;
/** Set by content/tripwire.js, called by content/report.js. */
declare var tapCompanionAsk: (() => Promise<object>) | undefined;
/** Made by the build: every content script that is not part of the tripwire, not compiled before it is called. */
declare function openEyes(): Eyes;
