// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The door for a person whom the page asks for a password, not for a pass: a small question at the sign-in box. The
 * worker registers this script only while the question may be asked (src/chrome/worker.rs). It wakes nothing and tells
 * nobody anything before a person has clicked. The tripwire calls it after each look.
 */

import page from "./facts/page.json" with { type: "json" };
import password from "./facts/password.json" with { type: "json" };
import { Chip } from "./ring/chip.ts";
import { isVisible } from "./ring/visible.ts";
import { world } from "./shared-world.ts";
import { isExtensionAlive, whileAlive } from "./wire/extension.ts";
import { tellWorker } from "./wire/worker.ts";

const FIELD = Object.values(password)
  .map(({ selector }) => selector)
  .join();
const BOX = page.box.selector;
/** More boxes for a password than this are no sign-in. */
const MOST_FIELDS = 10;
/** Events after which the sign-in box may be elsewhere without a change in the document. */
const MOVING_EVENTS = ["scroll", "load", "transitionend", "animationend"];

class Door {
  readonly #chip = new Chip({ onAsk: () => this.#answer("help"), onNever: () => this.#answer("never") });
  #fields: Element[] = [];
  #isAnswered = false;
  #moving: AbortController | null = null;
  /** Calls back between layout and paint, so that nothing here forces a layout. */
  readonly #sizes = new ResizeObserver(() => this.#place());

  /** `isQuiet`: nothing about a pass is near, and nobody is on a journey. */
  look(isQuiet: boolean) {
    const mayAsk = isQuiet && world.isReady && !this.#isAnswered && isExtensionAlive();
    this.#fields = mayAsk ? [...document.querySelectorAll(FIELD)].slice(0, MOST_FIELDS) : [];
    if (this.#fields.length === 0) return this.#close();
    this.#followEvents();
    this.#measure();
  }

  /** A new observation calls back in this very frame. */
  #measure() {
    this.#sizes.disconnect();
    const boxes = this.#fields.map(boxAround);
    for (const element of [...this.#fields, ...boxes, this.#chip.root]) if (element) this.#sizes.observe(element);
  }

  #place() {
    const field = this.#fields.find((element) => isVisible(element, element.getBoundingClientRect()));
    const box = field && boxAround(field);
    if (!box) return this.#chip.hide();
    if (this.#chip.root) return this.#chip.place(box);
    // Not before the next frame: what is added now would be laid out a second time in this one.
    requestAnimationFrame(() => this.#open());
  }

  #open() {
    if (this.#fields.length === 0 || this.#chip.root || !isExtensionAlive()) return;
    this.#chip.open();
    this.#measure();
  }

  #followEvents() {
    if (this.#moving) return;
    this.#moving = new AbortController();
    const options = { capture: true, passive: true, signal: this.#moving.signal };
    for (const type of MOVING_EVENTS) document.addEventListener(type, () => this.#measure(), options);
    addEventListener("resize", () => this.#measure(), options);
  }

  #answer(answer: "help" | "never") {
    this.#isAnswered = true;
    this.look(false);
    whileAlive(
      () => tellWorker({ kind: "answer", answer }),
      () => {},
    );
  }

  #close() {
    this.#moving?.abort();
    this.#moving = null;
    this.#sizes.disconnect();
    this.#chip.close();
  }
}

/** The outermost element that is marked as the sign-in box. */
function boxAround(field: Element): Element | null {
  let box = field.closest(BOX);
  for (let outer = box; outer; outer = outer.parentElement?.closest(BOX) ?? null) box = outer;
  return box;
}

const door = new Door();
world.door = (isQuiet) => door.look(isQuiet);
