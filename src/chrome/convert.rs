// SPDX-License-Identifier: MIT OR Apache-2.0
//! Values across the border to JavaScript, by serde.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Reads a value from JavaScript; `None` if it has another form.
#[must_use]
pub fn from_js<T: DeserializeOwned>(value: JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value).ok()
}

/// Makes a plain value for messages and storage: maps become objects, `None` becomes `null`.
#[must_use]
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> JsValue {
    // Only a map whose keys are no strings can fail here, and no type of ours has one.
    value.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// The property of this name; `undefined` if there is none.
#[must_use]
pub fn property(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or_default()
}
