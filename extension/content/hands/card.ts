// SPDX-License-Identifier: MIT OR Apache-2.0

/** The card's frame in the page. It knows where the card goes, and nothing of what the card says. */

import { ownAddress } from "../../own-file.ts";
import { type Surface, setSizes } from "../ring/surface.ts";
import type { CardSize } from "../wire/panel.ts";
import {
  CARD_WIDTH,
  isCramped,
  type KeepClear,
  type Place,
  placeFolded,
  placeOpen,
  placeOverBox,
  type Room,
} from "./place.ts";

const NO_SIZE: CardSize = { height: 0, folded: false, wanted: false };

export class Card {
  readonly #surface: Surface;
  readonly #onRoom: (isCramped: boolean) => void;
  #frame: HTMLIFrameElement | null = null;
  #size = NO_SIZE;
  #keepClear: KeepClear[] = [];
  /** The height of the card when it was open last. */
  #openHeight = 0;
  #corner: number | null = null;
  #isCramped: boolean | null = null;

  /** `onRoom`: the room for the open card came or went. */
  constructor(surface: Surface, onRoom: (isCramped: boolean) => void) {
    this.#surface = surface;
    this.#onRoom = onRoom;
  }

  get isOpen(): boolean {
    return this.#frame !== null;
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
    this.#frame.title = "TAP Companion";
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
  }

  resize(size: CardSize) {
    this.#size = size;
    if (size.height > 0 && !size.folded) this.#openHeight = size.height;
    this.#dock();
  }

  setKeepClear(keepClear: KeepClear[]) {
    this.#keepClear = keepClear;
    this.#dock();
  }

  /** Moves the card to a place where it covers nothing. If there is none, hides it. */
  #dock() {
    if (!this.#frame) return;
    if (this.#size.height === 0) return reveal(this.#frame, false);
    const room = this.#measureRoom();
    this.#reportRoom(room);
    const place = this.#findPlace(room);
    reveal(this.#frame, place !== null);
    if (!place) return;
    const { left, top, right, bottom, corner } = place;
    this.#corner = corner;
    setSizes(this.#frame, { left, top, width: right - left, height: bottom - top });
  }

  #findPlace(room: Room): Place | null {
    const { height, folded, wanted } = this.#size;
    const place = folded ? placeFolded(room, height) : placeOpen(room, height);
    return place ?? (wanted ? placeOverBox(room, height) : null);
  }

  #measureRoom(): Room {
    const isRightToLeft = document.dir === "rtl";
    return { width: innerWidth, height: innerHeight, isRightToLeft, keepClear: this.#keepClear, corner: this.#corner };
  }

  #reportRoom(room: Room) {
    const cramped = isCramped(room, this.#openHeight);
    if (cramped === this.#isCramped) return;
    this.#isCramped = cramped;
    this.#onRoom(cramped);
  }
}

/**
 * Shows or hides the frame. Not by `display` or `visibility`: the browser lays out nothing in such a frame, and the
 * card would never learn how tall it is.
 */
function reveal(frame: HTMLIFrameElement, isShown: boolean) {
  frame.inert = !isShown;
  frame.style.opacity = isShown ? "1" : "0";
  frame.style.pointerEvents = isShown ? "auto" : "none";
}
