// SPDX-License-Identifier: MIT OR Apache-2.0
//! TAP Companion helps a person who signs in with a Temporary Access Pass.
//!
//! The pure folders ([`address`], [`page`], [`pass`], [`journey`], [`checklist`], [`method`], [`settings`], [`deploy`],
//! [`text`], [`web_sign_in`]) decide everything and never see a DOM or a browser. [`view`] draws what they decide, and
//! [`chrome`] makes the few calls to the browser.
//!
//! The build makes two WebAssembly modules from it, with one feature each: `companion` and `settings`. JavaScript calls
//! the functions below.

mod named;

pub mod address;
pub mod checklist;
pub mod chrome;
pub mod deploy;
pub mod journey;
pub mod method;
pub mod page;
pub mod pass;
pub mod settings;
pub mod text;
pub mod view;
pub mod web_sign_in;

use wasm_bindgen::prelude::*;

/// Starts the page with this file name, without `.html`.
///
/// # Errors
/// A text that says what the browser refused, or that this module does not have the page.
#[wasm_bindgen]
pub async fn start(page: String) -> Result<(), JsValue> {
    let started = match page.as_str() {
        #[cfg(feature = "companion")]
        "panel" => view::panel().await,
        #[cfg(feature = "companion")]
        "popup" => view::popup().await,
        #[cfg(feature = "companion")]
        "checklist" => view::checklist().await,
        #[cfg(feature = "companion")]
        "guide" => view::guide().await,
        #[cfg(feature = "companion")]
        "welcome" => view::welcome().await,
        #[cfg(feature = "settings")]
        "settings" => view::settings().await,
        #[cfg(feature = "settings")]
        "builder" => view::builder().await,
        _ => return Err("no such page".into()),
    };
    started.map_err(|error| error.to_string().into())
}

/// What follows from a report of the content script where nothing is drawn in the page: see [`journey::unseen`].
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
pub fn follow(note: JsValue, report: JsValue, stored: &JsValue, now: f64) -> JsValue {
    chrome::follow(note, report, stored, now)
}

/// The tab in which a journey goes on after an update of the extension: see [`journey::resume`].
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "a list from JavaScript comes as a value")]
pub fn resume(stored: &JsValue, hosts: Vec<String>, now: f64) -> JsValue {
    chrome::resume(stored, &hosts, now)
}

/// The exact names of the hosts on which a pass belongs: the toolbar icon marks them.
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
pub fn genuine_hosts() -> Vec<String> {
    page::hosts::genuine().map(|host| host.name.to_owned()).collect()
}

/// Where the text with this id is, for someone who speaks `tag`, a BCP 47 tag.
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
pub fn said(stored: &JsValue, tag: &str, id: &str) -> JsValue {
    chrome::said(stored, tag, id)
}

/// What IT and the person have decided, and which flags pages get by it. `install_type`: how the extension was
/// installed, in the browser's word.
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
pub fn decided(stored: &JsValue, install_type: &str) -> JsValue {
    chrome::decided(stored, install_type)
}

/// The note of a journey that starts because the person says on a page of this host that they have a pass: see
/// [`journey::unseen`].
#[cfg(feature = "companion")]
#[wasm_bindgen]
#[must_use]
pub fn begun(stored: &JsValue, host: &str, now: f64) -> JsValue {
    chrome::begun(stored, host, now)
}
