// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The worker registers this script when IT's decisions are known: a few seconds after the installation. A page without
 * it loaded before that, or right after an update, and asks the worker (alarm.ts).
 */

import { world } from "./shared-world.ts";

world.isReady = true;
