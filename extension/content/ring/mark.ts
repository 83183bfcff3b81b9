// SPDX-License-Identifier: MIT OR Apache-2.0

/** Our mark, drawn as in icons/mark.svg. In a page it is no picture, because that could be forbidden there. */

const SVG = "http://www.w3.org/2000/svg";

export function makeMark(size: number): SVGElement {
  const mark = make("svg", { viewBox: "0 0 32 32", width: size, height: size, "aria-hidden": "true", class: "mark" });
  const key = { fill: "none", stroke: "#ffffff", "stroke-width": 3.6, "stroke-linecap": "round" };
  mark.append(
    make("rect", { width: 32, height: 32, rx: 8, fill: "#5b3fd6" }),
    make("circle", { cx: 10, cy: 16, r: 5.4, ...key }),
    make("path", { d: "M15.4 16H28v5.4M22 16v4", ...key }),
  );
  return mark;
}

function make(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value));
  return element;
}
