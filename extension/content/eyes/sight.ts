// SPDX-License-Identifier: MIT OR Apache-2.0

/** Finds out which elements a person can see, without forcing a layout. */

import { type Box, isVisible } from "../ring/visible.ts";

export interface Seen {
  element: Element;
  box: Box;
}

export class Sight {
  /** The browser has said where the elements are. */
  hasResult = false;
  #isOver = false;
  readonly #observer: IntersectionObserver;

  /** `onChange`: later, some of the elements came or went. */
  constructor(elements: Iterable<Element>, onResult: (seen: Seen[]) => void, onChange: () => void) {
    // The first callback is about all elements, a later one about some.
    this.#observer = new IntersectionObserver((entries) => {
      if (this.#isOver) return;
      if (this.hasResult) return onChange();
      this.hasResult = true;
      const visible = entries.filter(({ target, boundingClientRect }) => isVisible(target, boundingClientRect));
      onResult(visible.map(({ target, boundingClientRect }) => ({ element: target, box: boundingClientRect })));
    });
    for (const element of elements) this.#observer.observe(element);
  }

  end() {
    this.#isOver = true;
    this.#observer.disconnect();
  }
}
