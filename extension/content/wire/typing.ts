// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * What the person does with the pass field. Listeners are passive and on the document, never on an element of
 * Microsoft's. An event that a script of the page has made up is nobody's doing, but it may tell of a new text.
 */

import signIn from "../facts/sign-in.json" with { type: "json" };
import { shapeIn } from "./pass-text.ts";

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
  let isWaiting = false;
  const onChange = ({ target, isTrusted }: Event) => {
    if (!isField(target)) return;
    if (isTrusted) return listener.onTyped();
    // A password manager may have filled the field. However many events there are, there is one answer per frame.
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      if (!signal.aborted) listener.onTyped();
    });
  };
  const onSent = ({ isTrusted }: Event) => {
    if (!isTrusted || shapeIn(field()).signs === "") return;
    isPassSent = true;
    listener.onSent();
  };
  const onClick = (event: Event) => {
    if (event.target instanceof Element && event.target.closest(signIn.submit.selector)) onSent(event);
  };
  const onKey = (event: KeyboardEvent) => {
    const { key, target, isTrusted } = event;
    if (key === "Enter" && isField(target)) onSent(event);
    if (key === "Escape" && isTrusted) listener.onEscape?.();
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
