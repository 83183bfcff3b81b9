// SPDX-License-Identifier: MIT OR Apache-2.0

/** Parts of the make-believe views, with the ids and names of Microsoft's pages (content/facts). */

import { el } from "./elements.ts";
import { say } from "./texts.ts";

export const ACCOUNT = "you@practice.example";

export function brand() {
  return el("p", { class: "brand" }, say("practice_brand"));
}

export function title(text: string) {
  return el("div", { id: "loginHeader", class: "title" }, el("span", { role: "heading", "aria-level": "2" }, text));
}

export function identity() {
  return el("p", { id: "displayName", class: "identity" }, el("bdi", {}, ACCOUNT));
}

/** The button that submits. */
export function submit(text: string, go: () => void) {
  return el(
    "p",
    { class: "buttons" },
    el("button", { type: "button", id: "idSIButton9", class: "primary", click: () => go() }, text),
  );
}

/** A field. The Enter key goes on. */
export function field(attributes: Record<string, string>, label: string, go: () => void) {
  // When the key comes up: until then it belongs to this view, and not to the button that gets the focus next.
  let isDown = false;
  const isEnter = (event: Event) => event instanceof KeyboardEvent && event.key === "Enter";
  return el("input", {
    class: "field",
    "aria-label": label,
    placeholder: label,
    autocomplete: "off",
    keydown: (event) => {
      isDown = isEnter(event);
    },
    keyup: (event) => {
      if (isDown && isEnter(event)) go();
    },
    ...attributes,
  });
}
