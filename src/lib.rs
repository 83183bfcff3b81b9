// SPDX-License-Identifier: MIT OR Apache-2.0
//! TAP Companion: stands beside the person who types a Temporary Access Pass into Microsoft's sign-in page.
//!
//! The pure folders ([`address`], [`page`], [`pass`], [`journey`], [`checklist`], [`method`],
//! [`settings`], `deploy`, [`text`], [`web_sign_in`]) decide everything and never see a DOM or a
//! browser; [`view`] draws what they say, and [`chrome`] makes the few calls to the browser.
//!
//! The build makes two WebAssembly modules of it: one for every page and the worker ([`entries`]), and one for the policy builder.

pub mod address;
pub mod checklist;
pub mod chrome;
#[cfg(feature = "builder")]
pub mod deploy;
#[cfg(not(feature = "builder"))]
pub mod entries;
pub mod journey;
pub mod method;
pub mod page;
pub mod pass;
pub mod settings;
pub mod text;
pub mod view;
pub mod web_sign_in;

/// Starts `builder.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[cfg(feature = "builder")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn builder() -> Result<(), wasm_bindgen::JsValue> {
    view::builder().await.map_err(|error| error.to_string().into())
}
