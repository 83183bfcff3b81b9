// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** Bundles all scripts of the extension into a folder. */

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [folder = "dist/extension"] = process.argv.slice(2);

/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: fileURLToPath(new URL("../extension", import.meta.url)),
  outdir: resolve(folder),
  bundle: true,
  minify: true,
  target: "chrome130",
  logLevel: "warning",
};

// In ASCII (the default): the browser reads content.js faster.
const scripts = ["security-info", "journey", "always", "toolbar", "ready", "door"];
await build({
  ...options,
  format: "iife",
  entryPoints: [
    { in: "content/tripwire.ts", out: "content/content" },
    { in: "practice/main.ts", out: "practice" },
    ...scripts.map((name) => ({ in: `content/${name}.ts`, out: `content/${name}` })),
  ],
});
// Readable, and with the path that the WebAssembly modules have in the built extension.
await build({
  ...options,
  format: "esm",
  minify: false,
  external: ["./wasm/*"],
  entryPoints: [
    { in: "worker/main.ts", out: "worker" },
    { in: "page.ts", out: "page" },
  ],
});
// Popup and worker get the value of the last three: so no function may be around them.
await build({
  ...options,
  format: "esm",
  charset: "utf8",
  outbase: ".",
  entryPoints: ["content/eyes.ts", "content/report.ts", "content/structure.ts", "content/focus-help.ts"],
});
