// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The wire to the panel, which is in a frame of the extension. The panel connects through the browser (`tabs.connect`),
 * so no message passes through the page. The panel says a word that only the address of our own frame has: a panel that
 * the page has put into a frame of its own does not know it.
 */

import type { Command, Facts, PageMessage, Press, Repair, Shape, Tip } from "../../messages.ts";
import { whileAlive } from "./extension.ts";

export type CardSize = Extract<Command, { size: unknown }>["size"];
export type RingOrder = Extract<Command, { ring: unknown }>["ring"];

export interface PanelListener {
  onConnected: () => void;
  onDisconnected: () => void;
  /** The extension is gone. */
  onEnd: () => void;
  onRing: (order: RingOrder) => void;
  onTip: (tip: Tip | null) => void;
  onSize: (size: CardSize) => void;
  onRepair: (shape: Shape, repair: Repair) => void;
  /** Nothing may be drawn in this page any more. */
  onWithdraw: () => void;
  /** Take everything off the page, unless there was a later look. */
  onLeave: (look: number) => void;
}

export class PanelWire {
  readonly #listener: PanelListener;
  #port: chrome.runtime.Port | null = null;
  #word = "";

  constructor(listener: PanelListener) {
    this.#listener = listener;
  }

  get isConnected(): boolean {
    return this.#port !== null;
  }

  /** Waits for the panel that says this word. May throw if the extension is gone. */
  listen(): string {
    this.#word = crypto.randomUUID();
    chrome.runtime.onConnect.addListener(this.#onConnect);
    return this.#word;
  }

  /** Forgets the panel. A message that a closing panel still sends is not for the next one. */
  close() {
    this.#port = null;
    whileAlive(
      () => chrome.runtime.onConnect.removeListener(this.#onConnect),
      () => {},
    );
  }

  sendFacts(facts: Facts, look: number, fresh: boolean) {
    this.#send({ facts: { facts, look, fresh } });
  }

  sendShape(shape: Shape) {
    this.#send({ shape });
  }

  sendSent() {
    this.#send("sent");
  }

  sendEscape() {
    this.#send("escape");
  }

  sendRoom(cramped: boolean) {
    this.#send({ room: { cramped } });
  }

  sendHelp() {
    this.#send("help");
  }

  sendTipSeen(isSeen: boolean) {
    this.#send({ tipSeen: isSeen });
  }

  sendPress(press: Press) {
    this.#send({ pressed: press });
  }

  #send(message: PageMessage) {
    const port = this.#port;
    if (port) whileAlive(() => port.postMessage(message), this.#listener.onEnd);
  }

  readonly #onConnect = (port: chrome.runtime.Port) => {
    if (port.name !== `panel:${this.#word}` || this.#port) return;
    this.#port = port;
    port.onMessage.addListener((command: Command) => {
      if (this.#port === port) this.#dispatch(command);
    });
    port.onDisconnect.addListener(() => {
      // Without this, the browser writes an unread error to the page's console.
      void chrome.runtime?.lastError;
      if (this.#port !== port) return;
      this.#port = null;
      this.#listener.onDisconnected();
    });
    this.#listener.onConnected();
  };

  #dispatch(command: Command) {
    const listener = this.#listener;
    if (command === "withdraw") listener.onWithdraw();
    else if ("ring" in command) listener.onRing(command.ring);
    else if ("tip" in command) listener.onTip(command.tip);
    else if ("size" in command) listener.onSize(command.size);
    else if ("repair" in command) listener.onRepair(command.repair.shape, command.repair.repair);
    else listener.onLeave(command.leave.look);
  }
}
