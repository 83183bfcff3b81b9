// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the browser tells of this device, without asking the person.

use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::checklist::{Device, System};

/// How long an answer may take before it counts as none, in milliseconds.
const ANSWER_WITHIN_MS: u32 = 500;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = PublicKeyCredential, js_name = isUserVerifyingPlatformAuthenticatorAvailable)]
    fn keeps_passkeys() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = PublicKeyCredential, js_name = getClientCapabilities)]
    fn client_capabilities() -> Result<Promise, JsValue>;
}

/// What this device can likely do. What the browser does not tell, or not soon, is not known.
pub async fn device() -> Device {
    let hints = Reflect::get(&gloo::utils::window().navigator(), &"userAgentData".into()).unwrap_or_default();
    let platform = text(&hints, "platform").unwrap_or_default();
    // All are asked before the first has answered.
    let asked =
        [high_entropy(&hints), keeps_passkeys().ok(), client_capabilities().ok()].map(|asked| asked.map(answer));
    let [version, keeps_passkeys, able] = asked;
    let version = known(version).await.and_then(|values| text(&values, "platformVersion"));
    Device {
        system: System::from_hints(&platform, version.as_deref()),
        is_mobile: flag(&hints, "mobile").unwrap_or_default(),
        keeps_passkeys: known(keeps_passkeys).await.and_then(|answer| answer.as_bool()),
        reaches_phone: known(able).await.and_then(|able| flag(&able, "hybridTransport")),
    }
}

fn high_entropy(hints: &JsValue) -> Option<Promise> {
    let ask: Function = Reflect::get(hints, &"getHighEntropyValues".into()).ok()?.dyn_into().ok()?;
    ask.call1(hints, &Array::of1(&"platformVersion".into())).ok()?.dyn_into().ok()
}

/// The answer, or undefined where it takes too long.
fn answer(asked: Promise) -> JsFuture {
    let late = future_to_promise(async {
        TimeoutFuture::new(ANSWER_WITHIN_MS).await;
        Ok(JsValue::UNDEFINED)
    });
    JsFuture::from(Promise::race(&Array::of2(&asked, &late)))
}

async fn known(answer: Option<JsFuture>) -> Option<JsValue> {
    answer?.await.ok()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

fn flag(object: &JsValue, name: &str) -> Option<bool> {
    Reflect::get(object, &name.into()).ok()?.as_bool()
}
