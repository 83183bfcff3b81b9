// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only while a journey is under way: in this way an ordinary sign-in does not even have to ask
// whether there is one. It may run before or after the other content scripts.
globalThis.tapJourney = true;
globalThis.tapWake?.();
