// SPDX-License-Identifier: MIT OR Apache-2.0
//! TAP Companion: stands beside the person who types a Temporary Access Pass into Microsoft's sign-in page.
//!
//! The pure folders ([`address`], [`page`], [`pass`], [`journey`], [`checklist`], [`method`],
//! [`settings`], [`deploy`], [`text`], [`web_sign_in`]) decide everything and never see a DOM or a
//! browser; [`view`] draws what they say, and [`chrome`] makes the few calls to the browser. What comes from there and goes there is
//! [`plain`].
//!
//! The build makes several WebAssembly modules of it, one for each file of [`entries`].

pub mod address;
pub mod checklist;
pub mod chrome;
pub mod deploy;
pub mod entries;
pub mod journey;
pub mod method;
pub mod page;
pub mod pass;
pub mod plain;
pub mod settings;
pub mod text;
pub mod view;
pub mod web_sign_in;
