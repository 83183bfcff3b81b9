// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * What the person does with the pass field. Only this file reads the pass, and only its shape leaves this file.
 * Listeners are passive and on the document, never on an element of Microsoft's.
 */

import page from "../facts/page.json" with { type: "json" };

let isPassSent = false;

/** The pass was sent from this document. What the document still shows is no answer to it. */
export function wasPassSent(): boolean {
  return isPassSent;
}

export interface TypingListener {
  onTyped: () => void;
  onSent: () => void;
  onEscape?: () => void;
  /** The browser shows the page again from its back/forward cache. */
  onBack: () => void;
}

/** `field`: finds the field that the pass goes into now. */
export function watchTyping(signal: AbortSignal, field: () => Element | null, listener: TypingListener) {
  const options = { capture: true, passive: true, signal };
  const isField = (target: EventTarget | null) => target !== null && target === field();
  const onChange = ({ target }: Event) => {
    if (isField(target)) listener.onTyped();
  };
  const onSent = () => {
    if (shapeIn(field()) === "") return;
    isPassSent = true;
    listener.onSent();
  };
  const onClick = ({ target }: Event) => {
    if (target instanceof Element && target.closest(page.submit.selector)) onSent();
  };
  const onKey = ({ key, target }: KeyboardEvent) => {
    if (key === "Enter" && isField(target)) onSent();
    if (key === "Escape") listener.onEscape?.();
  };
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) listener.onBack();
  };
  document.addEventListener("input", onChange, options);
  document.addEventListener("change", onChange, options);
  document.addEventListener("submit", onSent, options);
  document.addEventListener("click", onClick, options);
  document.addEventListener("keydown", onKey, options);
  addEventListener("pageshow", onShow, { signal });
}

/** The shape of the text in the pass field. */
export function shapeIn(field: Element | null): string {
  return field instanceof HTMLInputElement ? shapeOf(field.value) : "";
}

/** One word: with a scheme, with `www.`, or the name of a host with a path. */
const LINK = /^\s*([a-z][a-z0-9+.-]+:\/\/|www\.|[a-z0-9-]{4,}(\.[a-z0-9-]+)*\.[a-z]{2,}\/)\S+\s*$/i;
/** The shape of every link (src/pass/shape.rs): nothing of it leaves this file. */
const LINK_SHAPE = "🔗";

/** Printable ASCII that is neither letter nor digit. */
const SIGN = /[!-/:-@[-`{-~]/g;
/** Signs that tell how the text was copied (src/pass/hint.rs): quotes around it, a stop after it, a code for a sign. */
const TELLING = /^(["'`])(?=.+\1$)|(?<=^(["'`]).+)\2$|[.,]$|&(?=(amp|lt|gt|quot|#39);)|%(?=[0-9a-f]{2})|=(?=3D|\s)/gi;

/**
 * The shape of a pass has as many characters. Each printable ASCII character becomes one letter for its class.
 * Everything else stays, and so does a sign that tells how the text was copied, because that is what goes wrong.
 */
function shapeOf(pass: string): string {
  if (LINK.test(pass)) return LINK_SHAPE;
  const telling = new Set([...pass.matchAll(TELLING)].map(({ index }) => index));
  return pass
    .replace(SIGN, (sign, at) => (telling.has(at) ? sign : "!"))
    .replace(/[A-Z]/g, "A")
    .replace(/[a-z]/g, "a")
    .replace(/[0-9]/g, "0");
}
