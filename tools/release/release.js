// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Puts everything for a release page into dist/release/: `node tools/release/release.js CALLER BUILT OPTIONS...`
 * (docs/packages.md). OPTIONS are those of the packages in dist/packages/, and BUILT is the extension that they were
 * made from; when it is empty, this only checks OPTIONS.
 */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { unzipSync } from "fflate";
import { deployFiles } from "../pack/cargo.js";
import { idOf, readKey } from "../pack/crx.js";
import { filesOf, replace, withSums, zipOf } from "../pack/files.js";
import { PLACEHOLDER, planOf, served } from "../pack/options.js";
import { builderPage } from "./builder-page.js";
import { notesFor } from "./notes.js";

/** @typedef {import("../pack/files.js").Files} Files */

const OUT = "dist/release";
const LICENCES = "third-party-licences.txt";
const { version } = JSON.parse(readFileSync("extension/manifest.json", "utf8"));

/**
 * The options of `./build.sh release` as those of `./build.sh pack`.
 * @param {string} caller
 * @param {string[]} args
 */
function packingPlan(caller, args) {
  const options = {
    "update-url": { type: /** @type {const} */ ("string") },
    key: { type: /** @type {const} */ ("string") },
  };
  parseArgs({ args, options });
  return planOf(caller, ["--cloud", "all", ...args]);
}

/**
 * What IT needs with a server of its own: the package with its update manifest, and examples of the files to deploy.
 * @param {string} cloud
 * @param {Files} packages
 * @param {import("../pack/options.js").Plan} plan
 * @returns {[name: string, bytes: Buffer][]}
 */
function forOwnServer(cloud, packages, { template, key }) {
  const home = `self-hosted-${cloud}/`;
  const inside = [...packages].filter(([name]) => name.startsWith(home));
  const folder = mkdtempSync(join(tmpdir(), "tap-companion-deploy-"));
  try {
    deployFiles(idOf(readKey(key)), served(template, cloud).url, folder);
    const title = `tap-companion-${version}-${cloud}`;
    return [
      [`${title}-self-hosted.zip`, zipOf(new Map(inside.map(([name, bytes]) => [name.slice(home.length), bytes])))],
      [`${title}-deploy.zip`, zipOf(filesOf(folder))],
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The lines about packages that are in the release. @param {Buffer} contents */
const withoutSelfHosted = (contents) => Buffer.from(String(contents).replace(/^\S+ {2}self-hosted-.*\n/gm, ""));

/** @param {string} built @param {import("../pack/options.js").Plan} plan */
async function make(built, plan) {
  const packages = filesOf("dist/packages");
  // A release page has no folders.
  const files = new Map([...packages].filter(([name]) => !name.includes("/") && name !== "SHA256SUMS"));
  files.set(`tap-companion-${version}-policy-builder.html`, Buffer.from(await builderPage(built)));
  // The policy builder has the same crates in it as the packages.
  const inPackage = unzipSync(files.get(`tap-companion-${version}-global-edge-store.zip`) ?? Buffer.of());
  const licences = inPackage[LICENCES];
  if (!licences) throw new Error(`the package has no ${LICENCES}`);
  files.set(LICENCES, Buffer.from(licences));
  files.set("release-notes.md", Buffer.from(notesFor(version)));
  if (plan.template === PLACEHOLDER) {
    for (const [name, bytes] of files) if (/^contents-/.test(name)) files.set(name, withoutSelfHosted(bytes));
    console.log(`Without --update-url there is no package for your own server, and there are no files to deploy: they
name the id and the address of that package. A store gives the extension another id; for that one there is
./build.sh deploy --id ID --browser BROWSER`);
  } else {
    for (const cloud of plan.clouds)
      for (const [name, bytes] of forOwnServer(cloud, packages, plan)) files.set(name, bytes);
  }
  replace(OUT, withSums(files));
  console.log(`The release is in ${OUT}`);
}

const [caller = "", built = "", ...args] = process.argv.slice(2);
try {
  const plan = packingPlan(caller, args);
  notesFor(version);
  if (built) await make(built, plan);
} catch (error) {
  console.error(`build.sh: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
