// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * The wire to the panel, which is in a frame of the extension. The panel connects through the browser (`tabs.connect`),
 * so no message passes through the page.
 */

import { whileAlive } from "./extension.ts";
import type { CardSize, Edit, Facts, FromPanel, ToPanel } from "./messages.ts";

export interface PanelListener {
  onConnected: () => void;
  onDisconnected: () => void;
  /** The extension is gone. */
  onEnd: () => void;
  onRing: (element: string | null) => void;
  onSize: (size: CardSize) => void;
  onRepair: (shape: string, edits: Edit[]) => void;
  /** Nothing may be drawn in this page any more. */
  onWithdraw: () => void;
  /** Take everything off the page, unless there was a later look. */
  onLeave: (look: number) => void;
}

export class PanelWire {
  readonly #listener: PanelListener;
  #port: chrome.runtime.Port | null = null;

  constructor(listener: PanelListener) {
    this.#listener = listener;
  }

  get isConnected(): boolean {
    return this.#port !== null;
  }

  /** Waits for the panel. May throw if the extension is gone. */
  listen() {
    chrome.runtime.onConnect.addListener(this.#onConnect);
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
    this.#send({ kind: "facts", facts, look, fresh });
  }

  sendShape(shape: string) {
    this.#send({ kind: "shape", shape });
  }

  sendSent() {
    this.#send({ kind: "sent" });
  }

  sendEscape() {
    this.#send({ kind: "escape" });
  }

  sendRoom(cramped: boolean) {
    this.#send({ kind: "room", cramped });
  }

  #send(message: ToPanel) {
    const port = this.#port;
    if (port) whileAlive(() => port.postMessage(message), this.#listener.onEnd);
  }

  readonly #onConnect = (port: chrome.runtime.Port) => {
    if (port.name !== "panel") return;
    this.#port = port;
    port.onMessage.addListener((message: FromPanel) => {
      if (this.#port === port) this.#dispatch(message);
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

  #dispatch(message: FromPanel) {
    switch (message.kind) {
      case "ring":
        return this.#listener.onRing(message.element);
      case "size":
        return this.#listener.onSize(message);
      case "repair":
        return this.#listener.onRepair(message.shape, message.edits);
      case "withdraw":
        return this.#listener.onWithdraw();
      case "leave":
        return this.#listener.onLeave(message.look);
    }
  }
}
