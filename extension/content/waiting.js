// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only after IT has installed us, and until the first policy is there: it may say that nothing is to be
// drawn in a page. A page that comes meanwhile waits for it, but not for long: there may be none.
{
  /** In milliseconds. */
  const MOST = 5000;
  globalThis.tapCompanionWaiting = true;
  const nothing = { always: false, toolbar: false };
  const late = new Promise((resolve) => setTimeout(resolve, MOST, nothing));
  // It answers once it knows, with what other pages are told by scripts that this one came too early for.
  Promise.race([chrome.runtime.sendMessage({ kind: "awaited?" }).catch(() => nothing), late]).then(({ always, toolbar }) => {
    globalThis.tapCompanionAlways = always;
    globalThis.tapCompanionToolbar = toolbar;
    globalThis.tapCompanionWaiting = false;
    globalThis.tapCompanionBegin?.();
  });
}
