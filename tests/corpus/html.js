// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Builds the pages of the corpus. The texts are our own; the ids and names are the known facts (2026-11). */

const STYLE = `
  body { font: 15px sans-serif; margin: 0; background: #f2f2f2; }
  .outer { max-width: 440px; margin: 90px auto; background: #fff; padding: 44px; }
  .full .outer { max-width: none; margin: 0; min-height: 100vh; box-sizing: border-box; }
  .moveOffScreen { position: fixed; bottom: 0; right: 0; height: 0 !important; width: 0 !important; overflow: hidden; opacity: 0; }
  .far { position: absolute; left: -9999px; }
  .tiny { width: 1px; height: 1px; padding: 0; border: 0; }
  .cut { height: 0; overflow: hidden; }
  .tile { padding: 12px; border: 1px solid #ccc; margin: 4px 0; }
`;

/** The last link opens the details that a helpdesk asks for. */
const FOOTER = `<div id="footer" role="contentinfo"><a id="ftrTerms" href="#">Terms</a> <a id="ftrPrivacy" href="#">Privacy</a> <a id="moreOptions" href="#" role="button">…</a></div>`;

/**
 * A whole document, as it is after the page's own scripts have run.
 * @param {{
 *   lang?: string, metaLang?: string, pageId?: string | null, config?: Record<string, unknown> | null, title?: string,
 *   branding?: boolean, layout?: "box" | "full", head?: string,
 * }} about
 * @param {string} body
 */
export function document(
  { lang = "en-US", metaLang, pageId, config, title = "Sign in to your account", branding, layout = "box", head = "" },
  body,
) {
  const meta = (/** @type {string} */ name, /** @type {string | null | undefined} */ content) =>
    content ? `<meta name="${name}" content="${content}">` : "";
  const state =
    config === null
      ? ""
      : `<script>$Config=${JSON.stringify({ sErrorCode: "50058", fAccessPassSupported: true, ...config })};</script>`;
  const brand = branding
    ? `<header class="ext-header ext-has-banner"><img alt="" width="20" height="20"> Fabrikam Travel</header>`
    : "";
  const foot = branding
    ? `<div id="idBoilerPlateText" class="ext-boilerplate-text">Fabrikam people only. Questions? Ask Ines.</div>`
    : "";
  return `<!DOCTYPE html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${meta("PageID", pageId)}${meta("LocLC", metaLang ?? lang)}
<style>${STYLE}</style>${state}${head}</head><body class="cb ${layout}">${brand}<div class="outer ${branding ? "ext-sign-in-box" : ""}"><form name="f1" onsubmit="return false">${body}</form>${foot}</div>${FOOTER}</body></html>`;
}

/** @param {number | null} number @param {...string} parts */
export const view = (number, ...parts) =>
  `<div${number === null ? "" : ` data-viewid="${number}"`}>${parts.join("\n")}</div>`;

export const identity = () =>
  `<div class="identity"><button type="button" id="idBtn_Back">←</button><div id="displayName">someone</div></div>`;

/**
 * A view under the account's name, which is outside the view.
 * @param {number | null} number @param {...string} parts
 */
export const accountView = (number, ...parts) => identity() + view(number, ...parts);

/** @param {string} text */
export const heading = (text) => `<div id="loginHeader"><div role="heading" aria-level="1">${text}</div></div>`;

/** @param {string} attributes @param {string} [here] `data-here` where the ring is expected */
export const input = (attributes, here = "") => `<p><input ${attributes} ${here}></p>`;

export const next = () => `<p><input type="submit" id="idSIButton9" value="→"></p>`;

/** @param {string} text @param {string} [id] */
export const complaint = (text, id = "passwordError") =>
  `<div role="alert" aria-live="assertive"><div id="${id}">${text}</div></div>`;

const OFF_SCREEN = `class="moveOffScreen" tabindex="-1" aria-hidden="true"`;

/**
 * A field that nobody sees, for password managers or for the form.
 * @param {string} attributes
 */
export const offScreen = (attributes) => `<input ${attributes} ${OFF_SCREEN}>`;
/** That of the user name view. */
export const decoy = () => offScreen(`type="password" name="passwd" id="i0118"`);
/** That of the views of password and pass. */
export const accountDecoy = () => offScreen(`type="text" name="loginfmt" value="someone"`);

/** @param {string} attribute @param {string} value @param {string} [here] */
export const tile = (attribute, value, here = "") =>
  `<div class="tile" role="button" tabindex="0" aria-label="${value}" ${attribute}="${value}" ${here}>${value}</div>`;

/** @param {string} id @param {string} [here] */
export const link = (id, here = "") => `<p><a id="${id}" href="#" ${here}>${id}</a></p>`;

export const HERE = "data-here";
