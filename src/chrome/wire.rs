// SPDX-License-Identifier: MIT OR Apache-2.0
//! The wire to the content script of the tab in which the panel stands. It goes through the browser, so the page can
//! neither hear it nor speak on it.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{Asked, Error, TabId, js};
use crate::page::{Element, Facts};
use crate::pass::Edit;
use crate::plain::Plain;

/// What the content script tells.
#[derive(Debug, Clone)]
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
    Sent,
    /// The person pressed Esc on the page.
    Escape,
    /// Room beside the sign-in box came or went.
    Room {
        /// There is none for the open card.
        cramped: bool,
    },
}

/// What the content script is told.
#[derive(Debug, Clone, PartialEq)]
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
    Withdraw,
    /// This page is none of our business: take everything off it, unless there was a later look.
    Leave {
        /// The number of the look that this is the answer to.
        look: u32,
    },
}

impl Sight {
    fn read(told: &Plain) -> Option<Sight> {
        Some(match told.get("kind").text()? {
            "facts" => Sight::Facts {
                facts: Facts::read(told.get("facts")),
                look: told.get("look").count()?,
                fresh: told.get("fresh").flag(),
            },
            "shape" => Sight::Shape { shape: told.get("shape").text()?.to_owned() },
            "sent" => Sight::Sent,
            "escape" => Sight::Escape,
            "room" => Sight::Room { cramped: told.get("cramped").flag() },
            _ => return None,
        })
    }
}

impl Command {
    fn write(&self) -> Plain {
        match self {
            // Not left out where it is none: none is what is told.
            Command::Ring { element } => Plain::Object(vec![
                ("kind".to_owned(), "ring".into()),
                ("element".to_owned(), element.map(Element::name).into()),
            ]),
            Command::Size { height, folded, wanted } => Plain::object([
                ("kind", "size".into()),
                ("height", (*height).into()),
                ("folded", (*folded).into()),
                ("wanted", (*wanted).into()),
            ]),
            Command::Repair { shape, edits } => Plain::object([
                ("kind", "repair".into()),
                ("shape", shape.as_str().into()),
                ("edits", Plain::List(edits.iter().map(change).collect())),
            ]),
            Command::Withdraw => Plain::object([("kind", "withdraw".into())]),
            Command::Leave { look } => Plain::object([("kind", "leave".into()), ("look", f64::from(*look).into())]),
        }
    }
}

fn change(edit: &Edit) -> Plain {
    Plain::object([
        ("at", (edit.at as f64).into()),
        ("length", (edit.length as f64).into()),
        ("plain", edit.plain.as_str().into()),
    ])
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
#[derive(Debug, Clone)]
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
    let told = run(tab, "content/report.js").await.map_err(|error| match error {
        Error::Refused(why) if KEPT_OFF.iter().any(|words| why.contains(words)) => Error::KeptOff,
        other => other,
    })?;
    let outcomes = js::read(&told);
    let answer = outcomes.items().iter().map(|outcome| outcome.get("result")).find(|result| **result != Plain::Nothing);
    let answer = answer.ok_or(Error::NoScript)?;
    Ok(Answer { facts: Facts::read(answer.get("facts")), shape: answer.get("shape").words() })
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
    // A page that never ends loading is asked, too.
    let script = Plain::object([
        ("target", Plain::object([("tabId", tab.plain())])),
        ("files", Plain::List(vec![file.into()])),
        ("injectImmediately", true.into()),
    ]);
    execute_script(&js::write(&script)).into()
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
        let options = js::write(&Plain::object([("name", "panel".into()), ("frameId", 0.0.into())]));
        let port = connect(tab.0, &options)?;
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |message| {
            if let Some(sight) = Sight::read(&js::read(&message)) {
                listener(sight);
            }
        });
        port.on_message().add_listener(&listener);
        Ok(Wire { port, _listener: listener })
    }

    /// Tells the content script. A broken wire is no error: the page is going, or has a newer version of us.
    pub fn tell(&self, command: Command) {
        let _ = self.port.post_message(&js::write(&command.write()));
    }
}
