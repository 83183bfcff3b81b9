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
/** Set by content/main.js, called by content/journey.js. */
declare var tapCompanionWake: (() => void) | undefined;
