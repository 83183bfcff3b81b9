// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * What `./build.sh check` makes of the answers of cargo-deny and npm. Scripts answer in their place, because the lists
 * of vulnerabilities cannot be reached from everywhere.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOT_CHECKED = "Not checked: known vulnerabilities of";

/** What npm prints, shortened. */
const NPM = {
  clean: { vulnerabilities: {}, metadata: { vulnerabilities: { total: 0 } } },
  vulnerable: {
    vulnerabilities: {
      leaky: {
        name: "leaky",
        severity: "low",
        range: "<1.2.3",
        via: [{ title: "Leaks", url: "https://advisories.example/1" }],
      },
      outer: { name: "outer", severity: "low", range: "*", via: ["leaky"] },
    },
    metadata: { vulnerabilities: { total: 2 } },
  },
  refused: { message: "405 Method Not Allowed", statusCode: 405, error: { summary: "", detail: "" } },
  noLockFile: { error: { code: "ENOLOCK", summary: "This command requires an existing lockfile.", detail: "" } },
};

/** @param {object} report @param {number} status */
const npmSays = (report, status) => `echo '${JSON.stringify(report)}'; exit ${status}`;

/** What cargo-deny prints when git cannot reach the database: the last line has git's reason. */
const UNREACHABLE = `echo '[ERROR] failed to fetch database: failed to fetch advisory database with cli
fatal: Could not resolve host' >&2; exit 1`;

/**
 * Runs the check with scripts as cargo and npm.
 * @param {{ judge?: string, fetch?: string, advisories?: string, npm?: string }} scripts what happens on `cargo deny
 *   check licenses …`, on `cargo deny fetch`, on `cargo deny check advisories` and on `npm audit`
 * @param {string} [seconds]
 */
function check({ judge = "", fetch = "", advisories = "", npm = npmSays(NPM.clean, 0) }, seconds = "30") {
  const folder = mkdtempSync(join(tmpdir(), "tap-companion-dependencies-"));
  const cargo = `case "$*" in
    *licenses*) ${judge || ":"} ;;
    *fetch*) ${fetch || ":"} ;;
    *advisories*) ${advisories || ":"} ;;
  esac`;
  for (const [name, script] of Object.entries({ cargo, npm })) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const { status, stdout, stderr } = spawnSync("node", ["tools/dependencies.js", seconds], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env["PATH"]}` },
  });
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr };
}

test("nothing known is no failure, and nothing is said", () => {
  expect(check({})).toEqual({ status: 0, stdout: "", stderr: "" });
});

test("a list that does not answer is no failure, and a line says why", () => {
  const { status, stdout } = check({ fetch: UNREACHABLE, npm: npmSays(NPM.refused, 1) });
  expect(status).toBe(0);
  expect(stdout.trim().split("\n")).toEqual([
    `${NOT_CHECKED} crates: fatal: Could not resolve host`,
    `${NOT_CHECKED} npm packages: 405 Method Not Allowed`,
  ]);
});

test("a list that never answers is left, with the programs that ask it", () => {
  const { status, stdout } = check({ fetch: "sleep 300 & wait", npm: "sleep 300 & wait" }, "0.5");
  expect(status).toBe(0);
  expect(stdout.trim().split("\n")).toEqual([
    `${NOT_CHECKED} crates: no answer within 0.5 seconds`,
    `${NOT_CHECKED} npm packages: no answer within 0.5 seconds`,
  ]);
});

test("a vulnerability of an npm package fails, with its name and address", () => {
  const { status, stdout, stderr } = check({ fetch: UNREACHABLE, npm: npmSays(NPM.vulnerable, 1) });
  expect(status).toBe(1);
  expect(stdout).not.toContain("npm");
  expect(stderr).toContain("npm package leaky <1.2.3, low: Leaks (https://advisories.example/1)");
  expect(stderr).toContain("npm package outer *, low: leaky");
});

test("a vulnerability of a crate fails, of the fuzzer's crates too", () => {
  const { status, stdout, stderr } = check({ advisories: "exit 1", npm: npmSays(NPM.refused, 1) });
  expect(status).toBe(1);
  expect(stdout).not.toContain("crates");
  expect(stderr).toContain("cargo deny check advisories: Cargo.toml does not pass");
  expect(stderr).toContain("cargo deny check advisories: tests/fuzz/Cargo.toml does not pass");
});

test("a licence or source that is not allowed fails, whatever else cannot be checked", () => {
  const { status, stderr } = check({ judge: "exit 4", fetch: UNREACHABLE, npm: npmSays(NPM.refused, 1) });
  expect(status).toBe(1);
  expect(stderr).toContain("cargo deny check licenses sources bans: Cargo.toml does not pass");
});

for (const [what, scripts] of /** @type {const} */ ([
  ["npm that finds no lock file", { npm: npmSays(NPM.noLockFile, 1) }],
  ["npm that prints no report", { npm: "echo broken; exit 1" }],
  ["a list of crates that cannot be read", { fetch: "echo 'failed to load advisory database' >&2; exit 1" }],
])) {
  test(`${what} is not taken for a list that does not answer`, () => {
    const { status, stdout } = check(scripts);
    expect(status).toBe(1);
    expect(stdout).not.toContain(NOT_CHECKED);
  });
}
