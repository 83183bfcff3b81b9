// SPDX-License-Identifier: MIT OR Apache-2.0
//! The connection to the content script of a tab. It goes through the browser, so the page can neither hear nor speak.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{Call, Error, TabId, from_js, to_js};
use crate::page::{Element, Facts, Part};
use crate::pass::{Repair, Shape};

/// What the content script tells the panel.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PageMessage {
    /// A look at the page.
    Facts {
        /// What is there.
        facts: Box<Facts>,
        /// The number of the look.
        look: u32,
        /// Nothing was sent from this document before.
        fresh: bool,
    },
    /// The shape of the text in the ringed field, never the text itself.
    Shape(Shape),
    /// The person sent the pass.
    Sent,
    /// The person pressed Esc on the page.
    Escape,
    /// The person wants the card, opened and with the focus.
    Help,
    /// Room for the open card beside the sign-in box has come or gone.
    Room {
        /// There is no room.
        cramped: bool,
    },
    /// The tip at the field has come into sight, or gone from it.
    TipSeen(bool),
    /// The person pressed a button of the tip.
    Pressed(Press),
}

/// A button of the tip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Press {
    /// Make the correction that the tip offers.
    Mend,
    /// Start at My Security info instead of the app.
    Start,
    /// Open the card.
    Open,
    /// Close everything for this sign-in.
    Close,
}

/// One line at the field: what is wrong there and the button that mends it, or all that has room. The content script
/// draws it, in a root that the page cannot read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Tip {
    /// What it says.
    pub words: String,
    /// Its colour, by the name of a [`Tone`](crate::journey::coach::Tone).
    pub tone: &'static str,
    /// The language of its texts, as a BCP 47 tag.
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Its buttons, in order.
    pub buttons: Vec<TipButton>,
}

/// A button of the tip, with its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TipButton {
    /// The text.
    pub label: String,
    /// What it does.
    pub press: Press,
}

/// What the panel tells the content script.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Command {
    /// Ring this element, or none.
    Ring {
        /// The field, or the control that leads to it.
        #[cfg_attr(test, ts(type = "string | null"))]
        element: Option<Element>,
        /// The control that comes after it. While it can be seen, it has the ring instead.
        #[cfg_attr(test, ts(type = "string | null"))]
        next: Option<Element>,
        /// No ring is drawn: the person should use nothing here now.
        hidden: bool,
    },
    /// Show this tip, or none.
    Tip(Option<Tip>),
    /// Give the card's frame this size.
    Size {
        /// In CSS pixels; 0 hides the card.
        height: f64,
        /// The person opened the card, and decides what it covers.
        wanted: bool,
    },
    /// Correct the text in the ringed field: the person wants it.
    Repair {
        /// The shape that the person was told about; nothing changes if the field has another one by then.
        shape: Shape,
        /// What to correct.
        repair: Repair,
    },
    /// Nothing may be drawn in a page any more: icon and popup take over.
    Withdraw,
    /// This page has nothing to do with a pass: remove everything from it, unless there was a later look.
    Leave {
        /// The number of the look that this answers.
        look: u32,
    },
}

#[wasm_bindgen]
extern "C" {
    type Port;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = connect)]
    fn connect(tab: i32, options: &JsValue) -> Result<Port, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "scripting"], js_name = executeScript)]
    fn execute_script(what: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = postMessage)]
    fn post_message(this: &Port, message: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &Port) -> PortEvent;

    type PortEvent;

    #[wasm_bindgen(method, js_name = addListener)]
    fn add_listener(this: &PortEvent, listener: &Closure<dyn FnMut(JsValue)>);
}

/// What a page answers to the popup.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answer {
    /// What is there.
    pub facts: Facts,
    /// The shape of the text in the field for the pass; empty if there is none.
    pub shape: Shape,
}

/// What `executeScript` gives for each frame.
#[derive(Deserialize)]
struct ScriptResult<T> {
    result: Option<T>,
}

/// What Chromium says if `runtime_blocked_hosts`, or the person's choice of site access, keeps an extension off a page
/// that it asks for (seen in 156, 2026-11). Nothing else tells of the first.
const KEPT_OFF: [&str; 2] = ["ExtensionsSettings policy", "must request permission"];

/// Makes the content script of this tab's top page look once.
///
/// # Errors
/// [`Error::NoScript`] if there is none, as on every page outside our hosts. [`Error::KeptOff`] if it may not run.
pub async fn ask_page(tab: TabId) -> Result<Answer, Error> {
    let results = run(tab, "content/report.js").await.map_err(|error| match error {
        Error::Refused(why) if KEPT_OFF.iter().any(|words| why.contains(words)) => Error::KeptOff,
        other => other,
    })?;
    let results: Vec<ScriptResult<Answer>> = from_js(results).unwrap_or_default();
    results.into_iter().find_map(|frame| frame.result).ok_or(Error::NoScript)
}

/// The elements of this tab's page, with the page's own names: for [`structure`](crate::page::structure) only.
///
/// # Errors
/// If the page cannot be read.
pub async fn ask_structure(tab: TabId) -> Result<Vec<Part>, Error> {
    let results: Vec<ScriptResult<Vec<Part>>> = from_js(run(tab, "content/structure.js").await?).unwrap_or_default();
    results.into_iter().find_map(|frame| frame.result).ok_or(Error::NoScript)
}

/// Tells this tab's page that a journey is under way, because the person said so.
///
/// # Errors
/// If the page has no content script.
pub async fn wake_page(tab: TabId) -> Result<(), Error> {
    run(tab, "content/journey.js").await.map(drop)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Injection {
    target: InjectionTarget,
    files: [&'static str; 1],
    inject_immediately: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InjectionTarget {
    tab_id: TabId,
}

/// Runs one of our files in this tab's top page, even if the page never finishes loading.
fn run(tab: TabId, file: &'static str) -> Call {
    let target = InjectionTarget { tab_id: tab };
    execute_script(&to_js(&Injection { target, files: [file], inject_immediately: true })).into()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConnectInfo {
    name: String,
    frame_id: u32,
}

/// The panel's end of the connection. It listens until it is dropped.
pub struct Wire {
    port: Port,
    _listener: Closure<dyn FnMut(JsValue)>,
}

impl Wire {
    /// Connects to the content script of this tab's top page. `word`: the content script has put it into the address of
    /// the panel's frame, and hears nobody who does not say it. Messages of an unknown form are ignored.
    ///
    /// # Errors
    /// If the browser refuses.
    pub fn connect(tab: TabId, word: &str, mut listener: impl FnMut(PageMessage) + 'static) -> Result<Wire, Error> {
        let port = connect(tab.0, &to_js(&ConnectInfo { name: format!("panel:{word}"), frame_id: 0 }))?;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |message| {
            if let Some(message) = from_js(message) {
                listener(message);
            }
        });
        port.on_message().add_listener(&listener);
        Ok(Wire { port, _listener: listener })
    }

    /// Sends a command. A broken connection is no error: the page is closing, or has a newer version of the extension.
    pub fn tell(&self, command: &Command) {
        let _ = self.port.post_message(&to_js(command));
    }
}
