// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The eyes: look at most once per frame, however much changes, and never force a layout. Selectors say what is in the
 * document. IntersectionObserver says what a person can see, because it reports when the layout is clean.
 */

import type { Answer, Facts } from "../../messages.ts";
import page from "../facts/page.json" with { type: "json" };
import type { KeepClear } from "../hands/place.ts";
import { couldChangeMatches, keepRecords } from "../mutations.ts";
import { WATCHED } from "../pass-selectors.ts";
import { world } from "../shared-world.ts";
import { shapeIn } from "../wire/pass-text.ts";
import { makeFacts } from "./facts.ts";
import type { Named } from "./named.ts";
import { findPassField } from "./pass-field.ts";
import { type Found, hasOwnWords, searchDocument } from "./search.ts";
import { KEEP_CLEAR, SEARCHED, VISIBLE_ELEMENTS } from "./selectors.ts";
import { type Seen, Sight } from "./sight.ts";
import { StatedConfig } from "./stated-config.ts";

/** Besides what brings elements, what shows or hides them. */
const WATCHED_BY_EYES = {
  ...WATCHED,
  attributeFilter: [...WATCHED.attributeFilter, "class", "style", "hidden", "inert", "lang"],
};

/** Events after which elements may have moved without a change in the document. "load": of a picture, for example. */
const MOVING_EVENTS = ["scroll", "load", "transitionrun", "transitionend", "animationstart", "animationend"];

export interface EyesListener {
  /** The person has just said that they have a pass. */
  onWake: () => void;
  /** A look begins. */
  onLook?: () => void;
  /** The first element that has the pass field's name, visible or not. */
  onField?: (field: Element | null) => void;
  onFacts: (facts: Facts, keepClear: KeepClear[]) => void;
  /** Nothing about a pass is in the document any more. */
  onGone: () => void;
}

export class Eyes {
  /** Every page is looked at, not only one with something about a pass: a journey is under way. */
  isWatchful = false;
  readonly #makeListener: (eyes: Eyes) => EyesListener;
  #listener: EyesListener | null = null;
  readonly #questions: ((answer: Answer) => void)[] = [];
  readonly #statedConfig = new StatedConfig();
  #found: Found | null = null;
  #inSight: Named[] = [];
  #sight: Sight | null = null;
  #mustLookAgain = false;
  #isNear = false;
  #isStopped = false;
  #frame = 0;
  /** Mutations since the last look. */
  #pending: MutationRecord[] = [];
  readonly #life = new AbortController();
  readonly #mutations = new MutationObserver((records) => {
    this.#pending = keepRecords(this.#pending, records);
    this.scheduleLook();
  });

  /** `makeListener`: called when there is something to see for the first time. */
  constructor(makeListener: (eyes: Eyes) => EyesListener) {
    this.#makeListener = makeListener;
  }

  start() {
    this.#mutations.observe(document, WATCHED_BY_EYES);
    const options = { capture: true, passive: true, signal: this.#life.signal };
    const onMove = () => {
      if (this.#isNear || this.isWatchful) this.scheduleLook();
    };
    for (const type of MOVING_EVENTS) document.addEventListener(type, onMove, options);
    addEventListener("resize", onMove, options);
  }

  stop() {
    this.#isStopped = true;
    this.#life.abort();
    this.#mutations.disconnect();
    this.#sight?.end();
    this.#sight = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** A journey is under way from here on. */
  wake() {
    this.isWatchful = true;
    this.#listener?.onWake();
    this.scheduleLook();
  }

  /** One look now, whether or not there is something about a pass. */
  ask(): Promise<Answer> {
    return new Promise((resolve) => {
      this.#questions.push(resolve);
      this.scheduleLook();
    });
  }

  /** From here on this listener hears what is seen. */
  setListener(listener: EyesListener) {
    this.#listener = listener;
    this.scheduleLook();
  }

  scheduleLook() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  /** The first visible element of this name. */
  find(wanted: string | null): Element | null {
    return this.#inSight.find(({ name }) => name === wanted)?.element ?? null;
  }

  get passField(): Element | null {
    return findPassField(this.#inSight);
  }

  #look() {
    const found = this.#search();
    const isAsked = this.#questions.length > 0;
    if (!found.isPassNear && !this.isWatchful && !isAsked) return this.#forget();
    this.#isNear = true;
    this.#listener ??= this.#makeListener(this);
    // The listener may stop the eyes, or give the page to another listener.
    if (!this.#isStopped) this.#listener.onLook?.();
    if (!this.#isStopped) this.#listener.onField?.(found.passField);
    // The popup gets an answer even after the eyes have stopped.
    if (!this.#isStopped || isAsked) this.#observe(found);
  }

  /** Searches the document only if a mutation concerns it: most do not, and a page can be large. */
  #search(): Found {
    const records = this.#pending;
    this.#pending = [];
    const found = this.#found;
    if (found && !couldChangeMatches(records, SEARCHED) && !records.some(({ target }) => has(found, target))) {
      return found;
    }
    this.#statedConfig.read();
    this.#found = searchDocument();
    return this.#found;
  }

  #observe(found: Found) {
    // A page that changes in each frame must not keep the result from coming.
    if (this.#sight && !this.#sight.hasResult) {
      this.#mustLookAgain = true;
      return;
    }
    this.#sight?.end();
    this.#sight = new Sight(
      found.elements,
      (seen) => this.#report(this.#found ?? found, seen),
      () => this.scheduleLook(),
    );
  }

  #report(found: Found, seen: Seen[]) {
    if (this.#mustLookAgain) this.scheduleLook();
    this.#mustLookAgain = false;
    const visible = seen.map(({ element }) => element);
    const more = world.findMore?.() ?? [];
    this.#inSight = [...nameVisible(found, visible), ...more];
    const facts = makeFacts(found, visible, this.#inSight, this.#statedConfig);
    for (const answer of this.#questions.splice(0)) answer({ facts, shape: shapeIn(this.passField) });
    if (!this.#isStopped) this.#listener?.onFacts(facts, [...keepClearOf(seen, found.words), ...rowsOf(more)]);
  }

  #forget() {
    if (!this.#isNear) return;
    this.#isNear = false;
    this.#inSight = [];
    this.#sight?.end();
    this.#sight = null;
    this.#listener?.onGone();
  }
}

function has(found: Found, node: Node): boolean {
  return found.elements.has(node as Element);
}

function nameVisible(found: Found, visible: Element[]): Named[] {
  const bySelector = VISIBLE_ELEMENTS.flatMap(([name, selector]) =>
    visible.filter((element) => element.matches(selector)).map((element) => ({ name, element })),
  );
  const carriers = found.carriers.filter(({ element }) => visible.includes(element));
  return [...bySelector, ...carriers];
}

/** A list that comes later is not searched for words: its rows are kept clear whole. Only where the layout is clean. */
function rowsOf(more: Named[]): KeepClear[] {
  const rows = more.filter(({ name }) => name === "method-row");
  return rows.map(({ element }) => ({ box: element.getBoundingClientRect(), kind: "word" }));
}

function keepClearOf(seen: Seen[], words: Set<Element>): KeepClear[] {
  return seen.flatMap(({ element, box }): KeepClear[] => {
    if (element.matches(KEEP_CLEAR)) return [{ box, kind: kindOf(element) }];
    return words.has(element) ? [{ box: hasOwnWords(element) ? boxOfWords(element) : box, kind: "word" }] : [];
  });
}

/** A line of words can be much shorter than its element. Only where the layout is clean. */
function boxOfWords(element: Element): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

function kindOf(element: Element): KeepClear["kind"] {
  if (element.matches(page.footer.selector)) return "footer";
  return element.matches(page.box.selector) ? "box" : "part";
}
