// SPDX-License-Identifier: MIT OR Apache-2.0
//! The settings, from `chrome.storage.local`: what the person set, and the last policy that the worker saw. Nothing here waits
//! for managed storage, which can hang for seconds or for ever.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::Error;
use crate::settings::{Settings, Values, merged};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    async fn local_get() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local", "onChanged"], js_name = addListener)]
    fn local_on_changed(listener: &Closure<dyn FnMut()>) -> Result<(), JsValue>;
}

/// The settings in force; the defaults where they cannot be read.
pub async fn read_settings() -> Settings {
    match local_get().await {
        Ok(stored) => settings_in(&stored),
        Err(_) => Settings::default(),
    }
}

/// The settings in force, from what stands in `chrome.storage.local`.
#[must_use]
pub fn settings_in(stored: &JsValue) -> Settings {
    let values = |name: &str| -> Values {
        Reflect::get(stored, &name.into())
            .ok()
            .and_then(|values| serde_wasm_bindgen::from_value(values).ok())
            .unwrap_or_default()
    };
    Settings::read(&merged(values("policy"), values("settings"))).0
}

/// Calls back whenever something stored has changed, for as long as this page lives.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn watch_settings(listener: impl FnMut() + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut()>::new(listener);
    local_on_changed(&closure)?;
    closure.forget();
    Ok(())
}
