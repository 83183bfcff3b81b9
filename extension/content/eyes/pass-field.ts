// SPDX-License-Identifier: MIT OR Apache-2.0

import type { Named } from "./named.ts";

/**
 * The visible field that the pass goes into, for scripts that need its shape before they ask the core. The order of
 * proof is the core's (src/page/prompt.rs). The input of the pass's view does not count if it is known as something
 * else.
 */
export function findPassField(inSight: Named[]): Element | null {
  const [named] = inSight.filter(({ name }) => name === "pass-field");
  if (named) return named.element;
  const input = findOnly(inSight, "pass-shown") ?? findOnly(inSight, "pass-view-input");
  const isOther = inSight.some(
    ({ name, element }) => element === input && name !== "typed" && !name.startsWith("pass-"),
  );
  return (isOther ? null : input) ?? findOnly(inSight, "pass-by-title");
}

function findOnly(inSight: Named[], wanted: string): Element | null {
  const [first, second] = inSight.filter(({ name }) => name === wanted);
  return first && !second ? first.element : null;
}
