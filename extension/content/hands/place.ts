// SPDX-License-Identifier: MIT OR Apache-2.0

/** Where the card goes: pure geometry, in CSS pixels. */

import { type Box, overlaps } from "../ring/visible.ts";

export const CARD_WIDTH = 344;
const MARGIN = 24;
const NARROW_MARGIN = 8;
/** Between the card and the sign-in box. */
const GAP = 24;
/** A card beside the box begins at the box's upper edge if it has so much room below that; otherwise it scrolls. */
const ENOUGH_HEIGHT = 320;
/** An open card with less height is not worth showing. */
const LEAST_HEIGHT = 120;
const HEIGHT_STEP = 20;
/** Widths of a folded card; the first that fits counts. The last has room for the buttons only. */
const FOLDED_WIDTHS = [CARD_WIDTH, 280, 220, 160, 124];
/** A narrower window has no room next to the sign-in box. */
const NARROW_WINDOW = 600;
/** A sign-in box with a larger share of the window leaves no room next to it. Then only its parts are kept clear. */
const MOST_BOX_SHARE = 0.75;
/** A footer is at the window's end if it ends this close to it. */
const FOOTER_REACH = 40;
const FOOTER_GAP = 8;

/**
 * The sign-in box is kept clear unless it fills the window or the person wants the card. Its parts and the page's
 * footer always are: behind the last link of the footer is what a helpdesk asks for.
 */
export interface KeepClear {
  box: Box;
  kind: "box" | "part" | "footer";
}

export interface Room {
  width: number;
  height: number;
  isRightToLeft: boolean;
  keepClear: KeepClear[];
  /** The corner that the card is in now, if it is in one. It stays there as long as it can. */
  corner: number | null;
}

/** Beside the sign-in box, or in one of the window's four corners. */
export interface Place extends Box {
  corner: number | null;
}

/** Whether an open card of this height has no room. */
export function isCramped(room: Room, openHeight: number): boolean {
  return room.width < NARROW_WINDOW || !findPlace(room, openHeight, [CARD_WIDTH], obstacles(room));
}

/** A place for an open card that covers nothing. */
export function placeOpen(room: Room, height: number): Place | null {
  return findPlace(room, height, [CARD_WIDTH], obstacles(room));
}

/** A place for a folded card that covers nothing. In a low window it may cover the box, but not its parts. */
export function placeFolded(room: Room, height: number): Place | null {
  return findPlace(room, height, FOLDED_WIDTHS, obstacles(room)) ?? findPlace(room, height, FOLDED_WIDTHS, parts(room));
}

/** A place over the sign-in box, but not over its parts. In a low window the card is cut and scrolls. */
export function placeOverBox(room: Room, height: number): Place | null {
  for (let cut = height; cut >= LEAST_HEIGHT; cut -= HEIGHT_STEP) {
    const place = findPlace(room, cut, [CARD_WIDTH], parts(room));
    if (place) return place;
  }
  return null;
}

function parts({ keepClear }: Room): KeepClear[] {
  return keepClear.filter(({ kind }) => kind !== "box");
}

/** What a card must not cover. */
function obstacles({ keepClear, width }: Room): KeepClear[] {
  return keepClear.filter(({ box, kind }) => kind !== "box" || box.right - box.left <= MOST_BOX_SHARE * width);
}

function findPlace(room: Room, height: number, widths: number[], obstacles: KeepClear[]): Place | null {
  for (const width of widths) {
    const places = [...placesAtBox(room, height, width), ...corners(room, height, width)];
    const free = places.filter((place) => !obstacles.some(({ box }) => overlaps(place, box)));
    const isBest = ({ corner }: Place) => corner === null || corner === room.corner;
    const place = free.find(isBest) ?? free[0];
    if (place) return place;
  }
  return null;
}

/**
 * At the sign-in box, where a person looks: beside it, where a line ends or where it starts, then below it. The upper
 * edges are level, so what grows, grows downwards.
 */
function placesAtBox(room: Room, cardHeight: number, width: number): Place[] {
  const box = signInBox(room);
  if (!box) return [];
  const { margin, bottom } = edges(room);
  const top = Math.max(margin, Math.min(box.top, bottom - Math.min(cardHeight, ENOUGH_HEIGHT)));
  const height = Math.min(cardHeight, bottom - top);
  const sides = [box.right + GAP, box.left - GAP - width];
  const [end, start] = room.isRightToLeft ? sides.toReversed() : sides;
  const below = { left: room.isRightToLeft ? box.right - width : box.left, top: box.bottom + GAP, height: cardHeight };
  return [{ left: end, top, height }, { left: start, top, height }, below]
    .map(({ left = 0, top, height }) => ({ left, top, right: left + width, bottom: top + height, corner: null }))
    .filter(({ top, bottom }) => bottom - top >= Math.min(cardHeight, LEAST_HEIGHT))
    .filter((place) => place.left >= margin && place.right <= room.width - margin && place.bottom <= bottom);
}

/** All that is marked as the sign-in box, taken together. */
function signInBox({ keepClear }: Room): Box | null {
  const boxes = keepClear.filter(({ kind }) => kind === "box").map(({ box }) => box);
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** How far a card stays from the window's edges, and where it ends at the latest. */
function edges(room: Room): { margin: number; bottom: number } {
  const margin = room.width < 2 * NARROW_WINDOW ? NARROW_MARGIN : MARGIN;
  return { margin, bottom: Math.min(room.height - margin, footerTop(room) - FOOTER_GAP) };
}

/** A card of this size in each corner. The first corner is at the bottom, where a line ends. */
function corners(room: Room, cardHeight: number, cardWidth: number): Place[] {
  const { margin, bottom } = edges(room);
  const width = Math.min(cardWidth, room.width - 2 * margin);
  const height = Math.min(cardHeight, bottom - margin);
  const right = room.width - margin - width;
  const lefts = room.isRightToLeft ? [margin, right] : [right, margin];
  const tops = [bottom - height, margin];
  return tops
    .flatMap((top) => lefts.map((left) => ({ left, top, right: left + width, bottom: top + height })))
    .map((box, corner) => ({ ...box, corner }));
}

/** Where the footer at the window's end begins. */
function footerTop({ keepClear, height }: Room): number {
  const footers = keepClear.filter(({ box, kind }) => kind === "footer" && box.bottom > height - FOOTER_REACH);
  return Math.min(height + FOOTER_GAP, ...footers.map(({ box }) => box.top));
}
