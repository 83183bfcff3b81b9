// SPDX-License-Identifier: MIT OR Apache-2.0
//! The worker's questions to the core.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::local::{POLICY, SETTINGS, settings_in, times_in, values_in};
use super::{from_js, to_js};
use crate::journey::{self, unseen};
use crate::settings::{Checklists, OfferAtPassword, OfferHelp, Settings, Surface};
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
    /// Password pages ask whether the person has a pass.
    door: bool,
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

/// Decides by what is in `chrome.storage.local`. `install_type`: how the extension was installed, in the browser's
/// word.
#[must_use]
pub fn decided(stored: &JsValue, install_type: &str) -> JsValue {
    let own = values_in(stored, SETTINGS);
    let (settings, _) = Settings::decided(&values_in(stored, POLICY), &own);
    let (always, toolbar) = (settings.offer_help == OfferHelp::Always, settings.surface == Surface::Toolbar);
    let checklist = settings.checklist == Checklists::Always;
    // "Never show this" counts even if a policy says "on".
    let is_over =
        Settings::of(&own).0.offer_at_password == OfferAtPassword::Off || times_in(stored).accepted().is_some();
    let door = offers_at_password(&settings, install_type) && !is_over;
    let keep = Active { in_force: Some(settings).filter(|settings| *settings != Settings::default()) };
    to_js(&Decisions { keep, always, toolbar, checklist, door })
}

/// Whether a password page asks for as long as no pass was accepted. With `offerHelp: always`, every page asks.
fn offers_at_password(settings: &Settings, install_type: &str) -> bool {
    let is_wanted = match settings.offer_at_password {
        OfferAtPassword::Automatic => install_type == "normal",
        OfferAtPassword::On => true,
        OfferAtPassword::Off => false,
    };
    is_wanted && settings.surface == Surface::Page && settings.offer_help != OfferHelp::Always
}

/// The note of a tab in which a journey starts, because the person answered the question on a password page of this
/// host. Undefined if the table of hosts does not have it.
#[must_use]
pub fn begun(stored: &JsValue, host: &str, now: f64) -> JsValue {
    unseen::begun_on(host, &settings_in(stored), now).map_or(JsValue::UNDEFINED, |note| to_js(&note))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_page_asks_only_in_a_copy_from_a_store_unless_someone_decides() {
        let asks = |choice, install_type: &str| {
            let settings = Settings { offer_at_password: choice, ..Settings::default() };
            offers_at_password(&settings, install_type)
        };
        assert!(asks(OfferAtPassword::Automatic, "normal"));
        for install_type in ["admin", "development", "sideload", "other", ""] {
            assert!(!asks(OfferAtPassword::Automatic, install_type), "{install_type}");
            assert!(asks(OfferAtPassword::On, install_type), "{install_type}");
        }
        assert!(!asks(OfferAtPassword::Off, "normal"));
    }

    #[test]
    fn a_password_page_does_not_ask_where_nothing_is_drawn_or_every_page_asks() {
        let on = Settings { offer_at_password: OfferAtPassword::On, ..Settings::default() };
        let toolbar = Settings { surface: Surface::Toolbar, ..on.clone() };
        let always = Settings { offer_help: OfferHelp::Always, ..on };
        assert!(!offers_at_password(&toolbar, "normal") && !offers_at_password(&always, "normal"));
    }
}
