// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

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

/**
 * The hands: places the card on the surface, and knows nothing of what it means.
 * @param {Surface} surface
 * @param {(cramped: boolean) => void} onRoom told whenever room for the open card comes or goes
 */
function cardOn(surface, onRoom) {
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  /** @type {CardSize} */
  let size = { height: 0, folded: false, wanted: false };
  /** @type {Clear[]} */
  let clear = [];
  let openHeight = 0;
  /** The corner in which the card stands: it stays there as long as it can. */
  let corner = 0;
  /** @type {boolean | null} */
  let cramped = null;

  /** Moves the card to a corner where it covers nothing; where there is none, it is not shown. */
  function dock() {
    const { height, folded, wanted } = size;
    if (!frame || height === 0) return reveal(false);
    const isCramped = innerWidth < NARROW || !placeFor(openHeight, [CARD_WIDTH]);
    if (isCramped !== cramped) onRoom((cramped = isCramped));
    const place = placeFor(height, folded ? BAR_WIDTHS : [CARD_WIDTH]) ?? (wanted ? wantedPlace(height) : null);
    reveal(place !== null);
    if (!place) return;
    corner = place.corner;
    surface.place(frame, { left: place.left, top: place.top, width: place.right - place.left, height: place.bottom - place.top });
  }

  /**
   * Without `display` and `visibility`: in a frame that has neither, the browser lays nothing out, and the card would never
   * learn how tall it is.
   * @param {boolean} shown
   */
  function reveal(shown) {
    if (!frame) return;
    frame.inert = !shown;
    frame.style.opacity = shown ? "1" : "0";
    frame.style.pointerEvents = shown ? "auto" : "none";
  }

  /**
   * Off the box, or off its parts where it fills the window.
   * @param {number} height
   * @param {number[]} widths
   * @param {Clear[]} [off]
   * @returns {Place | null}
   */
  function placeFor(height, widths, off = clear.filter(({ box, must }) => must || box.right - box.left <= FILLS * innerWidth)) {
    for (const width of widths) {
      const free = corners(height, width).filter((place) => !off.some(({ box }) => overlaps(place, box)));
      const place = free.find((place) => place.corner === corner) ?? free[0];
      if (place) return place;
    }
    return null;
  }

  /**
   * Over the sign-in box, but off its parts; in a low window the card is cut and scrolls.
   * @param {number} height
   */
  function wantedPlace(height) {
    const must = clear.filter(({ must }) => must);
    for (let cut = height; cut >= LEAST_HEIGHT; cut -= 20) {
      const place = placeFor(cut, [CARD_WIDTH], must);
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
  function corners(height, most) {
    const margin = innerWidth < 2 * NARROW ? 8 : CARD_MARGIN;
    const width = Math.min(most, innerWidth - 2 * margin);
    const tall = Math.min(height, innerHeight - 2 * margin);
    const start = margin;
    const end = innerWidth - margin - width;
    const sides = document.dir === "rtl" ? [start, end] : [end, start];
    return [innerHeight - margin - tall, margin].flatMap((top) =>
      sides.map((left) => ({ left, top, right: left + width, bottom: top + tall })),
    ).map((box, corner) => ({ ...box, corner }));
  }

  return {
    get isOpen() {
      return frame !== null;
    },
    /** Puts the card's frame into the layer; it stays unseen until it says how tall it is. */
    open() {
      surface.open();
      if (frame) return;
      frame = /** @type {HTMLIFrameElement} */ (surface.part("iframe", "card"));
      frame.title = "TAP Companion";
      frame.src = chrome.runtime.getURL("panel.html");
      surface.place(frame, { width: CARD_WIDTH });
      reveal(false);
      surface.layer?.append(frame);
    },
    close() {
      frame?.remove();
      frame = cramped = null;
      size = { height: 0, folded: false, wanted: false };
    },
    /** @param {CardSize} now */
    resize(now) {
      size = now;
      if (now.height > 0 && !now.folded) openHeight = now.height;
      dock();
    },
    /** @param {Clear[]} now */
    keepClear(now) {
      clear = now;
      dock();
    },
  };
}
