// SPDX-License-Identifier: MIT OR Apache-2.0
//! For the popup and the pages that a person opens from it.

use wasm_bindgen::prelude::*;

use crate::view;

/// Starts `popup.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn popup() -> Result<(), JsValue> {
    view::popup().await.map_err(|error| error.to_string().into())
}

/// Starts `checklist.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn checklist() -> Result<(), JsValue> {
    view::checklist().await.map_err(|error| error.to_string().into())
}

/// Starts `guide.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn guide() -> Result<(), JsValue> {
    view::guide().await.map_err(|error| error.to_string().into())
}

/// Starts `welcome.html`.
///
/// # Errors
/// A text that says what the browser refused.
#[wasm_bindgen]
pub async fn welcome() -> Result<(), JsValue> {
    view::welcome().await.map_err(|error| error.to_string().into())
}
