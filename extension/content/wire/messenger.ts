// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * Reports to the worker where nothing is drawn in the page: because IT wants that, or because the page fights for its
 * own place. Toolbar icon and popup show the advice.
 */

import type { Facts } from "../../messages.ts";
import { isAboutPass } from "../eyes/facts.ts";
import type { Eyes, EyesListener } from "../eyes/look.ts";
import { whileAlive } from "./extension.ts";
import { shapeIn } from "./pass-text.ts";
import { wasPassSent, watchTyping } from "./typing.ts";
import { type ToWorker, tellWorker } from "./worker.ts";

export class Messenger implements EyesListener {
  readonly #eyes: Eyes;
  readonly #life = new AbortController();
  #facts: Facts | null = null;
  #lastReport = "";

  constructor(eyes: Eyes) {
    this.#eyes = eyes;
    watchTyping(this.#life.signal, () => eyes.passField, {
      onTyped: () => this.#report(false),
      onSent: () => this.#report(true),
      // The browser has cleared the icon.
      onBack: () => this.onWake(),
    });
  }

  onWake() {
    this.#lastReport = "";
    this.#eyes.scheduleLook();
  }

  onFacts(facts: Facts) {
    if (!this.#facts && !this.#eyes.isWatchful && !isAboutPass(facts)) return;
    this.#facts = facts;
    this.#report(false);
  }

  onGone() {
    if (this.#facts) this.#tell({ kind: "gone" });
    this.#facts = null;
    this.#lastReport = "";
  }

  #report(sent: boolean) {
    if (!this.#facts) return;
    const shape = shapeIn(this.#eyes.passField);
    const message: ToWorker = { kind: "sighting", facts: this.#facts, shape, sent, fresh: !wasPassSent() };
    const report = JSON.stringify(message);
    if (report === this.#lastReport) return;
    this.#lastReport = report;
    this.#tell(message);
  }

  #tell(message: ToWorker) {
    whileAlive(
      () => tellWorker(message),
      () => this.#end(),
    );
  }

  #end() {
    this.#life.abort();
    this.#eyes.stop();
  }
}
