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
 * @param {Reflex} reflex
 * @returns {Sights} what to do at what they see
 */
function companion(eyes, { surface, ring }) {
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

  const card = cardOn(surface, (cramped) => tell({ kind: "room", cramped }));

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
      card.open();
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
      card.close();
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
        ring.aim(eyes.find(told));
        tellShape();
        break;
      case "size":
        card.resize(command);
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
        eyes.watchful = globalThis.tapAlways === true;
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
    if (card.isOpen) whileAlive(() => chrome.runtime.onConnect.removeListener(onConnect), () => {});
    lastFacts = "";
    told = null;
    ring.stop();
    card.close();
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
    // It has lost its wire.
    onBack: () => (withdraw(), eyes.stir()),
  });
  // A popover or dialog of the page's has come to stand above everything, us included.
  document.addEventListener("toggle", ({ target, newState }) => {
    if (newState === "open" && target instanceof Element && isUnder(surface, target)) lose(() => raise(surface));
  }, { capture: true, signal: life.signal });

  return {
    onWake() {
      if (!card.isOpen) lastFacts = "";
    },
    onStir() {
      whileAlive(() => ring.stir(), end);
      // Something took our host off the page.
      if (surface.host?.isConnected !== false) return;
      withdraw();
      lose(() => eyes.stir());
    },
    onField(field) {
      ring.spot(field);
    },
    onFacts(facts, clear) {
      card.keepClear(clear);
      ring.aim(eyes.find(told));
      const text = JSON.stringify(facts);
      if (text === lastFacts) return;
      lastFacts = text;
      if (!surface.host && !eyes.watchful && !isAboutPass(facts)) return;
      if (!card.isOpen) openFrame();
      tellFacts(facts);
      tellShape();
    },
    onNothing: withdraw,
  };
}

/**
 * Something of the page's that came into the top layer lies over what we draw.
 * @param {Surface} surface
 * @param {Element} other
 */
function isUnder({ host, layer }, other) {
  if (!host || other.matches("dialog:modal")) return host !== null;
  const box = other.getBoundingClientRect();
  const parts = /** @type {HTMLElement[]} */ ([...(layer?.children ?? [])]);
  return parts.some((part) => !part.hidden && !part.inert && overlaps(part.getBoundingClientRect(), box));
}

/**
 * Puts the layer above what came after it.
 * @param {Surface} surface
 */
function raise({ layer }) {
  layer?.hidePopover();
  layer?.showPopover();
}
