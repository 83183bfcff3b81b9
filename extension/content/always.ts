// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The worker registers this script where IT wants the question whether the person has a pass on every sign-in page. It
 * may run before or after the other content scripts.
 */

import { world } from "./shared-world.ts";

world.isAlwaysAsked = true;
world.wake?.();
