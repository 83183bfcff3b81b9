// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** What is drawn on the page: one layer above everything, with the ring and the card's frame in it. */
const SURFACE_STYLE = `
  /* Whatever the page's own style says of elements that it does not know. */
  :host { all: initial !important; display: block !important; color-scheme: light dark !important; }
  @media print { :host { display: none; } }
  [part=layer] {
    position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; padding: 0;
    background: none; overflow: hidden; pointer-events: none;
  }
  [part=ring] {
    position: absolute; top: 0; left: 0; box-sizing: border-box; border-radius: 8px;
    border: 3px solid light-dark(#5b3fd6, #a995ff); outline: 2px solid light-dark(#ffffff, #17151d);
  }
  [part=card] {
    /* The ground of card.css: while the frame grows, what is not drawn yet looks like the rest of it. */
    position: absolute; border: 0; border-radius: 14px; background: light-dark(#ffffff, #221f2b);
    box-shadow: 0 0 0 1px light-dark(#dedbe6, #3a3547), 0 8px 28px rgb(20 16 40 / 22%);
  }
  @media (forced-colors: active) {
    [part=ring] { border-color: Highlight; outline-color: Canvas; }
    [part=card] { outline: 1px solid CanvasText; }
  }
`;

/** How far the ring's box stands outside the field, in CSS pixels. */
const RING_DISTANCE = 7;

/** @typedef {ReturnType<typeof surfaceOf>} Surface */

/** Our one element on the page, with a layer above everything: the ring in it, and whatever else is drawn. */
function surfaceOf() {
  /** @type {HTMLElement | null} */
  let ring = null;

  /**
   * @param {string} tag
   * @param {string} name
   */
  function part(tag, name) {
    const element = document.createElement(tag);
    element.setAttribute("part", name);
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Record<string, number>} sizes in CSS pixels
   */
  function place(element, sizes) {
    for (const [name, size] of Object.entries(sizes)) element.style.setProperty(name, `${size}px`);
  }

  const surface = {
    /** @type {HTMLElement | null} */
    host: null,
    /** @type {HTMLElement | null} */
    layer: null,
    part,
    place,

    /** Puts the host on the page, empty. */
    open() {
      if (surface.host) return;
      const host = document.createElement("tap-companion");
      const root = host.attachShadow({ mode: "closed" });
      const style = new CSSStyleSheet();
      style.replaceSync(SURFACE_STYLE);
      root.adoptedStyleSheets = [style];
      const layer = part("div", "layer");
      layer.popover = "manual";
      ring = part("div", "ring");
      ring.hidden = true;
      layer.append(ring);
      root.append(layer);
      document.documentElement.append(host);
      layer.showPopover();
      surface.layer = layer;
      surface.host = host;
    },

    close() {
      surface.host?.remove();
      surface.host = surface.layer = ring = null;
    },

    /** @param {Box | null} field where the ringed element is, or null for no ring */
    ring(field) {
      if (field) surface.open();
      if (!ring) return;
      ring.hidden = !field;
      if (!field) return;
      const { left, top, right, bottom } = field;
      ring.style.translate = `${left - RING_DISTANCE}px ${top - RING_DISTANCE}px`;
      place(ring, { width: right - left + 2 * RING_DISTANCE, height: bottom - top + 2 * RING_DISTANCE });
    },
  };
  return surface;
}
