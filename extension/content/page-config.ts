// SPDX-License-Identifier: MIT OR Apache-2.0

/** The page's own state, in an inline script: `$Config={…};`. */

import tripwire from "./facts/tripwire.json" with { type: "json" };

const { config } = tripwire;

/** The text of the script, or null while it is not there. */
export function findConfig(): string | null {
  for (const { src, textContent } of document.scripts) {
    if (!src && textContent?.includes(config.script.text)) return textContent;
  }
  return null;
}

let accountHasPass: boolean | null = null;

/** Whether the page says that the account that it was made for has a pass. */
export function saysAccountHasPass(): boolean {
  const text = accountHasPass === null ? findConfig() : null;
  if (text !== null) accountHasPass = text.includes(config["account-has-pass"].text);
  return accountHasPass === true;
}
