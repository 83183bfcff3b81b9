// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

// The fastest script that we can write for this task. It searches for the field at most once a frame, and only while it
// has none. It never forces a layout: it reads the field's position in ResizeObserver callbacks, which run between
// layout and paint. A field that is inserted or shown changes its size, so `name` is the only attribute to observe.
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

  const findField = () => {
    frame = 0;
    if (field?.isConnected) return;
    size.disconnect();
    field = document.querySelector("input[name=accesspass]");
    if (!field) return ring?.remove();
    size.observe(field);
    // A change that moves the field usually changes the size of the page too.
    size.observe(document.body);
  };

  new MutationObserver(() => {
    frame ||= requestAnimationFrame(findField);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["name"] });

  const updatePosition = () => {
    if (!field) return;
    // Observing it again causes a callback in the same frame.
    size.unobserve(field);
    size.observe(field);
  };
  addEventListener("scroll", updatePosition, { capture: true, passive: true });
  addEventListener("resize", updatePosition, { passive: true });
}
