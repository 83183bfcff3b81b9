// SPDX-License-Identifier: MIT OR Apache-2.0
//! The worker's questions to the core.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::local::{POLICY, SETTINGS, settings_in, times_in, values_in};
use super::{from_js, to_js};
use crate::journey::{self, unseen};
use crate::settings::{Checklists, OfferHelp, Settings, Surface};
use crate::text::Language;

/// What stored policy and settings decide.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct Decisions {
    /// Goes into `chrome.storage.local`.
    keep: Active,
    /// Every sign-in page gets the question whether the person has a pass.
    always: bool,
    /// Nothing is drawn in pages.
    toolbar: bool,
    /// Security info has the checklist, with or without a pass.
    checklist: bool,
}

/// The active settings, under their key in `chrome.storage.local`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct Active {
    /// Absent if all are the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(type = "object", optional))]
    in_force: Option<Settings>,
}

/// Where a text is.
#[derive(Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(super) struct TextPlace {
    /// The folder of the catalogue.
    folder: &'static str,
    /// IT's own words, if IT has set any.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    words: Option<String>,
}

/// Decides by what is in `chrome.storage.local`.
#[must_use]
pub fn decided(stored: &JsValue) -> JsValue {
    let (settings, _) = Settings::decided(&values_in(stored, POLICY), &values_in(stored, SETTINGS));
    let (always, toolbar) = (settings.offer_help == OfferHelp::Always, settings.surface == Surface::Toolbar);
    let checklist = settings.checklist == Checklists::Always;
    let keep = Active { in_force: Some(settings).filter(|settings| *settings != Settings::default()) };
    to_js(&Decisions { keep, always, toolbar, checklist })
}

/// What follows from a report of the content script. `note` and `stored` are as in storage, `now` is in milliseconds
/// since 1970. A note of an unknown form counts as none; a report of an unknown form changes nothing.
#[must_use]
pub fn follow(note: JsValue, report: JsValue, stored: &JsValue, now: f64) -> JsValue {
    let report = from_js(report).unwrap_or_default();
    to_js(&unseen::follow(from_js(note), &report, &times_in(stored), &settings_in(stored), now))
}

/// The tab in which a journey goes on after an update of the extension, and its note. `hosts`: those of the open tabs.
#[must_use]
pub fn resume(stored: &JsValue, hosts: &[String], now: f64) -> JsValue {
    to_js(&journey::resume(&times_in(stored), hosts, &settings_in(stored), now))
}

/// Where the text with this id is, in the language that is set, or else the one that serves `tag`, a BCP 47 tag.
#[must_use]
pub fn said(stored: &JsValue, tag: &str, id: &str) -> JsValue {
    let settings = settings_in(stored);
    let language = settings.language.unwrap_or_else(|| Language::serving(tag));
    let words = settings.texts_in(language).filter(|(key, _)| key.id() == id).last();
    to_js(&TextPlace { folder: language.name(), words: words.map(|(_, words)| words.to_owned()) })
}
