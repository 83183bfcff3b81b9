// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the worker asks of the core, where nothing is drawn in the page.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{Error, js, kept_in, settings_in};
use crate::journey::{Note, Sighting, unseen};
use crate::settings::{Checklists, OfferHelp, Settings, Surface};
use crate::text::Language;

/// What pages are to be told before they have anything to show.
#[derive(Serialize)]
struct Announced {
    /// Every sign-in page is to be asked whether the person has a pass.
    always: bool,
    /// Nothing is to be drawn in a page.
    toolbar: bool,
    /// Security info is to have the checklist, whether or not there was a pass.
    checklist: bool,
}

/// What pages are to be told, by what stands in `chrome.storage.local`.
///
/// # Errors
/// Where the answer cannot be written.
pub fn announced(stored: &JsValue) -> Result<JsValue, Error> {
    let Settings { offer_help, surface, checklist, .. } = settings_in(stored);
    let announced = Announced {
        always: offer_help == OfferHelp::Always,
        toolbar: surface == Surface::Toolbar,
        checklist: checklist == Checklists::Always,
    };
    Ok(js::write(&announced)?)
}

/// What comes of a sighting: `note` and `stored` as they stand in storage, `now` in milliseconds since 1970. A note in a form
/// that we do not know is none.
///
/// # Errors
/// Where the sighting is in a form that we do not know.
pub fn follow(note: JsValue, sighting: JsValue, stored: &JsValue, now: f64) -> Result<JsValue, Error> {
    let note: Option<Note> = js::read(note).unwrap_or_default();
    let sighting: Sighting = js::read(sighting)?;
    let outcome = unseen::follow(note, &sighting, &kept_in(stored), &settings_in(stored), now);
    Ok(js::write(&outcome)?)
}

/// How a text is said by what stands in `chrome.storage.local`, in the language that is set or else the one that serves `tag`.
#[derive(Serialize)]
struct Said {
    /// The folder of its catalogue.
    folder: &'static str,
    /// Other words that are set in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
}

/// In which catalogue the words of the text in this place stand, or the words themselves.
///
/// # Errors
/// Where the answer cannot be written.
pub fn said(stored: &JsValue, tag: &str, place: usize) -> Result<JsValue, Error> {
    let settings = settings_in(stored);
    let language = settings.language.unwrap_or_else(|| Language::serving(tag));
    let words = settings.texts_in(language).filter(|(key, _)| *key as usize == place).last();
    let words = words.map(|(_, words)| words.to_owned());
    Ok(js::write(&Said { folder: language.folder(), words })?)
}
