// SPDX-License-Identifier: MIT OR Apache-2.0
//! For panel.html, which is there in a moment: nothing else is in its module.

use wasm_bindgen::prelude::*;

use crate::view;

/// Starts `panel.html`. What the browser refuses ends it: it stays unseen, and says nothing on the page's console.
#[wasm_bindgen]
pub async fn panel() {
    drop(view::panel().await);
}
