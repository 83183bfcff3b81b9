// SPDX-License-Identifier: MIT OR Apache-2.0
//! Tabs: which one this page is in, where it is, and opening new ones.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::convert::property;
use super::{Call, Error, from_js, to_js};

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

/// A tab's number from the browser. It lives as long as the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabId(pub(super) i32);

/// A tab.
#[derive(Debug, Clone, Deserialize)]
pub struct Tab {
    /// Its number.
    pub id: TabId,
    /// The address of its page, if the browser lets us know: on our own hosts, and where the person opened the popup.
    pub url: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TabQuery {
    active: bool,
    last_focused_window: bool,
}

#[derive(Serialize)]
struct TabTarget<'a> {
    url: &'a str,
}

/// Opens the checklist as a page of its own, in a new tab.
pub fn open_checklist() -> Call {
    create(&to_js(&TabTarget { url: CHECKLIST })).into()
}

/// Sends this tab to an address.
pub fn go(tab: TabId, url: &str) -> Call {
    update(tab.0, &to_js(&TabTarget { url })).into()
}

/// The tab that contains this page, or the frame that it is.
///
/// # Errors
/// [`Error::NoTab`] if it is in none.
pub async fn own_tab() -> Result<TabId, Error> {
    let tab: Option<Tab> = from_js(Call::from(get_current()).await?);
    tab.map(|tab| tab.id).ok_or(Error::NoTab)
}

/// The tab that the person looks at. The call starts at once.
///
/// # Errors
/// [`Error::NoTab`] if there is none.
pub fn active_tab() -> impl Future<Output = Result<Tab, Error>> + use<> {
    let call = Call::from(query(&to_js(&TabQuery { active: true, last_focused_window: true })));
    async move {
        let tabs: Vec<Tab> = from_js(call.await?).unwrap_or_default();
        tabs.into_iter().next().ok_or(Error::NoTab)
    }
}

/// Calls back whenever this tab has changed, for as long as this page lives: with the address of its page, if the
/// browser lets us know, and whether the page has finished loading.
///
/// # Errors
/// If the browser refuses the listener.
pub fn watch_tab(tab: TabId, mut listener: impl FnMut(Option<String>, bool) + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut(i32, JsValue, JsValue)>::new(move |id, change: JsValue, now| {
        if id == tab.0 {
            let is_complete = property(&change, "status").as_string().as_deref() == Some("complete");
            listener(from_js(now).and_then(|tab: Tab| tab.url), is_complete);
        }
    });
    tabs_on_updated(&closure)?;
    closure.forget();
    Ok(())
}
