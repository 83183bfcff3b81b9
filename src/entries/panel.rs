// SPDX-License-Identifier: MIT OR Apache-2.0
//! For panel.html, which is there in a moment: nothing else is in its module.

use wasm_bindgen::prelude::*;

use crate::view;

/// Starts `panel.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn panel() -> Result<(), JsValue> {
    view::panel().await.map_err(|error| error.to_string().into())
}
