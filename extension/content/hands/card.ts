// SPDX-License-Identifier: MIT OR Apache-2.0

/** The card's frame in the page. It knows where the card goes, and nothing of what the card says. */

import { ownAddress } from "../../own-file.ts";
import { type Surface, setSizes } from "../ring/surface.ts";
import type { Box } from "../ring/visible.ts";
import type { CardSize } from "../wire/panel.ts";
import { CARD_WIDTH, isCramped, type KeepClear, type Place, placeOpen, placeWanted, type Room } from "./place.ts";
import { measureRoom } from "./room.ts";

const NO_SIZE: CardSize = { height: 0, wanted: false };

export interface CardListener {
  /** The room for the open card came or went. */
  onRoom: (isCramped: boolean) => void;
  /** The card has come, moved or gone. */
  onPlace: () => void;
}

export class Card {
  readonly #surface: Surface;
  readonly #listener: CardListener;
  #frame: HTMLIFrameElement | null = null;
  #size = NO_SIZE;
  #keepClear: KeepClear[] = [];
  /** The height of the card when it was open last. */
  #openHeight = 0;
  #corner: number | null = null;
  #place: Box | null = null;
  #isCramped: boolean | null = null;

  constructor(surface: Surface, listener: CardListener) {
    this.#surface = surface;
    this.#listener = listener;
  }

  get isOpen(): boolean {
    return this.#frame !== null;
  }

  /** Where the card can be seen; null if it cannot. */
  get place(): Box | null {
    return this.#place;
  }

  /**
   * Puts the frame on the page. It stays invisible until the card says how tall it is. Returns false if nothing can be
   * drawn in this page. `word`: the panel in this frame says it when it connects.
   */
  open(word: string): boolean {
    if (!this.#surface.open()) return false;
    if (this.#frame) return true;
    this.#frame = document.createElement("iframe");
    this.#frame.className = "card";
    this.#frame.title = chrome.i18n.getMessage("frame_name");
    this.#frame.src = `${ownAddress("panel.html")}#${word}`;
    setSizes(this.#frame, { width: CARD_WIDTH });
    reveal(this.#frame, false);
    this.#surface.layer?.append(this.#frame);
    return true;
  }

  close() {
    this.#frame?.remove();
    this.#frame = null;
    this.#isCramped = null;
    this.#size = NO_SIZE;
    this.#place = null;
  }

  resize(size: CardSize) {
    this.#size = size;
    if (size.height > 0) this.#openHeight = size.height;
    this.#dock();
    this.#listener.onPlace();
  }

  setKeepClear(keepClear: KeepClear[]) {
    this.#keepClear = keepClear;
    this.#dock();
  }

  /** Moves the card to a place where it covers nothing. If there is none, hides it. */
  #dock() {
    if (!this.#frame) return;
    const room = measureRoom(this.#keepClear, this.#corner);
    if (this.#openHeight > 0) this.#reportRoom(room);
    const place = this.#findPlace(room);
    this.#place = place;
    reveal(this.#frame, place !== null);
    // Outside the window, the browser would stop to lay out what is in the frame.
    if (!place) return setSizes(this.#frame, { left: 0, top: 0 });
    const { left, top, right, bottom, corner } = place;
    this.#corner = corner;
    setSizes(this.#frame, { left, top, width: right - left, height: bottom - top });
  }

  #findPlace(room: Room): Place | null {
    const { height, wanted } = this.#size;
    if (height === 0) return null;
    return placeOpen(room, height) ?? (wanted ? placeWanted(room, height) : null);
  }

  #reportRoom(room: Room) {
    const cramped = isCramped(room, this.#openHeight);
    if (cramped === this.#isCramped) return;
    this.#isCramped = cramped;
    this.#listener.onRoom(cramped);
  }
}

/**
 * Shows or hides the frame. Not by `display` or `visibility`: the browser lays out nothing in such a frame, and the
 * card would never learn how tall it is. Nor does it become inert: the card's status speaks while the card is folded.
 */
function reveal(frame: HTMLIFrameElement, isShown: boolean) {
  frame.toggleAttribute("data-hidden", !isShown);
  frame.style.opacity = isShown ? "1" : "0";
  frame.style.pointerEvents = isShown ? "auto" : "none";
}
