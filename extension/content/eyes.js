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
 * @typedef {IntersectionObserver & { told?: boolean }} Sight
 * @typedef {{
 *   watchful: boolean, readonly passField: Element | null, stir: () => void, find: (name: string | null) => Element | null, start: () => void,
 *   stop: () => void, wake: () => void, handTo: (prepare: (eyes: Eyes) => Sights) => void, ask: () => Promise<Answer>,
 * }} Eyes
 * @typedef {{
 *   onWake: () => void, onStir: () => void, onField: (field: Element | null) => void,
 *   onFacts: (facts: Facts, clear: Clear[]) => void, onNothing: () => void,
 * }} Sights onWake: the person has just said that they have a pass; onField: the first element named for the pass, seen or not; onNothing: nothing about a pass is here any more
 */

/**
 * The eyes: look at most once a frame, however much changes, and never force a layout. What is there comes from selectors;
 * whether a person can see it, from IntersectionObserver entries, which arrive when the layout is clean anyway.
 * @param {(eyes: Eyes) => Sights} prepare called when there is something to see for the first time
 */
function eyesFor(prepare) {
  /** @type {Named[]} */
  let inSight = [];
  /** @type {Named[]} */
  let carrying = [];
  /** @type {Sight | null} */
  let sight = null;
  let again = false;
  let frame = 0;
  let near = false;
  let stopped = false;
  /** @type {((answer: Answer) => void)[]} */
  const asked = [];
  /** @type {string[] | null} */
  let codes = null;
  /** The views for which the document was made: its codes are about them, and about no view that comes later. */
  let firstViews = "";
  /** @type {Sights | null} */
  let handlers = null;
  /** What stands in the page, as it was searched for last. */
  let isTripped = false;
  /** @type {Element | null} */
  let field = null;
  /** @type {Set<Element>} */
  let elements = new Set();
  /** @type {string[]} */
  let stated = [];
  /** @type {(string | null)[]} */
  let meta = [];
  /** Changes since the last look. @type {MutationRecord[]} */
  let pending = [];
  const life = new AbortController();
  const mutations = new MutationObserver((records) => {
    pending = taken(pending, records);
    stir();
  });

  /** Something about a pass is in the document, seen or not, or a journey is under way. */
  const isNear = () => near || eyes.watchful;

  /** The page may have changed: look again in this or the next frame. */
  function stir() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
  }

  /**
   * The visible element of this name, the first if there are several.
   * @param {string | null} name
   */
  function find(name) {
    return inSight.find((named) => named.name === name)?.element ?? null;
  }

  function forget() {
    near = false;
    inSight = [];
    sight?.disconnect();
    sight = null;
    handlers?.onNothing();
  }

  /** Only where a change has to do with it: a page can be large, and most changes are about something else. */
  function search() {
    carrying = carriers(carrying);
    isTripped = carrying.length > 0 || document.querySelector(TRIPWIRE) !== null;
    field = document.querySelector(FIELD);
    const all = [...document.querySelectorAll(LOOKED_FOR)].slice(0, MOST);
    // The call-back comes only for what is in the document, and all else may be gone by then.
    elements = new Set([...all, ...carrying.map(({ element }) => element), document.documentElement]);
    stated = Object.keys(STATED).filter((name) => document.querySelector(STATED[name] ?? ""));
    meta = [PAGE_ID, LANGUAGE].map(content);
    codes ??= statedCodes();
  }

  function look() {
    const changes = pending.splice(0);
    if (elements.size === 0 || touch(changes, CONCERNS) || changes.some(({ target }) => elements.has(/** @type {Element} */ (target)))) search();
    if (!isTripped && !eyes.watchful && asked.length === 0) {
      if (near) forget();
      return;
    }
    near = true;
    handlers ??= prepare(eyes);
    if (!stopped) handlers.onStir();
    // Asked after we gave up on the page, we still answer.
    if (stopped && asked.length === 0) return;
    // It may have handed over to another.
    if (!stopped) handlers.onField(field);
    // A page that changes in each frame must not keep the last look from being told.
    if (sight && !sight.told) {
      again = true;
      return;
    }
    sight?.disconnect();
    /** @type {Sight} */
    const next = new IntersectionObserver((entries) => see(next, entries));
    sight = next;
    for (const element of elements) next.observe(element);
  }

  /**
   * @param {Sight} from
   * @param {IntersectionObserverEntry[]} entries
   */
  function see(from, entries) {
    if (from !== sight) return;
    // The first call-back tells of every element, a later one only of those that came or went: then look at all again.
    if (from.told) return stir();
    from.told = true;
    if (again) stir();
    again = false;
    const seen = entries.filter(({ target, boundingClientRect }) => isVisible(target, boundingClientRect));
    const visible = new Set(seen.map(({ target }) => target));
    inSight = Object.entries(SELECTORS).flatMap(([name, selector]) =>
      seen.filter(({ target }) => target.matches(selector)).map(({ target }) => ({ name, element: target })),
    );
    inSight.push(...carrying.filter(({ element }) => visible.has(element)));
    // See security-info.js.
    if (typeof globalThis.tapMore === "function") inSight.push(...globalThis.tapMore());
    const clear = seen
      .filter(({ target }) => target.matches(KEEP_CLEAR))
      .map(({ target, boundingClientRect: box }) => ({ box, must: !target.matches(BOX) }));
    const facts = factsOf(visible);
    for (const answer of asked.splice(0)) answer({ facts, shape: shapeIn(eyes.passField) });
    if (!stopped) handlers?.onFacts(facts, clear);
  }

  /**
   * @param {Set<Element>} visible
   * @returns {Facts}
   */
  function factsOf(visible) {
    /** @type {Record<string, number>} */
    const seen = {};
    for (const { name } of inSight) seen[name] = (seen[name] ?? 0) + 1;
    for (const name of stated) seen[name] = 1;
    const all = [...visible];
    const views = all.filter((element) => element.matches(VIEW)).map((view) => Number(/** @type {HTMLElement} */ (view).dataset["viewid"])).filter(isNumber);
    // What the address does not say is "null" there, which is neither a number nor an address.
    const address = new URLSearchParams(location.search);
    // On a page of our own, the make-believe one: see practice.js. A page of the web can give an element this name.
    const { hostname, pathname } = (location.protocol === "chrome-extension:" && globalThis.tapPractice) || location;
    firstViews ||= views.join();
    if (views.join() !== firstViews) codes = [];
    return {
      host: hostname,
      path: pathname,
      language: document.documentElement.lang || meta[1] || "",
      client: /^[0-9a-f-]{36}$/i.exec(/** @type {string} */ (address.get(CLIENT)))?.[0] ?? null,
      redirect: URL.parse(/** @type {string} */ (address.get(REDIRECT)))?.hostname || null,
      pageId: /** @type {string | null} */ (meta[0]),
      errorCodes: [...all.flatMap(codeInText), ...(codes ?? [])],
      views,
      seen,
    };
  }

  /** @type {Eyes} */
  const eyes = {
    /** Set while a journey is under way: then every page is looked at, not only one with something about a pass. */
    watchful: false,
    stir,
    find,

    start() {
      mutations.observe(document, WATCHED);
      const options = { capture: true, passive: true, signal: life.signal };
      const moved = () => isNear() && stir();
      for (const type of MOVES) document.addEventListener(type, moved, options);
      addEventListener("resize", moved, options);
    },

    stop() {
      stopped = true;
      life.abort();
      mutations.disconnect();
      sight?.disconnect();
      sight = null;
      cancelAnimationFrame(frame);
      frame = 0;
    },

    /** A journey is under way from here on: what was none of our business may be, now. */
    wake() {
      eyes.watchful = true;
      handlers?.onWake();
      stir();
    },

    /**
     * The visible field that the pass goes into, for those who hand on its shape before the core is asked: in the core's own order
     * of proof (src/page/prompt.rs), and none where the input of the numbered view is known as something else.
     */
    get passField() {
      const only = (/** @type {string} */ name) => {
        const [first, second] = inSight.filter((named) => named.name === name);
        return second ? null : (first?.element ?? null);
      };
      const numbered = only("pass-view-input");
      const isOther = inSight.some(({ name, element }) => element === numbered && name !== "typed" && !name.startsWith("pass-"));
      return find("pass-field") ?? (isOther ? null : numbered) ?? only("pass-by-label") ?? only("pass-by-title");
    },

    /**
     * From here on somebody else hears what is seen.
     * @param {(eyes: Eyes) => Sights} prepare
     */
    handTo(prepare) {
      handlers = prepare(eyes);
      stir();
    },

    /**
     * One look now, whether or not there is anything about a pass.
     * @returns {Promise<Answer>}
     */
    ask() {
      return new Promise((resolve) => {
        asked.push(resolve);
        stir();
      });
    },
  };
  return eyes;
}

/** What a change in the document is, for the eyes: also what shows things, or hides them. @type {MutationObserverInit} */
const WATCHED = { ...TRIPPING, attributeFilter: [...(TRIPPING.attributeFilter ?? []), "class", "style", "hidden", "inert", "lang"] };

/** What moves things, or shows them, without a change in the document; a picture that has loaded, for one. */
const MOVES = ["scroll", "load", "transitionrun", "transitionend", "animationstart", "animationend"];

/** Everything that may count, in one selector. */
const LOOKED_FOR = [...Object.values(SELECTORS), KEEP_CLEAR, COMPLAINT].join(",");

/** What a change must have to do with for the page to be searched again. */
const CONCERNS = [LOOKED_FOR, CARRIER, ...Object.values(STATED), PAGE_ID, LANGUAGE, "script"].join(",");

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
    const label = LABELS.some((name) => asksForPass(element.getAttribute(name) ?? ""));
    const heading = (element.closest(VIEW) ?? document).querySelector(TITLE);
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
  return config ? /** @type {string[]} */ (CONFIG_CODES.map((code) => code.exec(config.textContent)?.[1]).filter(Boolean)) : null;
}
