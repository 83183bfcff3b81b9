// SPDX-License-Identifier: MIT OR Apache-2.0

/** The extension's one element on the page, with a layer above everything: the ring is in it, and the card's frame. */

import type { Box } from "./visible.ts";

/**
 * Nothing of it may be styled from outside. The page can style the host, and what has a `part`: there each declaration
 * that matters is important, and an important one of an inner tree wins. Layer and card have classes, which the page
 * cannot reach. The card has the background of card.css: while its frame grows, the part that is not drawn yet looks
 * like the rest.
 */
const STYLE = `
:host { all: initial !important; display: block !important; color-scheme: light dark !important; }
@media print { :host { display: none !important; } }
.layer {
  position: fixed; inset: 0; width: 100%; height: 100%; margin: 0; border: 0; padding: 0;
  background: none; overflow: hidden; pointer-events: none; direction: ltr;
}
[part=ring] {
  all: initial !important; display: block !important; color-scheme: light dark !important;
  position: absolute !important; top: 0 !important; left: 0 !important; box-sizing: border-box !important;
  pointer-events: none !important;
  border: 3px solid light-dark(#5b3fd6, #a995ff) !important; border-radius: 8px !important;
  outline: 2px solid light-dark(#ffffff, #17151d) !important; outline-offset: -5px !important;
}
[part=ring]::before, [part=ring]::after { content: none !important; }
[part=ring][hidden] { display: none !important; }
[part=ring][data-fit=text] {
  border-width: 2px !important; border-radius: 6px !important;
  outline-width: 1px !important; outline-offset: -3px !important;
}
[part=ring][data-tone=watch] { border-color: light-dark(#8a5100, #ffc46b) !important; }
[part=ring][data-tone=good] { border-color: light-dark(#14713f, #63d79c) !important; }
.card {
  position: absolute; border: 0; border-radius: 14px; background: light-dark(#ffffff, #221f2b);
  box-shadow: 0 0 0 1px light-dark(#dedbe6, #3a3547), 0 8px 28px rgb(20 16 40 / 22%);
}
@media (forced-colors: active) {
  [part=ring] { border-color: Highlight !important; outline-color: Canvas !important; }
  .card { outline: 1px solid CanvasText; }
}
`;

/** What the ring is around. */
export type Fit = "field" | "text" | "button";

/**
 * Between the element and the ring's outer edge, in CSS pixels. Above and below a field there is no more room: the last
 * line of Microsoft's error touches it, and "p" and "y" reach down to its end. The words of a link or label fill its
 * box, so there the thinner ring is outside the box, in the space between the lines. A button may have another one
 * beside it.
 */
const AROUND: Record<Fit, { sides: number; ends: number }> = {
  field: { sides: 7, ends: 1 },
  text: { sides: 7, ends: 4 },
  button: { sides: 4, ends: 4 },
};

export class Surface {
  host: HTMLElement | null = null;
  layer: HTMLElement | null = null;
  #root: ShadowRoot | null = null;
  #ring: HTMLElement | null = null;
  /** What is adopted beside the own style. */
  readonly #styles = new Set<string>();

  /**
   * Puts the host on the page, empty. Returns false, and draws nothing, if the page has defined the element for itself:
   * the page's definition could reach the root of such an element.
   */
  open(): boolean {
    if (this.host) return true;
    const host = document.createElement("tap-companion");
    const root = closedRootOf(host);
    if (!root) return false;
    root.adoptedStyleSheets = [sheetOf(STYLE)];
    const layer = document.createElement("div");
    layer.className = "layer";
    layer.popover = "manual";
    const ring = document.createElement("div");
    ring.setAttribute("part", "ring");
    ring.hidden = true;
    layer.append(ring);
    root.append(layer);
    document.documentElement.append(host);
    layer.showPopover();
    this.host = host;
    this.layer = layer;
    this.#root = root;
    this.#ring = ring;
    return true;
  }

  close() {
    this.host?.remove();
    this.host = null;
    this.layer = null;
    this.#root = null;
    this.#styles.clear();
    this.#ring = null;
  }

  /** What has the focus here. */
  get focused(): Element | null {
    return this.#root?.activeElement ?? null;
  }

  /** Adds an element to the layer, with the style that it needs. */
  add(element: HTMLElement, style: string) {
    // Before the card, in the order of the keyboard.
    this.#ring?.after(element);
    if (this.#styles.has(style)) return;
    this.#styles.add(style);
    this.#root?.adoptedStyleSheets.push(sheetOf(style));
  }

  /** Draws the ring around this box, or none. */
  drawRing(box: Box | null, fit: Fit) {
    if (box) this.open();
    if (!this.#ring) return;
    this.#ring.hidden = !box;
    if (!box) return;
    const { left, top, right, bottom } = box;
    const { sides, ends } = AROUND[fit];
    this.#ring.dataset["fit"] = fit;
    this.#ring.style.setProperty("translate", `${left - sides}px ${top - ends}px`, "important");
    setSizes(this.#ring, { width: right - left + 2 * sides, height: bottom - top + 2 * ends });
  }

  /** Colours the ring as what is said about the field. */
  setTone(tone: string) {
    if (this.#ring) this.#ring.dataset["tone"] = tone;
  }

  /** Puts the layer above what came into the page's top layer after it. */
  raise() {
    this.layer?.hidePopover();
    this.layer?.showPopover();
  }
}

function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

/** A closed root in this host; null if the page has defined the element. */
function closedRootOf(host: HTMLElement): ShadowRoot | null {
  if (host.matches(":defined")) return null;
  try {
    return host.attachShadow({ mode: "closed" });
  } catch {
    // The page's definition failed, and says that the element may have no root.
    return null;
  }
}

/** Sets style properties, in CSS pixels. */
export function setSizes(element: HTMLElement, sizes: Record<string, number>) {
  for (const [name, size] of Object.entries(sizes)) element.style.setProperty(name, `${size}px`, "important");
}
