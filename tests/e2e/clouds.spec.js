// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The packages of other clouds: their own hosts, and their own Security info or none. */

import { PASS } from "../stand-in/people.js";
import { catalogue } from "./catalogue.js";
import { expect, expectNothingOfUs, expectPanel, expectRing, pagesInTheEnd, panel, submit, test } from "./fixtures.js";
import { forCloud, variant } from "./variants.js";

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} host
 */
async function signIn(page, host) {
  await page.goto(`https://${host}/common/oauth2/v2.0/authorize?client_id=portal`);
  await page.locator("#i0116").fill("maya@contoso.com");
  await submit(page);
  const field = page.locator("[name=accesspass]");
  await expectRing(page, field);
  await field.fill(PASS);
  await expectPanel(page, { page: "pass", verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
}

test.describe("US Government", () => {
  const usgov = variant(forCloud("usgov"));
  test.use({ how: { extension: usgov.folder } });

  test("after the pass, this cloud's own Security info opens", async ({ companion, page }) => {
    await signIn(page, "login.microsoftonline.us");
    const opening = companion.context.waitForEvent("page");
    await submit(page);
    const securityInfo = await opening;
    await expect(securityInfo).toHaveURL("https://mysignins.azure.us/security-info");
    await expectPanel(securityInfo, { page: "security-info", step: "register" });
  });

  test("the extension does nothing on the global sign-in", async ({ page }) => {
    await page.goto("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=portal");
    await page.locator("#i0116").fill("maya@contoso.com");
    await submit(page);
    await expect(page.locator("[name=accesspass]")).toBeVisible();
    await expectNothingOfUs(page);
  });
});

test.describe("China", () => {
  const china = variant(forCloud("china"));
  test.use({ how: { extension: china.folder } });

  test("without a Security info page, the card says what to do and nothing opens", async ({ companion, page }) => {
    await signIn(page, "login.partner.microsoftonline.cn");
    await expect((await panel(page)).locator(".notice")).toContainText(catalogue("en")("no_security_info_detail"));
    await submit(page);
    await expect(page).toHaveURL("https://portal.contoso.example/app");
    expect(await pagesInTheEnd(companion)).toBe(1);
  });

  test("no page of the extension offers Security info", async ({ companion, page }) => {
    const words = catalogue("en");
    await page.goto(`chrome-extension://${companion.id}/popup.html`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("no_security_info_title"));
    const offers = page.getByRole("button", {
      name: new RegExp(`${words("open_security_info")}|${words("have_pass")}`),
    });
    await expect(offers).toHaveCount(0);
    for (const file of ["welcome.html", "guide.html#portal"]) {
      await page.goto(`chrome-extension://${companion.id}/${file}`);
      await expect(page.getByText(words("no_security_info_detail"))).toBeVisible();
      await expect(offers).toHaveCount(0);
    }
    await expect(page.locator(".drawn-title")).toHaveText(["portal_account", "portal_pass"].map(words));
  });
});
