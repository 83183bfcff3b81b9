// SPDX-License-Identifier: MIT OR Apache-2.0
//! What JavaScript calls. The build makes two WebAssembly modules: `companion` and `settings`.

use wasm_bindgen::prelude::*;

use crate::view;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "companion")]
pub mod worker;

/// Starts the page with this file name, without `.html`.
///
/// # Errors
/// A text that says what the browser refused, or that this module does not have the page.
#[wasm_bindgen]
pub async fn start(page: String) -> Result<(), JsValue> {
    let started = match page.as_str() {
        #[cfg(feature = "companion")]
        "panel" => view::panel().await,
        #[cfg(feature = "companion")]
        "popup" => view::popup().await,
        #[cfg(feature = "companion")]
        "checklist" => view::checklist().await,
        #[cfg(feature = "companion")]
        "guide" => view::guide().await,
        #[cfg(feature = "companion")]
        "welcome" => view::welcome().await,
        #[cfg(feature = "settings")]
        "settings" => view::settings().await,
        #[cfg(feature = "settings")]
        "builder" => view::builder().await,
        _ => return Err("no such page".into()),
    };
    started.map_err(|error| error.to_string().into())
}
