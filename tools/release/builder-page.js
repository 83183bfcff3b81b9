// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The policy builder as one HTML file, for people who decide before anybody has the extension. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @type {import("esbuild").BuildOptions} */
const OPTIONS = {
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  target: "chrome130",
  logLevel: "warning",
  loader: { ".svg": "dataurl", ".wasm": "binary" },
};

/** @param {import("esbuild").BuildOptions} options */
async function bundled(options) {
  const { outputFiles } = await build({ ...OPTIONS, ...options, write: false });
  // With these the end of the element would be another.
  const text = outputFiles.map((file) => file.text).join("");
  if (/<!--|<\/?(script|style)/i.test(text)) throw new Error("the policy builder cannot be inlined");
  return text;
}

/** The source of this text in a content security policy. @param {string} text */
const source = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * @param {string} built the folder of the built extension
 * @returns {Promise<string>} HTML
 */
export async function builderPage(built) {
  const folder = resolve(built);
  const script = await bundled({
    entryPoints: [fileURLToPath(new URL("../../extension/offline-builder.ts", import.meta.url))],
    plugins: [
      {
        name: "built modules",
        setup: ({ onResolve }) => onResolve({ filter: /^\.\/wasm\// }, ({ path }) => ({ path: resolve(folder, path) })),
      },
    ],
  });
  const styles = await bundled({
    stdin: { contents: '@import "./styles/card.css"; @import "./styles/page.css";', resolveDir: folder, loader: "css" },
  });
  const icon = readFileSync(resolve(folder, "icons/32.png")).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src ${source(script)} 'wasm-unsafe-eval'`,
    `style-src ${source(styles)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="content-security-policy" content="${policy.join("; ")}" />
    <meta name="color-scheme" content="light dark" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>TAP Companion</title>
    <link rel="icon" href="data:image/png;base64,${icon}" />
    <style>${styles}</style>
  </head>
  <body class="sheet">
    <script type="module">${script}</script>
  </body>
</html>
`;
}
