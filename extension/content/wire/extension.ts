// SPDX-License-Identifier: MIT OR Apache-2.0

/**
 * After an update of the extension, its old content scripts live on in open pages. Every call to the browser then
 * throws "Extension context invalidated". Only this file handles that error; every other error is thrown on.
 */

export function isExtensionAlive(): boolean {
  return Boolean(chrome.runtime?.id);
}

/** Calls `end` if the extension is gone, or if `call` fails. */
export function whileAlive(call: () => void, end: () => void) {
  if (!isExtensionAlive()) return end();
  try {
    call();
  } catch (error) {
    end();
    if (isExtensionAlive()) throw error;
  }
}

/** The same for a promise. Null if the extension is gone. */
export async function whileAliveAsync<T>(call: () => Promise<T>, end: () => void): Promise<T | null> {
  try {
    if (isExtensionAlive()) return await call();
  } catch (error) {
    end();
    if (isExtensionAlive()) throw error;
    return null;
  }
  end();
  return null;
}
