// SPDX-License-Identifier: MIT OR Apache-2.0
//! The notes of journeys in `chrome.storage.session`, which content scripts cannot read, and messages to the worker.

use std::collections::BTreeMap;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::convert::property;
use super::{Call, Error, TabId, from_js, to_js};
use crate::journey::{Note, Order, WorkerMessage};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn session_get(key: &str) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    fn session_set(values: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    fn session_get_all() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = remove)]
    fn session_remove(keys: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session", "onChanged"], js_name = addListener)]
    fn session_on_changed(listener: &Closure<dyn FnMut(JsValue)>) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "runtime"], js_name = sendMessage)]
    fn send_message(message: &JsValue) -> Result<Promise, JsValue>;
}

const PREFIX: &str = "journey:";

fn key(tab: TabId) -> String {
    PREFIX.to_owned() + &tab.0.to_string()
}

/// The note of this tab's journey, if it has one that has not expired and has a known form.
///
/// # Errors
/// If storage refuses.
pub async fn read_note(tab: TabId) -> Result<Option<Note>, Error> {
    let key = key(tab);
    let found = property(&Call::from(session_get(&key)).await?, &key);
    Ok(from_js(found).filter(|note: &Note| note.is_current(js_sys::Date::now())))
}

/// Writes the note of this tab's journey.
pub fn write_note(tab: TabId, note: &Note) -> Call {
    session_set(&to_js(&BTreeMap::from([(key(tab), note)]))).into()
}

/// Removes every journey that has only the checklist left. A journey that is still signing in goes on.
///
/// # Errors
/// If storage refuses.
pub async fn close_journeys() -> Result<(), Error> {
    let all = Call::from(session_get_all()).await?;
    let keys = js_sys::Object::keys(&js_sys::Object::from(all.clone()));
    let is_over = |key: &String| {
        key.starts_with(PREFIX) && from_js(property(&all, key)).is_some_and(|note: Note| note.is_at_checklist())
    };
    let over: Vec<String> = keys.iter().filter_map(|key| key.as_string()).filter(is_over).collect();
    Call::from(session_remove(&to_js(&over))).await.map(drop)
}

/// Calls back with the note of this tab's journey whenever it has changed, by this page too, for as long as this page
/// lives.
///
/// # Errors
/// If the browser refuses the listener.
pub fn watch_note(tab: TabId, mut listener: impl FnMut(Note) + 'static) -> Result<(), Error> {
    let key = key(tab);
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |changes: JsValue| {
        if let Some(note) = from_js(property(&property(&changes, &key), "newValue")) {
            listener(note);
        }
    });
    session_on_changed(&closure)?;
    closure.forget();
    Ok(())
}

/// Gives the worker an order. The answer comes when the worker has carried it out.
pub fn order(order: &Order) -> Call {
    send(&WorkerMessage::Order { order })
}

/// The answer comes when the worker has written everything that is under way: a tab that it has just opened may be
/// faster than its note.
pub fn settled() -> Call {
    send(&WorkerMessage::Settled)
}

fn send(message: &WorkerMessage) -> Call {
    send_message(&to_js(message)).into()
}
