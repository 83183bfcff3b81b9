// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * The bill of materials, CycloneDX 1.6: what the Wasm is made of, what the compiler ran to make it (scope "excluded"), and the
 * tools of the build. It has no time of day, and its serial number comes from what it says: the same sources make the same bytes.
 */

import { createRequire } from "node:module";
import { ComponentScope, ComponentType, ExternalReferenceType, HashAlgorithm } from "@cyclonedx/cyclonedx-library/Enums";
import * as Models from "@cyclonedx/cyclonedx-library/Models";
import { JSON as Json, JsonSerializer } from "@cyclonedx/cyclonedx-library/Serialize";
import { Spec1dot6, Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";

import { crates, standardLibrary } from "./crates.js";
import { sha256 } from "./files.js";
import { STANDARD_LIBRARY } from "./licences.js";

/** @typedef {import("./crates.js").Crate} Crate */

/** @param {string} expression of SPDX @returns {Models.LicenseRepository} */
function licensed(expression) {
  const one = /^[\w.-]+$/.test(expression) ? new Models.SpdxLicense(expression) : new Models.LicenseExpression(expression);
  return new Models.LicenseRepository([one]);
}

/** @param {Crate} crate */
function component({ id, name, version, licence, repository, checksum, shipped }) {
  return new Models.Component(ComponentType.Library, name, {
    bomRef: id,
    version,
    purl: id,
    scope: shipped ? ComponentScope.Required : ComponentScope.Excluded,
    licenses: licensed(licence),
    hashes: new Models.HashDictionary(checksum ? [[HashAlgorithm["SHA-256"], checksum]] : []),
    externalReferences: new Models.ExternalReferenceRepository(
      repository ? [new Models.ExternalReference(repository, ExternalReferenceType.VCS)] : []),
  });
}

function standard() {
  const { version, commit, parts } = standardLibrary();
  const id = `pkg:generic/rust-std@${version}`;
  return new Models.Component(ComponentType.Library, "rust-std", {
    bomRef: id,
    version,
    purl: `${id}?vcs_url=git%2Bhttps://github.com/rust-lang/rust%40${commit}`,
    scope: ComponentScope.Required,
    description: "Rust's standard library for wasm32-unknown-unknown, as the toolchain brings it; Cargo.lock does not know it.",
    licenses: licensed(STANDARD_LIBRARY),
    components: new Models.ComponentRepository(parts.map((part) => new Models.Component(ComponentType.Library, part.name, {
      bomRef: `${id}#${part.name}@${part.version}`,
      version: part.version,
      purl: `pkg:cargo/${part.name}@${part.version}`,
      scope: ComponentScope.Required,
      licenses: licensed(part.licence),
    }))),
  });
}

/** What made the package: the compiler, and what came after it. @param {Crate[]} all */
function tools(all) {
  const require = createRequire(import.meta.url);
  const npm = (/** @type {string} */ name) => ({ name, version: require(`${name}/package.json`).version, purl: `pkg:npm/${name.replace("@", "%40")}` });
  const bindgen = all.find(({ name }) => name === "wasm-bindgen");
  const rust = standardLibrary().version;
  const used = [
    { name: "rustc", version: rust, purl: "pkg:generic/rustc" },
    // build.sh holds it to the crate's version.
    { name: "wasm-bindgen-cli", version: bindgen?.version ?? "", purl: "pkg:cargo/wasm-bindgen-cli" },
    { ...npm("binaryen"), description: "wasm-opt" },
    ...["esbuild", "@resvg/resvg-js", "fflate"].map(npm),
  ];
  return new Models.Tools({
    components: new Models.ComponentRepository(used.map(({ purl, ...tool }) =>
      new Models.Component(ComponentType.Application, tool.name, { ...tool, bomRef: `tool:${tool.name}`, purl: `${purl}@${tool.version}` }))),
  });
}

/**
 * The bill for the package of each cloud, as JSON that fits the schema.
 * @param {string[]} clouds
 * @returns {Promise<Map<string, string>>} by cloud
 */
export async function bills(clouds) {
  const { own, crates: all } = crates();
  const bills = new Map();
  for (const cloud of clouds) bills.set(cloud, await bill(own, all, cloud));
  return bills;
}

/** @param {Crate} own @param {Crate[]} all @param {string} cloud */
async function bill(own, all, cloud) {
  const components = new Map(all.map((crate) => [crate.id, component(crate)]));
  const library = standard();
  const subject = new Models.Component(ComponentType.Application, own.name, {
    bomRef: `${own.name}-${cloud}`, version: own.version, licenses: licensed(own.licence), description: `the browser extension, for the cloud ${cloud}`,
  });
  for (const { id, uses } of [own, ...all]) {
    const user = components.get(id) ?? subject;
    for (const used of uses) user.dependencies.add(components.get(used)?.bomRef ?? subject.bomRef);
  }
  subject.dependencies.add(library.bomRef);
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: subject, tools: tools(all) }),
    components: new Models.ComponentRepository([...components.values(), library]),
  });
  const serializer = new JsonSerializer(new Json.Normalize.Factory(Spec1dot6));
  const serialized = () => `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
  // In the form of a UUID of version 8, which is anybody's own.
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(sha256(serialized())) ?? [];
  bom.serialNumber = `urn:uuid:${a}-${b}-8${c}-8${d}-${e}`;
  const text = serialized();
  const wrong = await new JsonStrictValidator(Version.v1dot6).validate(text);
  if (wrong !== null) throw new Error(`the bill of materials does not fit the schema of CycloneDX 1.6: ${JSON.stringify(wrong)}`);
  return text;
}
