// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * @typedef {{
 *   host: string, path: string, language: string, pageId: string | null, errorCodes: string[], views: number[],
 *   seen: Record<string, number>,
 * }} Facts one look at the page: no text, no account, no address beyond host and path
 * @typedef {{ name: string, element: Element }} Named
 */

/**
 * The eyes: look at most once a frame, however much changes, and never force a layout. What is there comes from selectors;
 * whether a person can see it, from IntersectionObserver entries, which arrive when the layout is clean anyway.
 */
class Eyes {
  /** Set while a journey is under way: then every page is looked at, not only one with something about a pass. */
  watchful = false;
  /** @type {Named[]} */ #visible = [];
  /** @type {IntersectionObserver | null} */ #sight = null;
  #mutations = new MutationObserver(() => this.stir());
  #frame = 0;
  #near = false;
  #stopped = false;
  /** @type {string[] | null} */ #codes = null;
  #handlers;

  /**
   * @param {{
   *   onStir: () => void, onField: (field: Element | null) => void,
   *   onFacts: (facts: Facts, clear: Clear[]) => void, onNothing: () => void,
   * }} handlers onField: the first element named for the pass, seen or not; onNothing: nothing about a pass is here any more
   */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  start() {
    this.#mutations.observe(document, {
      subtree: true,
      childList: true,
      attributeFilter: ["class", "style", "hidden", "name", "type", "id", "data-viewid", "aria-hidden", "inert", "lang"],
      attributes: true,
    });
  }

  stop() {
    this.#stopped = true;
    this.#mutations.disconnect();
    this.#sight?.disconnect();
    cancelAnimationFrame(this.#frame);
  }

  /** Something about a pass is in the document, seen or not, or a journey is under way. */
  get isNear() {
    return this.#near || this.watchful;
  }

  /** The page may have changed: look again in this or the next frame. */
  stir() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  /**
   * The visible element of this name, the first if there are several.
   * @param {string} name
   */
  find(name) {
    return this.#visible.find((named) => named.name === name)?.element ?? null;
  }

  #look() {
    const tripped = document.querySelector(TRIPWIRE) !== null;
    if (!tripped && !this.watchful) {
      if (this.#near) this.#forget();
      return;
    }
    this.#near = true;
    this.#handlers.onStir();
    if (this.#stopped) return;
    this.#handlers.onField(document.querySelector(SELECTORS["pass-field"]));
    this.#sight?.disconnect();
    const sight = new IntersectionObserver((entries) => this.#see(sight, entries));
    this.#sight = sight;
    /** @type {Set<Element>} */
    const elements = new Set(document.querySelectorAll(`${Object.values(SELECTORS).join(",")},${KEEP_CLEAR}`));
    // Something must be observed for the call-back to come.
    if (elements.size === 0) elements.add(document.documentElement);
    for (const element of elements) sight.observe(element);
  }

  #forget() {
    this.#near = false;
    this.#visible = [];
    this.#sight?.disconnect();
    this.#sight = null;
    this.#handlers.onNothing();
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
    const seen = entries.filter(({ target, boundingClientRect }) => isVisible(target, boundingClientRect));
    this.#visible = Object.entries(SELECTORS).flatMap(([name, selector]) =>
      seen.filter(({ target }) => target.matches(selector)).map(({ target }) => ({ name, element: target })),
    );
    const clear = seen
      .filter(({ target }) => target.matches(KEEP_CLEAR))
      .map(({ target, boundingClientRect: box }) => ({ box, must: !target.matches(VIEW) }));
    const views = seen.filter(({ target }) => target.matches(VIEW)).map(({ target }) => Number(target.getAttribute("data-viewid")));
    this.#handlers.onFacts(this.#facts(views.filter(Number.isInteger)), clear);
  }

  /**
   * @param {number[]} views
   * @returns {Facts}
   */
  #facts(views) {
    /** @type {Record<string, number>} */
    const seen = {};
    for (const { name } of this.#visible) seen[name] = (seen[name] ?? 0) + 1;
    return {
      host: location.hostname,
      path: location.pathname,
      language: document.documentElement.lang || meta("LocLC") || "",
      pageId: meta("PageID"),
      errorCodes: (this.#codes ??= errorCodes()) ?? [],
      views,
      seen,
    };
  }
}

/** @param {string} name */
function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute("content") ?? null;
}

/** @returns {string[] | null} null while the script that carries them is not there yet */
function errorCodes() {
  const config = [...document.scripts].find((script) => !script.src && script.textContent?.includes(CONFIG_MARK));
  const text = config?.textContent ?? null;
  return text === null ? null : CONFIG_CODES.map((code) => code.exec(text)?.[1]).filter((code) => code !== undefined);
}
