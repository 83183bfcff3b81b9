// SPDX-License-Identifier: MIT OR Apache-2.0
//! `chrome.storage.local`: the person's settings, the last policy that the worker saw, the settings that follow from
//! both, and the checklist's times. Nothing here waits for managed storage, which can take seconds or forever.

use std::collections::BTreeMap;

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::convert::property;
use super::{Call, Error, from_js, to_js};
use crate::checklist::StoredTimes;
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

/// The key of the last policy that the worker saw.
pub(super) const POLICY: &str = "policy";
/// The key of what the person set.
pub(super) const SETTINGS: &str = "settings";
/// The key of the active settings, which the worker decided by both.
const ACTIVE: &str = "inForce";
/// The key of: the popup has said that the organisation installed the extension.
const INTRODUCED: &str = "introduced";

/// What pages read from `chrome.storage.local`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Local {
    /// The active settings.
    pub settings: Settings,
    /// The checklist's times.
    pub kept: StoredTimes,
}

/// Reads `chrome.storage.local`. The call starts at once.
///
/// # Errors
/// If storage cannot be read.
pub fn read_local() -> impl Future<Output = Result<Local, Error>> + use<> {
    let call = Call::from(local_get());
    async move { call.await.map(|stored| local_in(&stored)) }
}

fn local_in(stored: &JsValue) -> Local {
    let (settings, kept) = (settings_in(stored), times_in(stored));
    let now = js_sys::Date::now();
    if kept.accepted().is_none_or(|accepted| accepted <= now) {
        return Local { settings, kept };
    }
    // The computer's clock was set back after the sign-in. The countdown has to start somewhere: it starts now.
    // If storage refuses, at least this document is right.
    keep(&StoredTimes::accepting(now)).forget();
    Local { settings, kept: kept.after(StoredTimes::accepting(now)) }
}

/// The active settings in what is stored.
pub(super) fn settings_in(stored: &JsValue) -> Settings {
    from_js(property(stored, ACTIVE)).unwrap_or_default()
}

/// The checklist's times in what is stored.
pub(super) fn times_in(stored: &JsValue) -> StoredTimes {
    from_js(stored.clone()).unwrap_or_default()
}

/// The values of policy or person in what is stored.
pub(super) fn values_in(stored: &JsValue, key: &str) -> Values {
    let values: BTreeMap<String, Option<Value>> = from_js(property(stored, key)).unwrap_or_default();
    values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// The stored values of the policy, and those of the person.
///
/// # Errors
/// If storage cannot be read.
pub async fn read_values() -> Result<(Values, Values), Error> {
    let stored = Call::from(local_get()).await?;
    Ok((values_in(&stored, POLICY), values_in(&stored, SETTINGS)))
}

/// Stores what the person sets, or that they no longer set it. Their other settings stay.
///
/// # Errors
/// If storage refuses.
pub async fn choose(name: &str, value: Option<&Value>) -> Result<(), Error> {
    let stored = Call::from(local_get()).await?;
    let settings = Object::assign(&Object::new(), &property(&stored, SETTINGS).into());
    match value {
        Some(value) => Reflect::set(&settings, &name.into(), &to_js(value))?,
        None => Reflect::delete_property(&settings, &name.into())?,
    };
    let change = Object::new();
    Reflect::set(&change, &SETTINGS.into(), &settings)?;
    Call::from(local_set(&change)).await.map(drop)
}

/// Stores these times. All others stay.
pub fn keep(change: &StoredTimes) -> Call {
    local_set(&to_js(change)).into()
}

/// Whether the popup opens for the first time, and has to say that the organisation installed the extension. From then
/// on it has said so.
///
/// # Errors
/// If storage refuses.
pub async fn introduce() -> Result<bool, Error> {
    let stored = Call::from(local_get()).await?;
    if property(&stored, INTRODUCED).is_truthy() {
        return Ok(false);
    }
    let change = Object::new();
    Reflect::set(&change, &INTRODUCED.into(), &JsValue::TRUE)?;
    Call::from(local_set(&change)).await?;
    Ok(true)
}

/// Calls back whenever something stored has changed, for as long as this page lives.
///
/// # Errors
/// If the browser refuses the listener.
pub fn watch_local(listener: impl FnMut() + 'static) -> Result<(), Error> {
    let closure = Closure::<dyn FnMut()>::new(listener);
    local_on_changed(&closure)?;
    closure.forget();
    Ok(())
}
