// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The popup helps without a card in the page. */

import { PASS } from "../stand-in/people.js";
import { openPopup, pagesInTheEnd } from "./browser.js";
import { cardAtRest, expect, expectPanel, nameAccount, panel, signInToSecurityInfo, submit, test } from "./fixtures.js";
import { set } from "./settings.js";

test("a journey from the popup starts at Security info and ends at the checklist", async ({ companion, page }) => {
  await page.goto(`chrome-extension://${companion.id}/popup.html`);
  const opening = companion.context.waitForEvent("page");
  await page.getByRole("button", { name: "I have a Temporary Access Pass" }).click();
  const securityInfo = await opening;
  await securityInfo.locator("#i0116").fill("otto@contoso.com");
  await expectPanel(securityInfo, { page: "account", step: "account" });
  await submit(securityInfo);
  await securityInfo.locator("[name=accesspass]").fill(PASS);
  await expectPanel(securityInfo, { verdict: "plausible" });
  await submit(securityInfo);
  await submit(securityInfo);
  await expectPanel(securityInfo, { page: "security-info", step: "register" });
  // The one-time pass was used at Security info, and nothing else opened.
  expect(await pagesInTheEnd(companion)).toBe(1);
});

test("the popup shows the checklist of its tab, and popup and card show the same ticks", async ({
  companion,
  page,
}) => {
  await signInToSecurityInfo(page);
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.documentElement.dataset.step")).toBe("register");
  await popup.evaluate("document.querySelector('.tick').click()");
  await expect((await panel(page)).getByRole("checkbox", { name: /Passkey/ })).toBeChecked();
  await (await cardAtRest(page)).getByRole("checkbox", { name: /Authenticator/ }).check();
  await expectPanel(page, { step: "done" });
});

test("during the sign-in the popup does not lead away; afterwards it opens Security info once", async ({
  companion,
  page,
}) => {
  await set(companion, { afterSignIn: "offer" });
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill(PASS);
  await expectPanel(page, { verdict: "plausible" });
  await submit(page);
  await expectPanel(page, { page: "stay-signed-in", step: "accepted" });
  const popup = await openPopup(companion, page);
  // Before the end of the sign-in, Security info would ask for the pass again, and it may be used up by then.
  await expect
    .poll(() => popup.evaluate("document.querySelector('.action').textContent"))
    .toBe("Open My Security info afterwards");
  await popup.evaluate("document.querySelector('.action').click()");
  await expect((await panel(page)).locator(".notice")).toContainText("My Security info comes next");
  const opening = companion.context.waitForEvent("page");
  await submit(page);
  await expectPanel(await opening, { step: "register" });
  await expect(page).toHaveURL("https://portal.contoso.example/app");
  expect(await pagesInTheEnd(companion)).toBe(2);
});

test.describe("on an unknown page", () => {
  const shown = {
    html: `<!DOCTYPE html><html lang="de-DE"><head><meta name="PageID" content="ConvergedNew"></head><body>
      <div data-viewid="77"><div id="displayName">maya@contoso.com</div><h1>Secret words</h1></div></body></html>`,
  };
  test.use({ how: { site: { shown } } });

  test("the popup offers a report that contains names and numbers, but no text, account or address", async ({
    companion,
    page,
  }) => {
    await companion.context.grantPermissions(["clipboard-read"]);
    await page.goto("https://login.microsoftonline.com/contoso.com/login?username=maya@contoso.com");
    const popup = await openPopup(companion, page);
    await expect.poll(() => popup.evaluate("document.querySelector('.report')?.hidden")).toBe(false);
    expect(await popup.evaluate("document.querySelector('.report .unknown').hidden")).toBe(false);
    await popup.evaluate("document.querySelector('.report .copy').click()");
    await expect.poll(() => popup.evaluate("document.querySelector('.report .text').hidden")).toBe(false);
    const text = String(await popup.evaluate("document.querySelector('.report .text').textContent"));
    expect(text).toContain(
      "host: login.microsoftonline.com\ntaken for: unknown\nPageID: ConvergedNew\nlanguage: de-DE\nviews: 77\n",
    );
    expect(text).toContain("seen: identity\n");
    const [plain, technical] = text.split("\n\n");
    expect(plain, "the words of the card come first").toBe(
      "The page is not one that we know.\nStep 1 of 4, helpdesk code Y1-910.\nWhat is wrong: nothing that we can see.",
    );
    expect(technical).toMatch(/\nTAP Companion: \d+\.\d+\.\d+\nbrowser: \w+\/\d+/);
    expect(technical).toContain("It has the name of the site, but no text of the page and no account.");
    expect(text).not.toMatch(/maya|contoso|Secret/);
    // Still nothing is drawn in the page.
    expect(await page.locator("tap-companion").count()).toBe(0);
    expect(await popup.evaluate("document.querySelector('.report .outcome').textContent")).toMatch(
      /no page text and no account|Select this text/,
    );
  });
});

test.describe("on an unknown page full of personal data", () => {
  const personal = ["Maya", "Lindgren", "lindgren@fabrikam.example", "555-0142", "9f3c2a71", "Fabrikam", "Kn0w-It-2"];
  const [first, last, email, phone, id, company, typed] = personal;
  const shown = {
    html: `<!DOCTYPE html><html lang="en"><head><meta name="PageID" content="ConvergedNew">
      <title>${first}</title></head>
      <body>
      <div data-viewid="77" class="row ext-${company} card-${first}" data-${id}="${email}">
        <h1 id="greeting-${first}-${last}">Hello ${first} ${last}</h1>
        <img alt="${email}" src="/${email}.png" class="avatar_${phone}">
        <form action="/${company}/${id}"><label for="${email}">${phone}</label>
          <input id="idTxtBx_AccessPass" name="user_${last}" type="password" value="${typed}" placeholder="${company}">
          <input id="${email}" type="hidden" name="newPass" value="${typed}"></form>
        <script type="application/json">${JSON.stringify(personal)}</script><!-- ${personal.join()} -->
      </div></body></html>`,
  };
  test.use({ how: { site: { shown } } });

  test("a report with the structure has common words only", async ({ companion, page }) => {
    await companion.context.grantPermissions(["clipboard-read"]);
    await page.goto(`https://login.microsoftonline.com/${company}/login?username=${email}`);
    const popup = await openPopup(companion, page);
    await expect
      .poll(() => popup.evaluate("document.querySelector('.report .structure')?.checkVisibility()"))
      .toBe(true);
    expect(await popup.evaluate("document.querySelector('.report .structure .text').hidden"), "only on a click").toBe(
      true,
    );
    await popup.evaluate("document.querySelector('.report .structure .copy').click()");
    await expect.poll(() => popup.evaluate("document.querySelector('.report .structure .text').hidden")).toBe(false);
    const text = String(await popup.evaluate("document.querySelector('.report .structure .text').textContent"));
    expect(text).toContain("taken for: unknown\n");
    expect(text.slice(text.indexOf("structure:"))).toBe(
      [
        "structure:",
        "div.row.ext-….card-…[data-viewid][data-#…#…#…#]",
        "  h1#…-…-…",
        "  img.avatar_#-#",
        "  form",
        "    label",
        "    input#idTxtBx_AccessPass[name=user_…][type=password]",
        "    input#…[name=newPass][type=hidden] (not shown)",
        "",
      ].join("\n"),
    );
    for (const each of personal) expect(text).not.toContain(each);
    expect(await page.locator("tap-companion").count()).toBe(0);
  });
});

test("card, popup and report have the same code, which follows what is typed", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await page.locator("[name=accesspass]").fill(`${PASS} `);
  await expectPanel(page, { page: "pass", verdict: "space-around" });
  const onCard = (await panel(page)).locator(".foot .code");
  await expect(onCard).toHaveText(/^P2-22\d-3$/);
  const code = await onCard.textContent();
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('.foot .code').textContent")).toBe(code);
  await expect.poll(() => popup.evaluate("document.querySelector('.report')?.hidden")).toBe(false);
  await popup.evaluate("document.querySelector('.report .copy').click()");
  await expect
    .poll(() => popup.evaluate("document.querySelector('.report .text').textContent"))
    .toMatch(
      new RegExp(
        `^The page asks for the Temporary Access Pass\\.\nStep 2 of 4, helpdesk code ${code}\\.\n` +
          "What is wrong: the typed text has a space at its start or end\\.\n\n",
      ),
    );
});

test("a page that is recognised has no structure to report", async ({ companion, page }) => {
  await nameAccount(page, "maya");
  await expectPanel(page, { page: "pass" });
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.querySelector('.report')?.hidden")).toBe(false);
  expect(await popup.evaluate("document.querySelector('.report .structure').checkVisibility()")).toBe(false);
});

test("the popup has no report on a page that is not Microsoft's", async ({ companion, page }) => {
  await page.goto("https://portal.contoso.example/app");
  const popup = await openPopup(companion, page);
  await expect.poll(() => popup.evaluate("document.documentElement.dataset.step")).toBe("start");
  expect(await popup.evaluate("document.querySelector('.report').hidden")).toBe(true);
});
