// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only where IT wants nothing drawn in the page. It runs long before there is anything to draw for.
globalThis.tapToolbar = true;
