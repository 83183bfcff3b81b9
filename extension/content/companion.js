// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/**
 * Reflex and hands, and the wire to the brain: built when a pass comes near, or a journey is under way, and not before.
 *
 * The brain is panel.html in a frame of our own. It calls here through the browser (`tabs.connect`), so that no message
 * passes through the page.
 *
 * @typedef {(
 *   { kind: "ring", element: string | null } | { kind: "size" } & CardSize | { kind: "leave", look: number }
 * )} Command what the brain tells us
 */

/**
 * @param {Eyes} eyes
 * @returns {Sights} what to do at what they see
 */
function companion(eyes) {
  const life = new AbortController();
  /** @type {chrome.runtime.Port | null} */
  let brain = null;
  let lastFacts = "";
  let looks = 0;
  /** @type {string | null} what the brain wants ringed; the element behind the name may change */
  let told = null;
  let losses = 0;

  const surface = new Surface((cramped) => tell({ kind: "room", cramped }));
  const ring = new Ring(surface);
  /**
   * After an update of the extension this script lives on without it, and every call throws: then it ends itself.
   * @param {() => void} call
   */
  function whileAlive(call) {
    try {
      if (chrome.runtime?.id) return call();
    } catch {
      // Gone between the question and the call.
    }
    end();
  }

  /** @param {object} message */
  function tell(message) {
    if (brain) whileAlive(() => brain?.postMessage(message));
  }

  /** The one place where the pass is read. Its shape leaves, the pass does not. */
  function tellShape() {
    const field = ring.target;
    tell({ kind: "shape", shape: field instanceof HTMLInputElement ? shapeOf(field.value) : "" });
  }

  function openFrame() {
    whileAlive(() => {
      chrome.runtime.onConnect.addListener(onConnect);
      surface.openFrame();
    });
  }

  /** @param {chrome.runtime.Port} port */
  function onConnect(port) {
    if (port.name !== "panel") return;
    brain = port;
    port.onMessage.addListener((command) => brain === port && obey(command));
    port.onDisconnect.addListener(() => {
      // Asked for, so that the browser does not complain on the page's console.
      void chrome.runtime?.lastError;
      if (brain !== port) return;
      brain = null;
      surface.closeFrame();
    });
    if (lastFacts) tell({ kind: "facts", facts: JSON.parse(lastFacts), look: ++looks });
    tellShape();
  }

  /** @param {Command} command */
  function obey(command) {
    switch (command.kind) {
      case "ring":
        // It comes only on a journey: then each view that this document still shows is looked at.
        eyes.watchful = true;
        told = command.element;
        ring.aim(told === null ? null : eyes.find(told));
        tellShape();
        break;
      case "size":
        surface.resize(command);
        break;
      case "leave": {
        // Something has come meanwhile: the brain will think again.
        if (command.look !== looks) break;
        eyes.watchful = false;
        // Not to be asked again about the same page.
        const left = lastFacts;
        withdraw();
        lastFacts = left;
        eyes.stir();
        break;
      }
    }
  }

  /** Takes everything off the page. The eyes go on. */
  function withdraw() {
    brain = null;
    // What a frame that goes has still to say is not for its successor.
    if (surface.hasFrame) whileAlive(() => chrome.runtime.onConnect.removeListener(onConnect));
    lastFacts = "";
    told = null;
    ring.stop();
    surface.close();
  }

  /** The page threw our host out: put it back a few times, then give up rather than fight. */
  function restore() {
    withdraw();
    losses += 1;
    if (losses > 3) end();
    else eyes.stir();
  }

  function end() {
    if (life.signal.aborted) return;
    life.abort();
    eyes.stop();
    withdraw();
  }

  /**
   * Listens without a say: passive, on the document, never on an element of Microsoft's.
   * @template {keyof DocumentEventMap} K
   * @param {K} type
   * @param {(event: DocumentEventMap[K]) => void} listener
   */
  function on(type, listener) {
    document.addEventListener(type, listener, { capture: true, passive: true, signal: life.signal });
  }

  /** @param {EventTarget | null} target */
  const isField = (target) => target !== null && target === ring.target;
  const sent = () => {
    if (!brain || !(ring.target instanceof HTMLInputElement) || !ring.target.value) return;
    tell({ kind: "sent" });
  };

  on("input", (event) => isField(event.target) && tellShape());
  on("change", (event) => isField(event.target) && tellShape());
  on("submit", sent);
  on("click", (event) => event.target instanceof Element && event.target.closest(SUBMIT) && sent());
  on("keydown", (event) => event.key === "Enter" && isField(event.target) && sent());
  // What moves things without a change in the document; a picture that has loaded, for one.
  for (const type of /** @type {const} */ (["scroll", "load", "transitionrun", "transitionend", "animationstart", "animationend"])) {
    on(type, () => {
      if (!eyes.isNear) return;
      ring.stir();
      eyes.stir();
    });
  }
  addEventListener("resize", () => eyes.isNear && eyes.stir(), { passive: true, signal: life.signal });
  // A page that comes back from the back/forward cache has lost its wire.
  addEventListener("pageshow", (event) => event.persisted && (withdraw(), eyes.stir()), { signal: life.signal });

  return {
    onStir() {
      whileAlive(() => ring.stir());
      if (surface.isLost) restore();
    },
    onField(field) {
      ring.spot(field);
    },
    onFacts(facts, clear) {
      surface.keepClear(clear);
      ring.aim(told === null ? null : eyes.find(told));
      const text = JSON.stringify(facts);
      if (text === lastFacts) return;
      lastFacts = text;
      const isNear = ABOUT_PASS.some((name) => facts.seen[name]) || ONLY.some((name) => facts.seen[name] === 1);
      if (!surface.isOpen && !eyes.watchful && !isNear) return;
      if (!surface.hasFrame) openFrame();
      tell({ kind: "facts", facts, look: ++looks });
      tellShape();
    },
    onNothing: withdraw,
  };
}
