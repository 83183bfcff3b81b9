// SPDX-License-Identifier: MIT OR Apache-2.0

/** An element with the name by which the core knows it. */
export interface Named {
  name: string;
  element: Element;
}
