// SPDX-License-Identifier: MIT OR Apache-2.0
//! Do the files for IT work? An independent reader of the format reads each file, and the tests handle it as IT's tool
//! would.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test")]

#[path = "deploy/merge.rs"]
mod merge;
#[path = "deploy/plans.rs"]
mod plans;
#[path = "deploy/registry.rs"]
mod registry;
#[path = "deploy/round_trip.rs"]
mod round_trip;
#[path = "deploy/schema.rs"]
mod schema;
#[path = "deploy/script.rs"]
mod script;
#[path = "deploy/template.rs"]
mod template;
