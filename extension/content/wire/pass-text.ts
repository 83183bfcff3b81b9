// SPDX-License-Identifier: MIT OR Apache-2.0

/** The text in the field for the pass. Only this file reads it, and only its shape leaves this file. */

import type { Repair, Shape } from "../../messages.ts";
import { editsFor, NO_SHAPE, shapeOf } from "./shape.ts";

/** The shape of the text in the pass field. */
export function shapeIn(field: Element | null): Shape {
  return field instanceof HTMLInputElement ? shapeOf(field.value) : NO_SHAPE;
}

export function isSameShape(one: Shape | null, other: Shape | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Corrects the text when the person clicks for it, and fires the events of typing. Only while the field still has the
 * shape that the person was told about: they may have typed on.
 */
export function mend(field: Element | null, shape: Shape, repair: Repair) {
  if (!(field instanceof HTMLInputElement) || !isSameShape(shapeIn(field), shape)) return;
  const edits = editsFor(repair, field.value);
  if (edits.length === 0) return;
  // From the end, so that earlier places stay right. Selection and caret stay where they are.
  for (const { start, end, plain } of edits.toReversed()) field.setRangeText(plain, start, end, "preserve");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
