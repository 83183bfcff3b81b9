// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** The pass was sent off from this document: whatever it still shows is no answer. */
let wasSent = false;

/**
 * Attends to what the person does with the pass field, without a say: passive, on the document, never on an element of
 * Microsoft's.
 * @param {AbortSignal} life
 * @param {() => Element | null} field where the pass goes now
 * @param {{ onTyped: () => void, onSent: () => void, onEscape?: () => void, onBack: () => void }} does onBack: to a
 *   page that the browser had kept (back/forward cache)
 */
function attend(life, field, { onTyped, onSent, onEscape, onBack }) {
  /**
   * @template {keyof DocumentEventMap} K
   * @param {K} type
   * @param {(event: DocumentEventMap[K]) => void} listener
   */
  const on = (type, listener) => document.addEventListener(type, listener, { capture: true, passive: true, signal: life });
  /** @param {EventTarget | null} target */
  const isField = (target) => target !== null && target === field();
  const sent = () => {
    if (shapeIn(field()) === "") return;
    wasSent = true;
    onSent();
  };
  on("input", (event) => isField(event.target) && onTyped());
  on("change", (event) => isField(event.target) && onTyped());
  on("submit", sent);
  on("click", (event) => event.target instanceof Element && event.target.closest(SUBMIT) && sent());
  on("keydown", (event) => {
    if (event.key === "Enter" && isField(event.target)) sent();
    if (event.key === "Escape") onEscape?.();
  });
  addEventListener("pageshow", (event) => event.persisted && onBack(), { signal: life });
}

/**
 * The shape of what is in the pass field: all that ever leaves this script of it. The one place where the pass is read.
 * @param {Element | null} field
 */
function shapeIn(field) {
  return field instanceof HTMLInputElement ? shapeOf(field.value) : "";
}
