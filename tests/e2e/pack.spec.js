// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The result of `./build.sh pack`. The tests build twice: here, and in a copy of the folder without compiled files. */

import { execFileSync, spawnSync } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";

import { filesOf } from "../../tools/pack/files.js";
import { EXTENSION, idOf } from "./browser.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const VERSION = JSON.parse(readFileSync(join(ROOT, "extension/manifest.json"), "utf8")).version;
const NAME = `tap-companion-${VERSION}-usgov`;
const [EDGE, CHROME, CRX] = [`${NAME}-edge-store.zip`, `${NAME}-chrome-web-store.zip`, `self-hosted-usgov/${NAME}.crx`];
const OPTIONS = [
  "--cloud",
  "usgov",
  "--update-url",
  "https://it.contoso.example/tap/{cloud}/update.xml?sv=1&sig=a%2Fb",
];

// All tests use the same two builds. After a failure Playwright would start a new worker, which would build again.
test.describe.configure({ mode: "serial", timeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), "tap-companion-pack-"));
const copy = join(folder, "copy");
const KEY = join(copy, ".keys/self-hosted.pem");
/** @type {{ here: Map<string, Buffer>, there: Map<string, Buffer>, printed: { here: string, there: string } }} */
let packed;

/**
 * Runs `./build.sh pack` in this folder.
 * @param {string} where
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
const pack = (where, args, env = {}) => build(where, ["pack", ...args], env);

/** @param {string} where @param {string[]} args @param {Record<string, string>} env */
function build(where, args, env) {
  const { status, stdout, stderr } = spawnSync("./build.sh", args, {
    cwd: where,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

const elsewhere = { CARGO_TARGET_DIR: join(folder, "target") };

test.beforeAll(() => {
  // On a new machine this includes the compilation of cargo-about and cargo-cyclonedx.
  test.setTimeout(1_800_000);
  const left = ["dist", "target", ".git", ".keys", "test-results"].map((name) => join(ROOT, name));
  cpSync(ROOT, copy, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: (from) => !left.includes(from),
  });
  const there = pack(copy, [...OPTIONS, "--out", join(folder, "there")], elsewhere);
  expect(there.status, there.stderr).toBe(0);
  const here = pack(ROOT, [...OPTIONS, "--out", join(folder, "here")], { TAP_COMPANION_KEY: KEY });
  expect(here.status, here.stderr).toBe(0);
  packed = {
    here: filesOf(join(folder, "here")),
    there: filesOf(join(folder, "there")),
    printed: { here: here.stdout, there: there.stdout },
  };
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} name of a file @returns {Buffer} */
function file(name) {
  const bytes = packed.here.get(name);
  if (!bytes) throw new Error(`The packages have no ${name}, but: ${[...packed.here.keys()]}`);
  return bytes;
}

const sha256 = (/** @type {string | Uint8Array} */ bytes) => createHash("sha256").update(bytes).digest("hex");
const text = (/** @type {Uint8Array | undefined} */ bytes) => new TextDecoder().decode(bytes);

/** Reads a CRX3 file without the code that wrote it. @param {Buffer} crx */
function readCrx(crx) {
  const end = 12 + crx.readUInt32LE(8);
  /** @param {Buffer} bytes @returns {Map<number, Buffer>} */
  const fields = (bytes) => {
    const found = new Map();
    let at = 0;
    const varint = () => {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = bytes.readUInt8(at++);
        value += (byte & 127) << shift;
        if (byte < 128) return value;
      }
    };
    while (at < bytes.length) {
      const [tag, length] = [varint(), varint()];
      expect(tag & 7).toBe(2);
      found.set(tag >> 3, bytes.subarray(at, (at += length)));
    }
    return found;
  };
  const header = fields(crx.subarray(12, end));
  const proof = fields(header.get(2) ?? Buffer.of());
  const [signedData, key, signature] = [header.get(10000), proof.get(1), proof.get(2)];
  if (!signedData || !key || !signature) throw new Error("The header is incomplete.");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedData.length);
  const zip = crx.subarray(end);
  const signed = Buffer.concat([Buffer.from("CRX3 SignedData\0"), length, signedData, zip]);
  const publicKey = createPublicKey({ key, format: "der", type: "spki" });
  return {
    magic: crx.subarray(0, 4).toString(),
    version: crx.readUInt32LE(4),
    key,
    zip,
    id: fields(signedData).get(1)?.toString("hex"),
    valid: verify("sha256", signed, publicKey, signature),
  };
}

test("the same sources and key make the same bytes in another folder and without compiled files", () => {
  expect([...packed.here.keys()]).toEqual([
    "SHA256SUMS",
    "contents-usgov.txt",
    CRX,
    "self-hosted-usgov/update.xml",
    CHROME,
    EDGE,
    `${NAME}.cdx.json`,
  ]);
  expect([...packed.there.keys()]).toEqual([...packed.here.keys()]);
  for (const [name, bytes] of packed.here) expect(packed.there.get(name)?.equals(bytes), name).toBe(true);
});

test("without a key, pack makes one that only its owner can read, and says so once", () => {
  expect(statSync(KEY).mode & 0o777).toBe(0o600);
  expect(readFileSync(KEY, "utf8")).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
  expect(createPrivateKey(readFileSync(KEY)).asymmetricKeyDetails?.modulusLength).toBe(2048);
  expect(packed.printed.there).toContain("Made the key of self-hosted packages, .keys/self-hosted.pem.");
  expect(packed.printed.here).not.toContain("Made the key");
  expect(existsSync(join(folder, "here/.keys"))).toBe(false);
});

test("pack prints the sizes of each package and the id", () => {
  const id = idOf(readCrx(file(CRX)).key);
  for (const name of [EDGE, CHROME, CRX]) {
    const [, unpacked, size] =
      new RegExp(`${name} +(\\d+) bytes unpacked +(\\d+) packed`).exec(packed.printed.here) ?? [];
    const zip = name === CRX ? readCrx(file(CRX)).zip : file(name);
    expect(Number(unpacked)).toBe(Object.values(unzipSync(zip)).reduce((sum, bytes) => sum + bytes.length, 0));
    expect(Number(size)).toBe(file(name).length);
  }
  expect(packed.printed.here).toContain(`has the id ${id}`);
});

/** The files that the build makes. */
const MADE = [
  /^content\/[\w-]+\.js$/,
  /^icons\/[\w-]+\.png$/,
  /^(managed_schema\.json|third-party-licences\.txt|\w+\.html)$/,
  /^(worker|page|practice)\.js$/,
  /^wasm\/(companion|settings)(_bg\.wasm|\.js)$/,
];

for (const [name, store] of [
  [EDGE, "Edge"],
  [CHROME, "Chrome"],
]) {
  test(`the package for the store of ${store} has all its files and no others`, () => {
    const files = unzipSync(file(name ?? ""));
    const manifest = JSON.parse(text(files["manifest.json"]));
    expect(manifest).not.toHaveProperty("update_url");
    expect(manifest).not.toHaveProperty("key");
    expect(manifest.version).toMatch(/^\d+(\.\d+){0,3}$/);
    expect(manifest.host_permissions).toContain("https://login.microsoftonline.us/*");

    const names = Object.keys(files);
    expect(names).toEqual([...names].sort());
    // No file is hidden, a source map or from the tests. Each is in extension/ or made by the build.
    for (const name of names) expect(name).not.toMatch(/(^|\/)\.|test|spec\.|stand-in|\.(map|d\.ts|md|pem)$/);
    expect(new Set(names.map((name) => name.split(".").at(-1)))).toEqual(
      new Set(["json", "css", "html", "js", "svg", "txt", "png", "wasm"]),
    );
    const ours = filesOf(join(ROOT, "extension"));
    for (const name of names.filter((name) => !MADE.some((pattern) => pattern.test(name)))) {
      expect(ours.has(name), name).toBe(true);
    }
    for (const size of ["16", "32", "48", "128"]) {
      const png = Buffer.from(files[manifest.icons[size]] ?? []);
      expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        "PNG",
        Number(size),
        Number(size),
      ]);
    }

    const catalogues = names.filter((name) => /^_locales\/\w+\/messages\.json$/.test(name));
    expect(catalogues).toContain(`_locales/${manifest.default_locale}/messages.json`);
    const english = Object.keys(JSON.parse(text(files["_locales/en/messages.json"])));
    for (const catalogue of catalogues) {
      const messages = JSON.parse(text(files[catalogue]));
      expect(Object.keys(messages).sort(), catalogue).toEqual([...english].sort());
      // The stores' limits.
      expect(messages.extension_name.message.length, catalogue).toBeLessThanOrEqual(75);
      expect(messages.extension_description.message.length, catalogue).toBeLessThanOrEqual(132);
    }
    for (const [, key = ""] of JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)) expect(english).toContain(key);
  });
}

/** The bytes of all WebAssembly modules. @param {Record<string, Uint8Array>} files */
const wasmOf = (files) =>
  Buffer.concat(
    Object.entries(files)
      .filter(([name]) => name.endsWith(".wasm"))
      .map(([, bytes]) => bytes),
  );

test("no package contains a path of the machine that built it", () => {
  const cargo = process.env["CARGO_HOME"] || join(homedir(), ".cargo");
  for (const zip of [file(EDGE), file(CHROME), readCrx(file(CRX)).zip]) {
    const files = unzipSync(zip);
    for (const [name, bytes] of Object.entries(files)) {
      for (const place of [ROOT, homedir(), cargo, folder, tmpdir(), "registry/src", "sourceMappingURL"]) {
        expect(Buffer.from(bytes).includes(place), `${place} in ${name}`).toBe(false);
      }
    }
    // The modules do contain remapped paths of crates, so the check above had something to find.
    expect(wasmOf(files).includes("/crates/serde_json-")).toBe(true);
  }
});

test("the self-hosted package is signed with the key that makes its id", () => {
  const crx = readCrx(file(CRX));
  expect(crx).toMatchObject({ magic: "Cr24", version: 3, valid: true });
  const key = createPublicKey(readFileSync(KEY)).export({ type: "spki", format: "der" });
  expect(crx.key.equals(key)).toBe(true);
  expect(crx.id).toBe(sha256(key).slice(0, 32));

  const changed = Buffer.from(file(CRX));
  changed.writeUInt8(changed.readUInt8(changed.length - 100) ^ 1, changed.length - 100);
  expect(readCrx(changed).valid).toBe(false);
});

test("the self-hosted package names its update manifest, and the manifest names the package", () => {
  const { key, zip } = readCrx(file(CRX));
  const [inside, inStore] = [unzipSync(zip), unzipSync(file(EDGE))];
  const { key: manifestKey, update_url, ...rest } = JSON.parse(text(inside["manifest.json"]));
  expect(manifestKey).toBe(key.toString("base64"));
  expect(update_url).toBe("https://it.contoso.example/tap/usgov/update.xml?sv=1&sig=a%2Fb");
  expect(rest).toEqual(JSON.parse(text(inStore["manifest.json"])));
  for (const name of Object.keys(inStore).filter((name) => name !== "manifest.json"))
    expect(text(inside[name]), name).toBe(text(inStore[name]));

  const xml = file("self-hosted-usgov/update.xml").toString();
  expect(xml).toContain('<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">');
  expect(xml).toContain(`<app appid="${idOf(key)}">`);
  expect(xml).toContain(
    `<updatecheck codebase="https://it.contoso.example/tap/usgov/${basename(CRX)}?sv=1&#38;sig=a%2Fb" version="${VERSION}"/>`,
  );
});

test("every file, and every file in every package, has a checksum", () => {
  const lines = (/** @type {string} */ name) =>
    new Map(
      file(name)
        .toString()
        .trimEnd()
        .split("\n")
        .map((line) => /** @type {[string, string]} */ (line.split("  ").reverse())),
    );
  const listed = lines("SHA256SUMS");
  expect([...listed.keys()]).toEqual([...packed.here.keys()].filter((name) => name !== "SHA256SUMS"));
  for (const [name, sum] of listed) expect(sum, name).toBe(sha256(file(name)));
  /** @type {Map<string, string>} */
  const contents = new Map();
  for (const name of [EDGE, CHROME, CRX]) {
    const files = unzipSync(name === CRX ? readCrx(file(CRX)).zip : file(name));
    for (const [inside, bytes] of Object.entries(files)) contents.set(`${name}/${inside}`, sha256(bytes));
  }
  expect(Object.fromEntries(lines("contents-usgov.txt"))).toEqual(Object.fromEntries(contents));
});

/** The components that are in the Wasm, according to the bill of materials. @returns {any[]} */
function required() {
  const { components } = JSON.parse(file(`${NAME}.cdx.json`).toString());
  return components.filter((/** @type {any} */ component) => component.scope === "required");
}

test("the bill of materials follows its schema and lists the parts of the Wasm and the tools", async () => {
  const json = file(`${NAME}.cdx.json`).toString();
  const validator = new JsonStrictValidator(Version.v1dot5);
  expect(await validator.validate(json)).toBeNull();
  expect(await validator.validate(json.replace('"required"', '"needed"'))).not.toBeNull();

  const bill = JSON.parse(json);
  expect(bill.specVersion).toBe("1.5");
  expect(bill.metadata).not.toHaveProperty("timestamp");
  expect(bill).not.toHaveProperty("serialNumber");
  expect(bill.metadata.component).toMatchObject({ name: "tap-companion", version: VERSION });
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const tools = Object.fromEntries(bill.metadata.tools.map((/** @type {any} */ tool) => [tool.name, tool.version]));
  const rust = execFileSync("rustc", ["--version"], { encoding: "utf8", cwd: ROOT }).split(" ")[1];
  expect(tools).toMatchObject({ rustc: rust, binaryen: devDependencies.binaryen, esbuild: devDependencies.esbuild });

  const lock = readFileSync(join(ROOT, "Cargo.lock"), "utf8");
  const crates = bill.components.filter((/** @type {any} */ { name }) => name !== "rust-std");
  for (const { name, version, purl, hashes, licenses } of crates) {
    expect(purl).toBe(`pkg:cargo/${name}@${version}`);
    expect(lock).toContain(
      `name = "${name}"\nversion = "${version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hashes[0].content}"`,
    );
    expect(licenses).toHaveLength(1);
  }
  expect(bill.components.find((/** @type {any} */ { name }) => name === "rust-std").version).toBe(rust);
  const scope = (/** @type {string} */ wanted) => crates.find((/** @type {any} */ { name }) => name === wanted)?.scope;
  expect(["serde", "wasm-bindgen", "web-sys", "idna"].map(scope)).toEqual(Array(4).fill("required"));
  expect(["serde_derive", "syn", "wasm-bindgen-macro"].map(scope)).toEqual(Array(3).fill("excluded"));
  // Only the tests use these.
  expect(["proptest", "criterion", "wasm-bindgen-test"].map(scope)).toEqual(Array(3).fill(undefined));
});

test("every crate whose path is in the Wasm is in the bill of materials", () => {
  const wasm = wasmOf(unzipSync(file(EDGE))).toString("latin1");
  const named = new Set([...wasm.matchAll(/\/crates\/([\w-]+-\d[\w.+-]*)\/src/g)].map(([, name]) => name));
  expect(named.size).toBeGreaterThan(5);
  const billed = new Set(required().map(({ name, version }) => `${name}-${version}`));
  expect([...named].filter((name) => !billed.has(name ?? ""))).toEqual([]);
});

test("every package has the licence of every part of the Wasm", () => {
  for (const zip of [file(EDGE), file(CHROME), readCrx(file(CRX)).zip]) {
    const all = text(unzipSync(zip)["third-party-licences.txt"]);
    const [head = "", ...sections] = all.split(/^-{100}\n/m);
    for (const { name, version, licenses } of required()) {
      const [{ expression }] = licenses;
      if (name === "rust-std") {
        for (const word of ["Rust's standard library", ...expression.match(/[\w.-]+-\d\.\d|MIT/g)])
          expect(head).toContain(word);
        continue;
      }
      const line = `  ${name} ${version}: ${expression}\n`;
      const found = sections.filter((section) => section.includes(line));
      expect(found.length, line).toBeGreaterThan(0);
      for (const section of found) {
        expect(expression.split(/[ ()]+/), line).toContain(section.split(",")[0]);
        const words = section.split("\n\n").slice(2).join("");
        // The text of the Apache licence is there only once.
        expect(words.length > 500 || words.startsWith("The text of Apache-2.0 is above."), line).toBe(true);
      }
    }
    for (const words of ["Apache License", "Permission is hereby granted", "UNICODE LICENSE V3"])
      expect(all).toContain(words);
    expect(all).not.toMatch(/<copyright holders>/i);
  }
});

test("a licence that is not accepted or names no author stops the build", () => {
  const config = join(copy, "tools/pack/about.toml");
  const before = readFileSync(config, "utf8");
  mkdirSync(join(folder, "built"));
  for (const [accepted, instead, message] of /** @type {[string, string, string][]} */ ([
    ['"Zlib", ', "", "foldhash"],
    [
      '"Apache-2.0", "MIT"',
      '"MIT", "Apache-2.0"',
      "build.sh: third-party-licences.txt names no author: “Copyright (c) <year>",
    ],
  ])) {
    writeFileSync(config, before.replace(accepted, instead));
    const command = '. tools/install.sh; need_packers; node tools/pack/pack.js "$PWD" "$1" --cloud usgov';
    const { status, stdout, stderr } = spawnSync("bash", ["-c", command, "bash", join(folder, "built")], {
      cwd: copy,
      encoding: "utf8",
    });
    expect([status, stdout, stderr], instead).toEqual([1, "", expect.stringContaining(message)]);
  }
  writeFileSync(config, before);
});

test("an impossible request fails at once and changes no file", () => {
  const bad = join(folder, "bad");
  mkdirSync(bad);
  const write = (/** @type {string} */ name, /** @type {string | Buffer} */ bytes) => (
    writeFileSync(join(bad, name), bytes), join(bad, name)
  );
  const garbage = write("garbage.pem", "not a key");
  const curve = write(
    "curve.pem",
    generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  const short = write(
    "short.pem",
    generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey.export({ type: "pkcs8", format: "pem" }),
  );
  const before = readdirSync(bad);
  const mine = join(folder, "mine");
  mkdirSync(mine);
  writeFileSync(join(mine, "diary.txt"), "mine");
  const mixed = join(folder, "mixed");
  cpSync(join(folder, "here"), mixed, { recursive: true });
  writeFileSync(join(mixed, "self-hosted-usgov/diary.txt"), "mine");
  const out = ["--out", join(bad, "out")];
  const address = "--update-url must be the whole address of a file";
  const scheme = "the address does not begin with https://";
  for (const [args, status, message] of /** @type {[string[], number, string][]} */ ([
    [["--cloud", "mars", ...out], 1, "there is no package for “mars”: global, usgov, china, sovereign"],
    [["--cloud"], 1, "--cloud needs a value"],
    [["--colour", "red"], 2, "./build.sh pack"],
    [["--update-url", " ", ...out], 1, "--update-url needs a value"],
    [["--update-url", "update.xml", ...out], 1, scheme],
    [["--update-url", "ftp://it.contoso.example/update.xml", ...out], 1, scheme],
    [["--update-url", "https://it.contoso.example/tap/", ...out], 1, address],
    [["--update-url", "https://it.contoso.example/tap/?file=update.xml", ...out], 1, address],
    [["--cloud", "all", "--update-url", "https://it.contoso.example/update.xml", ...out], 1, "write {cloud} where"],
    [["--key", join(bad, "none.pem"), ...out], 1, "none.pem cannot be read"],
    [["--key", bad, ...out], 1, "cannot be read"],
    [["--key", garbage, ...out], 1, "garbage.pem is not a private key in PEM"],
    [["--key", curve, ...out], 1, "curve.pem is not an RSA key of 2048 bits or more"],
    [["--key", short, ...out], 1, "short.pem is not an RSA key of 2048 bits or more"],
    [["--out", mine], 1, "has diary.txt, which this command did not make"],
    [["--out", mixed], 1, "has self-hosted-usgov/diary.txt, which this command did not make"],
  ])) {
    const { status: exit, stdout, stderr } = pack(copy, args, elsewhere);
    expect([exit, stderr], args.join(" ")).toEqual([status, expect.stringContaining(message)]);
    expect(stdout, args.join(" ")).toBe("");
    expect(readdirSync(bad), args.join(" ")).toEqual(before);
  }
  expect(readdirSync(mine)).toEqual(["diary.txt"]);
  expect(filesOf(mixed).size).toBe(packed.here.size + 1);
});

test("a failed build keeps the earlier packages and leaves no others", () => {
  const worker = join(copy, "extension/worker/main.ts");
  const before = readFileSync(worker, "utf8");
  writeFileSync(worker, `${before}}`);
  const { status, stdout, stderr } = pack(copy, [...OPTIONS, "--out", join(folder, "there")], elsewhere);
  writeFileSync(worker, before);
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^Building .+\n$/)]);
  expect(stderr).toContain("worker/main.ts");
  const there = filesOf(join(folder, "there"));
  for (const [name, bytes] of packed.there) expect(there.get(name)?.equals(bytes), name).toBe(true);
  expect(readdirSync(folder).filter((name) => /^(pack|mak)ing/.test(name))).toEqual([]);
});

test("a manifest that names a source is refused before anything is built", () => {
  const manifest = join(copy, "extension/manifest.json");
  const before = readFileSync(manifest, "utf8");
  writeFileSync(manifest, before.replace("{", '{ "update_url": "https://it.contoso.example/update.xml",'));
  const { status, stdout, stderr } = pack(copy, OPTIONS, elsewhere);
  writeFileSync(manifest, before);
  expect([status, stdout, stderr]).toEqual([
    1,
    "",
    "build.sh: extension/manifest.json must have no update_url and no key\n",
  ]);
});

test("the files for IT are replaced completely or not at all", () => {
  const made = () => readdirSync(join(copy, "dist")).filter((name) => name.startsWith("deploy"));
  const id = "abcdefghijklmnopabcdefghijklmnop";
  mkdirSync(join(copy, "dist/deploy"), { recursive: true });
  writeFileSync(join(copy, "dist/deploy/before.txt"), "of an earlier plan");
  for (const args of [
    [],
    ["--id", id],
    ["--id", id, "--browser", "edge", "--policy", "none.json"],
    ["--id", id, "--browser", "edge", "--policy"],
  ]) {
    const { status, stdout } = build(copy, ["deploy", ...args], elsewhere);
    expect([status, stdout], args.join(" ")).toEqual([1, ""]);
    expect([made(), readdirSync(join(copy, "dist/deploy"))], args.join(" ")).toEqual([["deploy"], ["before.txt"]]);
  }
  const { status, stderr } = build(copy, ["deploy", "--id", id, "--browser", "edge"], elsewhere);
  expect(status, stderr).toBe(0);
  expect([made(), readdirSync(join(copy, "dist/deploy")).sort()]).toEqual([["deploy"], ["README.md", "edge"]]);
});

test("pack and deploy judge an address alike", () => {
  const options = { cwd: copy, encoding: /** @type {const} */ ("utf8"), env: { ...process.env, ...elsewhere } };
  /** What each says. An empty folder makes pack only check its options. @param {string} url */
  const answers = (url) =>
    [
      spawnSync("node", ["tools/pack/pack.js", copy, "", "--update-url", url], options),
      build(copy, ["deploy", "--id", "a".repeat(32), "--update-url", url], elsewhere),
    ].map(({ status, stderr }) => [status, stderr]);
  for (const [url, words] of /** @type {const} */ ([
    ["http://it.contoso.example/update.xml", "the address does not begin with https://"],
    ["https://me@it.contoso.example/update.xml", "the address has a user name in it"],
    [`https://it.contoso.example/${"a".repeat(200)}.xml`, "the address is longer than 200 characters"],
    ["https://it.contoso.example/a b.xml", "the address has a character that is not allowed"],
  ])) {
    const [packing, deploying] = answers(url);
    expect(packing, url).toEqual([1, expect.stringContaining(words)]);
    expect(deploying, url).toEqual(packing);
  }
  for (const url of [
    "https://it.contoso.example/update.xml?sv=1&sig=a%2Fb",
    "http://localhost:8000/update.xml",
    "file:///srv/tap/update.xml",
  ]) {
    expect(answers(url), url).toEqual(Array(2).fill([0, ""]));
  }
});

/** Assembles a release in the copy, of packages that are there, as `./build.sh release` does at its end. */
const assemble = (/** @type {string} */ built, /** @type {string[]} */ args = []) =>
  spawnSync("node", ["tools/release/release.js", copy, built, ...args], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, ...elsewhere },
  });

test("a release has the packages of all clouds, what IT needs, the notes, and a checksum of each file", () => {
  const url = "https://it.contoso.example/{cloud}/update.xml?v=1";
  const { status, stderr } = build(copy, ["release", "--update-url", url], elsewhere);
  expect(status, stderr).toBe(0);
  const files = filesOf(join(copy, "dist/release"));
  const title = `tap-companion-${VERSION}`;
  const parts = ["chrome-web-store.zip", "edge-store.zip", "deploy.zip", "self-hosted.zip"];
  const ofCloud = (/** @type {string} */ cloud) => [
    `contents-${cloud}.txt`,
    `${title}-${cloud}.cdx.json`,
    ...parts.map((part) => `${title}-${cloud}-${part}`),
  ];
  const expected = ["global", "usgov", "china", "sovereign"].flatMap(ofCloud);
  expected.push("SHA256SUMS", "release-notes.md", "third-party-licences.txt", `${title}-policy-builder.html`);
  expect([...files.keys()]).toEqual(expected.sort());
  const sums = [...files]
    .filter(([name]) => name !== "SHA256SUMS")
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  expect(files.get("SHA256SUMS")?.toString()).toBe(sums.join(""));

  expect(files.get("third-party-licences.txt")?.toString()).toContain("Permission is hereby granted");
  const id = idOf(createPublicKey(readFileSync(KEY)).export({ type: "spki", format: "der" }));
  const inside = (/** @type {string} */ part) => unzipSync(files.get(`${title}-china-${part}`) ?? Buffer.of());
  const home = inside("self-hosted.zip");
  expect(Object.keys(home)).toEqual([`${title}-china.crx`, "update.xml"]);
  expect(readCrx(Buffer.from(home[`${title}-china.crx`] ?? [])).valid).toBe(true);
  const deploy = inside("deploy.zip");
  for (const browser of ["edge", "chrome", "chromium"]) {
    const settings = text(deploy[`${browser}/ExtensionSettings.json`]);
    expect(JSON.parse(settings)[id]["update_url"], browser).toBe("https://it.contoso.example/china/update.xml?v=1");
  }
  const [, notes] = new RegExp(`^## ${VERSION}\n\n(.*?)(?=^## |$(?![^]))`, "ms").exec(changelog()) ?? [];
  expect(files.get("release-notes.md")?.toString()).toBe(`${notes?.trimEnd()}\n`);
});

const changelog = () => readFileSync(join(copy, "CHANGELOG.md"), "utf8");

test("a release without an address of its own says why it has nothing to deploy", () => {
  const { status, stdout, stderr } = assemble(EXTENSION);
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Without --update-url there is no package for your own server");
  const names = [...filesOf(join(copy, "dist/release")).keys()];
  expect(names.filter((name) => /deploy|self-hosted/.test(name))).toEqual([]);
  expect(names).toContain(`tap-companion-${VERSION}-usgov-edge-store.zip`);
});

test("a release that nothing is known about fails before anything is built", () => {
  const before = changelog();
  writeFileSync(join(copy, "CHANGELOG.md"), before.replace(`## ${VERSION}`, "## 9.9.9"));
  const unknown = build(copy, ["release"], elsewhere);
  writeFileSync(join(copy, "CHANGELOG.md"), before);
  expect([unknown.status, unknown.stdout]).toEqual([1, ""]);
  expect(unknown.stderr).toContain(`CHANGELOG.md says nothing about version ${VERSION}`);
  const other = build(copy, ["release", "--cloud", "usgov"], elsewhere);
  expect([other.status, other.stdout]).toEqual([1, ""]);
  expect(other.stderr).toContain("Unknown option '--cloud'");
});

test("clean removes no key", () => {
  execFileSync("./build.sh", ["clean"], { cwd: copy });
  expect(existsSync(join(copy, "node_modules"))).toBe(false);
  expect(existsSync(KEY)).toBe(true);
});
