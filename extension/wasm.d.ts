// SPDX-License-Identifier: MIT OR Apache-2.0
// The WebAssembly modules that wasm-bindgen makes in the build. Paths are those in the built extension.

declare module "*/wasm/companion.js" {
  /** Loads the module. Later calls do nothing. */
  export default function init(): Promise<unknown>;
  /** Draws the page with this file name, without `.html`. */
  export function start(page: string): Promise<void>;
  /** What a report of the content script means for the tab (src/journey/unseen.rs). */
  export function follow(note: object | undefined, sighting: object, stored: object, now: number): Outcome;
  /** The exact names of Microsoft's sign-in hosts. */
  export function genuine_hosts(): string[];
  /** Where the text with this id is: the catalogue's folder, and IT's own words if IT has set any. */
  export function said(stored: object, tag: string, id: string): { folder: string; words?: string };
  /** What the stored policy and settings decide. */
  export function decided(stored: object): Decisions;

  export interface Outcome {
    note?: { until: number };
    keep?: object;
    badge: string;
    /** The id of the text that says what to do next. */
    next?: string;
  }

  export interface Decisions {
    keep: { inForce?: object };
    always: boolean;
    toolbar: boolean;
    checklist: boolean;
  }
}

declare module "*/wasm/settings.js" {
  /** Loads the module. Later calls do nothing. */
  export default function init(): Promise<unknown>;
  /** Draws the page with this file name, without `.html`. */
  export function start(page: string): Promise<void>;
}
