// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** What the Wasm is made of, as Cargo and the toolchain tell it. */

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = ["--locked", "--target", "wasm32-unknown-unknown"];

/**
 * @typedef {{
 *   id: string, name: string, version: string, licence: string, repository: string,
 *   folder: string, checksum: string, shipped: boolean, uses: string[],
 * }} Crate
 * `id`: name and version, as a package URL; `folder`: its source; `shipped`: compiled into the Wasm, and not only run by the
 * compiler (procedural macros, build scripts and what those use); `uses`: ids.
 * @typedef {{ name: string, version: string, licence: string, notice: string }} Part `notice`: its licence text, not unpacked yet
 */

/** @param {string} command @param {string[]} args */
const run = (command, args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 1 << 28 });

/** @param {string} name @param {string} version */
const idOf = (name, version) => `pkg:cargo/${name}@${version}`;

/**
 * The ids of what Cargo compiles along these edges, ourselves included. `cargo tree` knows which features are in use;
 * `cargo metadata` lists what would be there with more of them.
 * @param {string} edges
 */
function compiled(edges) {
  const lines = run("cargo", ["tree", ...TARGET, "--edges", edges, "--prefix", "none", "--format", "{p}"]).split("\n");
  return new Set(lines.flatMap((line) => {
    const [, name, version] = /^(\S+) v(\S+)/.exec(line) ?? [];
    return name && version ? [idOf(name, version)] : [];
  }));
}

/** The checksums that Cargo.lock holds, by id. */
function checksums() {
  const found = readFileSync("Cargo.lock", "utf8").matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"$/gm);
  return new Map([...found].map(([, name = "", version = "", checksum = ""]) => [idOf(name, version), checksum]));
}

/**
 * Every crate of other people's that the Wasm is made of or by, and ourselves.
 * @returns {{ own: Crate, crates: Crate[] }}
 */
export function crates() {
  /** @type {any} */
  const metadata = JSON.parse(run("cargo", ["metadata", "--locked", "--filter-platform", "wasm32-unknown-unknown", "--format-version", "1"]));
  const [all, shipped, sums] = [compiled("normal,build"), compiled("normal,no-proc-macro"), checksums()];
  /** @type {Map<string, string>} */
  const ids = new Map(metadata.packages.map((/** @type {any} */ one) => [one.id, idOf(one.name, one.version)]));
  /** @type {Map<string, any>} */
  const nodes = new Map(metadata.resolve.nodes.map((/** @type {any} */ node) => [ids.get(node.id), node]));
  /** @param {string} id */
  const uses = (id) => nodes.get(id).deps
    .filter((/** @type {any} */ dep) => dep.dep_kinds.some((/** @type {any} */ { kind }) => kind !== "dev"))
    .map((/** @type {any} */ dep) => ids.get(dep.pkg) ?? "")
    .filter((/** @type {string} */ used) => all.has(used));
  /** @type {Crate[]} */
  const known = metadata.packages
    .map((/** @type {any} */ one) => ({
      id: idOf(one.name, one.version),
      name: one.name,
      version: one.version,
      // An old way to write OR, which Cargo still takes.
      licence: (one.license ?? "").replaceAll("/", " OR "),
      repository: one.repository ?? "",
      folder: dirname(one.manifest_path),
      checksum: sums.get(idOf(one.name, one.version)) ?? "",
    }))
    .filter((/** @type {Crate} */ { id }) => all.has(id))
    .map((/** @type {Crate} */ crate) => ({ ...crate, shipped: shipped.has(crate.id), uses: uses(crate.id) }))
    .sort((/** @type {Crate} */ a, /** @type {Crate} */ b) => (a.id < b.id ? -1 : 1));
  const own = known.find(({ id }) => id === ids.get(metadata.resolve.root));
  if (!own || known.length !== all.size) throw new Error("cargo tree and cargo metadata do not speak of the same crates");
  return { own, crates: known.filter((crate) => crate !== own) };
}

/**
 * Rust's standard library, which Cargo.lock does not know: its version, and the crates of others that the target's is made of.
 * Names, versions and notices are from the toolchain's own file of them.
 * @returns {{ version: string, commit: string, notices: string, parts: Part[] }} `notices`: the folder of its licence texts
 */
export function standardLibrary() {
  const about = run("rustc", ["--version", "--verbose"]);
  const [, version = ""] = /^release: (.*)$/m.exec(about) ?? [];
  const [, commit = ""] = /^commit-hash: (.*)$/m.exec(about) ?? [];
  const root = run("rustc", ["--print", "sysroot"]).trim();
  const libraries = readdirSync(join(root, "lib/rustlib/wasm32-unknown-unknown/lib"))
    .map((file) => /^lib(\w+)-[0-9a-f]+\.rlib$/.exec(file)?.[1])
    // For `cargo test` alone.
    .filter((name) => name && name !== "getopts");
  const notices = join(root, "share/doc/rust");
  const parts = readFileSync(join(notices, "COPYRIGHT-library.html"), "utf8").split("<h3>").flatMap((section) => {
    const [, name = "", version = ""] = /^\S+ (\S+?)-(\d\S*)<\/h3>/.exec(section) ?? [];
    if (!libraries.includes(name.replaceAll("-", "_"))) return [];
    const [, licence = ""] = /<b>License:<\/b> ([^<]+)</.exec(section) ?? [];
    return [{ name, version, licence: licence.replaceAll("/", " OR "), notice: section }];
  });
  // Every heap in Wasm is this one: where it is missing, the file is not written as it was when this was.
  if (!parts.some(({ name }) => name === "dlmalloc")) throw new Error("the toolchain's COPYRIGHT-library.html cannot be read");
  return { version, commit, notices, parts };
}
