// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The tip: one line beside the field, with what is wrong and the button that mends it. It is what remains when there is
 * no room for the card. It has no words of its own: the panel says them.
 */

import type { Tip as Content, Press } from "../../messages.ts";
import { makeMark } from "../ring/mark.ts";
import { type Surface, setSizes } from "../ring/surface.ts";
import type { Box } from "../ring/visible.ts";
import { type KeepClear, placeTip, placeTipAnywhere, type Size, tipWidth } from "./place.ts";
import { measureRoom } from "./room.ts";

/** The colours are those of card.css. */
const STYLE = `
.tip[data-form=button] .text { display: none; }
.tip:is([data-form=brief], [data-form=button]) button:not(.mend, .buttons:not(:has(.mend)) > .open) { display: none; }
.tip[data-hidden] { visibility: hidden; }
.tip {
  position: absolute; box-sizing: border-box; width: max-content; padding: 6px 10px; border-radius: 8px;
  pointer-events: auto;
  display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px;
  border: 2px solid light-dark(#5b3fd6, #a995ff); background: light-dark(#ffffff, #221f2b);
  color: light-dark(#1d1b22, #f3f1f8); font: 14px/1.35 system-ui, "Segoe UI", sans-serif; overflow-wrap: anywhere;
  box-shadow: 0 2px 8px rgb(20 16 40 / 18%);
}
.tip[data-tone=watch] {
  border-color: light-dark(#8a5100, #ffc46b); background: light-dark(#fff5e5, #3a2d17);
  color: light-dark(#8a5100, #ffc46b);
}
.tip[data-tone=good] {
  border-color: light-dark(#14713f, #63d79c); background: light-dark(#eaf6ef, #1c3328);
  color: light-dark(#14713f, #63d79c);
}
.words { flex: 1 1 auto; }
.mark { margin-inline-end: 6px; vertical-align: -3px; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 12px; }
.tip button {
  min-height: 24px; padding: 2px 0; border: 0; background: none; color: inherit; font: inherit; font-weight: 700;
  text-align: start; text-decoration: underline; text-underline-offset: 3px; cursor: pointer;
}
.tip .close { min-width: 24px; padding: 0; text-align: center; text-decoration: none; }
.tip .close::before { content: "✕"; }
.tip button:focus-visible { outline: 2px solid; outline-offset: 1px; border-radius: 4px; }
@media (forced-colors: active) {
  .tip { outline: 1px solid CanvasText; }
}
`;

/** In CSS pixels. */
const MARK_SIZE = 16;

export interface TipListener {
  onPress: (press: Press) => void;
  /** The tip has come into sight or gone from it. */
  onSight: (isInSight: boolean) => void;
}

type Form = "narrow" | "wide" | "brief" | "button";
/**
 * A short tip is narrow, so that it fits beside a button; a long one is wide where there is room. The less room there
 * is, the less the tip has: without its other buttons, and at last without its words.
 */
const FORMS: Record<"short" | "long", readonly [Form, ...Form[]]> = {
  short: ["narrow", "brief", "button"],
  long: ["wide", "narrow", "brief", "button"],
};
/** In characters. */
const LONG = 64;

export class Tip {
  readonly #surface: Surface;
  readonly #listener: TipListener;
  #root: HTMLElement | null = null;
  #keepClear: KeepClear[] = [];
  /** The field, or whatever has the ring. */
  #anchor: Box | null = null;
  /** Where the tip is from the anchor: it moves with it at once, and finds a better place when everything is still. */
  #offset: { left: number; top: number } | null = null;
  #isPlaced = false;
  /** Its words can be seen. */
  #isInSight = false;
  #wantsFocus = false;
  #frame = 0;
  /** What is shown now, as text. */
  #shown = "";
  #forms = FORMS.short;
  #form: Form = FORMS.short[0];
  readonly #sizes = new Map<Form, Size>();
  /** Says how large the tip is, when the layout is clean. */
  readonly #observer = new ResizeObserver(() => this.#measure());

  constructor(surface: Surface, listener: TipListener) {
    this.#surface = surface;
    this.#listener = listener;
  }

  show(content: Content | null) {
    if (!content || !this.#surface.layer) return this.close();
    this.#root ??= this.#add();
    this.#fill(this.#root, content);
  }

  close() {
    this.#wantsFocus = false;
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#root?.remove();
    this.#root = null;
    this.#shown = "";
    this.#offset = null;
    this.#isPlaced = false;
    this.#tellSight(false);
  }

  setKeepClear(keepClear: KeepClear[]) {
    this.#keepClear = keepClear;
    if (this.#root && this.#sizes.has(this.#forms[0])) this.#dock();
  }

  /** The field is here now, or nowhere. */
  follow(anchor: Box | null) {
    this.#anchor = anchor;
    if (this.#offset && anchor) this.#move(anchor.left + this.#offset.left, anchor.top + this.#offset.top);
    else if (this.#sizes.has(this.#forms[0])) this.#dock();
  }

  get hasButtons(): boolean {
    return this.#root?.querySelector("button") != null;
  }

  /** Gives the focus to the first button, as soon as it can be seen. */
  focus() {
    this.#wantsFocus = true;
    if (this.#isPlaced) this.#takeFocus();
  }

  #add(): HTMLElement {
    const root = document.createElement("div");
    root.className = "tip";
    root.setAttribute("role", "group");
    root.setAttribute("aria-label", chrome.i18n.getMessage("frame_name"));
    root.toggleAttribute("data-hidden", true);
    // A click leaves the focus where the person types. The keyboard still reaches the buttons.
    // biome-ignore lint/nursery/noJsRestrictedProperties: it is no event of the page's, but on our own buttons.
    root.addEventListener("mousedown", (event) => event.preventDefault());
    this.#surface.add(root, STYLE);
    this.#observer.observe(root);
    return root;
  }

  /** Changes only what is new, so that a button keeps the focus. */
  #fill(root: HTMLElement, { words, tone, language, direction, buttons }: Content) {
    root.dataset["tone"] = tone;
    root.lang = language;
    root.dir = direction;
    const shown = JSON.stringify([words, buttons]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const text = document.createElement("span");
    text.className = "words";
    const said = document.createElement("span");
    said.className = "text";
    said.textContent = words;
    // Who speaks: in a small window there is no card beside it.
    text.append(makeMark(MARK_SIZE), said);
    const row = document.createElement("span");
    row.className = "buttons";
    row.append(...buttons.map(({ label, press }) => makeButton(label, press, this.#listener.onPress)));
    root.replaceChildren(text, row);
    // What is in sight stays there while it is measured again.
    this.#forms = root.textContent.length < LONG ? FORMS.short : FORMS.long;
    this.#isPlaced &&= this.#form === this.#forms[0];
    root.toggleAttribute("data-hidden", !this.#isPlaced);
    this.#sizes.clear();
    this.#setForm(this.#forms[0]);
    this.#observe();
  }

  /** Takes its size, when it has changed. */
  #measure() {
    if (!this.#root) return;
    const { width, height } = this.#root.getBoundingClientRect();
    this.#sizes.set(this.#form, { width, height });
    this.#dock();
  }

  #dock() {
    const room = measureRoom(this.#keepClear);
    for (const form of this.#forms) {
      const size = this.#sizes.get(form);
      // Then this goes on.
      if (!size) return this.#measureAs(form);
      const place = placeTip(room, this.#anchor, size);
      if (place) return this.#put(form, place);
    }
    const least = this.#sizes.get("button");
    this.#put("button", least ? placeTipAnywhere(room, this.#anchor, least) : null);
  }

  /**
   * Has the tip measured in this form. Not at once: the browser calls it a loop if the callback of a ResizeObserver
   * observes something.
   */
  #measureAs(form: Form) {
    this.#setForm(form);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#observe());
  }

  /** Calls back soon, also if the size is the same as before. */
  #observe() {
    if (!this.#root) return;
    this.#observer.unobserve(this.#root);
    this.#observer.observe(this.#root);
  }

  #put(form: Form, place: Box | null) {
    const anchor = this.#anchor;
    this.#setForm(form);
    this.#isPlaced = place !== null;
    this.#root?.toggleAttribute("data-hidden", !place);
    if (place) this.#move(place.left, place.top);
    this.#offset = place && anchor ? { left: place.left - anchor.left, top: place.top - anchor.top } : null;
    this.#tellSight(place !== null && form !== "button");
    if (place) this.#takeFocus();
  }

  #takeFocus() {
    const buttons = [...(this.#root?.querySelectorAll("button") ?? [])];
    if (this.#wantsFocus) buttons.find((button) => button.checkVisibility())?.focus();
    this.#wantsFocus = false;
  }

  #setForm(form: Form) {
    this.#form = form;
    if (!this.#root) return;
    this.#root.dataset["form"] = form;
    setSizes(this.#root, { "max-width": tipWidth(form === "wide", innerWidth) });
  }

  #move(left: number, top: number) {
    this.#root?.style.setProperty("translate", `${left}px ${top}px`);
  }

  #tellSight(isInSight: boolean) {
    if (isInSight === this.#isInSight) return;
    this.#isInSight = isInSight;
    this.#listener.onSight(isInSight);
  }
}

function makeButton(label: string, press: Press, onPress: (press: Press) => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = press;
  if (press === "close") button.title = label;
  else button.textContent = label;
  button.addEventListener("click", ({ isTrusted }) => {
    if (isTrusted) onPress(press);
  });
  return button;
}
