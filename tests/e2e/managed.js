// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * Installs the extension by policy, as IT does: with a policy in the folder that Debian's Chromium reads, and a
 * self-hosted package with its update manifest on loopback. The folder is machine-wide, so each policy names an
 * extension that is made only for this test, and the test always deletes it.
 */

import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { crx, idOf, publicKey, updateManifest } from "../../tools/pack/crx.js";
import { filesOf, zipOf } from "../../tools/pack/files.js";
import { EXTENSION } from "./browser.js";

const FOLDER = "/etc/chromium/policies/managed";
const PREFIX = "tap-companion-test-";

/** Only root can write there, and only Debian's Chromium reads it. */
export const CAN_MANAGE = process.getuid?.() === 0;

/** Every browser on this machine reads that folder, so only one test at a time may use it. */
const LOCK = join(tmpdir(), "tap-companion-organisation.lock");

/** The time limit of a test that waits for the folder, in milliseconds. */
export const QUEUE_MS = 300_000;

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until no other test uses the folder. */
export async function takeTheFolder() {
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, "utf8")) : 0;
      // A killed process leaves its lock behind. An empty lock is being written.
      if (holder && !isRunning(holder)) rmSync(LOCK, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) if (file.includes("tap-companion")) rmSync(join(FOLDER, file));
}

export function giveTheFolderBack() {
  rmSync(LOCK, { force: true });
}

/**
 * Replaces a text in one file.
 * @param {Map<string, Buffer>} files
 * @param {string} name
 * @param {string} text
 * @param {string} replacement
 */
function rewrite(files, name, text, replacement) {
  const source = String(files.get(name));
  if (!source.includes(text)) throw new Error(`${name} has no “${text}”`);
  files.set(name, Buffer.from(source.replace(text, replacement)));
}

/**
 * An organisation with its own server and policies.
 * @param {{ patience?: number }} [how] patience: how long pages wait for the first policy, in milliseconds; without
 *   it, as long as in the real package
 */
export async function organisation({ patience } = {}) {
  await takeTheFolder();
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const id = idOf(privateKey);
  const home = mkdtempSync(join(tmpdir(), "tap-companion-managed-"));
  let version = "";
  /** @type {Buffer} */
  let packed;
  const server = createServer(({ url }, answer) => {
    const codebase = `http://127.0.0.1:${port()}/tap-companion.crx`;
    if (url?.startsWith("/update.xml")) answer.end(updateManifest({ id, codebase, version }));
    else answer.end(packed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const port = () => /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  /** @type {Set<string>} */
  const written = new Set();
  // The browser must be closed before this.
  const clean = () => {
    for (const file of written) rmSync(file, { force: true });
    rmSync(home, { recursive: true, force: true });
    giveTheFolderBack();
  };
  process.once("exit", clean);

  /** @param {string} name of the file @param {object | null} policy */
  const put = (name, policy) => {
    const file = join(FOLDER, name);
    if (policy) writeFileSync(file, JSON.stringify(policy));
    else rmSync(file, { force: true });
    written.add(file);
  };

  const it = {
    id,
    /** A browser profile that stays when the browser restarts. */
    profile: join(home, "profile"),
    updateUrl: `http://127.0.0.1:${port()}/update.xml`,
    /**
     * Serves the built extension as this version.
     * @param {string} newVersion
     */
    publish(newVersion) {
      version = newVersion;
      const files = filesOf(EXTENSION);
      if (patience) {
        // The minified forms of the constants.
        rewrite(files, "content/content.js", ",5e3,", `,${patience},`);
        rewrite(files, "worker.js", "FIRST_POLICY_MS = 5e3;", `FIRST_POLICY_MS = ${patience};`);
      }
      const manifest = JSON.parse(String(files.get("manifest.json")));
      const own = { ...manifest, version, key: publicKey(privateKey).toString("base64"), update_url: it.updateUrl };
      packed = crx(zipOf(files.set("manifest.json", Buffer.from(JSON.stringify(own)))), privateKey);
    },
    /**
     * Writes or replaces a policy in the folder; null deletes it.
     * @param {string} name of the policy
     * @param {object | null} policy
     */
    decide(name, policy) {
      put(`${PREFIX}${name}.json`, policy);
    },
    /** The company's own file of policies, by whose name the pack's files were chosen. */
    company: join(FOLDER, "company-tap-companion-test.json"),
    /** Writes the company's own policies. @param {object} policy */
    own(policy) {
      put(basename(it.company), policy);
    },
    /** Installs the extension by policy, in any mode. @param {string} [mode] */
    install(mode = "force_installed") {
      it.decide("install", { ExtensionSettings: { [id]: { installation_mode: mode, update_url: it.updateUrl } } });
      it.allowDevTools();
    },
    /** Allows developer tools, and so tests, for extensions that a policy installs. */
    allowDevTools() {
      it.decide("tools", { DeveloperToolsAvailability: 1 });
    },
    /**
     * Puts the Linux files of the deployment pack into the folder, unchanged and under their own names.
     * @param {Record<string, unknown>} settings
     * @param {...string} options of `deploy files`
     */
    deploy(settings, ...options) {
      const [policy, out] = [join(home, "policy.json"), join(home, "deploy")];
      writeFileSync(policy, JSON.stringify(settings));
      const browser = ["--id", id, "--browser", "chromium", "--update-url", it.updateUrl];
      const files = ["files", ...browser, "--policy", policy, ...options, out];
      execFileSync("cargo", ["run", "--quiet", "--locked", "--features", "tools", "--bin", "deploy", "--", ...files]);
      const made = join(out, "chromium/linux");
      for (const name of readdirSync(made)) put(name, JSON.parse(readFileSync(join(made, name), "utf8")));
      it.allowDevTools();
    },
    /** Sets the policy's settings; null removes them. @param {Record<string, unknown> | null} settings */
    configure(settings) {
      put("tap-companion-chromium-settings.json", settings && { "3rdparty": { extensions: { [id]: settings } } });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      process.removeListener("exit", clean);
      clean();
    },
  };
  it.publish("0.1.0");
  return it;
}
