// SPDX-License-Identifier: MIT OR Apache-2.0

import type { Surface } from "../ring/surface.ts";
import type { Box } from "../ring/visible.ts";

/** The largest share of each of our parts that may be covered. */
const HARMLESS_SHARE: Record<string, number> = { ring: 0.6, card: 0.2 };

/**
 * Whether an element that came into the page's top layer takes the ring or the card out of sight. A password manager
 * opens a button in the field and a list below it at each focus: that is no reason to fight, or to leave.
 */
export function isCoveredBy({ host, layer }: Surface, other: Element): boolean {
  if (!host || !layer) return false;
  // A modal dialog makes everything else inert.
  if (other.matches("dialog:modal")) return true;
  const cover = other.getBoundingClientRect();
  return [...layer.children].some((part) => {
    if (!(part instanceof HTMLElement) || part.hidden || part.inert) return false;
    const harmless = HARMLESS_SHARE[part.getAttribute("part") ?? ""] ?? 0;
    return coveredShare(part.getBoundingClientRect(), cover) > harmless;
  });
}

/** How much of `box` is behind `cover`: from 0 to 1. */
function coveredShare(box: Box, cover: Box): number {
  const width = Math.min(box.right, cover.right) - Math.max(box.left, cover.left);
  const height = Math.min(box.bottom, cover.bottom) - Math.max(box.top, cover.top);
  const area = (box.right - box.left) * (box.bottom - box.top);
  return area > 0 ? (Math.max(0, width) * Math.max(0, height)) / area : 0;
}
