// SPDX-License-Identifier: MIT OR Apache-2.0

/** Where card and tip go: pure geometry, in CSS pixels. */

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
/** A narrower window has no room next to the sign-in box. */
const NARROW_WINDOW = 600;
/** On a page without a sign-in box, the card hides most of a smaller window, and its list does not fit. */
const SMALL_WINDOW = { width: 720, height: 480 };
/** Between the tip and what is next to it. */
const TIP_GAP = 8;
/** Between the tip and the window's edges. */
const TIP_MARGIN = 4;
const TIP_WIDTHS = { narrow: 236, wide: CARD_WIDTH };
/** A sign-in box with a larger share of the window leaves no room next to it. Then only its parts are kept clear. */
const MOST_BOX_SHARE = 0.75;
/** A footer is at the window's end if it ends this close to it. */
const FOOTER_REACH = 40;
const FOOTER_GAP = 8;

/**
 * The sign-in box is kept clear unless it fills the window or the person wants the card. Its parts and the page's
 * footer always are: behind the last link of the footer is what a helpdesk asks for. The tip can be in the box, so it
 * keeps off every word there.
 */
export interface KeepClear {
  box: Box;
  kind: "box" | "part" | "footer" | "word";
}

export interface Size {
  width: number;
  height: number;
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
  const isSmall = room.width < SMALL_WINDOW.width || room.height < SMALL_WINDOW.height;
  return room.width < NARROW_WINDOW || (isSmall && !signInBox(room)) || !findPlace(room, openHeight, obstacles(room));
}

/** A place for an open card that covers nothing. */
export function placeOpen(room: Room, height: number): Place | null {
  return findPlace(room, height, obstacles(room));
}

/**
 * A place for a card that the person has opened although it has no room: over the sign-in box, but not over its parts.
 * In a low window the card is cut and scrolls. If even that has no room, the card covers what is there: the person
 * wants to read it, and can make it small again.
 */
export function placeWanted(room: Room, height: number): Place | null {
  for (let cut = height; cut >= LEAST_HEIGHT; cut -= HEIGHT_STEP) {
    const place = findPlace(room, cut, parts(room));
    if (place) return place;
  }
  return corners(room, height)[0] ?? null;
}

/** How wide a tip is at most. */
export function tipWidth(isWide: boolean, windowWidth: number): number {
  const width = isWide ? TIP_WIDTHS.wide : TIP_WIDTHS.narrow;
  return Math.min(width, windowWidth - 2 * TIP_MARGIN);
}

/**
 * The free place for a tip of this size that is nearest to `anchor`. It covers nothing that is read, typed or chosen.
 * Without an anchor, nearest to the end of the sign-in box, or to the window's. Null if nothing is free.
 */
export function placeTip(room: Room, anchor: Box | null, { width, height }: Size): Box | null {
  const window = { left: 0, top: room.height, right: room.width, bottom: room.height };
  const near = anchor ?? signInBox(room) ?? window;
  const taken = room.keepClear.filter(({ kind }) => kind !== "box").map(({ box }) => box);
  if (anchor) taken.push(anchor);
  const around = [near, window, ...taken];
  const tops = fitting(
    around.flatMap(({ top, bottom }) => [bottom + TIP_GAP, top - TIP_GAP - height]),
    room.height - height,
  );
  const lefts = fitting(
    around.flatMap(({ left, right }) => [left, right - width, right + TIP_GAP, left - TIP_GAP - width]),
    room.width - width,
  );
  let nearest: Box | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const top of tops) {
    for (const left of lefts) {
      const place = { left, top, right: left + width, bottom: top + height };
      // Lines start level, as far as that is possible.
      const across = room.isRightToLeft ? place.right - near.right : left - near.left;
      const distance = Math.hypot(across, middle(place) - middle(near));
      if (distance >= least || taken.some((box) => overlaps(place, box))) continue;
      nearest = place;
      least = distance;
    }
  }
  return nearest;
}

/** Each of these once that leaves room to the window's edges. */
function fitting(starts: number[], last: number): Set<number> {
  return new Set(starts.filter((start) => start >= TIP_MARGIN && start <= last - TIP_MARGIN));
}

/** Where the tip has no room: over words that nobody works, or over anything but the field. */
export function placeTipAnywhere(room: Room, anchor: Box | null, size: Size): Box | null {
  const withoutWords = { ...room, keepClear: room.keepClear.filter(({ kind }) => kind !== "word") };
  return (
    placeTip(room, anchor, size) ??
    placeTip(withoutWords, anchor, size) ??
    placeTip({ ...room, keepClear: [] }, anchor, size)
  );
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2;
}

function parts({ keepClear }: Room): KeepClear[] {
  return keepClear.filter(({ kind }) => kind === "part" || kind === "footer");
}

/** What a card must not cover. */
function obstacles(room: Room): KeepClear[] {
  const isBesideBox = ({ box }: KeepClear) => box.right - box.left <= MOST_BOX_SHARE * room.width;
  return [...parts(room), ...room.keepClear.filter((one) => one.kind === "box" && isBesideBox(one))];
}

function findPlace(room: Room, height: number, obstacles: KeepClear[]): Place | null {
  const places = [...placesAtBox(room, height), ...corners(room, height)];
  const free = places.filter((place) => !obstacles.some(({ box }) => overlaps(place, box)));
  const isBest = ({ corner }: Place) => corner === null || corner === room.corner;
  return free.find(isBest) ?? free[0] ?? null;
}

/**
 * At the sign-in box, where a person looks: beside it, where a line ends or where it starts, then below it. The upper
 * edges are level, so what grows, grows downwards.
 */
function placesAtBox(room: Room, cardHeight: number): Place[] {
  const width = CARD_WIDTH;
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
function corners(room: Room, cardHeight: number): Place[] {
  const { margin, bottom } = edges(room);
  const width = Math.min(CARD_WIDTH, room.width - 2 * margin);
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
