// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Writes settings to storage as the settings page does, or as policy. */

import { expect } from "@playwright/test";

/** The settings of the practice organisation. */
export const CONTOSO = {
  organisationName: "Contoso IT",
  helpdeskPhone: "+1 555 0100",
  helpdeskWeb: "https://help.contoso.example/sign-in",
  helpdeskHours: "Mon–Fri 8–18",
};

/** A PNG of 40 by 40 pixels, in base64. */
export const LOGO =
  "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoAQMAAAC2MCouAAAABlBMVEUPbL3////nVSEDAAAAV0lEQVR42o2OOw6AMAxDjTowciSOVrhpj5CRAdVN4kpsgIe3WP4AH2JgZXNuNOfO21nZw2TYPJ1LRz1QwkO5kpZRsf2gPanZkG1q1spc1Lqe6JUe6u2bBjoML1lXsZlcAAAAAElFTkSuQmCC";

/**
 * Writes settings, and waits until the worker has registered the scripts for them.
 * @param {Awaited<ReturnType<typeof import("./browser.js").launch>>} companion
 * @param {Record<string, unknown>} settings
 * @param {"settings" | "policy"} [area]
 */
export async function set({ worker }, settings, area = "settings") {
  await worker.evaluate(([area, settings]) => chrome.storage.local.set({ [String(area)]: settings }), [area, settings]);
  const scripts = [
    settings["offerHelp"] === "always" && "always",
    settings["checklist"] === "always" && "checklist",
    settings["offerAtPassword"] === "on" && "door",
    // What cannot be read restricts.
    (settings["surface"] ?? "page") !== "page" && "toolbar",
  ].filter(Boolean);
  await expect
    .poll(() =>
      worker.evaluate(async () =>
        (await chrome.scripting.getRegisteredContentScripts())
          .map(({ id }) => id)
          .filter((id) => id !== "journey" && id !== "ready")
          .sort(),
      ),
    )
    .toEqual(scripts);
}
