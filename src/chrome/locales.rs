// SPDX-License-Identifier: MIT OR Apache-2.0
//! The catalogues, which are files of the extension, and the browser's own language.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::Error;
use crate::settings::Settings;
use crate::text::{Catalogue, Language};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    fn ui_language() -> Result<String, JsValue>;
}

/// The language that serves the browser's own; English where it cannot be told.
#[must_use]
pub fn browser_language() -> Language {
    Language::serving(&ui_language().unwrap_or_default())
}

/// Reads one language's catalogue from the extension's own files, with the words that are set in place of ours. Nothing goes over
/// a network.
///
/// # Errors
/// Where the file cannot be read or is not a catalogue.
pub async fn catalogue(language: Language, settings: &Settings) -> Result<Catalogue, Error> {
    let file = "/texts/".to_owned() + language.folder() + ".json";
    let response: Response = JsFuture::from(gloo::utils::window().fetch_with_str(&file)).await?.unchecked_into();
    let words = JsFuture::from(response.json()?).await?.dyn_into::<Array>()?;
    let catalogue = Catalogue::of(words.iter().map(|words| words.as_string()).collect());
    Ok(catalogue.saying(settings.texts_in(language)))
}
