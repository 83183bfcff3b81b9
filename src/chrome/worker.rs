// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the worker asks of the core, where nothing is drawn in the page.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{Error, settings_in};
use crate::journey::{Note, Sighting, unseen};

/// What comes of a sighting: `note` and `stored` as they stand in storage, `now` in milliseconds since 1970. A note in a form
/// that we do not know is none.
///
/// # Errors
/// Where the sighting is in a form that we do not know.
pub fn follow(note: JsValue, sighting: JsValue, stored: &JsValue, now: f64) -> Result<JsValue, Error> {
    let note: Option<Note> = serde_wasm_bindgen::from_value(note).unwrap_or_default();
    let sighting: Sighting = serde_wasm_bindgen::from_value(sighting)?;
    let outcome = unseen::follow(note, &sighting, &settings_in(stored), now);
    Ok(outcome.serialize(&Serializer::json_compatible())?)
}
