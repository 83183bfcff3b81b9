// SPDX-License-Identifier: MIT OR Apache-2.0
//! The wire to the content script of the tab in which the panel stands. It goes through the browser, so the page can
//! neither hear it nor speak on it.

use js_sys::Promise;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{Asked, Error, TabId, js};
use crate::page::{Element, Facts};
use crate::pass::Edit;

/// What the content script tells.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// A look at the page.
    Facts {
        /// What was seen.
        facts: Facts,
        /// The number of the look.
        look: u32,
        /// Nothing was sent from this document before.
        fresh: bool,
    },
    /// What is in the ringed field.
    Shape {
        /// Its shape: never the text itself.
        shape: String,
    },
    /// The person sent the pass off.
    Sent {},
    /// The person pressed Esc on the page.
    Escape {},
    /// Room beside the sign-in box came or went.
    Room {
        /// There is none for the open card.
        cramped: bool,
    },
}

/// What the content script is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Ring this element, or none.
    Ring {
        /// Which.
        element: Option<Element>,
    },
    /// Make the card's frame as tall as this.
    Size {
        /// In CSS pixels; 0 takes the card from view.
        height: f64,
        /// Only the card's head is shown.
        folded: bool,
        /// The person opened it, and decides what it covers.
        wanted: bool,
    },
    /// Change what is typed into the ringed field: the person wants it so.
    Repair {
        /// The shape for which the changes are meant; with any other, nothing is changed.
        shape: String,
        /// The changes, in order.
        edits: Vec<Edit>,
    },
    /// Nothing is to be drawn in a page any more: icon and popup do it from here on.
    Withdraw {},
    /// This page is none of our business: take everything off it, unless there was a later look.
    Leave {
        /// The number of the look that this is the answer to.
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
pub struct Answer {
    /// What was seen.
    pub facts: Facts,
    /// The shape of what is in its pass field; empty where it has none.
    pub shape: String,
}

/// What Chromium says where `runtime_blocked_hosts`, or the person's choice of site access, keeps an extension off a page that it asks
/// for (seen in 156, 2026-11). There is no other way to know of the first.
const KEPT_OFF: [&str; 2] = ["ExtensionsSettings policy", "must request permission"];

/// Has the content script of this tab's top page look once.
///
/// # Errors
/// [`Error::NoScript`] where there is none: on every page that is not on one of our hosts. [`Error::KeptOff`] where it may not.
pub async fn ask_page(tab: TabId) -> Result<Answer, Error> {
    #[derive(Deserialize)]
    struct Outcome {
        result: Option<Answer>,
    }
    let told = run(tab, "content/report.js").await.map_err(|error| match error {
        Error::Refused(why) if KEPT_OFF.iter().any(|words| why.contains(words)) => Error::KeptOff,
        other => other,
    })?;
    let outcomes: Vec<Outcome> = js::read(told)?;
    outcomes.into_iter().find_map(|outcome| outcome.result).ok_or(Error::NoScript)
}

/// Tells this tab's page that a journey is under way: the person says so.
///
/// # Errors
/// Where the page has no content script.
pub async fn wake_page(tab: TabId) -> Result<(), Error> {
    run(tab, "content/journey.js").await.map(drop)
}

/// Runs one of our files in this tab's top page.
fn run(tab: TabId, file: &'static str) -> Asked {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Script {
        target: Target,
        files: [&'static str; 1],
        inject_immediately: bool,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Target {
        tab_id: i32,
    }
    // A page that never ends loading is asked, too.
    let script = Script { target: Target { tab_id: tab.0 }, files: [file], inject_immediately: true };
    js::write(&script).map_err(Error::from).and_then(|script| Ok(execute_script(&script)?)).into()
}

/// Our end of the wire. What is told is heard until it is dropped.
pub struct Wire {
    port: Port,
    _listener: Closure<dyn FnMut(JsValue)>,
}

impl Wire {
    /// Connects to the content script of this tab's top page. What comes in a form that we do not know is left out.
    ///
    /// # Errors
    /// Where the browser refuses.
    pub fn connect(tab: TabId, mut listener: impl FnMut(Sight) + 'static) -> Result<Wire, Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Options {
            name: &'static str,
            frame_id: u32,
        }
        let options = js::write(&Options { name: "panel", frame_id: 0 })?;
        let port = connect(tab.0, &options)?;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |message| {
            if let Ok(sight) = js::read(message) {
                listener(sight);
            }
        });
        port.on_message().add_listener(&listener);
        Ok(Wire { port, _listener: listener })
    }

    /// Tells the content script. A broken wire is no error: the page is going, or has a newer version of us.
    pub fn tell(&self, command: Command) {
        if let Ok(message) = js::write(&command) {
            let _ = self.port.post_message(&message);
        }
    }
}
