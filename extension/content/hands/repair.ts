// SPDX-License-Identifier: MIT OR Apache-2.0

import type { Edit } from "../../messages.ts";
import { shapeIn } from "../wire/typing.ts";

/**
 * Changes the text in the pass field when the person clicks for it, and fires the events of typing. Only while the
 * field still has the shape that the edits are for: the person may have typed on. `edits` are in order.
 */
export function repair(field: Element | null, shape: string, edits: Edit[]) {
  if (!(field instanceof HTMLInputElement) || edits.length === 0 || shapeIn(field) !== shape) return;
  // From the end, so that earlier places stay right. Selection and caret stay where they are.
  for (const { at, length, plain } of edits.toReversed()) field.setRangeText(plain, at, at + length, "preserve");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
