// SPDX-License-Identifier: MIT OR Apache-2.0
//! The few `chrome.*` calls that we make. Any of them can fail, at any time: after an update of the extension the pages of
//! the old version live on without it.

mod about;
mod asked;
mod device;
pub mod js;
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
pub use local::{Local, choose, decide, keep, read_local, read_values, settings_in, watch_local};
pub use locales::{browser_language, catalogue};
pub use notes::{close_journeys, order, read_note, settled, watch_note, write_note};
pub use wire::{Answer, Command, Sight, Wire, ask_page, wake_page};
pub use worker::{decided, follow, said};

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use crate::plain::Plain;

/// What can go wrong between us and the browser.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A call was refused.
    #[error("the browser refused a call: {0}")]
    Refused(String),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TabId(i32);

impl TabId {
    fn plain(self) -> Plain {
        f64::from(self.0).into()
    }
}

/// A tab.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its number.
    pub id: TabId,
    /// The address of its page, where the browser lets us know: on our own hosts, and wherever the person opened the popup.
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

impl Tab {
    fn read(tab: &Plain) -> Option<Tab> {
        let id = TabId(tab.get("id").number()? as i32);
        Some(Tab { id, url: tab.get("url").text().map(str::to_owned) })
    }
}

fn leads_to(url: &str) -> JsValue {
    js::write(&Plain::object([("url", url.into())]))
}

/// Opens the checklist as a page of its own, in a new tab.
pub fn open_checklist() -> Asked {
    create(&leads_to(CHECKLIST)).into()
}

/// Has this tab go to this address.
pub fn go(tab: TabId, url: &str) -> Asked {
    update(tab.0, &leads_to(url)).into()
}

/// The tab in which this page, or the frame that it is, stands.
///
/// # Errors
/// [`Error::NoTab`] where it stands in none.
pub async fn own_tab() -> Result<TabId, Error> {
    Tab::read(&js::read(&Asked::from(get_current()).await?)).map(|tab| tab.id).ok_or(Error::NoTab)
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
            let url = Tab::read(&js::read(&now)).and_then(|tab| tab.url);
            listener(url, status.as_deref() == Some("complete"));
        }
    });
    tabs_on_updated(&closure)?;
    closure.forget();
    Ok(())
}

/// The tab that the person looks at. It is asked for at once, whenever the answer is waited for.
///
/// # Errors
/// [`Error::NoTab`] where there is none.
pub fn active_tab() -> impl Future<Output = Result<Tab, Error>> + use<> {
    let what = js::write(&Plain::object([("active", true.into()), ("lastFocusedWindow", true.into())]));
    let asked = Asked::from(query(&what));
    async move { js::read(&asked.await?).items().first().and_then(Tab::read).ok_or(Error::NoTab) }
}
