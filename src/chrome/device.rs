// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the browser says about this device, without asking the person.

use js_sys::{Array, Function, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::convert::property;
use super::from_js;
use crate::checklist::{Device, System};

/// How long an answer may take, in milliseconds. A later one counts as none.
const ANSWER_WITHIN_MS: i32 = 500;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = PublicKeyCredential, js_name = isUserVerifyingPlatformAuthenticatorAvailable)]
    fn keeps_passkeys() -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = PublicKeyCredential, js_name = getClientCapabilities)]
    fn client_capabilities() -> Result<Promise, JsValue>;
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct HighEntropyValues {
    platform_version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Capabilities {
    hybrid_transport: Option<bool>,
}

/// What this device can probably do. Anything that the browser does not say, or not soon, is unknown.
pub async fn device() -> Device {
    let hints = property(&gloo::utils::window().navigator(), "userAgentData");
    let platform = property(&hints, "platform").as_string().unwrap_or_default();
    let late = late();
    // All calls start before the first answer.
    let calls = [high_entropy_values(&hints), keeps_passkeys().ok(), client_capabilities().ok()];
    let answers = Array::new();
    for call in calls {
        answers.push(&call.map_or(JsValue::UNDEFINED, |call| Promise::race(&Array::of2(&call, &late)).into()));
    }
    // A refused call does not take the others with it.
    let settled = JsFuture::from(Promise::all_settled(&answers)).await.unwrap_or_default();
    let answer = |index: &str| property(&property(&settled, index), "value");
    let version = from_js(answer("0")).and_then(|values: HighEntropyValues| values.platform_version);
    Device {
        system: System::from_hints(&platform, version.as_deref()),
        is_mobile: property(&hints, "mobile").as_bool().unwrap_or_default(),
        keeps_passkeys: answer("1").as_bool(),
        reaches_phone: from_js(answer("2")).and_then(|able: Capabilities| able.hybrid_transport),
    }
}

/// Resolves with nothing after a while.
fn late() -> Promise {
    Promise::new(&mut |resolve, _| {
        // If there is no timer, an answer may take any time.
        drop(gloo::utils::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ANSWER_WITHIN_MS));
    })
}

fn high_entropy_values(hints: &JsValue) -> Option<Promise> {
    let function: Function = Reflect::get(hints, &"getHighEntropyValues".into()).ok()?.dyn_into().ok()?;
    function.call1(hints, &Array::of1(&"platformVersion".into())).ok()?.dyn_into().ok()
}
