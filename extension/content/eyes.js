// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * @typedef {{
 *   host: string, path: string, language: string, client: string | null, redirect: string | null, pageId: string | null,
 *   errorCodes: string[], views: number[], seen: Record<string, number>,
 * }} Facts one look at the page: no text, no account, and of the address no more than this
 * @typedef {{ facts: Facts, shape: string }} Answer shape: of what is in the pass field, if there is one
 * @typedef {{ name: string, element: Element }} Named
 * @typedef {{
 *   onWake: () => void, onStir: () => void, onField: (field: Element | null) => void,
 *   onFacts: (facts: Facts, clear: Clear[]) => void, onNothing: () => void,
 * }} Sights onWake: the person has just said that they have a pass; onField: the first element named for the pass, seen or not; onNothing: nothing about a pass is here any more
 */

/**
 * The eyes: look at most once a frame, however much changes, and never force a layout. What is there comes from selectors;
 * whether a person can see it, from IntersectionObserver entries, which arrive when the layout is clean anyway.
 */
class Eyes {
  /** Set while a journey is under way: then every page is looked at, not only one with something about a pass. */
  watchful = false;
  /** @type {Named[]} */ #visible = [];
  /** @type {Named[]} */ #carriers = [];
  /** @type {IntersectionObserver & { told?: boolean } | null} */ #sight = null;
  #again = false;
  #life = new AbortController();
  #mutations = new MutationObserver(() => this.stir());
  #frame = 0;
  #near = false;
  #stopped = false;
  /** @type {((answer: Answer) => void)[]} */ #asked = [];
  /** @type {string[] | null} */ #codes = null;
  /** The views for which the document was made: its codes are about them, and about no view that comes later. */
  #firstViews = "";
  /** @type {Sights | null} */ #handlers = null;
  #prepare;

  /** @param {(eyes: Eyes) => Sights} prepare called when there is something to see for the first time */
  constructor(prepare) {
    this.#prepare = prepare;
  }

  start() {
    this.#mutations.observe(document, WATCHED);
    const options = { capture: true, passive: true, signal: this.#life.signal };
    const moved = () => this.isNear && this.stir();
    for (const type of MOVES) document.addEventListener(type, moved, options);
    addEventListener("resize", moved, options);
  }

  stop() {
    this.#stopped = true;
    this.#life.abort();
    this.#mutations.disconnect();
    this.#sight?.disconnect();
    this.#sight = null;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Something about a pass is in the document, seen or not, or a journey is under way. */
  get isNear() {
    return this.#near || this.watchful;
  }

  /** The page may have changed: look again in this or the next frame. */
  stir() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.look();
    });
  }

  /**
   * The visible element of this name, the first if there are several.
   * @param {string} name
   */
  find(name) {
    return this.#visible.find((named) => named.name === name)?.element ?? null;
  }

  /** A journey is under way from here on: what was none of our business may be, now. */
  wake() {
    this.watchful = true;
    this.#handlers?.onWake();
    this.stir();
  }

  /**
   * The visible field that the pass goes into, for those who hand on its shape before the core is asked: in the core's own order
   * of proof (src/page/prompt.rs), and none where the input of the numbered view is known as something else.
   */
  get passField() {
    const only = (/** @type {string} */ name) => {
      const [first, second] = this.#visible.filter((named) => named.name === name);
      return second ? null : (first?.element ?? null);
    };
    const numbered = only("pass-view-input");
    const isOther = this.#visible.some(({ name, element }) => element === numbered && name !== "typed" && !name.startsWith("pass-"));
    return this.find("pass-field") ?? (isOther ? null : numbered) ?? only("pass-by-label") ?? only("pass-by-title");
  }

  /**
   * From here on somebody else hears what is seen.
   * @param {(eyes: Eyes) => Sights} prepare
   */
  handTo(prepare) {
    this.#handlers = prepare(this);
    this.stir();
  }

  /**
   * One look now, whether or not there is anything about a pass.
   * @returns {Promise<Answer>}
   */
  ask() {
    return new Promise((resolve) => {
      this.#asked.push(resolve);
      this.stir();
    });
  }

  /** Looks now: to be called in the frame's own turn, and else by `stir`. */
  look() {
    this.#carriers = carriers(this.#carriers);
    const tripped = this.#carriers.length > 0 || document.querySelector(TRIPWIRE) !== null;
    if (!tripped && !this.watchful && this.#asked.length === 0) {
      if (this.#near) this.#forget();
      return;
    }
    this.#near = true;
    this.#handlers ??= this.#prepare(this);
    if (!this.#stopped) this.#handlers.onStir();
    // Asked after we gave up on the page, we still answer.
    if (this.#stopped && this.#asked.length === 0) return;
    // It may have handed over to another.
    if (!this.#stopped) this.#handlers.onField(document.querySelector(SELECTORS["pass-field"] ?? ""));
    // A page that changes in each frame must not keep the last look from being told.
    if (this.#sight && !this.#sight.told) {
      this.#again = true;
      return;
    }
    this.#sight?.disconnect();
    const sight = new IntersectionObserver((entries) => this.#see(sight, entries));
    this.#sight = sight;
    /** @type {Set<Element>} */
    const elements = new Set([...document.querySelectorAll(LOOKED_FOR)].slice(0, MOST));
    for (const { element } of this.#carriers) elements.add(element);
    // The call-back comes only for what is in the document, and all else may be gone by then.
    elements.add(document.documentElement);
    for (const element of elements) sight.observe(element);
  }

  #forget() {
    this.#near = false;
    this.#visible = [];
    this.#sight?.disconnect();
    this.#sight = null;
    this.#handlers?.onNothing();
  }

  /**
   * @param {IntersectionObserver & { told?: boolean }} sight
   * @param {IntersectionObserverEntry[]} entries
   */
  #see(sight, entries) {
    if (sight !== this.#sight) return;
    // The first call-back tells of every element, a later one only of those that came or went: then look at all again.
    if (sight.told) return this.stir();
    sight.told = true;
    if (this.#again) this.stir();
    this.#again = false;
    const seen = entries.filter(({ target, boundingClientRect }) => isVisible(target, boundingClientRect));
    const visible = new Set(seen.map(({ target }) => target));
    this.#visible = Object.entries(SELECTORS).flatMap(([name, selector]) =>
      seen.filter(({ target }) => target.matches(selector)).map(({ target }) => ({ name, element: target })),
    );
    this.#visible.push(...this.#carriers.filter(({ element }) => visible.has(element)));
    // See security-info.js.
    if (typeof globalThis.tapCompanionMore === "function") this.#visible.push(...globalThis.tapCompanionMore());
    const clear = seen
      .filter(({ target }) => target.matches(KEEP_CLEAR))
      .map(({ target, boundingClientRect: box }) => ({ box, must: !target.matches(BOX) }));
    const facts = this.#facts(visible);
    for (const answer of this.#asked.splice(0)) answer({ facts, shape: shapeIn(this.passField) });
    if (!this.#stopped) this.#handlers?.onFacts(facts, clear);
  }

  /**
   * @param {Set<Element>} visible
   * @returns {Facts}
   */
  #facts(visible) {
    /** @type {Record<string, number>} */
    const seen = {};
    for (const { name } of this.#visible) seen[name] = (seen[name] ?? 0) + 1;
    for (const [name, selector] of Object.entries(STATED)) if (document.querySelector(selector)) seen[name] = 1;
    const all = [...visible];
    const views = all.filter((element) => element.matches(VIEW)).map((view) => Number(view.getAttribute("data-viewid"))).filter(isNumber);
    const address = new URLSearchParams(location.search);
    // On a page of our own, the make-believe one: see practice.js. A page of the web can give an element this name.
    const { hostname, pathname } = (location.protocol === "chrome-extension:" && globalThis.tapCompanionPractice) || location;
    this.#codes ??= statedCodes();
    this.#firstViews ||= views.join();
    if (views.join() !== this.#firstViews) this.#codes = [];
    return {
      host: hostname,
      path: pathname,
      language: document.documentElement.lang || content(LANGUAGE) || "",
      client: /^[0-9a-f-]{36}$/i.exec(address.get(CLIENT) ?? "")?.[0] ?? null,
      redirect: URL.parse(address.get(REDIRECT) ?? "")?.hostname || null,
      pageId: content(PAGE_ID),
      errorCodes: [...all.flatMap(codeInText), ...(this.#codes ?? [])],
      views,
      seen,
    };
  }
}

/** What moves things, or shows them, without a change in the document; a picture that has loaded, for one. */
const MOVES = ["scroll", "load", "transitionrun", "transitionend", "animationstart", "animationend"];

const KEEP_CLEAR = keepClear();

/** Everything that may count, in one selector. */
const LOOKED_FOR = [...Object.values(SELECTORS), KEEP_CLEAR, COMPLAINT].join(",");

/** @param {number} number */
const isNumber = (number) => Number.isInteger(number) && number >= 0;

/**
 * Inputs, seen or not, beside which the page's words name the pass: their own label, or the heading of their view, if it says
 * little else. What stands elsewhere, an organisation's own text for one, does not count.
 * @param {Named[]} before those of the last look: a field stays one while its text is shown
 * @returns {Named[]}
 */
function carriers(before) {
  const found = document.querySelectorAll(CARRIER);
  if (found.length > MOST) return [];
  const known = before.map(({ element }) => element).filter((element) => element.isConnected && element.matches(TYPED));
  return [...new Set([...found, ...known])].flatMap((element) => {
    const label = labelsOf(element).some(asksForPass);
    const heading = (element.closest(VIEW) ?? document).querySelector(WORDED["pass-by-title"]);
    const title = asksForPass(heading?.textContent ?? "");
    return [
      ...(label ? [{ name: "pass-by-label", element }] : []),
      ...(title ? [{ name: "pass-by-title", element }] : []),
    ];
  });
}

/**
 * Whether these facts are about a pass.
 * @param {Facts} facts
 */
function isAboutPass({ seen }) {
  return ABOUT_PASS.some((name) => seen[name]) || ONLY.some((name) => seen[name] === 1);
}

/** @param {Element} element */
function codeInText(element) {
  return (element.matches(COMPLAINT) && COMPLAINT_CODE.exec(element.textContent)?.[1]) || [];
}

/** @param {string} selector of a `<meta>` */
function content(selector) {
  return document.querySelector(selector)?.getAttribute("content") ?? null;
}

/** @returns {string[] | null} null while the script that carries them is not there yet */
function statedCodes() {
  const config = [...document.scripts].find((script) => !script.src && script.textContent?.includes(CONFIG_MARK));
  const text = config?.textContent ?? null;
  return text === null ? null : CONFIG_CODES.map((code) => code.exec(text)?.[1]).filter((code) => code !== undefined);
}
