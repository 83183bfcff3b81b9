// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// What is looked for on My Security info and nowhere else: a script of its own, so that no sign-in page pays for it. Nobody here
// has seen the page's HTML; so this goes by roles and structure, with names where they are known, and finds nothing rather than
// something wrong. Behind each row, as in selectors.js: how well it is known, and the month of the newest evidence.

{
  /** @type {Record<string, string>} */
  const PARTS = {
    "add-method-button": ":is(main, [role=main]) .ms-Button--primary", // D 2026-09: the class is C; that it is the only one is not
    "dialog": "[role=dialog]", // D 2026-09: what a dialog is in any React page
  };

  /**
   * How a row names what is registered: in the languages that we have words for, by names of products, which are the same in all,
   * or by what an address or a number looks like. The first that fits counts. @type {Record<string, RegExp>}
   */
  const METHODS = {
    "method-authenticator-passkey": /authenticator[^]*passkey|passkey[^]*authenticator/iu, // U 2026-09
    "method-passkey": /passkey|مفتاح المرور|مفتاح مرور|clé d.accès|clave de acceso|chave de acesso|パスキー|패스키|密钥|ключ доступа|geçiş anahtarı/iu, // C 2026-09: "Passkey (Device bound)"; other languages U
    "method-authenticator": /microsoft authenticator/iu, // C 2026-09
    "method-security-key": /security key|sicherheitsschlüssel|مفتاح الأمان|مفتاح أمان|fido2|yubikey/iu, // U 2026-09
    "method-phone": /(?<!\p{L})(phone|telefon|téléphone|teléfono|telefono|telefone|(ال)?هاتف)(?!\p{L})|\+\d[\d\s•*xX().-]{4,}/iu, // C 2026-09: "Phone"
    "method-email": /\S@\S+\.\S/u, // U 2026-09
  };

  /** What may be a row, in lists, tables and cards. */
  const ROW = "li, article, [role=row], [role=listitem], [role=group]";
  /** What makes it one: something can be done with what is registered. */
  const HANDLE = "button, [role=button]";
  /** What offers methods, but registers none. */
  const OFFERS = "[role=dialog], [role=listbox], [role=menu], [role=menuitem], nav, header, footer";
  /** No row says more than this, in characters. */
  const MOST_WORDS = 300;

  /** @param {Element} element */
  function canBeSeen(element) {
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  /**
   * By which name the eyes know this row; null for one that names nothing known.
   * @param {Element} row
   */
  function nameOf(row) {
    // As it is laid out: cells that stand beside each other are not one word.
    const text = row instanceof HTMLElement ? row.innerText.normalize("NFKC") : "";
    if (text.length > MOST_WORDS || row.closest(OFFERS) || !row.querySelector(HANDLE) || row.querySelector(ROW)) return null;
    return Object.entries(METHODS).find(([, words]) => words.test(text))?.[0] ?? null;
  }

  /** What the eyes take in beside what they look for everywhere: asked for where the layout is clean. No text leaves this script. */
  globalThis.tapMore = () => {
    const rows = [...document.querySelectorAll(ROW)].slice(0, 300).flatMap((element) => {
      const name = nameOf(element);
      return name && canBeSeen(element) ? [{ name, element }] : [];
    });
    const parts = Object.entries(PARTS).flatMap(([name, selector]) =>
      [...document.querySelectorAll(selector)].filter((element) => canBeSeen(element) && (name === "dialog" || !element.closest(OFFERS))).map((element) => ({ name, element })),
    );
    return [...rows, ...parts];
  };
}
