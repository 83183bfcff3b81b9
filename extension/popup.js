// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { popup } from "./wasm/tap_companion.js";

init().then(popup).catch((error) => document.body.append(String(error)));
