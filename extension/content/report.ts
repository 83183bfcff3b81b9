// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The popup runs this script in the page below it. So no page has to listen for the popup's question. The value of the
 * last statement is the answer that the popup gets.
 */

import { world } from "./shared-world.ts";

world.look?.();
