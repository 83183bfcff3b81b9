// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

/** How often our host is put back, and put above what came over it, before we give up rather than fight. */
const MOST_LOSSES = 3;

/**
 * Reflex and hands, and the wire to the brain: built when a pass comes near, or a journey is under way, and not before.
 *
 * The brain is panel.html in a frame of our own. It calls here through the browser (`tabs.connect`), so that no message
 * passes through the page.
 *
 * @typedef {(
 *   { kind: "ring", element: string | null } | { kind: "size" } & CardSize | { kind: "leave", look: number } |
 *   { kind: "repair", shape: string, edits: Edit[] } | { kind: "withdraw" }
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
  /** Who sends the pass may be faster than the brain. */
  let unheard = false;

  const surface = new Surface((cramped) => tell({ kind: "room", cramped }));
  const ring = new Ring(surface);

  /** @param {object} message */
  function tell(message) {
    if (brain) whileAlive(() => brain?.postMessage(message), end);
  }

  /** @param {Facts} facts */
  function tellFacts(facts) {
    // What the brain has not heard of yet, it hears of after this.
    tell({ kind: "facts", facts, look: ++looks, fresh: !wasSent || unheard });
  }

  function tellSent() {
    unheard = brain === null;
    tell({ kind: "sent" });
  }

  const tellShape = () => tell({ kind: "shape", shape: shapeIn(ring.target) });

  function openFrame() {
    whileAlive(() => {
      chrome.runtime.onConnect.addListener(onConnect);
      surface.openFrame();
    }, end);
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
    if (lastFacts) tellFacts(JSON.parse(lastFacts));
    tellShape();
    if (unheard) tellSent();
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
      case "repair":
        mend(ring.target, command.shape, command.edits);
        break;
      case "withdraw":
        giveWay();
        break;
      case "leave": {
        // Something has come meanwhile: the brain will think again.
        if (command.look !== looks) break;
        eyes.watchful = globalThis.tapCompanionAlways === true;
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
    if (surface.hasFrame) whileAlive(() => chrome.runtime.onConnect.removeListener(onConnect), () => {});
    lastFacts = "";
    told = null;
    ring.stop();
    surface.close();
  }

  /**
   * The page threw our host out, or put something over it.
   * @param {() => void} restore
   */
  function lose(restore) {
    losses += 1;
    if (losses <= MOST_LOSSES) restore();
    else giveWay();
  }

  /** The page is not ours to draw on. From here on icon and popup say what the card said. */
  function giveWay() {
    life.abort();
    withdraw();
    eyes.handTo(messenger);
  }

  function end() {
    if (life.signal.aborted) return;
    life.abort();
    eyes.stop();
    withdraw();
  }

  attend(life.signal, () => ring.target, {
    onTyped: tellShape,
    onSent: tellSent,
    onEscape: () => tell({ kind: "escape" }),
  });
  // A popover or dialog of the page's has come to stand above everything, us included.
  document.addEventListener("toggle", ({ target, newState }) => {
    if (newState === "open" && target instanceof Element && surface.isUnder(target)) lose(() => surface.raise());
  }, { capture: true, passive: true, signal: life.signal });
  // A page that comes back from the back/forward cache has lost its wire.
  addEventListener("pageshow", (event) => event.persisted && (withdraw(), eyes.stir()), { signal: life.signal });

  return {
    onWake() {
      if (!surface.hasFrame) lastFacts = "";
    },
    onStir() {
      whileAlive(() => ring.stir(), end);
      if (!surface.isLost) return;
      withdraw();
      lose(() => eyes.stir());
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
      if (!surface.isOpen && !eyes.watchful && !isAboutPass(facts)) return;
      if (!surface.hasFrame) openFrame();
      tellFacts(facts);
      tellShape();
    },
    onNothing: withdraw,
  };
}
