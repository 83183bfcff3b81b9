// SPDX-License-Identifier: MIT OR Apache-2.0
//! The few `chrome.*` calls that we make. Any of them can fail, at any time: after an update of the extension the pages of
//! the old version live on without it.

mod about;
mod asked;
mod device;
mod js;
mod local;
mod locales;
mod notes;
mod wire;
mod worker;

pub use about::{
    Installation, holds, home_cloud, installation, is_own_page, package_cloud, stands_in_own_page, versions,
};
pub use asked::Asked;
pub use device::device;
pub use js::UnknownForm;
pub use local::{Local, choose, keep, kept_in, read_local, read_values, settings_in, watch_local};
pub use locales::{browser_language, catalogue};
pub use notes::{close_journeys, order, read_note, settled, watch_note, write_note};
pub use wire::{Answer, Command, Sight, Wire, ask_page, wake_page};
pub use worker::{announced, follow, said};

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// What can go wrong between us and the browser.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A call was refused.
    #[error("the browser refused a call: {0}")]
    Refused(String),
    /// A value came in a form that we do not know, or could not be written.
    #[error(transparent)]
    Form(#[from] UnknownForm),
    /// This page does not stand in a tab, or no tab is active.
    #[error("there is no tab")]
    NoTab,
    /// The page has no content script of ours.
    #[error("there is no content script")]
    NoScript,
    /// The browser keeps us off this page, though we ask for its host: a policy or the person wants it so.
    #[error("the browser keeps us off this page")]
    KeptOff,
}

impl From<JsValue> for Error {
    fn from(thrown: JsValue) -> Error {
        Error::Refused(thrown.as_string().unwrap_or_else(|| String::from(js_sys::Object::from(thrown).to_string())))
    }
}

/// A tab's number, as the browser gives it. It lives as long as the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct TabId(i32);

/// A tab.
#[derive(Debug, Clone, Deserialize)]
pub struct Tab {
    /// Its number.
    pub id: TabId,
    /// The address of its page, where the browser lets us know: on our own hosts, and wherever the person opened the popup.
    #[serde(default)]
    pub url: Option<String>,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = getCurrent)]
    fn get_current() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    fn query(what: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = update)]
    fn update(tab: i32, what: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs", "onUpdated"], js_name = addListener)]
    fn tabs_on_updated(listener: &Closure<dyn FnMut(i32, JsValue, JsValue)>) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = create)]
    fn create(what: &JsValue) -> Result<Promise, JsValue>;
}

/// The checklist as a page of its own.
const CHECKLIST: &str = "checklist.html";

#[derive(serde::Serialize)]
struct Where<'a> {
    url: &'a str,
}

/// Opens the checklist as a page of its own, in a new tab.
pub fn open_checklist() -> Asked {
    js::write(&Where { url: CHECKLIST }).map_err(Error::from).and_then(|what| Ok(create(&what)?)).into()
}

/// Has this tab go to this address.
pub fn go(tab: TabId, url: &str) -> Asked {
    js::write(&Where { url }).map_err(Error::from).and_then(|what| Ok(update(tab.0, &what)?)).into()
}

/// The tab in which this page, or the frame that it is, stands.
///
/// # Errors
/// [`Error::NoTab`] where it stands in none.
pub async fn own_tab() -> Result<TabId, Error> {
    let tab: Option<Tab> = js::read(Asked::from(get_current()).await?)?;
    tab.map(|tab| tab.id).ok_or(Error::NoTab)
}

/// Calls back whenever something about this tab has changed, for as long as this page lives: with the address of its page, where the
/// browser lets us know, and whether the page has now come to its end of loading.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn watch_tab(tab: TabId, mut listener: impl FnMut(Option<String>, bool) + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut(i32, JsValue, JsValue)>::new(move |id, change: JsValue, now| {
        if id == tab.0 {
            let status = js_sys::Reflect::get(&change, &"status".into()).ok().and_then(|status| status.as_string());
            let url = js::read::<Tab>(now).ok().and_then(|tab| tab.url);
            listener(url, status.as_deref() == Some("complete"));
        }
    });
    tabs_on_updated(&closure)?;
    closure.forget();
    Ok(())
}

/// The tab that the person looks at.
///
/// # Errors
/// [`Error::NoTab`] where there is none.
pub async fn active_tab() -> Result<Tab, Error> {
    #[derive(serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Query {
        active: bool,
        last_focused_window: bool,
    }
    let what = js::write(&Query { active: true, last_focused_window: true })?;
    let tabs: Vec<Tab> = js::read(Asked::from(query(&what)).await?)?;
    tabs.into_iter().next().ok_or(Error::NoTab)
}
