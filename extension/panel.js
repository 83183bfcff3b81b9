// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
import init, { panel } from "./wasm/panel.js";

// A frame of a version that was replaced meanwhile can do nothing; it stays unseen and says nothing on the page's console.
init().then(panel).catch(() => {});
