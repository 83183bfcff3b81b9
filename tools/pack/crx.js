// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

/**
 * A package for your own server: CRX3, and the key that makes its id. The format is in Chromium's
 * components/crx_file/crx3.proto and crx_creator.cc: "Cr24", version 3, length of the header, header, zip. Numbers have
 * 32 bits, lowest byte first. The header is a protocol buffer, CrxFileHeader.
 */

import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** @typedef {import("node:crypto").KeyObject} KeyObject */

/**
 * The private key in this file.
 * @param {string} file PEM
 * @returns {KeyObject}
 */
export function readKey(file) {
  let pem;
  try {
    pem = readFileSync(file);
  } catch (error) {
    throw new Error(`the key ${file} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
  let key;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Error(`${file} is not a private key in PEM without a passphrase`);
  }
  // Chromium asks for a signature with such a key.
  if (key.asymmetricKeyType !== "rsa" || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new Error(`${file} is not an RSA key of 2048 bits or more`);
  }
  return key;
}

/**
 * Makes a key. The file must not exist.
 * @param {string} file
 */
export function makeKey(file) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
}

/** The public key, as DER. @param {KeyObject} key */
export const publicKey = (key) => createPublicKey(key).export({ type: "spki", format: "der" });

/** The first half of the key's hash. @param {Buffer} spki */
const rawId = (spki) => createHash("sha256").update(spki).digest().subarray(0, 16);

/**
 * The id of a package with this key: the digits of the hash as letters from a to p.
 * @param {KeyObject} key
 */
export function idOf(key) {
  return rawId(publicKey(key))
    .toString("hex")
    .replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)));
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A number in a protocol buffer: seven bits in each byte, lowest first. @param {number} value @returns {number[]} */
const varint = (value) => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]);

/** A field of a protocol buffer whose value has a length. @param {number} number @param {Buffer} value */
const field = (number, value) =>
  Buffer.concat([Buffer.from([...varint(number * 8 + 2), ...varint(value.length)]), value]);

/**
 * The zip as CRX3. The same zip and key make the same bytes: PKCS #1 v1.5 has no random part.
 * @param {Buffer} zip
 * @param {KeyObject} key
 */
export function crx(zip, key) {
  const spki = publicKey(key);
  // SignedData { crx_id = 1 }
  const signedData = field(1, rawId(spki));
  const signature = sign(
    "sha256",
    Buffer.concat([Buffer.from("CRX3 SignedData\0"), uint32(signedData.length), signedData, zip]),
    key,
  );
  // CrxFileHeader {
  //   sha256_with_rsa = 2: AsymmetricKeyProof { public_key = 1, signature = 2 }, signed_header_data = 10000
  // }
  const header = Buffer.concat([
    field(2, Buffer.concat([field(1, spki), field(2, signature)])),
    field(10000, signedData),
  ]);
  return Buffer.concat([Buffer.from("Cr24"), uint32(3), uint32(header.length), header, zip]);
}

/**
 * The update manifest, from which a browser learns the version of the package and its address.
 * @param {{ id: string, codebase: string, version: string }} app
 */
export function updateManifest({ id, codebase, version }) {
  const quoted = (/** @type {string} */ text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${quoted(codebase)}" version="${version}"/>
  </app>
</gupdate>
`;
}
