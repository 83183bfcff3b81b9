// SPDX-License-Identifier: MIT OR Apache-2.0

/** One task after the other. Without this, two quick updates of one tab could open two tabs. */

let queue: Promise<unknown> = Promise.resolve();

/** The newest task of each key that waits. */
const latest = new Map<string, object>();

/** Runs `task` after all earlier tasks have ended. A task that fails does not stop the next one. */
export function inTurn(task: () => Promise<unknown>) {
  queue = queue.then(task).catch(() => {});
}

/** The same, but if a later task with this key comes before its turn, only that one runs. */
export function latestInTurn(key: string, task: () => Promise<unknown>) {
  const own = {};
  latest.set(key, own);
  inTurn(async () => {
    if (latest.get(key) !== own) return;
    latest.delete(key);
    await task();
  });
}
