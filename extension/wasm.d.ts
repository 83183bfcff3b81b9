// SPDX-License-Identifier: MIT OR Apache-2.0
// The WebAssembly modules that wasm-bindgen makes in the build. Paths are those in the built extension.

declare module "*/wasm/companion.js" {
  /** Loads the module. Later calls do nothing. */
  export default function init(): Promise<unknown>;
  /** Draws the page with this file name, without `.html`. */
  export function start(page: string): Promise<void>;
  // The types of the worker's questions are in worker/companion.ts.
  export const follow: unknown;
  export const resume: unknown;
  export const said: unknown;
  export const decided: unknown;
  export const begun: unknown;
  export function genuine_hosts(): string[];
}

declare module "*/wasm/settings.js" {
  /** Loads the module, from these bytes if they are given. Later calls do nothing. */
  export default function init(from?: { module_or_path: Uint8Array }): Promise<unknown>;
  /** Draws the page with this file name, without `.html`. */
  export function start(page: string): Promise<void>;
}

declare module "*/wasm/settings_bg.wasm" {
  const bytes: Uint8Array;
  export default bytes;
}
