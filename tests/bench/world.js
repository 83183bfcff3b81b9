// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Calls functions in the isolated world of an extension's content script. The browser opens closed shadow roots only
 * there, so the extension is measured as it is shipped.
 */

import { MOST_WAITED_MS } from "./runners.js";

/**
 * @typedef {import("@playwright/test").Page} Page
 * @typedef {Awaited<ReturnType<typeof worldOf>>} World
 */

/**
 * @param {Page} page
 * @param {string} id the extension's
 */
export async function worldOf(page, id) {
  const session = await page.context().newCDPSession(page);
  /** @type {Set<number>} */
  const contexts = new Set();
  /** @type {(() => void)[]} */
  const waiting = [];
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.origin !== `chrome-extension://${id}` || context.auxData?.["type"] !== "isolated") return;
    contexts.add(context.id);
    for (const go of waiting.splice(0)) go();
  });
  session.on("Runtime.executionContextDestroyed", ({ executionContextId }) => void contexts.delete(executionContextId));
  session.on("Runtime.executionContextsCleared", () => contexts.clear());
  await session.send("Runtime.enable");

  /** Waits until such a world is created. @param {string} address for the error */
  function created(address) {
    return new Promise((resolve, reject) => {
      const timeout = setTimeout(
        () => reject(new Error(`The bench stopped: no content script started in ${address}.`)),
        MOST_WAITED_MS,
      );
      waiting.push(() => {
        clearTimeout(timeout);
        resolve(undefined);
      });
    });
  }

  return {
    /**
     * Waits for such a world, calls the function in it and waits for its result.
     * @template {unknown[]} A
     * @template R
     * @param {(...given: A) => R | Promise<R>} what
     * @param {A} given
     * @returns {Promise<R>}
     */
    async call(what, ...given) {
      while (contexts.size === 0) await created(page.url());
      const { result, exceptionDetails } = await session.send("Runtime.callFunctionOn", {
        executionContextId: /** @type {number} */ ([...contexts].at(-1)),
        functionDeclaration: String(what),
        arguments: given.map((value) => ({ value })),
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    end: () => session.detach().catch(() => {}),
  };
}
