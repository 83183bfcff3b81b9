// SPDX-License-Identifier: MIT OR Apache-2.0
// What tsc cannot see by itself. Not shipped.

/** It has no types of its own. */
declare module "spdx-expression-parse" {
  type Node =
    | { license: string; plus?: true; exception?: string }
    | { conjunction: "and" | "or"; left: Node; right: Node };
  export default function parse(expression: string): Node;
}
