// SPDX-License-Identifier: MIT OR Apache-2.0

/** What the page's own state and its messages say about the last try. */

import page from "../facts/page.json" with { type: "json" };
import tripwire from "../facts/tripwire.json" with { type: "json" };
import { findConfig, saysAccountHasPass } from "../page-config.ts";
import { COMPLAINT } from "./selectors.ts";

const COMPLAINT_CODE = new RegExp(page["complaint-code"].pattern);
const CODES = page["error-codes"].patterns.map((pattern) => new RegExp(pattern));
const POSTED_VIEW = new RegExp(page["posted-view"].pattern);

/** Views in which the person chooses an account: user name and account tiles. */
const ACCOUNT_VIEWS = [1, 12];

export function codesInComplaint(element: Element): string[] {
  const code = element.matches(COMPLAINT) ? COMPLAINT_CODE.exec(element.textContent)?.[1] : undefined;
  return code ? [code] : [];
}

interface LastTry {
  codes: string[];
  /** The view whose form was posted. */
  posted: number | null;
}

const NOTHING: LastTry = { codes: [], posted: null };

/** The page's own state. It is about the views and the account that the document started with, not about later ones. */
export class StatedConfig {
  #lastTry: LastTry | null = null;
  #firstViews = "";
  #isOtherAccount = false;
  #mayRecover = false;

  /** Reads it once the script that has it is there. */
  read() {
    const text = this.#lastTry ? null : findConfig();
    if (text === null) return;
    const posted = POSTED_VIEW.exec(text)?.[1];
    const codes = CODES.flatMap((code) => code.exec(text)?.[1] || []);
    this.#mayRecover = text.includes(tripwire.config["recovery-enabled"].text);
    this.#lastTry = { codes, posted: posted === undefined ? null : Number(posted) };
  }

  lastTryFor(views: number[]): LastTry {
    this.#firstViews ||= views.join();
    // A view that cannot be seen for a moment is still the same.
    if (views.length > 0 && views.join() !== this.#firstViews) this.#lastTry = NOTHING;
    return this.#lastTry ?? NOTHING;
  }

  /** The names of what it says while these views are shown. */
  namesFor(views: number[]): string[] {
    this.#isOtherAccount ||= views.some((view) => ACCOUNT_VIEWS.includes(view));
    const hasPass = !this.#isOtherAccount && saysAccountHasPass();
    return [...(hasPass ? ["account-has-pass"] : []), ...(this.#mayRecover ? ["recovery-enabled"] : [])];
  }
}
