// SPDX-License-Identifier: MIT OR Apache-2.0

/** The worker registers this script where IT wants nothing drawn in the page. */

import { world } from "./shared-world.ts";

world.isToolbarOnly = true;
