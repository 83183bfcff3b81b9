// SPDX-License-Identifier: MIT OR Apache-2.0

let queue: Promise<unknown> = Promise.resolve();

/**
 * Runs `task` after all earlier tasks have ended. Without this, two quick updates of one tab could open two tabs.
 * A task that fails does not stop the next one.
 */
export function inTurn(task: () => Promise<unknown>) {
  queue = queue.then(task).catch(() => {});
}
