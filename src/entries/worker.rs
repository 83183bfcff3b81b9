// SPDX-License-Identifier: MIT OR Apache-2.0
//! For worker.js, which holds no logic: its few questions.

use wasm_bindgen::prelude::*;

use crate::{chrome, page};

/// What comes of what the eyes report, where nothing is drawn in the page: for `worker.js`. See [`journey::unseen`].
#[wasm_bindgen]
#[must_use]
pub fn follow(note: &JsValue, sighting: &JsValue, stored: &JsValue, now: f64) -> JsValue {
    chrome::follow(note, sighting, stored, now)
}

/// The hosts on which a pass belongs, by their exact names: for `worker.js`, which has the toolbar icon say so.
#[wasm_bindgen]
#[must_use]
pub fn genuine_hosts() -> Vec<String> {
    page::hosts::genuine().map(|host| host.name.to_owned()).collect()
}

/// How the text with this id is said to who speaks `tag`, a BCP 47 tag: for `worker.js`.
#[wasm_bindgen]
#[must_use]
pub fn said(stored: &JsValue, tag: &str, id: &str) -> JsValue {
    chrome::said(stored, tag, id)
}

/// What IT or the person has decided, and which scripts pages are to get by that: for `worker.js`.
#[wasm_bindgen]
#[must_use]
pub fn decided(stored: &JsValue) -> JsValue {
    chrome::decided(stored)
}
