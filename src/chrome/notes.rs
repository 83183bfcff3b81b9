// SPDX-License-Identifier: MIT OR Apache-2.0
//! The notes of journeys in `chrome.storage.session`, which content scripts cannot read, and orders to the worker.

use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::{Asked, Error, TabId, js};
use crate::journey::{Note, Order};
use crate::plain::Plain;

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

/// The note of this tab's journey, if it has one that is still to be remembered, in a form that we know.
///
/// # Errors
/// Where storage refuses.
pub async fn read_note(tab: TabId) -> Result<Option<Note>, Error> {
    let key = key(tab);
    let found = Reflect::get(&Asked::from(session_get(&key)).await?, &key.into())?;
    Ok(Note::read(&js::read(&found)).filter(|note| note.is_current(js_sys::Date::now())))
}

/// Writes the note of this tab's journey.
pub fn write_note(tab: TabId, note: &Note) -> Asked {
    session_set(&js::write(&Plain::object([(&key(tab), note.write())]))).into()
}

/// Forgets every journey of which only the checklist is left. One that is still signing in goes on.
///
/// # Errors
/// Where storage refuses.
pub async fn close_journeys() -> Result<(), Error> {
    let all = js::read(&Asked::from(session_get_all()).await?);
    let is_over = |note| Note::read(note).is_some_and(|note| note.is_at_checklist());
    let over = all.entries().iter().filter(|(key, note)| key.starts_with(PREFIX) && is_over(note));
    let over = js::write(&Plain::List(over.map(|(key, _)| key.as_str().into()).collect()));
    Asked::from(session_remove(&over)).await.map(drop)
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
        if let Some(note) = value.ok().and_then(|value| Note::read(&js::read(&value))) {
            listener(note);
        }
    });
    session_on_changed(&closure)?;
    closure.forget();
    Ok(())
}

/// Gives the worker an order. The answer comes when it is carried out.
pub fn order(order: &Order) -> Asked {
    call([("kind", "order".into()), ("order", order.write())])
}

/// The answer comes when the worker has written down whatever is under way: a tab that it has just opened may be faster than its
/// note.
pub fn settled() -> Asked {
    call([("kind", "settled?".into())])
}

fn call<const N: usize>(call: [(&str, Plain); N]) -> Asked {
    send_message(&js::write(&Plain::object(call))).into()
}
