// SPDX-License-Identifier: MIT OR Apache-2.0

/** Microsoft's error codes on the page. */

import page from "../facts/page.json" with { type: "json" };
import { COMPLAINT } from "./selectors.ts";

const COMPLAINT_CODE = new RegExp(page["complaint-code"].pattern);
const CONFIG_CODES = page["config-codes"].patterns.map((pattern) => new RegExp(pattern));

export function codesInComplaint(element: Element): string[] {
  const code = element.matches(COMPLAINT) ? COMPLAINT_CODE.exec(element.textContent)?.[1] : undefined;
  return code ? [code] : [];
}

/** The codes in the page's own state. They are about the views that the document started with, not about later ones. */
export class StatedCodes {
  #codes: string[] | null = null;
  #firstViews = "";

  /** Reads them once the script that has them is there. */
  read() {
    this.#codes ??= readConfig();
  }

  forViews(views: number[]): string[] {
    this.#firstViews ||= views.join();
    if (views.join() !== this.#firstViews) this.#codes = [];
    return this.#codes ?? [];
  }
}

/** The page's own state is in an inline script: `$Config={…};`. */
function readConfig(): string[] | null {
  const config = [...document.scripts].find(({ src, textContent }) => !src && textContent?.includes(page.config.text));
  if (!config) return null;
  return CONFIG_CODES.flatMap((code) => code.exec(config.textContent)?.[1] || []);
}
