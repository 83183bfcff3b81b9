// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only after IT has installed us, and until the first policy is there: it may say that nothing is to be
// drawn in a page. A page that comes meanwhile waits for it, but not for long: there may be none.
{
  /** In milliseconds. */
  const MOST = 5000;
  globalThis.tapCompanionWaiting = true;
  const { onChanged } = chrome.storage.local;

  /** @param {Record<string, chrome.storage.StorageChange>} changes */
  const onPolicy = ({ policy }) => policy && begin();
  const late = setTimeout(() => begin(), MOST);
  onChanged.addListener(onPolicy);

  const begin = async () => {
    onChanged.removeListener(onPolicy);
    clearTimeout(late);
    // What other pages are told by scripts that this one came too early for.
    const { always, toolbar } = await chrome.runtime.sendMessage({ kind: "announced?" }).catch(() => ({}));
    globalThis.tapCompanionAlways = always === true;
    globalThis.tapCompanionToolbar = toolbar === true;
    globalThis.tapCompanionWaiting = false;
    globalThis.tapCompanionBegin?.();
  };
}
