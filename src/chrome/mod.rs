// SPDX-License-Identifier: MIT OR Apache-2.0
//! The few `chrome.*` calls that the extension makes. Each of them can fail at any time: after an update of the
//! extension, the pages of the old version live on without it.

mod about;
mod call;
mod convert;
mod device;
mod keys;
mod local;
mod locales;
#[cfg(test)]
mod messages;
mod notes;
mod page;
mod tabs;
mod worker;

pub use about::{
    Installation, holds, home_cloud, installation, is_managed_copy, is_own_page, origin_around, own_word,
    package_cloud, stands_in_own_page, versions,
};
pub use call::Call;
pub use convert::{from_js, to_js};
pub use device::device;
pub use keys::keys_for_help;
pub use local::{Local, choose, introduce, keep, read_local, read_values, watch_local};
pub use locales::{browser_language, catalogue};
pub use notes::{close_journeys, order, read_note, settled, watch_note, write_note};
pub use page::{Answer, Command, PageMessage, Press, Tip, TipButton, Wire, ask_page, ask_structure, wake_page};
pub use tabs::{Tab, TabId, active_tab, go, open_checklist, own_tab, watch_tab};
pub use worker::{begun, decided, follow, resume, said};

use wasm_bindgen::JsValue;

/// What can go wrong between the extension and the browser.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The browser refused a call.
    #[error("the browser refused a call: {0}")]
    Refused(String),
    /// This page is not in a tab, or no tab is active.
    #[error("there is no tab")]
    NoTab,
    /// The page has no content script of ours.
    #[error("there is no content script")]
    NoScript,
    /// The browser keeps the extension off this page, although the package asks for its host: by policy, or because the
    /// person wants it so.
    #[error("the browser keeps the extension off this page")]
    KeptOff,
}

impl From<JsValue> for Error {
    fn from(thrown: JsValue) -> Error {
        Error::Refused(thrown.as_string().unwrap_or_else(|| String::from(js_sys::Object::from(thrown).to_string())))
    }
}
