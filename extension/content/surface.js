// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** What is drawn on the page: one layer above everything, with the ring and the card's frame in it. */
const SURFACE_STYLE = `
  /* Whatever the page's own style says of elements that it does not know. */
  :host { all: initial !important; display: block !important; color-scheme: light dark !important; }
  @media print { :host { display: none; } }
  [part=layer] {
    position: fixed; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; border: 0; padding: 0;
    background: none; overflow: hidden; pointer-events: none;
  }
  [part=ring] {
    position: absolute; inset-block-start: 0; left: 0; box-sizing: border-box; border-radius: 8px;
    border: 3px solid light-dark(#5b3fd6, #a995ff); outline: 2px solid light-dark(#ffffff, #17151d);
  }
  [part=card] {
    /* The ground of card.css: while the frame grows, what is not drawn yet looks like the rest of it. */
    position: absolute; border: 0; border-radius: 14px; background: light-dark(#ffffff, #221f2b);
    box-shadow: 0 0 0 1px light-dark(#dedbe6, #3a3547), 0 8px 28px rgb(20 16 40 / 22%);
  }
  [hidden] { display: none; }
  @media (forced-colors: active) {
    [part=ring] { border-color: Highlight; outline-color: Canvas; }
    [part=card] { outline: 1px solid CanvasText; }
  }
`;

/** How far the ring's box stands outside the field, in CSS pixels. */
const RING_DISTANCE = 7;
/** The card's width and its distance from the window's edges, in CSS pixels. */
const CARD_WIDTH = 344;
const CARD_MARGIN = 24;
/** The least of an open card that is worth showing, in CSS pixels. */
const LEAST_HEIGHT = 120;
/** How wide a folded card may be, in CSS pixels, the widest that fits first; the last has room for its buttons alone. */
const BAR_WIDTHS = [CARD_WIDTH, 280, 220, 160, 124];
/** Below this width of the window there is no room beside the sign-in box. */
const NARROW = 600;
/** A sign-in box that takes more of the window's width than this has nothing beside it: then the card stays off its parts. */
const FILLS = 0.75;

/**
 * @typedef {{ box: Box, must: boolean }} Clear what the card stays off; must: even where it fills the window, and where the
 *   person wants the card
 * @typedef {Box & { corner: number }} Place a box in one of the window's corners
 * @typedef {{ height: number, folded: boolean, wanted: boolean }} CardSize
 *   height in CSS pixels, 0 for no card; wanted: opened by the person, who then decides what it covers
 */

/** The hands: places what is drawn, and knows nothing of what it means. */
class Surface {
  /** @type {HTMLElement | null} */ #host = null;
  /** @type {HTMLElement | null} */ #layer = null;
  /** @type {HTMLElement | null} */ #ring = null;
  /** @type {HTMLIFrameElement | null} */ #frame = null;
  /** @type {CardSize} */ #size = { height: 0, folded: false, wanted: false };
  /** @type {Clear[]} */ #clear = [];
  #openHeight = 0;
  /** The corner in which the card stands: it stays there as long as it can. */
  #corner = 0;
  /** @type {boolean | null} */ #cramped = null;
  #onRoom;

  /** @param {(cramped: boolean) => void} onRoom told whenever room for the open card comes or goes */
  constructor(onRoom) {
    this.#onRoom = onRoom;
  }

  get isOpen() {
    return this.#host !== null;
  }

  get hasFrame() {
    return this.#frame !== null;
  }

  /** Something took our host off the page. */
  get isLost() {
    return this.#host !== null && !this.#host.isConnected;
  }

  /** Puts the host on the page, empty. */
  open() {
    if (this.#host) return;
    const host = document.createElement("tap-companion");
    const root = host.attachShadow({ mode: "closed" });
    const style = new CSSStyleSheet();
    style.replaceSync(SURFACE_STYLE);
    root.adoptedStyleSheets = [style];
    const layer = part("div", "layer");
    layer.setAttribute("popover", "manual");
    this.#ring = part("div", "ring");
    this.#ring.hidden = true;
    layer.append(this.#ring);
    root.append(layer);
    document.documentElement.append(host);
    layer.showPopover();
    this.#layer = layer;
    this.#host = host;
  }

  /** Puts the card's frame into the layer; it stays unseen until it says how tall it is. */
  openFrame() {
    this.open();
    if (this.#frame) return;
    const frame = /** @type {HTMLIFrameElement} */ (part("iframe", "card"));
    frame.title = "TAP Companion";
    frame.src = chrome.runtime.getURL("panel.html");
    frame.style.setProperty("inline-size", `${CARD_WIDTH}px`);
    this.#frame = frame;
    this.#reveal(false);
    this.#layer?.append(frame);
  }

  closeFrame() {
    this.#frame?.remove();
    this.#frame = null;
    this.#size = { height: 0, folded: false, wanted: false };
    this.#cramped = null;
  }

  close() {
    this.closeFrame();
    this.#host?.remove();
    this.#host = this.#layer = this.#ring = null;
  }

  /** @param {Box | null} field where the ringed element is, or null for no ring */
  ring(field) {
    if (!field) {
      if (this.#ring) this.#ring.hidden = true;
      return;
    }
    this.open();
    const ring = this.#ring;
    if (!ring) return;
    ring.hidden = false;
    ring.style.setProperty("translate", `${field.left - RING_DISTANCE}px ${field.top - RING_DISTANCE}px`);
    ring.style.setProperty("width", `${field.right - field.left + 2 * RING_DISTANCE}px`);
    ring.style.setProperty("height", `${field.bottom - field.top + 2 * RING_DISTANCE}px`);
  }

  /** @param {CardSize} size */
  resize(size) {
    this.#size = size;
    if (size.height > 0 && !size.folded) this.#openHeight = size.height;
    this.dock();
  }

  /** @param {Clear[]} clear */
  keepClear(clear) {
    this.#clear = clear;
    this.dock();
  }

  /**
   * Something of the page's that came into the top layer lies over what we draw.
   * @param {Element} other
   */
  isUnder(other) {
    if (!this.#host || other.matches("dialog:modal")) return this.#host !== null;
    const box = other.getBoundingClientRect();
    return [this.#ring, this.#frame].some(
      (part) => part && !part.hidden && !part.inert && overlaps(part.getBoundingClientRect(), box),
    );
  }

  /** Puts the layer above what came after it. */
  raise() {
    this.#layer?.hidePopover();
    this.#layer?.showPopover();
  }

  /** Moves the card to a corner where it covers nothing; where there is none, it is not shown. */
  dock() {
    const frame = this.#frame;
    const { height, folded, wanted } = this.#size;
    if (!frame || height === 0) return this.#reveal(false);
    const cramped = innerWidth < NARROW || !this.#place(this.#openHeight, [CARD_WIDTH]);
    if (cramped !== this.#cramped) this.#onRoom((this.#cramped = cramped));
    const place = this.#place(height, folded ? BAR_WIDTHS : [CARD_WIDTH]) ?? (wanted ? this.#wantedPlace(height) : null);
    this.#reveal(place !== null);
    if (!place) return;
    this.#corner = place.corner;
    frame.style.setProperty("left", `${place.left}px`);
    frame.style.setProperty("top", `${place.top}px`);
    frame.style.setProperty("inline-size", `${place.right - place.left}px`);
    frame.style.setProperty("block-size", `${place.bottom - place.top}px`);
  }

  /**
   * Without `display` and `visibility`: in a frame that has neither, the browser lays nothing out, and the card would never
   * learn how tall it is.
   * @param {boolean} shown
   */
  #reveal(shown) {
    if (!this.#frame) return;
    this.#frame.inert = !shown;
    this.#frame.style.setProperty("opacity", shown ? "1" : "0");
    this.#frame.style.setProperty("pointer-events", shown ? "auto" : "none");
  }

  /**
   * Off the box, or off its parts where it fills the window.
   * @param {number} height
   * @param {number[]} widths
   * @param {Clear[]} [clear]
   * @returns {Place | null}
   */
  #place(height, widths, clear = this.#clear.filter(({ box, must }) => must || box.right - box.left <= FILLS * innerWidth)) {
    for (const width of widths) {
      const free = this.#corners(height, width).filter((place) => !clear.some(({ box }) => overlaps(place, box)));
      const place = free.find(({ corner }) => corner === this.#corner) ?? free[0];
      if (place) return place;
    }
    return null;
  }

  /**
   * Over the sign-in box, but off its parts; in a low window the card is cut and scrolls.
   * @param {number} height
   */
  #wantedPlace(height) {
    const must = this.#clear.filter((clear) => clear.must);
    for (let cut = height; cut >= LEAST_HEIGHT; cut -= 20) {
      const place = this.#place(cut, [CARD_WIDTH], must);
      if (place) return place;
    }
    return null;
  }

  /**
   * The four corners of the window, the one where a line ends first.
   * @param {number} height
   * @param {number} most the width, where the window has it
   * @returns {Place[]}
   */
  #corners(height, most) {
    const margin = innerWidth < 2 * NARROW ? 8 : CARD_MARGIN;
    const width = Math.min(most, innerWidth - 2 * margin);
    const tall = Math.min(height, innerHeight - 2 * margin);
    const start = margin;
    const end = innerWidth - margin - width;
    const sides = document.documentElement.dir === "rtl" ? [start, end] : [end, start];
    return [innerHeight - margin - tall, margin].flatMap((top) =>
      sides.map((left) => ({ left, top, right: left + width, bottom: top + tall })),
    ).map((box, corner) => ({ ...box, corner }));
  }
}

/**
 * @param {string} tag
 * @param {string} name
 */
function part(tag, name) {
  const element = document.createElement(tag);
  element.setAttribute("part", name);
  return element;
}
