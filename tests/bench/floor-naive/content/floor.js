// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

// The script that most people would write first. At each mutation it searches for the field, checks whether it is
// visible, reads its position and draws the ring.
{
  const ring = document.createElement("floor-ring");
  ring.style.cssText =
    "all: initial; position: fixed; z-index: 2147483647; box-sizing: border-box; border: 3px solid blue; border-radius: 8px; pointer-events: none";

  const draw = () => {
    const field = document.querySelector("input[name=accesspass]");
    if (!field?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return ring.remove();
    const { left, top, width, height } = field.getBoundingClientRect();
    if (!ring.isConnected) document.documentElement.append(ring);
    for (const [name, length] of Object.entries({
      left: left - 7,
      top: top - 7,
      width: width + 14,
      height: height + 14,
    })) {
      ring.style.setProperty(name, `${length}px`);
    }
  };
  // Mutations of the ring itself do not count.
  const observer = new MutationObserver(
    (records) => records.some(({ target }) => target !== ring && target !== document.documentElement) && draw(),
  );
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  addEventListener("scroll", draw, { capture: true, passive: true });
  addEventListener("resize", draw, { passive: true });
}
