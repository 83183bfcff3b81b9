// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker once it is known what IT has decided, which is so from a few seconds after the installation on. A page
// without it came too early, or right after an update, and asks: see tripwire.js.
globalThis.tapReady = true;
