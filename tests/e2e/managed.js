// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * An installation by policy, as IT makes one: a policy in the folder that Debian's Chromium reads, and a self-hosted package with
 * its update manifest on loopback. The folder is machine-wide: what stands there names an extension that is made for this test
 * alone, and goes with it, whatever happens.
 */

import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { crx, idOf, publicKey, updateManifest } from "../../.ci/pack/crx.js";
import { filesOf, zipOf } from "../../.ci/pack/files.js";
import { EXTENSION } from "./browser.js";

const FOLDER = "/etc/chromium/policies/managed";
const PREFIX = "tap-companion-test-";

/** Only root writes there, and only Debian's Chromium reads it. */
export const CAN_MANAGE = process.getuid?.() === 0;

/** Every browser on this machine reads that folder: one organisation at a time, whichever process has it. */
const LOCK = join(tmpdir(), "tap-companion-organisation.lock");

/** How long a test may take that waits for its turn, in milliseconds. */
export const QUEUE_MS = 300_000;

/** @param {number} pid */
function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits for its turn. */
export async function takeTheFolder() {
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: "wx" });
      break;
    } catch {
      const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, "utf8")) : 0;
      // Killed, it could not give it back. (Empty: it is being written.)
      if (holder && !lives(holder)) rmSync(LOCK, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const file of readdirSync(FOLDER)) if (file.startsWith(PREFIX)) rmSync(join(FOLDER, file));
}

export function giveTheFolderBack() {
  rmSync(LOCK, { force: true });
}

/**
 * One place in one file reads otherwise.
 * @param {Map<string, Buffer>} files
 * @param {string} name
 * @param {string} place as it stands there
 * @param {string} otherwise
 */
function rewrite(files, name, place, otherwise) {
  const source = String(files.get(name));
  if (!source.includes(place)) throw new Error(`${name} has no “${place}”`);
  files.set(name, Buffer.from(source.replace(place, otherwise)));
}

/**
 * A server of IT's own, and a place for policies.
 * @param {{ patience?: number }} [how] patience: for how long the package has pages wait for the first policy, in milliseconds,
 *   where that is to be another time than the real one
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
    const beside = `http://127.0.0.1:${port()}/tap-companion.crx`;
    if (url?.startsWith("/update.xml")) answer.end(updateManifest({ id, codebase: beside, version }));
    else answer.end(packed);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const port = () => /** @type {import("node:net").AddressInfo} */ (server.address()).port;
  /** @type {Set<string>} */
  const written = new Set();
  // Not before the browser that reads it has gone.
  const clean = () => {
    for (const file of written) rmSync(file, { force: true });
    rmSync(home, { recursive: true, force: true });
    giveTheFolderBack();
  };
  process.once("exit", clean);

  const it = {
    id,
    /** A profile of a person's, which is there again when the browser starts anew. */
    profile: join(home, "profile"),
    updateUrl: `http://127.0.0.1:${port()}/update.xml`,
    /**
     * Serves the built extension as this version from here on.
     * @param {string} now
     */
    publish(now) {
      version = now;
      const files = filesOf(EXTENSION);
      if (patience) {
        // As the build makes it shorter.
        rewrite(files, "content/content.js", ",5e3,", `,${patience},`);
        rewrite(files, "worker.js", "FIRST_POLICY_MS = 5e3;", `FIRST_POLICY_MS = ${patience};`);
      }
      const manifest = JSON.parse(String(files.get("manifest.json")));
      const own = { ...manifest, version, key: publicKey(privateKey).toString("base64"), update_url: it.updateUrl };
      packed = crx(zipOf(files.set("manifest.json", Buffer.from(JSON.stringify(own)))), privateKey);
    },
    /**
     * Puts a policy into the folder, or another one in its place; null takes it away.
     * @param {string} name one of them
     * @param {object | null} policy
     */
    decide(name, policy) {
      const file = join(FOLDER, `${PREFIX}${name}.json`);
      if (policy) writeFileSync(file, JSON.stringify(policy));
      else rmSync(file, { force: true });
      written.add(file);
    },
    /** Decides that it is installed, in a mode that the deployment pack does not have. @param {string} [mode] */
    install(mode = "force_installed") {
      it.decide("install", { ExtensionSettings: { [id]: { installation_mode: mode, update_url: it.updateUrl } } });
      it.letTestsLook();
    },
    /** Without this no tool, and so no test, may look into what a policy has installed. */
    letTestsLook() {
      it.decide("tools", { DeveloperToolsAvailability: 1 });
    },
    /**
     * Decides what the deployment pack decides: its files for Linux, as they are.
     * @param {Record<string, unknown>} settings
     */
    deploy(settings) {
      const [policy, out] = [join(home, "policy.json"), join(home, "deploy")];
      writeFileSync(policy, JSON.stringify(settings));
      const files = ["files", "--id", id, "--browser", "chromium", "--update-url", it.updateUrl, "--policy", policy, out];
      execFileSync("cargo", ["run", "--quiet", "--locked", "--features", "tools", "--bin", "deploy", "--", ...files]);
      const made = join(out, "chromium/linux");
      const names = readdirSync(made);
      for (const part of ["install", "settings"]) {
        const name = names.find((name) => name.endsWith(`-${part}.json`)) ?? "";
        it.decide(part, JSON.parse(readFileSync(join(made, name), "utf8")));
      }
      it.letTestsLook();
    },
    /** Decides its settings; null takes them back. @param {Record<string, unknown> | null} settings */
    configure(settings) {
      it.decide("settings", settings && { "3rdparty": { extensions: { [id]: settings } } });
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
