// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The packages, from what build.sh has built:
 *
 *   node .ci/pack/pack.js check OUT KEY URL CLOUD...     whether what was asked for can be done, before anything is
 *   node .ci/pack/pack.js make FOLDER KEY URL CLOUD...   FOLDER/extension with FOLDER/CLOUD.json as manifest, into FOLDER/packages
 *
 * KEY is a file, or nothing: then it is our own, which is made where it is not there. Clouds differ in their manifests alone.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { crx, idOf, makeKey, publicKey, readKey, updateManifest } from "./crx.js";
import { filesOf, sha256, sizeOf, sums, zipOf } from "./files.js";
import { bills } from "./sbom.js";

const OWN_KEY = ".keys/self-hosted.pem";
/** No host has such a name (RFC 2606). */
const PLACEHOLDER = "https://change-me.invalid/tap-companion/{cloud}/update.xml";

/**
 * The addresses at which IT serves the update manifest and, beside it, the package.
 * @param {string} template an address, with {cloud} in it where there is more than one
 * @param {string} cloud
 */
function served(template, cloud) {
  const address = template.replaceAll("{cloud}", cloud);
  const wrong = `--update-url must be the whole address of a file, such as https://it.contoso.com/tap-companion/update.xml, and not “${template}”`;
  if (!URL.canParse(address)) throw new Error(wrong);
  const url = new URL(address);
  const name = url.pathname.split("/").at(-1) ?? "";
  if (!["https:", "http:", "file:"].includes(url.protocol) || url.search || url.hash || url.username || !/^[\w-][\w.-]*$/.test(name)) throw new Error(wrong);
  return { url: url.href, name, beside: (/** @type {string} */ file) => new URL(file, url).href };
}

/** @param {string} out @param {string} key @param {string} template @param {string[]} clouds */
function check(out, key, template, clouds) {
  if (clouds.length > 1 && template && !template.includes("{cloud}")) {
    throw new Error("packages of several clouds cannot share one --update-url: write {cloud} where the cloud's name is to stand in it");
  }
  for (const cloud of clouds) served(template || PLACEHOLDER, cloud);
  if (key || existsSync(OWN_KEY)) readKey(key || OWN_KEY);
  // It will be replaced as a whole.
  if (out !== "dist/packages" && existsSync(out)) {
    const listed = existsSync(join(out, "SHA256SUMS")) ? readFileSync(join(out, "SHA256SUMS"), "utf8") : "";
    const foreign = [...filesOf(out).keys()].find((name) => name !== "SHA256SUMS" && !listed.includes(`  ${name}\n`));
    if (foreign) throw new Error(`${out} has ${foreign}, which this command did not make: name a folder that is its own`);
  }
}

/** @param {string} file */
function keyOf(file) {
  if (!file && !existsSync(OWN_KEY)) {
    makeKey(OWN_KEY);
    console.log(`Made the key of self-hosted packages, ${OWN_KEY}. Keep a copy where it is safe: it makes the package's id. Who loses it
packs another extension, which browsers do not take for an update of this one, and every policy must name the new id.`);
  }
  return readKey(file || OWN_KEY);
}

/** @param {string} name @param {number} unpacked @param {number} packed */
function say(name, unpacked, packed) {
  console.log(`  ${name.padEnd(52)} ${String(unpacked).padStart(8)} bytes unpacked ${String(packed).padStart(8)} packed`);
}

/** @param {string} folder @param {string} keyFile @param {string} template @param {string[]} clouds */
async function make(folder, keyFile, template, clouds) {
  const built = filesOf(join(folder, "extension"));
  const bill = await bills(clouds);
  const key = keyOf(keyFile);
  const id = idOf(key);
  /** @type {Map<string, Buffer>} */
  const made = new Map();
  for (const cloud of clouds) {
    const manifest = JSON.parse(readFileSync(join(folder, `${cloud}.json`), "utf8"));
    const { version } = manifest;
    // No store takes a package that says where else it is to be had; and each gives it an id of its own.
    if ("update_url" in manifest || "key" in manifest) throw new Error("extension/manifest.json must have no update_url and no key");
    const { url, name, beside } = served(template || PLACEHOLDER, cloud);
    const title = `tap-companion-${version}-${cloud}`;
    const withManifest = (/** @type {object} */ manifest) => new Map(built).set("manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    const inStore = withManifest(manifest);
    const selfHosted = withManifest({ ...manifest, key: publicKey(key).toString("base64"), update_url: url });
    const [zip, crxFile, home] = [zipOf(inStore), `${title}.crx`, `self-hosted-${cloud}`];
    console.log(`Packed for the cloud ${cloud}:`);
    // Today both stores take the same bytes. There are two files because there are two stores, and what one wants the other may not.
    /** @type {[string, Map<string, Buffer>, Buffer][]} */
    const packages = [
      [`${title}-edge-store.zip`, inStore, zip],
      [`${title}-chrome-web-store.zip`, inStore, zip],
      [`${home}/${crxFile}`, selfHosted, crx(zipOf(selfHosted), key)],
    ];
    for (const [file, files, bytes] of packages) {
      made.set(file, bytes);
      say(file, sizeOf(files), bytes.length);
    }
    made.set(`${home}/${name}`, Buffer.from(updateManifest({ id, codebase: beside(crxFile), version })));
    made.set(`${title}.cdx.json`, Buffer.from(bill.get(cloud) ?? ""));
    const contents = packages.map(([file, files]) => [...files].map(([name, bytes]) => `${sha256(bytes)}  ${file}/${name}\n`).join(""));
    made.set(`contents-${cloud}.txt`, Buffer.from(contents.join("")));
    console.log(`  ${home}/${name} leads to ${beside(crxFile)}`);
  }
  made.set("SHA256SUMS", Buffer.from(sums(new Map([...made].sort(([a], [b]) => (a < b ? -1 : 1))))));
  for (const [file, bytes] of made) {
    mkdirSync(dirname(join(folder, "packages", file)), { recursive: true });
    writeFileSync(join(folder, "packages", file), bytes);
  }
  console.log(`The self-hosted package has the id ${id}`);
  if (!template) console.log("and names an address that nobody has. For real use, say where it will be: ./build.sh pack --update-url https://…/update.xml");
}

const [verb, folder = "", key = "", template = "", ...clouds] = process.argv.slice(2);
try {
  if (verb === "check") check(folder, key, template, clouds);
  else await make(folder, key, template, clouds);
} catch (error) {
  console.error(`build.sh: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
