// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check

import { createServer } from "node:https";
import { generate } from "selfsigned";

import { Site } from "./site.js";

/** The shortest time in which a real sign-in server answers a form, in milliseconds. */
const ROUND_TRIP_MS = 100;

/**
 * One for all servers of this process: to make it takes longer than all else here.
 * @type {ReturnType<typeof generate> | undefined}
 */
let certificate;

/**
 * Serves the practice site on loopback, for every host name.
 * @param {import("./site.js").Knobs} [knobs]
 * @returns {Promise<{ args: string[], requests: string[], close: () => Promise<void> }>} args: make Chromium load every
 *   host from this server; requests: a line for each request so far, and one for its answer
 */
export async function serve(knobs) {
  const site = new Site(knobs);
  certificate ??= generate([{ name: "commonName", value: "TAP Companion practice" }], { keySize: 2048 });
  const { private: key, cert } = await certificate;
  const start = performance.now();
  /** @type {string[]} */
  const requests = [];
  const server = createServer({ key, cert }, async (incoming, outgoing) => {
    const name = `${incoming.method} ${incoming.headers.host}${incoming.url?.split("?", 1)[0]}`;
    const note = (/** @type {string} */ what) =>
      requests.push(`${Math.round(performance.now() - start)} ${name} ${what}`);
    note("");
    outgoing.on("close", () => note(outgoing.writableFinished ? String(outgoing.statusCode) : "cut off"));
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { status, headers, body, hold } = site.answer({
      method: incoming.method ?? "GET",
      url: new URL(incoming.url ?? "/", `https://${incoming.headers.host}`),
      cookies: cookiesOf(incoming.headers.cookie ?? ""),
      body: Buffer.concat(chunks).toString(),
    });
    // A form that is checked takes some time, as over a real network.
    if (incoming.method === "POST") await new Promise((resolve) => setTimeout(resolve, ROUND_TRIP_MS));
    if (hold === "answer") return;
    if (hold === "connection") return void outgoing.destroy();
    outgoing.writeHead(status, headers);
    if (hold === "body") outgoing.write(body);
    else outgoing.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the practice site has no port");
  return {
    args: [`--host-resolver-rules=MAP * 127.0.0.1:${address.port}, EXCLUDE 127.0.0.1`, "--ignore-certificate-errors"],
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} header
 * @returns {Record<string, string>}
 */
function cookiesOf(header) {
  return Object.fromEntries(
    header
      .split("; ")
      .filter(Boolean)
      .map((pair) => /** @type {[string, string]} */ (pair.split("=", 2))),
  );
}
