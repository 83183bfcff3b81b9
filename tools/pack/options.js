// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The options of `./build.sh pack`, and whether they can be satisfied. */

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { judged, manifestOf } from "./cargo.js";
import { readKey } from "./crx.js";
import { filesOf } from "./files.js";

const CLOUDS = ["global", "usgov", "china", "sovereign"];
export const OWN_KEY = ".keys/self-hosted.pem";
/** No host has such a name (RFC 2606). */
export const PLACEHOLDER = "https://change-me.invalid/tap-companion/{cloud}/update.xml";

/** @typedef {{ clouds: string[], template: string, key: string, out: string }} Plan `template`: address with {cloud} */

/**
 * @param {string} caller
 * @param {string[]} args
 * @returns {Plan}
 */
export function planOf(caller, args) {
  const names = ["cloud", "update-url", "key", "out"];
  const options = Object.fromEntries(names.map((name) => [name, { type: /** @type {const} */ ("string") }]));
  const { values, positionals } = parseArgs({ args, options, strict: false });
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown || positionals.length > 0) {
    console.error("./build.sh pack [--cloud CLOUD] [--update-url URL] [--key FILE] [--out FOLDER]");
    process.exit(2);
  }
  const empty = names.find((name) => values[name] === true || String(values[name] ?? "-").trim() === "");
  if (empty) throw new Error(`--${empty} needs a value`);
  const {
    cloud = "global",
    "update-url": template = PLACEHOLDER,
    key = process.env["TAP_COMPANION_KEY"],
    out,
  } = values;
  return {
    clouds: cloud === "all" ? CLOUDS : [String(cloud)],
    template: String(template),
    key: key ? resolve(caller, String(key)) : OWN_KEY,
    out: out ? resolve(caller, String(out)) : "dist/packages",
  };
}

/**
 * The addresses from which IT's server delivers the update manifest and the package beside it.
 * @param {string} template
 * @param {string} cloud
 */
export function served(template, cloud) {
  const url = judged(template.replaceAll("{cloud}", cloud));
  const { pathname, search } = new URL(url);
  const name = pathname.split("/").at(-1) ?? "";
  if (!/^[\w-][\w.-]*$/.test(name)) {
    throw new Error(
      `--update-url must be the whole address of a file, such as https://it.contoso.com/tap-companion/update.xml, and not “${template}”`,
    );
  }
  // A query that opens the update manifest, such as a token for its folder, opens the package too.
  return { url, name, beside: (/** @type {string} */ file) => new URL(`${file}${search}`, url).href };
}

/** @param {Plan} plan */
export function check({ clouds, template, key, out }) {
  if (clouds.length > 1 && !template.includes("{cloud}")) {
    throw new Error(
      "packages of several clouds need several addresses: write {cloud} where --update-url is to have its name",
    );
  }
  for (const cloud of clouds) {
    served(template, cloud);
    const manifest = manifestOf(cloud);
    // A store accepts no package that names another source, and it gives the package an id of its own.
    if ("update_url" in manifest || "key" in manifest) {
      throw new Error("extension/manifest.json must have no update_url and no key");
    }
  }
  if (key !== OWN_KEY || existsSync(key)) readKey(key);
  // The folder will be replaced as a whole.
  if (out !== "dist/packages" && existsSync(out)) {
    const listed = existsSync(join(out, "SHA256SUMS")) ? readFileSync(join(out, "SHA256SUMS"), "utf8") : "";
    const foreign = [...filesOf(out).keys()].find((name) => name !== "SHA256SUMS" && !listed.includes(`  ${name}\n`));
    if (foreign) throw new Error(`${out} has ${foreign}, which this command did not make: name another folder`);
  }
}
