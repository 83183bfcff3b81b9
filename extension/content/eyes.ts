// SPDX-License-Identifier: MIT OR Apache-2.0

/** The entry of eyes.js, which the alarm imports. */

import { Companion } from "./companion.ts";
import { Eyes } from "./eyes/look.ts";
import type { Ring } from "./ring/ring.ts";
import { world } from "./shared-world.ts";
import { Messenger } from "./wire/messenger.ts";

/** `getRing`: the ring that may already be on the page. */
export default function openEyes(getRing: () => Ring): Eyes {
  return new Eyes((eyes) => (world.isToolbarOnly ? new Messenger(eyes) : new Companion(eyes, getRing())));
}
