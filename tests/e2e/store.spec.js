// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/** The result of `./build.sh store`: the limits of both stores, and that the answers fit the extension. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

import { EXTENSION } from "./browser.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LANGUAGES = readdirSync(join(ROOT, "extension/_locales"));
const OWNER = JSON.parse(readFileSync(join(ROOT, "docs/store/owner.json"), "utf8"));

// All tests use the same pictures. After a failure Playwright would start a new worker, which would take them again.
test.describe.configure({ mode: "serial", timeout: 180_000 });

const folder = mkdtempSync(join(tmpdir(), "tap-companion-store-"));
const store = join(folder, "store");
let printed = "";

test.beforeAll(() => {
  printed = execFileSync("node", ["tools/store/store.js", store], { cwd: ROOT, encoding: "utf8" });
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (/** @type {string} */ name) => readFileSync(join(store, name), "utf8").trimEnd();

/** @param {string} name of a PNG @returns {[width: number, height: number]} */
function sizeOf(name) {
  const picture = readFileSync(join(store, name));
  expect(picture.subarray(1, 4).toString(), name).toBe("PNG");
  return [picture.readUInt32BE(16), picture.readUInt32BE(20)];
}

for (const language of LANGUAGES) {
  test(`the listing in ${language} keeps the limits of both stores`, () => {
    expect(text(`${language}/name.txt`)).toMatch(/^.{1,75}$/u);
    expect(text(`${language}/summary.txt`)).toMatch(/^.{1,132}$/u);
    const description = text(`${language}/description.txt`);
    expect(description.length).toBeGreaterThanOrEqual(250);
    expect(description.length).toBeLessThanOrEqual(10_000);
    const terms = text(`${language}/search-terms.txt`).split("\n");
    expect(terms.length).toBeLessThanOrEqual(7);
    for (const term of terms) expect(term).toMatch(/^.{1,30}$/u);
    expect(terms.join(" ").split(/\s+/).length).toBeLessThanOrEqual(21);
  });

  test(`the pictures in ${language} have the sizes that the stores ask for`, () => {
    const names = readdirSync(join(store, language)).filter((name) => name.startsWith("screenshot-"));
    // The Chrome Web Store takes five, and Edge six.
    expect(names).toHaveLength(5);
    for (const name of names) expect(sizeOf(`${language}/${name}`), name).toEqual([1280, 800]);
    expect(sizeOf(`${language}/tile-440x280.png`)).toEqual([440, 280]);
  });
}

test("each language has pictures of its own", () => {
  for (const name of readdirSync(join(store, "en")).filter((name) => name.endsWith(".png"))) {
    const pictures = LANGUAGES.map((language) => readFileSync(join(store, language, name)).toString("base64"));
    expect(new Set(pictures).size, name).toBe(LANGUAGES.length);
  }
});

test("logo and icon have the sizes that the stores ask for", () => {
  expect(sizeOf("logo-300.png")).toEqual([300, 300]);
  expect(sizeOf("icon-128.png")).toEqual([128, 128]);
});

test("the answers justify each permission and name each host, and nothing else", () => {
  const { permissions, host_permissions } = JSON.parse(readFileSync(join(EXTENSION, "manifest.json"), "utf8"));
  const [, justified = ""] = /### Permission justification\n(.*?)\n###/s.exec(text("answers.md")) ?? [];
  const [hosts, ...named] = justified.split("\n").filter((line) => line.endsWith("`:"));
  expect(named).toEqual(permissions.map((/** @type {string} */ name) => `\`${name}\`:`));
  const expected = host_permissions.map((/** @type {string} */ match) => `\`${new URL(match).host}\``);
  expect(hosts).toBe(`Host permissions: ${expected.join(", ")}:`);
});

test("the owner's fields are in the answers, and the last lines name those that are empty", () => {
  const answers = text("answers.md") + text("notes-for-reviewers.txt");
  expect(answers).not.toContain("{{");
  for (const [field, value] of Object.entries(OWNER)) {
    expect(answers, field).toContain(value || `[${field}: docs/store/owner.json]`);
  }
  const empty = Object.keys(OWNER).filter((field) => !OWNER[field]);
  const last = printed
    .trimEnd()
    .split("\n")
    .slice(-1 - empty.length);
  expect(last).toEqual([
    `All of it is in ${store}`,
    ...empty.map((field) => `Empty in docs/store/owner.json: ${field}`),
  ]);
});
