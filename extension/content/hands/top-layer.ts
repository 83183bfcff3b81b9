// SPDX-License-Identifier: MIT OR Apache-2.0

import type { Surface } from "../ring/surface.ts";
import { overlaps } from "../ring/visible.ts";

/** Whether an element that came into the page's top layer covers something of the extension. */
export function isUnder({ host, layer }: Surface, other: Element): boolean {
  if (!host || !layer) return false;
  // A modal dialog makes everything else inert.
  if (other.matches("dialog:modal")) return true;
  const box = other.getBoundingClientRect();
  const parts = [...layer.children] as HTMLElement[];
  return parts.some((part) => !part.hidden && !part.inert && overlaps(part.getBoundingClientRect(), box));
}
