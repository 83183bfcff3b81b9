// SPDX-License-Identifier: MIT OR Apache-2.0
//! The notes of journeys in `chrome.storage.session`, which content scripts cannot read, and orders to the worker.

use js_sys::{Object, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{Asked, Error, TabId, js};
use crate::journey::{Note, Order};

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
    format!("{PREFIX}{}", tab.0)
}

/// The note of this tab's journey, if it has one that is still to be remembered.
///
/// # Errors
/// Where storage refuses, or the note is in a form that we do not know.
pub async fn read_note(tab: TabId) -> Result<Option<Note>, Error> {
    let key = key(tab);
    let found = Reflect::get(&Asked::from(session_get(&key)).await?, &key.into())?;
    let note: Option<Note> = js::read(found)?;
    Ok(note.filter(|note| note.is_current(js_sys::Date::now())))
}

/// Writes the note of this tab's journey.
pub fn write_note(tab: TabId, note: &Note) -> Asked {
    let write = || -> Result<Promise, Error> {
        let values = Object::new();
        Reflect::set(&values, &key(tab).into(), &js::write(note)?)?;
        Ok(session_set(&values)?)
    };
    write().into()
}

/// Forgets every journey of which only the checklist is left. One that is still signing in goes on.
///
/// # Errors
/// Where storage refuses.
pub async fn close_journeys() -> Result<(), Error> {
    let all = Object::entries(&Object::from(Asked::from(session_get_all()).await?));
    let over = all.iter().filter_map(|entry| {
        let (key, note) = (Reflect::get_u32(&entry, 0).ok()?, Reflect::get_u32(&entry, 1).ok()?);
        let is_over = || js::read::<Note>(note).is_ok_and(|note| note.is_at_checklist());
        (key.as_string()?.starts_with(PREFIX) && is_over()).then_some(key)
    });
    Asked::from(session_remove(&over.collect::<js_sys::Array>())).await.map(drop)
}

/// Calls back with the note of this tab's journey whenever it was changed, by this page as well, for as long as this page
/// lives.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn watch_note(tab: TabId, mut listener: impl FnMut(Note) + 'static) -> Result<(), Error> {
    let key = JsValue::from(key(tab));
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |changes: JsValue| {
        let value = Reflect::get(&changes, &key).and_then(|change| Reflect::get(&change, &"newValue".into()));
        if let Some(note) = value.ok().and_then(|value| js::read(value).ok()) {
            listener(note);
        }
    });
    session_on_changed(&closure)?;
    closure.forget();
    Ok(())
}

/// What the worker understands.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Call<'a> {
    Order {
        order: &'a Order,
    },
    #[serde(rename = "settled?")]
    Settled {},
}

/// Gives the worker an order. The answer comes when it is carried out.
pub fn order(order: &Order) -> Asked {
    call(&Call::Order { order })
}

/// The answer comes when the worker has written down whatever is under way: a tab that it has just opened may be faster than its
/// note.
pub fn settled() -> Asked {
    call(&Call::Settled {})
}

fn call(call: &Call) -> Asked {
    js::write(call).map_err(Error::from).and_then(|message| Ok(send_message(&message)?)).into()
}
