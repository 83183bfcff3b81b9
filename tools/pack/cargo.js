// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What Cargo and its tools say about the packages: manifests, licences and the bill of materials. */

import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";

const TARGET = ["--target", "wasm32-unknown-unknown"];
const requireFrom = createRequire(import.meta.url);

/**
 * The output of a command. When the command fails, it has already written the reason to stderr.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
function run(command, args, options = {}) {
  const { status, stdout, error } = spawnSync(command, args, { stdio: ["pipe", "pipe", "inherit"], ...options });
  if (error) throw error;
  if (status !== 0) process.exit(1);
  return String(stdout);
}

/**
 * The output of one of the native programs in src/bin.
 * @param {string} name
 * @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
const tool = (name, args, options) =>
  run("cargo", ["run", "--quiet", "--locked", "--features", "tools", "--bin", name, "--", ...args], options);

/** The manifest with the hosts of a cloud. @param {string} cloud */
export const manifestOf = (cloud) =>
  JSON.parse(tool("manifest", [cloud], { input: readFileSync("extension/manifest.json") }));

/**
 * The address of an update manifest, if a browser may install from it. `./build.sh deploy` asks the same judge, so that
 * no package names an address that the policy beside it may not.
 * @param {string} address
 */
export const judged = (address) => tool("deploy", ["address", `--update-url=${address}`]).trim();

/**
 * Writes the files that IT deploys, for every browser.
 * @param {string} id of the package on IT's server
 * @param {string} url of its update manifest
 * @param {string} folder
 */
export const deployFiles = (id, url, folder) => tool("deploy", ["files", "--id", id, `--update-url=${url}`, folder]);

/** The text of third-party-licences.txt. Fails when about.toml does not accept a licence. */
export function licences() {
  // cargo-about reads the source of each crate in Cargo.lock. Offline, it asks nobody else.
  run("cargo", ["fetch", "--quiet", "--locked"]);
  const template = "tools/pack/licences.hbs";
  const text = run("cargo", [
    "about",
    "generate",
    "--offline",
    "--fail",
    "--config",
    "tools/pack/about.toml",
    template,
  ]);
  // cargo-about falls back to the form of a licence when a crate comes without its text.
  const blank = /.*<copyright holders>.*/i.exec(text);
  if (blank) throw new Error(`third-party-licences.txt names no author: “${blank[0].trim()}”`);
  return text;
}

/** The crates that are in the Wasm, and not only run by the compiler, as "name version". */
function shipped() {
  const edges = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
  const lines = run("cargo", ["tree", "--locked", ...TARGET, ...edges]).split("\n");
  return new Set(lines.map((line) => line.split(" ").slice(0, 2).join(" ")));
}

/** The programs that make the package. */
function tools() {
  const npm = ["binaryen", "esbuild", "@resvg/resvg-js", "fflate"];
  const [, rust = ""] = run("rustc", ["--version"]).split(" ");
  const [, bindgen = ""] = run("wasm-bindgen", ["--version"]).trim().split(" ");
  return [
    { name: "rustc", version: rust },
    { name: "wasm-bindgen-cli", version: bindgen },
    ...npm.map((name) => ({ name, version: requireFrom(`${name}/package.json`).version })),
  ];
}

/**
 * The bill of materials, CycloneDX 1.5: what is in the Wasm (scope "required"), and what the compiler ran to make it
 * (scope "excluded"). The same sources make the same bytes.
 * @returns {(cloud: string) => string} the bill for the package of a cloud
 */
export function billOfMaterials() {
  const file = "tap-companion.cdx.json";
  const options = ["--format", "json", "--spec-version", "1.5", ...TARGET];
  // With this date cargo-cyclonedx leaves out its random serial number.
  run("cargo", ["cyclonedx", "-q", ...options], { env: { ...process.env, SOURCE_DATE_EPOCH: "0" } });
  const text = readFileSync(file, "utf8");
  rmSync(file);
  const bill = JSON.parse(text);
  const inWasm = shipped();
  for (const component of bill.components) {
    component.scope = inWasm.has(`${component.name} v${component.version}`) ? "required" : "excluded";
  }
  const version = tools()[0]?.version;
  bill.components.push({
    type: "library",
    "bom-ref": `pkg:generic/rust-std@${version}`,
    name: "rust-std",
    version,
    description: "Rust's standard library, which is in no Cargo.lock",
    scope: "required",
    licenses: [{ expression: "(MIT OR Apache-2.0) AND Unicode-3.0" }],
    purl: `pkg:generic/rust-std@${version}`,
  });
  const { component: subject } = bill.metadata;
  const path = subject["bom-ref"];
  delete bill.metadata.timestamp;
  // These are the native programs in src/bin, which are in no package.
  delete subject.components;
  bill.metadata.tools.push(...tools());
  // The path of this folder is the same in no two places.
  return (cloud) => `${JSON.stringify(bill, null, 2).replaceAll(path, `${subject.name}-${cloud}`)}\n`;
}
