// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only where IT wants every sign-in page to have the question whether the person has a pass. It may
// run before or after the other content scripts.
globalThis.tapAlways = true;
globalThis.tapWake?.();
