// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Axe on every surface, in light, dark and forced colours. It sees nothing inside closed roots, so it runs in our frames. */

import axe from "axe-core";

import { PASS } from "../stand-in/people.js";
import { expect, expectPanel, nameAccount, panel, submit, test } from "./fixtures.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @param {import("@playwright/test").Frame} frame */
async function expectNoFindings(frame) {
  await frame.evaluate(axe.source);
  const { violations, passes } = await frame.evaluate(
    (tags) => /** @type {any} */ (globalThis).axe.run(document, { runOnly: tags }),
    TAGS,
  );
  expect(violations.map((/** @type {any} */ { id, nodes }) => [id, nodes.map((/** @type {any} */ node) => node.html)])).toEqual([]);
  expect(passes.map((/** @type {any} */ { id }) => id)).toContain("document-title");
}

const LOOKS = /** @type {const} */ ([
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "light", forcedColors: "active" }],
]);

for (const [look, media] of LOOKS) {
  for (const language of ["en", "ar"]) {
    test(`axe finds nothing from pass to checklist: ${look}, ${language}`, async ({ companion, page }) => {
      await page.emulateMedia(media);
      await nameAccount(page, "wim", language);
      const card = await panel(page);
      await expectPanel(page, { page: "pass" });
      await expect(card.getByRole("heading")).toBeVisible();
      const seen = await card.evaluate(() => [matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(forced-colors: active)").matches]);
      expect(seen, "the frame looks as the page was told to").toEqual([media.colorScheme === "dark", media.forcedColors === "active"]);
      for (const [pass, verdict] of [["TAP", "too-short"], [`${PASS} `, "space-around"], [PASS, "plausible"]]) {
        await page.locator("[name=accesspass]").fill(pass ?? "");
        await expectPanel(page, { verdict });
        await expectNoFindings(card);
      }
      const opening = companion.context.waitForEvent("page");
      await submit(page);
      const securityInfo = await opening;
      await securityInfo.emulateMedia(media);
      await expectPanel(securityInfo, { step: "register" });
      await expectNoFindings(await panel(securityInfo));
      await page.goto(`chrome-extension://${companion.id}/popup.html`);
      await expect(page.getByRole("heading")).toBeVisible();
      await expectNoFindings(page.mainFrame());
    });
  }
}

test("the ring holds against any background in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const protocol = await page.context().newCDPSession(page);
  const { root } = await protocol.send("DOM.getDocument", { depth: -1, pierce: true });
  const style = await ringStyle(protocol, root);
  expect(style["border-top-style"]).toBe("solid");
  expect(style["outline-style"]).toBe("solid");
  expect(style["border-top-color"]).not.toBe(style["outline-color"]);
});

/**
 * @param {import("@playwright/test").CDPSession} protocol
 * @param {any} node
 * @returns {Promise<Record<string, string>>}
 */
async function ringStyle(protocol, node) {
  await protocol.send("CSS.enable").catch(() => {});
  const queue = [node];
  while (queue.length > 0) {
    const next = queue.shift();
    const at = (next.attributes ?? []).indexOf("part");
    if (at >= 0 && next.attributes[at + 1] === "ring") {
      const { computedStyle } = await protocol.send("CSS.getComputedStyleForNode", { nodeId: next.nodeId });
      return Object.fromEntries(computedStyle.map(({ name, value }) => [name, value]));
    }
    queue.push(...(next.shadowRoots ?? []), ...(next.children ?? []));
  }
  return {};
}
