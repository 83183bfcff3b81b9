// SPDX-License-Identifier: MIT OR Apache-2.0

/** Joins the parts on one page: what the eyes see goes to the panel, and the panel's orders go to ring and card. */

import type { Facts, Repair, Shape, Tip as TipContent } from "../messages.ts";
import { isAboutPass } from "./eyes/facts.ts";
import type { Eyes, EyesListener } from "./eyes/look.ts";
import { Card } from "./hands/card.ts";
import { Foothold } from "./hands/foothold.ts";
import type { KeepClear } from "./hands/place.ts";
import { Tip } from "./hands/tip.ts";
import type { Ring } from "./ring/ring.ts";
import { world } from "./shared-world.ts";
import { whileAlive } from "./wire/extension.ts";
import { Messenger } from "./wire/messenger.ts";
import { type CardSize, type PanelListener, PanelWire, type RingOrder } from "./wire/panel.ts";
import { isSameShape, mend, shapeIn } from "./wire/pass-text.ts";
import { wasPassSent, watchTyping } from "./wire/typing.ts";

export class Companion implements EyesListener, PanelListener {
  readonly #eyes: Eyes;
  readonly #ring: Ring;
  readonly #card: Card;
  readonly #tip: Tip;
  readonly #panel = new PanelWire(this);
  readonly #life = new AbortController();
  readonly #foothold: Foothold;
  /** As JSON, to see whether they have changed. */
  #lastFacts = "";
  /** The shape that the panel knows; null if it knows none. */
  #lastShape: Shape | null = null;
  #looks = 0;
  /** The names of the elements that the core wants ringed. Which element has a name may change. */
  #chosen: string | null = null;
  #next: string | null = null;
  #isRingHidden = false;
  #keepClear: KeepClear[] = [];
  /** The person sent the pass before the panel was there. */
  #isSentUnreported = false;

  constructor(eyes: Eyes, ring: Ring) {
    this.#eyes = eyes;
    this.#ring = ring;
    this.#card = new Card(ring.surface, {
      onRoom: (isCramped) => this.#panel.sendRoom(isCramped),
      onPlace: () => this.#keepTipClear(),
    });
    this.#tip = new Tip(ring.surface, {
      onPress: (press) => this.#panel.sendPress(press),
      onSight: (isInSight) => this.#panel.sendTipSeen(isInSight),
    });
    const { signal } = this.#life;
    world.focusHelp = this.#focusHelp;
    watchTyping(signal, () => ring.target, {
      onTyped: () => this.#sendShape(),
      onSent: () => this.#sendSent(),
      onEscape: () => this.#panel.sendEscape(),
      onBack: () => this.#reopen(),
    });
    ring.onTarget = () => this.#sendShape();
    ring.onBox = (box) => this.#tip.follow(box);
    this.#tip.follow(ring.box);
    this.#foothold = new Foothold(ring.surface, signal, () => this.#giveWay());
  }

  // What the eyes see.

  onWake() {
    if (!this.#card.isOpen) this.#lastFacts = "";
  }

  onLook() {
    whileAlive(() => this.#ring.follow(), this.onEnd);
    const { host } = this.#ring.surface;
    if (!host || host.isConnected) return;
    // Something removed the host from the page.
    this.#withdraw();
    this.#foothold.lose(() => this.#eyes.scheduleLook());
  }

  onField(field: Element | null) {
    this.#ring.setField(field);
  }

  onFacts(facts: Facts, keepClear: KeepClear[]) {
    this.#keepClear = keepClear;
    this.#card.setKeepClear(keepClear);
    this.#keepTipClear();
    this.#setRing();
    const text = JSON.stringify(facts);
    // The page may have changed the text without an event, or put another input in the field's place.
    if (text === this.#lastFacts) return this.#sendShape();
    this.#lastFacts = text;
    if (!this.#ring.surface.host && !this.#eyes.isWatchful && !isAboutPass(facts)) return;
    if (!this.#card.isOpen) this.#openCard();
    if (!this.#card.isOpen) return;
    this.#sendFacts(facts);
    this.#sendShape();
  }

  onGone() {
    this.#withdraw();
  }

  // What the panel says.

  onConnected() {
    this.#lastShape = null;
    if (this.#lastFacts) this.#sendFacts(JSON.parse(this.#lastFacts));
    this.#sendShape();
    if (this.#isSentUnreported) this.#sendSent();
  }

  onDisconnected() {
    this.#tip.show(null);
    this.#card.close();
  }

  readonly onEnd = () => {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#eyes.stop();
    this.#withdraw();
  };

  onRing({ element, next, hidden }: RingOrder) {
    // This comes only on a journey. Then every view that this document still shows is looked at.
    this.#eyes.isWatchful = true;
    this.#chosen = element;
    this.#next = next;
    this.#isRingHidden = hidden;
    this.#setRing();
    this.#sendShape();
  }

  onTip(tip: TipContent | null) {
    this.#tip.show(tip);
    this.#ring.surface.setTone(tip?.tone ?? "neutral");
  }

  onSize(size: CardSize) {
    const hadFocus = this.#ring.surface.focused !== null;
    this.#card.resize(size);
    // The focus was in the card, and the card has gone.
    if (hadFocus && size.height === 0) this.#focusLeft();
  }

  onRepair(shape: Shape, repair: Repair) {
    const field = this.#ring.target;
    mend(field, shape, repair);
    // The button that had the focus goes. Back to where the person typed.
    if (this.#ring.surface.focused && field instanceof HTMLElement) field.focus();
    this.#sendShape();
  }

  /** Gives the focus to what is left of us, or back to the field. Only if the person had it on something of ours. */
  #focusLeft() {
    if (this.#tip.hasButtons) this.#tip.focus();
    else if (this.#ring.target instanceof HTMLElement) this.#ring.target.focus();
  }

  /** The person wants the help: it opens, and has the focus. */
  readonly #focusHelp = () => {
    if (!this.#panel.isConnected) return false;
    if (this.#tip.hasButtons) this.#tip.focus();
    else this.#panel.sendHelp();
    return true;
  };

  onWithdraw() {
    this.#giveWay();
  }

  onLeave(look: number) {
    // After a later look, the core will think again.
    if (look !== this.#looks) return;
    this.#eyes.isWatchful = world.isAlwaysAsked === true;
    // Keep the facts, so that the core is not asked again about the same page.
    const facts = this.#lastFacts;
    this.#withdraw();
    this.#lastFacts = facts;
    this.#eyes.scheduleLook();
  }

  #setRing() {
    this.#ring.setChosen(this.#eyes.find(this.#chosen));
    this.#ring.setNext(this.#eyes.find(this.#next));
    this.#ring.setHidden(this.#isRingHidden);
  }

  #keepTipClear() {
    const { place } = this.#card;
    this.#tip.setKeepClear(place ? [...this.#keepClear, { box: place, kind: "part" }] : this.#keepClear);
  }

  #sendFacts(facts: Facts) {
    this.#looks += 1;
    // If the panel does not know yet that the pass was sent, it gets to know right after this.
    this.#panel.sendFacts(facts, this.#looks, !wasPassSent() || this.#isSentUnreported);
  }

  #sendShape() {
    const shape = shapeIn(this.#ring.target);
    if (isSameShape(shape, this.#lastShape) || !this.#panel.isConnected) return;
    this.#lastShape = shape;
    this.#panel.sendShape(shape);
  }

  #sendSent() {
    this.#sendShape();
    this.#isSentUnreported = !this.#panel.isConnected;
    this.#panel.sendSent();
  }

  #openCard() {
    whileAlive(() => {
      const word = this.#panel.listen();
      // The page has defined our element for itself.
      if (!this.#card.open(word)) return this.#giveWay();
      this.#foothold.watch();
    }, this.onEnd);
  }

  /** The page comes back from the back/forward cache, and the panel has lost its port. */
  #reopen() {
    this.#withdraw();
    this.#eyes.scheduleLook();
  }

  /** Draws nothing in this page any more. Icon and popup take over. */
  #giveWay() {
    this.#life.abort();
    this.#withdraw();
    this.#eyes.setListener(new Messenger(this.#eyes));
  }

  /** Takes everything off the page. The eyes go on. */
  #withdraw() {
    this.#panel.close();
    this.#lastFacts = "";
    this.#chosen = null;
    this.#next = null;
    this.#isRingHidden = false;
    this.#ring.stop();
    this.#tip.show(null);
    this.#card.close();
    this.#ring.surface.close();
  }
}
