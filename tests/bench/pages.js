// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Pages of any size, and what happens in them. What changes a page is called in the page, where nothing else of this file is there. */

/** The view that asks for the pass, as it comes into a page. */
export const PASS_VIEW = `<div data-viewid="56" class="view"><div id="loginHeader" role="heading" aria-level="1">Enter Temporary Access Pass</div>
<input type="password" name="accesspass" aria-label="Temporary Access Pass" autocomplete="off" style="inline-size: 280px; block-size: 36px">
<input type="submit" id="idSIButton9" value="Sign in"></div>`;

/** Elements of one block of `pageOf`. */
const BLOCK = 10;

/**
 * A page of so many elements, the document's own aside, in the manner of a page made by a framework: nested, with classes and texts.
 * @param {number} nodes
 * @param {string} [view] what stands in the sign-in box already
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

/** Puts the view into the page, in a task of its own. @param {string} view */
export function insert(view) {
  setTimeout(() => {
    const template = document.createElement("template");
    template.innerHTML = view;
    document.querySelector("#lightbox")?.append(template.content);
  });
}

/**
 * So many mutations in each of so many frames; the last of them adds or removes an element, the others change a class.
 * @param {{ frames: number, each: number }} many
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
 * A storm: a hundred thousand mutations, in tasks that leave room for frames between them.
 * @param {number} mutations
 * @returns {Promise<void>}
 */
export function storm(mutations) {
  const EACH = 250;
  return new Promise((done) => {
    const crowd = (document.querySelector("#field-of-work") ?? document.body).appendChild(
      document.createElement("div"),
    );
    crowd.hidden = true;
    let left = mutations;
    // A page in which so much happens is painted anew all the time.
    const frame = () => void (left > 0 && requestAnimationFrame(frame));
    frame();
    const tick = () => {
      for (let each = 0; each < EACH; each += 5) {
        const child = document.createElement("input");
        child.name = ["accesspas", "passwd", "x"][each % 3] ?? "";
        crowd.append(child);
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
