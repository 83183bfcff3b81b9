// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The worker runs this script when the person has pressed the keys for help. The value of the last statement is the
 * answer that the worker gets: whether this page has shown its card and moved the focus there.
 */

import { world } from "./shared-world.ts";

world.focusHelp?.();
