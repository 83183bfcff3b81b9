// SPDX-License-Identifier: MIT OR Apache-2.0

/** The core's functions for the worker. esbuild leaves the path as it is: it is the one in the built extension. */
export { decided, default as init, follow, genuine_hosts as genuineHosts, said } from "./wasm/companion.js";
