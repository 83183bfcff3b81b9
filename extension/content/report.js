// SPDX-License-Identifier: MIT OR Apache-2.0
// @ts-check
"use strict";

// Run by the popup in the page that it stands over: what is seen there. In this way no page has to listen for the question.
globalThis.tapAsk?.();
