// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Registered by the worker only while a journey is under way, and after the other content scripts. In this way an ordinary
// sign-in does not even ask whether there is one.
globalThis.tapCompanionJourney?.();
