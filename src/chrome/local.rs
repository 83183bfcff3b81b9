// SPDX-License-Identifier: MIT OR Apache-2.0
//! What stands in `chrome.storage.local`: the settings, which are what the person set and the last policy that the worker saw,
//! and what is kept of the checklist. Nothing here waits for managed storage, which can hang for seconds or for ever.

use js_sys::Reflect;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::Error;
use crate::checklist::Kept;
use crate::settings::{Settings, Values, merged};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    async fn local_get() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    async fn local_set(values: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local", "onChanged"], js_name = addListener)]
    fn local_on_changed(listener: &Closure<dyn FnMut()>) -> Result<(), JsValue>;
}

/// The settings in force, and what is kept of the checklist; the defaults where they cannot be read.
pub async fn read_local() -> (Settings, Kept) {
    match local_get().await {
        Ok(stored) => (settings_in(&stored), kept_in(&stored)),
        Err(_) => Default::default(),
    }
}

/// The settings in force, from what stands in `chrome.storage.local`.
#[must_use]
pub fn settings_in(stored: &JsValue) -> Settings {
    let values = |name: &str| -> Values { part(stored, name).unwrap_or_default() };
    Settings::read(&merged(values("policy"), values("settings"))).0
}

/// What is kept of the checklist, from what stands in `chrome.storage.local`. What cannot be read is as good as not there.
#[must_use]
pub fn kept_in(stored: &JsValue) -> Kept {
    Kept { accepted: part(stored, "accepted"), progress: part(stored, "progress") }
}

fn part<T: DeserializeOwned>(stored: &JsValue, name: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(Reflect::get(stored, &name.into()).ok()?).ok()
}

/// Keeps this; what is absent in it stays as it is.
///
/// # Errors
/// Where storage refuses.
pub async fn keep(kept: &Kept) -> Result<(), Error> {
    Ok(local_set(&kept.serialize(&Serializer::json_compatible())?).await?)
}

/// Calls back whenever something stored has changed, for as long as this page lives.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn watch_local(listener: impl FnMut() + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut()>::new(listener);
    local_on_changed(&closure)?;
    closure.forget();
    Ok(())
}
