// SPDX-License-Identifier: MIT OR Apache-2.0
//! The catalogues, which are files of the extension, and the browser's own language.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{Error, from_js};
use crate::settings::Settings;
use crate::text::{Catalogue, Language};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "i18n"], js_name = getUILanguage)]
    fn ui_language() -> Result<String, JsValue>;
}

/// The language for the browser's own; English if the browser does not tell it.
#[must_use]
pub fn browser_language() -> Language {
    Language::serving(&ui_language().unwrap_or_default())
}

/// Reads one language's catalogue from the extension's own files, with IT's own texts. Nothing goes over a network.
///
/// # Errors
/// If the file cannot be read or is not a catalogue.
pub async fn catalogue(language: Language, settings: &Settings) -> Result<Catalogue, Error> {
    let file = format!("/_locales/{}/messages.json", language.name());
    let response: Response = JsFuture::from(gloo::utils::window().fetch_with_str(&file)).await?.unchecked_into();
    let texts: Option<Catalogue> = from_js(JsFuture::from(response.json()?).await?);
    let catalogue = texts.ok_or_else(|| Error::Refused(format!("{file} is not a catalogue")))?;
    Ok(catalogue.saying(settings.texts_in(language)))
}
