// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Pages that change suddenly or misbehave: the page stays usable, and the extension goes away if it can't help. */

import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { document as documentOf, input, link, view } from "../corpus/html.js";
import { PASS } from "../stand-in/people.js";
import { openPopup } from "./browser.js";
import { catalogue } from "./catalogue.js";
import {
  expect,
  expectNoRing,
  expectNothingOfUs,
  expectPanel,
  expectRing,
  nameAccount,
  partBox,
  submit,
  test,
} from "./fixtures.js";
import { variant } from "./variants.js";

const words = catalogue("en");

const FIELD = "[name=accesspass]";

test("the ring goes when its field is removed", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await page.locator(FIELD).evaluate((field) => field.remove());
  await expectNoRing(page);
});

test("the ring goes when its field is hidden, and comes back with it", async ({ page }) => {
  await nameAccount(page, "maya");
  for (const [property, value] of [
    ["display", "none"],
    ["visibility", "hidden"],
    ["opacity", "0"],
  ]) {
    await expectRing(page, page.locator(FIELD));
    await page
      .locator("form")
      .evaluate((form, [name, hidden]) => form.style.setProperty(name ?? "", hidden ?? ""), [property, value]);
    await expectNoRing(page);
    await page.locator("form").evaluate((form) => form.removeAttribute("style"));
  }
  await expectRing(page, page.locator(FIELD));
});

test("the ring follows a swapped field, a shifted layout and a scrolled page", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await page.locator(FIELD).evaluate((field) => field.replaceWith(field.cloneNode()));
  await expectRing(page, page.locator(FIELD));
  await page.evaluate(() => {
    const block = document.createElement("div");
    block.style.height = "900px";
    document.body.prepend(block);
  });
  await expectRing(page, page.locator(FIELD));
  await page.evaluate(() => scrollTo(0, 700));
  await expectRing(page, page.locator(FIELD));
});

test("of two pass fields, the first visible one gets the ring", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator(FIELD).evaluate((field) => {
    const hidden = /** @type {HTMLElement} */ (field.cloneNode());
    hidden.style.display = "none";
    field.before(hidden);
    const second = /** @type {HTMLElement} */ (field.cloneNode());
    second.id = "second";
    field.after(second);
    field.id = "first";
  });
  await expectRing(page, page.locator("#first"));
  await page.locator("#first").fill(PASS);
  await expectPanel(page, { page: "pass", verdict: "plausible" });
});

for (const [how, style] of /** @type {const} */ ([
  ["not displayed", { display: "none" }],
  ["moved off the page", { position: "absolute", left: "-9999px" }],
  ["transparent", { opacity: "0" }],
  ["a pixel wide", { width: "1px", height: "1px", padding: "0", border: "0" }],
])) {
  test(`a pass field that is ${how} is ignored`, async ({ page }) => {
    await nameAccount(page, "nils");
    const password = page.locator("[name=passwd]:not(.moveOffScreen)");
    await password.evaluate((field, styles) => {
      const decoy = document.createElement("input");
      decoy.name = "accesspass";
      decoy.type = "password";
      Object.assign(decoy.style, styles);
      field.after(decoy);
    }, style);
    await password.fill("anything");
    await waitTwoFrames(page);
    await expectNothingOfUs(page);
  });
}

test("a link keeps its ring when the page builds it again", async ({ page }) => {
  await nameAccount(page, "paul");
  await expectPanel(page, { page: "password" });
  await expectRing(page, page.locator("#accessPassLink"));
  await page.locator("#accessPassLink").evaluate((link) => {
    const block = document.createElement("p");
    block.textContent = "moved down";
    link.before(block);
    link.replaceWith(link.cloneNode(true));
  });
  await expectRing(page, page.locator("#accessPassLink"));
});

test("the ring follows its field when a picture loads late", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator("[data-viewid='56']").evaluate((view) => {
    const logo = document.createElement("img");
    logo.id = "logo";
    view.prepend(logo);
  });
  await expectRing(page, page.locator(FIELD));
  // Long enough that the ring no longer checks every frame.
  await page.evaluate(
    () =>
      new Promise((done) => {
        let frames = 0;
        const count = () => (++frames > 60 ? done(undefined) : requestAnimationFrame(count));
        count();
      }),
  );
  const before = await page.locator(FIELD).boundingBox();
  await page.evaluate(() => {
    const logo = /** @type {HTMLImageElement} */ (document.getElementById("logo"));
    const canvas = document.createElement("canvas");
    canvas.height = 90;
    logo.src = canvas.toDataURL();
  });
  await expect.poll(async () => (await page.locator(FIELD).boundingBox())?.y).not.toBe(before?.y);
  await expectRing(page, page.locator(FIELD));
});

test("a pass field beside a password field gets the ring", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.locator(FIELD).evaluate((field) => {
    const password = document.createElement("input");
    password.type = "password";
    password.id = "i0118";
    password.name = "passwd";
    field.before(password);
  });
  await expectRing(page, page.locator(FIELD));
  await page.locator("#i0118:not([aria-hidden])").fill("not a pass");
  await expectPanel(page, { page: "pass", verdict: "empty" });
});

test("a page that changes all the time stays usable", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await page.evaluate(() => {
    const names = ["accesspass", "passwd", "x", ""];
    let left = 300;
    const mutate = () => {
      for (let each = 0; each < 50; each += 1) {
        const input = document.createElement("input");
        input.name = names[each % names.length] ?? "";
        input.hidden = true;
        document.body.append(input);
        if (each % 2) input.remove();
      }
      left -= 1;
      if (left > 0) setTimeout(mutate);
      else document.body.dataset["still"] = "";
    };
    mutate();
  });
  await page.locator(FIELD).first().fill(`${PASS} `);
  await expect(page.locator("body[data-still]")).toHaveCount(1);
  await expectRing(page, page.locator(FIELD).first());
  await expectPanel(page, { verdict: "space-around" });
});

test("after the page removes the host element three times, the extension stays away", async ({ page }) => {
  await nameAccount(page, "maya");
  for (let time = 0; time < 3; time += 1) {
    await expectPanel(page, { page: "pass" });
    await expectRing(page, page.locator(FIELD));
    await page.evaluate(() => document.querySelector("tap-companion")?.remove());
  }
  await expectPanel(page, { page: "pass" });
  await page.evaluate(() => document.querySelector("tap-companion")?.remove());
  await waitTwoFrames(page);
  await expectNothingOfUs(page);
  await page.locator(FIELD).fill(PASS);
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
});

test("the card moves above a covering popover three times; after that, icon and popup take over", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
  await page.evaluate(() => {
    const curtain = document.createElement("div");
    curtain.popover = "manual";
    Object.assign(curtain.style, { inset: "0", width: "100%", height: "100%", opacity: "0.3", background: "red" });
    document.body.append(curtain);
    Object.assign(globalThis, { curtain });
  });
  /** The topmost element where the card is; the page sees only the host element. */
  const onTop = async () => {
    const card = await partBox(page, "card");
    return (
      card &&
      page.evaluate(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)?.tagName, [card.left + 20, card.top + 20])
    );
  };
  const coverPage = () =>
    page.evaluate(() => {
      const { curtain } = /** @type {any} */ (globalThis);
      if (curtain.matches(":popover-open")) curtain.hidePopover();
      curtain.showPopover();
    });
  expect(await onTop()).toBe("TAP-COMPANION");
  for (let time = 0; time < 3; time += 1) {
    await coverPage();
    await expect.poll(onTop).toBe("TAP-COMPANION");
  }
  await coverPage();
  await expectNothingOfUs(page);
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('h1')?.textContent")).toBe(words("pass_title_plain"));
  const badge = () =>
    companion.worker.evaluate(async () =>
      chrome.action.getBadgeText({ tabId: (await chrome.tabs.query({ active: true }))[0]?.id ?? 0 }),
    );
  await expect.poll(badge).toBe("•");
  // The journey continues.
  await page.evaluate(() => /** @type {any} */ (globalThis).curtain.remove());
  const opening = companion.context.waitForEvent("page");
  await page.locator(FIELD).fill(PASS);
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  await submit(page);
  await expect(await opening).toHaveURL("https://mysignins.microsoft.com/security-info");
});

test("a small popover elsewhere does not drive the card away", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectRing(page, page.locator(FIELD));
  await page.evaluate(async () => {
    const tip = document.createElement("div");
    tip.popover = "manual";
    Object.assign(tip.style, { inset: "4px auto auto 4px", width: "40px", height: "20px" });
    document.body.append(tip);
    for (let time = 0; time < 6; time += 1) {
      const shown = new Promise((done) => tip.addEventListener("toggle", done, { once: true }));
      tip.showPopover();
      await shown;
      tip.hidePopover();
    }
  });
  await expectRing(page, page.locator(FIELD));
  await expectPanel(page, { page: "pass" });
});

test("a page style that hides unknown elements does not hide the extension", async ({ page }) => {
  await nameAccount(page, "maya");
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "tap-companion { display: none !important; opacity: 0 !important; transform: scale(0) !important }",
    );
    document.adoptedStyleSheets = [sheet];
  });
  await expectRing(page, page.locator(FIELD));
  await expect.poll(() => partBox(page, "card")).not.toBeNull();
});

test("after an update of the extension nothing is left in old pages, and the popup works", async ({
  companion,
  page,
}) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const restarted = companion.context.waitForEvent("serviceworker");
  await companion.worker.evaluate(() => void setTimeout(() => chrome.runtime.reload()));
  await restarted;
  await page.locator(FIELD).pressSequentially(PASS);
  await expectNothingOfUs(page);
  await page.evaluate(() => document.querySelector("[name=accesspass]")?.after(document.createElement("p")));
  await expectNothingOfUs(page);
  const popup = await companion.context.newPage();
  await popup.goto(`chrome-extension://${companion.id}/popup.html`);
  await expect(popup.getByRole("button", { name: "I have a Temporary Access Pass" })).toBeVisible();
  await submit(page);
  await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
});

for (const { what, change, expected } of [
  {
    what: "does nothing",
    change: (/** @type {string} */ folder) => writeFileSync(join(folder, "page.js"), ""),
    expected: [],
  },
  {
    what: "has no Wasm",
    change: (/** @type {string} */ folder) => rmSync(join(folder, "wasm/companion_bg.wasm")),
    // The browser's own message on the console of the frame.
    expected: ["Failed to load resource: net::ERR_FILE_NOT_FOUND"],
  },
]) {
  test.describe(`a frame that ${what}`, () => {
    const broken = variant(change);
    test.use({ how: { extension: broken.folder } });

    test("does not disturb the ring or the sign-in", async ({ page, complaints }) => {
      await nameAccount(page, "maya");
      await expectRing(page, page.locator(FIELD));
      await page.locator(FIELD).fill(PASS);
      await submit(page);
      await expect(page.locator("#KmsiCheckboxField")).toBeVisible();
      expect(complaints.splice(0)).toEqual(expected);
    });
  });
}

test("the page cannot reach into the host element", async ({ page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const reached = await page.evaluate(() => {
    const host = document.querySelector("tap-companion");
    return {
      hosts: document.querySelectorAll("tap-companion").length,
      frames: frames.length,
      root: host?.shadowRoot ?? null,
      children: host?.childElementCount,
    };
  });
  expect(reached).toEqual({ hosts: 1, frames: 0, root: null, children: 0 });
});

test.describe("a document that the server sent with a refusal", () => {
  const shown = {
    html: documentOf(
      { pageId: "ConvergedSignIn", config: { sErrorCode: "130503" } },
      view(56, input("type=password name=accesspass")),
    ),
  };
  test.use({ how: { site: { shown } } });

  test("shows the refusal only for its first view", async ({ page }) => {
    const next = (/** @type {string} */ html) =>
      page.evaluate((text) => {
        const form = document.querySelector("form");
        if (form) form.innerHTML = text;
      }, html);
    await page.goto("https://login.microsoftonline.com/common/login");
    await expectPanel(page, { page: "pass", fault: "incorrect" });
    await next(view(2, input("type=password name=passwd id=i0118"), link("accessPassLink")));
    await expectPanel(page, { page: "password", fault: undefined });
    await next(view(56, input("type=password name=accesspass")));
    await expectPanel(page, { page: "pass", fault: undefined });
    await expectRing(page, page.locator(FIELD));
  });
});

/**
 * Waits as long as the content script needs to see a change.
 * @param {import("@playwright/test").Page} page
 */
function waitTwoFrames(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}
