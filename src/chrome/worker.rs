// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the worker asks of the core, where nothing is drawn in the page.

use wasm_bindgen::prelude::*;

use super::{decide, js, settings_in};
use crate::checklist::Kept;
use crate::journey::{Note, Sighting, unseen};
use crate::plain::Plain;
use crate::settings::{Checklists, OfferHelp, Settings, Surface};
use crate::text::Language;

/// What is decided by what stands in `chrome.storage.local`: `keep`, for storage; and what pages are to be told before they have anything
/// to show: `always`, every sign-in page is to be asked whether the person has a pass; `toolbar`, nothing is to be drawn in a page;
/// `checklist`, Security info is to have the checklist, whether or not there was a pass.
#[must_use]
pub fn decided(stored: &JsValue) -> JsValue {
    let (Settings { offer_help, surface, checklist, .. }, keep) = decide(&js::read(stored));
    js::write(&Plain::object([
        ("keep", keep),
        ("always", (offer_help == OfferHelp::Always).into()),
        ("toolbar", (surface == Surface::Toolbar).into()),
        ("checklist", (checklist == Checklists::Always).into()),
    ]))
}

/// What comes of a sighting: `note` and `stored` as they stand in storage, `now` in milliseconds since 1970. A note in a form
/// that we do not know is none.
#[must_use]
pub fn follow(note: &JsValue, sighting: &JsValue, stored: &JsValue, now: f64) -> JsValue {
    let note = Note::read(&js::read(note));
    let sighting = Sighting::read(&js::read(sighting));
    let stored = js::read(stored);
    js::write(&unseen::follow(note, &sighting, &Kept::read(&stored), &settings_in(&stored), now).write())
}

/// Where the words of the text in this place stand, in the language that is set or else the one that serves `tag`: the `folder` of the
/// catalogue; and `words` that are set in its place.
#[must_use]
pub fn said(stored: &JsValue, tag: &str, id: &str) -> JsValue {
    let settings = settings_in(&js::read(stored));
    let language = settings.language.unwrap_or_else(|| Language::serving(tag));
    let words = settings.texts_in(language).filter(|(key, _)| key.id() == id).last();
    js::write(&Plain::object([("folder", language.folder().into()), ("words", words.map(|(_, words)| words).into())]))
}
