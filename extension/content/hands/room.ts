// SPDX-License-Identifier: MIT OR Apache-2.0

import type { KeepClear, Room } from "./place.ts";

/** The window now, and what must be kept clear in it. */
export function measureRoom(keepClear: KeepClear[], corner: number | null = null): Room {
  return { width: innerWidth, height: innerHeight, isRightToLeft: document.dir === "rtl", keepClear, corner };
}
