// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Checks the crates and npm packages that we use: `node tools/dependencies.js [SECONDS]`.
 *
 * Licences and sources are judged by `deny.toml`. Lists of known vulnerabilities are elsewhere: RustSec's for crates,
 * the registry's for npm packages. Where such a list does not answer within SECONDS, a line says so, and that is no
 * failure.
 */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const [seconds = "60"] = process.argv.slice(2);

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** @param {string} what @param {string} why */
const notChecked = (what, why) => console.log(`Not checked: known vulnerabilities of ${what}: ${why}`);

/**
 * What a command prints. After SECONDS it is ended, with all that it has started: git leaves a helper behind.
 * @param {string} command
 * @param {string[]} args
 */
async function ask(command, args) {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: "0" };
  const child = spawn(command, args, { detached: true, stdio: ["ignore", "pipe", "pipe"], env });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (child.pid) process.kill(-child.pid);
  }, Number(seconds) * 1000);
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  clearTimeout(timer);
  return { stdout, stderr, status, late: late ? `no answer within ${seconds} seconds` : "" };
}

/**
 * Runs checks of cargo-deny, which says itself what is wrong.
 * @param {string[]} options
 * @param {string[]} checks
 */
function deny(options, checks) {
  const list = ["ls-files", "--cached", "--others", "--exclude-standard", "*Cargo.toml"];
  for (const manifest of execFileSync("git", list, { encoding: "utf8" }).trim().split("\n")) {
    const args = ["deny", "--locked", ...options, "--manifest-path", manifest, "check", ...checks];
    const { status } = spawnSync("cargo", args, { stdio: "inherit" });
    if (status !== 0) fail(`cargo deny check ${checks.join(" ")}: ${manifest} does not pass`);
  }
}

async function vulnerabilitiesOfCrates() {
  const { status, stderr, late } = await ask("cargo", ["deny", "fetch", "db"]);
  if (status === 0) deny(["--offline"], ["advisories"]);
  else if (late) notChecked("crates", late);
  else if (stderr.includes("failed to fetch advisory database")) notChecked("crates", lastLine(stderr));
  else fail(`cargo deny fetch db failed: ${stderr}`);
}

/** @param {string} words */
const lastLine = (words) => words.trim().split("\n").at(-1) ?? "";

/**
 * The part of npm's report that we read. `message` says why the registry gave no answer.
 * @typedef {{ name: string, range: string, severity: string, via: (string | { title: string, url: string })[] }} Found
 * @typedef {{ metadata?: object, vulnerabilities?: Record<string, Found>, message?: string }} Report
 */

async function vulnerabilitiesOfPackages() {
  const options = ["--json", "--package-lock-only", "--include=dev", "--fetch-retries=0"];
  const { stdout, stderr, late } = await ask("npm", ["audit", ...options]);
  if (late) return notChecked("npm packages", late);
  /** @type {Report} */
  const report = stdout.startsWith("{") ? JSON.parse(stdout) : {};
  if (report.metadata) for (const found of Object.values(report.vulnerabilities ?? {})) fail(described(found));
  else if (report.message) notChecked("npm packages", report.message);
  else fail(`npm audit failed: ${stdout}${stderr}`);
}

/** One line about a package. `via` names the fault, or the package inside that has it. @param {Found} found */
function described({ name, range, severity, via }) {
  const reasons = via.map((reason) => (typeof reason === "string" ? reason : `${reason.title} (${reason.url})`));
  return `npm package ${name} ${range}, ${severity}: ${reasons.join("; ")}`;
}

deny([], ["licenses", "sources", "bans"]);
await vulnerabilitiesOfCrates();
await vulnerabilitiesOfPackages();
