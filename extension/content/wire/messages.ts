// SPDX-License-Identifier: MIT OR Apache-2.0

/** The messages of the content scripts. */

/** An element with the name by which the core knows it. */
export interface Named {
  name: string;
  element: Element;
}

/** One look at the page: no text, no account, and no more of the address than this. */
export interface Facts {
  host: string;
  path: string;
  language: string;
  client: string | null;
  redirect: string | null;
  pageId: string | null;
  errorCodes: string[];
  views: number[];
  seen: Record<string, number>;
}

/** What the popup gets. `shape`: of the text in the pass field. */
export interface Answer {
  facts: Facts;
  shape: string;
}

export type ToPanel =
  | { kind: "facts"; facts: Facts; look: number; fresh: boolean }
  | { kind: "shape"; shape: string }
  | { kind: "sent" }
  | { kind: "escape" }
  | { kind: "room"; cramped: boolean };

export type FromPanel =
  | { kind: "ring"; element: string | null }
  | ({ kind: "size" } & CardSize)
  | { kind: "repair"; shape: string; edits: Edit[] }
  | { kind: "withdraw" }
  | { kind: "leave"; look: number };

/** `height`: in CSS pixels, 0 for no card. `wanted`: the person opened the card, and so decides what it covers. */
export interface CardSize {
  height: number;
  folded: boolean;
  wanted: boolean;
}

/** Replaces `length` UTF-16 units at `at` with `plain`. */
export interface Edit {
  at: number;
  length: number;
  plain: string;
}

export type ToWorker =
  | { kind: "awaited?" }
  | { kind: "sighting"; facts: Facts; shape: string; sent: boolean; fresh: boolean }
  | { kind: "gone" };

/** The answer to "awaited?". Empty if the worker does not know. */
export interface Decisions {
  always?: boolean;
  toolbar?: boolean;
}
