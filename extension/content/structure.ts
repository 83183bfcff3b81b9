// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The popup runs this script in a page that is not recognised, when the person wants a report with its structure. It
 * reads names only: of elements, ids, fields, types, roles, `data-*` attributes and classes; never text, values or
 * addresses. The core then leaves out every word that is not a common one (src/page/structure.rs). The value of the
 * last statement is the answer that the popup gets.
 */

import type { Part } from "../messages.ts";

(() => {
  const mostParts = 600;
  const skipped = "script, style, noscript, template, link, meta, svg *, tap-companion";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (node) =>
    node instanceof Element && node.matches(skipped) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );

  const depthOf = (element: Element): number => {
    let depth = 0;
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) depth += 1;
    return depth;
  };

  const partOf = (element: Element): Part => {
    const read = (name: string) => element.getAttribute(name) ?? "";
    return {
      depth: depthOf(element),
      element: element.localName,
      id: read("id"),
      name: read("name"),
      type: read("type"),
      role: read("role"),
      data: element.getAttributeNames().filter((name) => name.startsWith("data-")),
      classes: [...element.classList],
      shown: element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    };
  };

  const parts: Part[] = [];
  while (parts.length < mostParts && walker.nextNode()) {
    if (walker.currentNode instanceof Element) parts.push(partOf(walker.currentNode));
  }
  return parts;
})();
