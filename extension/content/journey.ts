// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The worker registers this script while a journey is under way, so an ordinary sign-in does not even have to ask
 * whether there is one. It may run before or after the other content scripts.
 */

import { world } from "./shared-world.ts";

world.isOnJourney = true;
world.wake?.();
