// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Makes the packages: `node tools/pack/pack.js CALLER BUILT OPTIONS...` (docs/packages.md). Relative paths in OPTIONS
 * start in the folder CALLER. BUILT is the built extension; when it is empty, this only checks OPTIONS.
 */

import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { billOfMaterials, licences, manifestOf } from "./cargo.js";
import { crx, idOf, makeKey, publicKey, readKey, updateManifest } from "./crx.js";
import { filesOf, replace, sha256, sizeOf, withSums, zipOf } from "./files.js";
import { check, OWN_KEY, PLACEHOLDER, planOf, served } from "./options.js";

/** @typedef {import("./files.js").Files} Files */

/** @param {string} file */
function keyFrom(file) {
  if (file === OWN_KEY && !existsSync(file)) {
    makeKey(file);
    console.log(`Made the key of self-hosted packages, ${OWN_KEY}. Keep a copy in a safe place:
the package's id comes from it. With another key you pack another extension: browsers do not update to it,
and every policy must name its new id.`);
  }
  return readKey(file);
}

/** @typedef {import("./crx.js").KeyObject} KeyObject */

/**
 * The files for one cloud.
 * @param {{ built: Files, bill: (cloud: string) => string, key: KeyObject, template: string }} parts
 * @param {string} cloud
 * @returns {Files}
 */
function packagesFor({ built, bill, key, template }, cloud) {
  const manifest = manifestOf(cloud);
  const { version } = manifest;
  const { url, name, beside } = served(template, cloud);
  const title = `tap-companion-${version}-${cloud}`;
  const withManifest = (/** @type {object} */ own) =>
    new Map(built).set("manifest.json", Buffer.from(`${JSON.stringify(own, null, 2)}\n`));
  const inStore = withManifest(manifest);
  const selfHosted = withManifest({ ...manifest, key: publicKey(key).toString("base64"), update_url: url });
  const [zip, crxFile, home] = [zipOf(inStore), `${title}.crx`, `self-hosted-${cloud}`];
  // Two files for two stores, because their rules can differ. Today the bytes are the same.
  /** @type {[name: string, files: Files, bytes: Buffer][]} */
  const packages = [
    [`${title}-edge-store.zip`, inStore, zip],
    [`${title}-chrome-web-store.zip`, inStore, zip],
    [`${home}/${crxFile}`, selfHosted, crx(zipOf(selfHosted), key)],
  ];
  console.log(`Packed for the cloud ${cloud}:`);
  for (const [file, files, bytes] of packages) {
    const [unpacked, packed] = [sizeOf(files), bytes.length].map((size) => String(size).padStart(8));
    console.log(`  ${file.padEnd(52)} ${unpacked} bytes unpacked ${packed} packed`);
  }
  console.log(`  ${home}/${name} leads to ${beside(crxFile)}`);
  const contents = packages.flatMap(([file, files]) =>
    [...files].map(([inside, bytes]) => `${sha256(bytes)}  ${file}/${inside}\n`),
  );
  /** @type {[string, Buffer][]} */
  const packed = packages.map(([file, , bytes]) => [file, bytes]);
  return new Map(packed)
    .set(`${home}/${name}`, Buffer.from(updateManifest({ id: idOf(key), codebase: beside(crxFile), version })))
    .set(`${title}.cdx.json`, Buffer.from(bill(cloud)))
    .set(`contents-${cloud}.txt`, Buffer.from(contents.join("")));
}

/** @param {string} folder @param {import("./options.js").Plan} plan */
function make(folder, { clouds, template, key: keyFile, out }) {
  writeFileSync(join(folder, "third-party-licences.txt"), licences());
  const key = keyFrom(keyFile);
  const parts = { built: filesOf(folder), bill: billOfMaterials(), key, template };
  const files = new Map(clouds.flatMap((cloud) => [...packagesFor(parts, cloud)]));
  replace(out, withSums(files));
  console.log(`The self-hosted package has the id ${idOf(key)}`);
  if (template === PLACEHOLDER) {
    console.log(
      "and names an address that nobody has. Name the real one: ./build.sh pack --update-url https://…/update.xml",
    );
  }
  console.log(`All of it is in ${out}`);
}

const [caller = "", built = "", ...args] = process.argv.slice(2);
try {
  const plan = planOf(caller, args);
  if (built) make(built, plan);
  else check(plan);
} catch (error) {
  console.error(`build.sh: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
