// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Pages of any size, and functions that change them. The browser runs these functions in the page, so they cannot use
 * anything else of this file.
 */

/** The view that asks for the pass. */
export const PASS_VIEW = `<div data-viewid="56" class="view"><div id="loginHeader" role="heading" aria-level="1">Enter Temporary Access Pass</div>
<input type="password" name="accesspass" aria-label="Temporary Access Pass" autocomplete="off" style="inline-size: 280px; block-size: 36px">
<input type="submit" id="idSIButton9" value="Sign in"></div>`;

/** Elements of one block of `pageOf`. */
const BLOCK = 10;

/**
 * A page of this many elements besides the document's own. Like a framework's page it has nested elements, classes and
 * texts.
 * @param {number} nodes
 * @param {string} [view] is in the sign-in box from the start
 */
export function pageOf(nodes, view = "") {
  const block = (
    /** @type {number} */ number,
  ) => `<div class="row r${number % 7}" id="n${number}"><div class="ext cell"><span>Text ${number}</span><a href="#a${number}">
<b>link</b></a></div><ul role="list"><li class="item">One</li><li class="item" hidden>Two</li><li><i>Three</i></li></ul></div>`;
  const blocks = Array.from({ length: Math.floor(nodes / BLOCK) }, (_, number) => block(number)).join("");
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><meta name="PageID" content="ConvergedSignIn">
</head><body><div id="lightbox">${view}</div><div id="field-of-work"></div><div style="block-size: 300px; overflow: auto">${blocks}</div></body></html>`;
}

/** Inserts the view into the page in a separate task. @param {string} view */
export function insert(view) {
  setTimeout(() => {
    const template = document.createElement("template");
    template.innerHTML = view;
    document.querySelector("#lightbox")?.append(template.content);
  });
}

/**
 * Makes `each` mutations in each of `frames` frames. The last one adds or removes an element, the others change a class.
 * @param {{ frames: number, each: number }} numbers
 * @returns {Promise<void>}
 */
export function stirUp({ frames, each }) {
  return new Promise((done) => {
    const field = document.querySelector("#field-of-work") ?? document.body;
    let left = frames;
    const frame = () => {
      for (let count = 1; count < each; count += 1) field.className = `c${count % 2}`;
      const [old] = field.children;
      if (old) old.remove();
      else field.append(document.createElement("p"));
      left -= 1;
      if (left > 0) requestAnimationFrame(frame);
      else requestAnimationFrame(() => requestAnimationFrame(() => done()));
    };
    requestAnimationFrame(frame);
  });
}

/**
 * Makes many mutations in short tasks, with time for frames between them.
 * @param {number} mutations
 * @returns {Promise<void>}
 */
export function storm(mutations) {
  const EACH = 250;
  return new Promise((done) => {
    const box = (document.querySelector("#field-of-work") ?? document.body).appendChild(document.createElement("div"));
    box.hidden = true;
    let left = mutations;
    // A page that changes so much is painted all the time.
    const frame = () => void (left > 0 && requestAnimationFrame(frame));
    frame();
    const tick = () => {
      for (let each = 0; each < EACH; each += 5) {
        const child = document.createElement("input");
        child.name = ["accesspas", "passwd", "x"][each % 3] ?? "";
        box.append(child);
        child.className = `c${each}`;
        child.setAttribute("data-value", String(each));
        child.append("text");
        child.remove();
      }
      left -= EACH;
      if (left > 0) setTimeout(tick, 5);
      else requestAnimationFrame(() => requestAnimationFrame(() => done()));
    };
    tick();
  });
}
