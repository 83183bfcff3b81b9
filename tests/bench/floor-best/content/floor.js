// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

// The best we know how to write. It looks for the field once a frame, and only while it has none; it never forces a layout: it asks
// where the field is in ResizeObserver call-backs, which run between layout and paint. A field that comes and one that is shown both
// change their size, so that of attributes the name alone matters.
{
  /** @type {Element | null} */
  let field = null;
  /** @type {HTMLElement | null} */
  let ring = null;
  // biome-ignore lint/correctness/noUnusedVariables: `||=` reads it.
  let frame = 0;

  const size = new ResizeObserver(() => {
    if (!field) return;
    const { left, top, width, height } = field.getBoundingClientRect();
    if (width === 0) return ring?.remove();
    if (!ring) {
      ring = document.createElement("floor-ring");
      ring.style.cssText =
        "all: initial; position: fixed; left: 0; top: 0; z-index: 2147483647; box-sizing: border-box; border: 3px solid blue; border-radius: 8px; pointer-events: none";
    }
    ring.style.translate = `${left - 7}px ${top - 7}px`;
    ring.style.width = `${width + 14}px`;
    ring.style.height = `${height + 14}px`;
    if (!ring.isConnected) document.documentElement.append(ring);
  });

  const look = () => {
    frame = 0;
    if (field?.isConnected) return;
    size.disconnect();
    field = document.querySelector("input[name=accesspass]");
    if (!field) return ring?.remove();
    size.observe(field);
    // What moves it changes in most cases the size of the page, too.
    size.observe(document.body);
  };

  new MutationObserver(() => {
    frame ||= requestAnimationFrame(look);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["name"] });

  const moved = () => {
    if (!field) return;
    // Observed anew, it is told of in this very frame.
    size.unobserve(field);
    size.observe(field);
  };
  addEventListener("scroll", moved, { capture: true, passive: true });
  addEventListener("resize", moved, { passive: true });
}
