// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The chip at a password box: the question whether the person has a pass, and a button that takes it away for good. It
 * is below the sign-in box, or above it, where it covers no word and no control. Elsewhere nobody sees it.
 */

import { makeMark } from "./mark.ts";
import { Surface } from "./surface.ts";
import type { Box } from "./visible.ts";

/** The colours are those of styles/card.css. */
const STYLE = `
.chip {
  position: absolute; top: 0; left: 0; box-sizing: border-box; max-width: calc(100% - 16px); padding: 6px;
  display: flex; flex-wrap: wrap; align-items: center; gap: 2px 6px; border-radius: 12px; pointer-events: auto;
  background: light-dark(#ffffff, #221f2b); color: light-dark(#1d1b22, #f3f1f8);
  font: 14px/1.43 system-ui, "Segoe UI", sans-serif;
  box-shadow: 0 0 0 1px light-dark(#dedbe6, #3a3547), 0 4px 16px rgb(20 16 40 / 18%);
}
.chip[inert] { opacity: 0; pointer-events: none; }
.chip button {
  all: unset; box-sizing: border-box; min-height: 28px; padding: 4px 8px; border-radius: 8px; cursor: pointer;
}
.chip button:hover { background: light-dark(#f4f2f9, #2c2838); }
.chip button:focus-visible { outline: 2px solid light-dark(#5b3fd6, #a995ff); }
.chip .mark { margin-inline-start: 4px; }
.chip .chip-ask { color: light-dark(#5b3fd6, #a995ff); font-weight: 600; }
.chip .chip-never { color: light-dark(#5f5b6b, #b6b1c4); font-size: 13px; }
@media (forced-colors: active) {
  .chip { outline: 1px solid CanvasText; }
  .chip button:focus-visible { outline-color: Highlight; }
}
`;

/** In CSS pixels. */
const MARK_SIZE = 18;
/** Between the chip and the sign-in box, and between the chip and the window's edges. */
const GAP = 12;
const MARGIN = 8;
/** In how many places per line, and on how many lines, the room for the chip is tested. */
const COLUMNS = 8;
const LINES = 2;
/** What is not covered although it may have no words. */
const CONTROLS = "a,button,input,select,textarea,img,svg,canvas,video,iframe,object,embed";

export interface ChipAnswers {
  onAsk: () => void;
  onNever: () => void;
}

export class Chip {
  readonly #surface = new Surface();
  readonly #answers: ChipAnswers;
  #root: HTMLElement | null = null;

  constructor(answers: ChipAnswers) {
    this.#answers = answers;
  }

  /** The element whose size matters; null if the chip is not in the page. */
  get root(): HTMLElement | null {
    return this.#root;
  }

  /** Puts the chip into the page, where nobody sees it yet. Does nothing if page or browser do not allow it. */
  open() {
    const ask = chrome.i18n.getMessage("question");
    // The browser may have no texts for us: see worker/report.ts.
    if (this.#root || !ask || !this.#surface.open()) return;
    const root = document.createElement("aside");
    root.className = "chip";
    root.ariaLabel = chrome.i18n.getMessage("extension_name");
    root.lang = chrome.i18n.getMessage("language_tag");
    root.dir = "auto";
    root.inert = true;
    root.append(
      makeMark(MARK_SIZE),
      makeButton("chip-ask", ask, () => this.#answers.onAsk()),
      makeButton("chip-never", chrome.i18n.getMessage("offer_never"), () => this.#answers.onNever()),
    );
    this.#surface.add(root, STYLE);
    this.#root = root;
  }

  close() {
    this.#root = null;
    this.#surface.close();
  }

  /** Moves the chip to this sign-in box. Without room nobody sees it. Call this only where the layout is clean. */
  place(box: Element) {
    const root = this.#root;
    if (!root) return;
    const place = this.#findPlace(box, root.getBoundingClientRect());
    if (root.inert === Boolean(place)) root.inert = !place;
    if (place) root.style.translate = `${place.left}px ${place.top}px`;
  }

  hide() {
    if (this.#root) this.#root.inert = true;
  }

  #findPlace(element: Element, { width, height }: DOMRect): Box | undefined {
    const box = element.getBoundingClientRect();
    const start = document.dir === "rtl" ? box.right - width : box.left;
    const left = Math.max(MARGIN, Math.min(start, innerWidth - MARGIN - width));
    const tops = [box.bottom + GAP, box.top - GAP - height];
    return tops
      .map((top) => ({ left, top, right: left + width, bottom: top + height }))
      .find((place) => isInWindow(place) && this.#isFree(place, element));
  }

  #isFree({ left, top, right, bottom }: Box, box: Element): boolean {
    for (let line = 0; line <= LINES; line += 1) {
      const y = top + ((bottom - top) * line) / LINES;
      for (let column = 0; column <= COLUMNS; column += 1) {
        const x = left + ((right - left) * column) / COLUMNS;
        if (!this.#isGround(x, y, box)) return false;
      }
    }
    return true;
  }

  /** Whether only the ground of the page is here: what is around the sign-in box, or has neither words nor pictures. */
  #isGround(x: number, y: number, box: Element): boolean {
    const isOther = (element: Element | null) => element !== this.#surface.host;
    const first = document.elementFromPoint(x, y);
    // The list of all elements takes longer.
    const top = isOther(first) ? first : document.elementsFromPoint(x, y).find(isOther);
    return !top || top.contains(box) || (!top.textContent?.trim() && !top.closest(CONTROLS));
  }
}

function isInWindow({ left, top, right, bottom }: Box): boolean {
  return left >= MARGIN && top >= MARGIN && right <= innerWidth - MARGIN && bottom <= innerHeight - MARGIN;
}

function makeButton(className: string, words: string, onClick: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = className;
  button.textContent = words;
  button.addEventListener("click", ({ isTrusted }) => isTrusted && onClick());
  return button;
}
