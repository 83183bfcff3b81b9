// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the browser tells of this device, without asking the person.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::js;
use crate::checklist::{Device, System};
use crate::plain::Plain;

/// How long an answer may take before it counts as none, in milliseconds.
const ANSWER_WITHIN_MS: i32 = 500;

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
    let late = late();
    // All are asked before the first has answered, and an answer may take so long, or it counts as none.
    let asked = [high_entropy(&hints), keeps_passkeys().ok(), client_capabilities().ok()];
    let answers = Array::new();
    for asked in asked {
        answers.push(&asked.map_or(JsValue::UNDEFINED, |asked| Promise::race(&Array::of2(&asked, &late)).into()));
    }
    // One that is refused does not take the others with it.
    let told = js::read(&JsFuture::from(Promise::all_settled(&answers)).await.unwrap_or_default());
    let mut told = told.items().iter().map(|told| told.get("value"));
    let (version, keeps, able) = (told.next(), told.next(), told.next());
    let version = version.and_then(|version| version.get("platformVersion").text());
    let known = |answer: &Plain| if let Plain::Flag(flag) = answer { Some(*flag) } else { None };
    Device {
        system: System::from_hints(&platform, version),
        is_mobile: flag(&hints, "mobile").unwrap_or_default(),
        keeps_passkeys: keeps.and_then(known),
        reaches_phone: able.and_then(|able| known(able.get("hybridTransport"))),
    }
}

/// Nothing, after a while.
fn late() -> Promise {
    Promise::new(&mut |resolve, _| {
        // Where there is no clock, an answer may take as long as it likes.
        drop(gloo::utils::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ANSWER_WITHIN_MS));
    })
}

fn high_entropy(hints: &JsValue) -> Option<Promise> {
    let ask: Function = Reflect::get(hints, &"getHighEntropyValues".into()).ok()?.dyn_into().ok()?;
    ask.call1(hints, &Array::of1(&"platformVersion".into())).ok()?.dyn_into().ok()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}

fn flag(object: &JsValue, name: &str) -> Option<bool> {
    Reflect::get(object, &name.into()).ok()?.as_bool()
}
