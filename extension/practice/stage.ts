// SPDX-License-Identifier: MIT OR Apache-2.0

/** Where the make-believe views are shown, one at a time. */

import { el } from "./elements.ts";
import { brand } from "./parts.ts";

export const stage = el("main", { class: "stage" });

/** `number`: of the view, as Microsoft's pages have it. */
export function showView(number: string, ...content: (Node | null)[]) {
  const pageId = number === "20" ? "KmsiInterrupt" : "ConvergedSignIn";
  document.querySelector("meta[name=PageID]")?.setAttribute("content", pageId);
  show(el("div", { "data-viewid": number, class: "box" }, brand(), ...content));
}

let isFirst = true;

/** The button that was pressed is gone. As on the real page, the focus goes to what the person does next. */
export function show(content: Element) {
  stage.replaceChildren(content);
  const next = stage.querySelector<HTMLElement>(".field, .primary");
  if (!isFirst) next?.focus();
  isFirst = false;
}
