// SPDX-License-Identifier: MIT OR Apache-2.0
//! For the pages on which things are set: the person's settings, and the policy builder, which only IT ever opens.

use wasm_bindgen::prelude::*;

use crate::view;

/// Starts `settings.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn settings() -> Result<(), JsValue> {
    view::settings().await.map_err(|error| error.to_string().into())
}

/// Starts `builder.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn builder() -> Result<(), JsValue> {
    view::builder().await.map_err(|error| error.to_string().into())
}
