// SPDX-License-Identifier: MIT OR Apache-2.0
//! For worker.js, which holds no logic: its few questions.

use wasm_bindgen::prelude::*;

use crate::{chrome, page};

/// What comes of what the eyes report, where nothing is drawn in the page: for `worker.js`. See [`journey::unseen`].
///
/// # Errors
/// A text that says what was in a form that we do not know.
#[wasm_bindgen]
pub fn follow(note: JsValue, sighting: JsValue, stored: &JsValue, now: f64) -> Result<JsValue, JsValue> {
    chrome::follow(note, sighting, stored, now).map_err(|error| error.to_string().into())
}

/// The hosts on which a pass belongs, by their exact names: for `worker.js`, which has the toolbar icon say so.
#[wasm_bindgen]
#[must_use]
pub fn genuine_hosts() -> Vec<String> {
    page::hosts::genuine().map(|host| host.name.to_owned()).collect()
}

/// How the text in this place is said to who speaks `tag`, a BCP 47 tag: for `worker.js`.
///
/// # Errors
/// A text that says what could not be written.
#[wasm_bindgen]
pub fn said(stored: &JsValue, tag: &str, place: usize) -> Result<JsValue, JsValue> {
    chrome::said(stored, tag, place).map_err(|error| error.to_string().into())
}

/// Which scripts pages are to get, by what IT or the person set: for `worker.js`.
///
/// # Errors
/// A text that says what could not be written.
#[wasm_bindgen]
pub fn announced(stored: &JsValue) -> Result<JsValue, JsValue> {
    chrome::announced(stored).map_err(|error| error.to_string().into())
}
