// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The alarm: something about a pass is near. It rings the field in the same frame and imports the eyes, which come a
 * frame or two later.
 */

import type { Answer } from "../messages.ts";
import { ownAddress } from "../own-file.ts";
import type { Eyes } from "./eyes/look.ts";
import type openEyes from "./eyes.ts";
import { isPassNear } from "./nearness.ts";
import { PASS_FIELD } from "./pass-selectors.ts";
import { Ring } from "./ring/ring.ts";
import { Surface } from "./ring/surface.ts";
import { world } from "./shared-world.ts";
import { isExtensionAlive, whileAliveAsync } from "./wire/extension.ts";
import { askForDecisions } from "./wire/worker.ts";

export interface Tripwire {
  scheduleLook: () => void;
  stop: () => void;
  isWatchful: () => boolean;
}

export class Alarm {
  readonly #tripwire: Tripwire;
  #hasAskedWorker = false;
  #ring: Ring | null = null;
  #eyes: Promise<Eyes | null> | null = null;

  constructor(tripwire: Tripwire) {
    this.#tripwire = tripwire;
  }

  raise() {
    if (!world.isReady) {
      void this.#askWorker();
      return;
    }
    if (!world.isToolbarOnly) this.#ringField();
    void this.#getEyes();
  }

  /** Nothing is near any more, and the eyes have not come yet. */
  lower() {
    this.#ring?.stop();
  }

  async look(): Promise<Answer | null> {
    if (!world.isReady) return null;
    const eyes = await this.#getEyes();
    return eyes?.ask() ?? null;
  }

  async wake() {
    if (!world.isReady) return this.#tripwire.scheduleLook();
    const eyes = await this.#getEyes();
    eyes?.wake();
  }

  #ringField() {
    const field = document.querySelector(PASS_FIELD);
    // After an update of the extension nothing would take the ring away.
    if (!isExtensionAlive() || !(field ?? this.#ring)) return;
    const ring = this.#getRing();
    ring.setField(field);
    ring.follow();
  }

  #getRing(): Ring {
    this.#ring ??= new Ring(new Surface());
    return this.#ring;
  }

  /** Null if the extension is gone. */
  #getEyes(): Promise<Eyes | null> {
    this.#eyes ??= whileAliveAsync(
      () => this.#importEyes(),
      () => this.#giveUp(),
    );
    return this.#eyes;
  }

  async #importEyes(): Promise<Eyes> {
    const module: { default: typeof openEyes } = await import(ownAddress("content/eyes.js"));
    const eyes = module.default(() => this.#getRing());
    this.#tripwire.stop();
    eyes.isWatchful = this.#tripwire.isWatchful();
    // What was near may be gone since.
    if (!isPassNear()) this.#withdraw();
    eyes.start();
    eyes.scheduleLook();
    return eyes;
  }

  /** Without the eyes, nothing would take the ring away, so it must not come back at the next mutation. */
  #giveUp() {
    this.#tripwire.stop();
    this.#withdraw();
  }

  #withdraw() {
    this.#ring?.stop();
    this.#ring?.surface.close();
  }

  /** IT's decisions are not known yet, and IT may have decided that nothing is drawn in the page. */
  async #askWorker() {
    if (this.#hasAskedWorker) return;
    this.#hasAskedWorker = true;
    const { always, toolbar } = await askForDecisions();
    if (always) world.isAlwaysAsked = true;
    if (toolbar) world.isToolbarOnly = true;
    world.isReady = true;
    this.#tripwire.scheduleLook();
  }
}
