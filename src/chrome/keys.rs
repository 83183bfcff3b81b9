// SPDX-License-Identifier: MIT OR Apache-2.0
//! The keys that lead to the help. A person can change them in the browser.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::{Call, Error, from_js};

/// The name of the command in the manifest.
const HELP: &str = "help";

#[derive(Deserialize)]
struct Shortcut {
    name: String,
    /// As the browser shows it; empty if there is none.
    shortcut: String,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "commands"], js_name = getAll)]
    fn get_all() -> Result<Promise, JsValue>;
}

/// The keys as the browser shows them, for example `Alt+Shift+H`; `None` if there are none.
///
/// # Errors
/// If the browser refuses.
pub async fn keys_for_help() -> Result<Option<String>, Error> {
    let all: Vec<Shortcut> = from_js(Call::from(get_all()).await?).unwrap_or_default();
    let help = all.into_iter().find(|each| each.name == HELP);
    Ok(help.map(|help| help.shortcut).filter(|keys| !keys.is_empty()))
}
