// SPDX-License-Identifier: MIT OR Apache-2.0

/** The extension's one element on the page, with a layer above everything: the ring is in it, and the card's frame. */

import type { Box } from "./visible.ts";

/**
 * `:host`: the page's own style may apply to elements that it does not know. The card has the background of card.css:
 * while its frame grows, the part that is not drawn yet looks like the rest.
 */
const STYLE = `
:host { all: initial !important; display: block !important; color-scheme: light dark !important; }
@media print { :host { display: none; } }
[part=layer] {
  position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; padding: 0;
  background: none; overflow: hidden; pointer-events: none;
}
[part=ring] {
  position: absolute; top: 0; left: 0; box-sizing: border-box; border-radius: 8px;
  border: 3px solid light-dark(#5b3fd6, #a995ff); outline: 2px solid light-dark(#ffffff, #17151d); outline-offset: -5px;
}
[part=card] {
  position: absolute; border: 0; border-radius: 14px; background: light-dark(#ffffff, #221f2b);
  box-shadow: 0 0 0 1px light-dark(#dedbe6, #3a3547), 0 8px 28px rgb(20 16 40 / 22%);
}
[part=ring][data-in-text] { border-width: 2px; outline-width: 1px; outline-offset: -3px; border-radius: 6px; }
@media (forced-colors: active) {
  [part=ring] { border-color: Highlight; outline-color: Canvas; }
  [part=card] { outline: 1px solid CanvasText; }
}
`;

/**
 * Between the field and the ring's outer edge, in CSS pixels. Above and below there is no more room: the last line of
 * Microsoft's error touches the field. The words of a link fill its box, so there the thinner ring is outside the box,
 * in the space between the lines.
 */
const SIDES = 7;
const ENDS = 2;
const ENDS_IN_TEXT = 4;

export class Surface {
  host: HTMLElement | null = null;
  layer: HTMLElement | null = null;
  #ring: HTMLElement | null = null;

  /** Puts the host on the page, empty. */
  open() {
    if (this.host) return;
    const host = document.createElement("tap-companion");
    const root = host.attachShadow({ mode: "closed" });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    const layer = createPart("div", "layer");
    layer.popover = "manual";
    const ring = createPart("div", "ring");
    ring.hidden = true;
    layer.append(ring);
    root.append(layer);
    document.documentElement.append(host);
    layer.showPopover();
    this.host = host;
    this.layer = layer;
    this.#ring = ring;
  }

  close() {
    this.host?.remove();
    this.host = null;
    this.layer = null;
    this.#ring = null;
  }

  /** Draws the ring around this box, or none. `isInText`: the box is that of words in a line. */
  drawRing(box: Box | null, isInText: boolean) {
    if (box) this.open();
    if (!this.#ring) return;
    this.#ring.hidden = !box;
    if (!box) return;
    const { left, top, right, bottom } = box;
    const ends = isInText ? ENDS_IN_TEXT : ENDS;
    this.#ring.toggleAttribute("data-in-text", isInText);
    this.#ring.style.translate = `${left - SIDES}px ${top - ends}px`;
    setSizes(this.#ring, { width: right - left + 2 * SIDES, height: bottom - top + 2 * ends });
  }

  /** Puts the layer above what came into the page's top layer after it. */
  raise() {
    this.layer?.hidePopover();
    this.layer?.showPopover();
  }
}

export function createPart<K extends keyof HTMLElementTagNameMap>(tag: K, part: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.setAttribute("part", part);
  return element;
}

/** Sets style properties, in CSS pixels. */
export function setSizes(element: HTMLElement, sizes: Record<string, number>) {
  for (const [name, size] of Object.entries(sizes)) element.style.setProperty(name, `${size}px`);
}
