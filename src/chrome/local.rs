// SPDX-License-Identifier: MIT OR Apache-2.0
//! What stands in `chrome.storage.local`: the settings, which are what the person set and the last policy that the worker saw,
//! and what is kept of the checklist. Nothing here waits for managed storage, which can hang for seconds or for ever.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::{Asked, Error, js};
use crate::checklist::Kept;
use crate::plain::Plain;
use crate::settings::{Settings, Value, Values};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    fn local_get() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    fn local_set(values: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local", "onChanged"], js_name = addListener)]
    fn local_on_changed(listener: &Closure<dyn FnMut()>) -> Result<(), JsValue>;
}

/// The last policy that the worker saw.
const POLICY: &str = "policy";
/// What the person decided.
const SETTINGS: &str = "settings";
/// What is in force by both.
const IN_FORCE: &str = "inForce";

/// What stands there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Local {
    /// The settings in force.
    pub settings: Settings,
    /// What is kept of the checklist.
    pub kept: Kept,
}

/// What stands in `chrome.storage.local`. It is asked for at once, whenever the answer is waited for.
///
/// # Errors
/// Where it cannot be read.
pub fn read_local() -> impl Future<Output = Result<Local, Error>> + use<> {
    let asked = Asked::from(local_get());
    async move { asked.await.map(|stored| local_in(&js::read(&stored))) }
}

fn local_in(stored: &Plain) -> Local {
    let kept = Kept::read(stored);
    let now = js_sys::Date::now();
    match kept.accepted() {
        // The time of day was set back after the sign-in. The clock has to run from some time, and no later one is known.
        Some(accepted) if accepted > now => {
            // Where storage refuses, this document at least is right, and nothing else of what stands there is lost.
            keep(&Kept::accepting(now)).forget();
            Local { settings: settings_in(stored), kept: kept.after(Kept::accepting(now)) }
        }
        _ => Local { settings: settings_in(stored), kept },
    }
}

/// The settings in force, from what stands in `chrome.storage.local`: as the worker has decided them.
#[must_use]
pub fn settings_in(stored: &Plain) -> Settings {
    Settings::read(stored.get(IN_FORCE))
}

/// What is in force by the policy and the person, from what stands in `chrome.storage.local`; and what to keep of it there.
#[must_use]
pub fn decide(stored: &Plain) -> (Settings, Plain) {
    let look = |area| move |name: &str| Value::read(stored.get(area).get(name));
    let settings = Settings::in_force(&look(POLICY), &look(SETTINGS), &mut |_, _| {});
    let kept = settings.write();
    let kept = if kept.entries().is_empty() { Plain::Nothing } else { kept };
    let kept = Plain::object([(IN_FORCE, kept)]);
    (settings, kept)
}

/// The values of the policy and those of the person, as they stand in `chrome.storage.local`.
///
/// # Errors
/// Where they cannot be read.
pub async fn read_values() -> Result<(Values, Values), Error> {
    let stored = js::read(&Asked::from(local_get()).await?);
    let values =
        |area| stored.get(area).entries().iter().filter_map(|(name, value)| Some((name.clone(), Value::read(value)?)));
    Ok((values(POLICY).collect(), values(SETTINGS).collect()))
}

/// Keeps what the person decides, or that they no longer do; everything else that they decided stays as it is.
///
/// # Errors
/// Where storage refuses.
pub async fn choose(name: &str, value: Option<&Value>) -> Result<(), Error> {
    let before = js::read(&Asked::from(local_get()).await?);
    let others = before.get(SETTINGS).entries().iter().filter(|(other, _)| other != name).cloned();
    let own = value.map(|value| (name.to_owned(), value.write()));
    let settings = Plain::Object(others.chain(own).collect());
    Asked::from(local_set(&js::write(&Plain::object([(SETTINGS, settings)])))).await.map(drop)
}

/// Keeps this; what is absent in it stays as it is.
pub fn keep(change: &Kept) -> Asked {
    local_set(&js::write(&change.write())).into()
}

/// Calls back whenever something stored has changed, for as long as this page lives.
///
/// # Errors
/// Where the browser refuses the listener.
pub fn watch_local(listener: impl FnMut() + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut()>::new(listener);
    local_on_changed(&closure)?;
    closure.forget();
    Ok(())
}
