// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes policies in JSON: for Linux, for Google's Admin console, and the single entry that admins merge by hand.

use serde_json::{Map, Value, json};

use super::{Decided, Plan};

/// The extension's entry in `ExtensionSettings`.
#[must_use]
pub fn entry(plan: &Plan) -> Value {
    let (pin, how) = plan.browser.pin();
    json!({ "installation_mode": "force_installed", "update_url": plan.update_url.address(plan.browser), pin: how })
}

/// `ExtensionSettings` with only that entry, in one line.
#[must_use]
pub fn bare_entry(plan: &Plan) -> String {
    format!("{}\n", json!({ plan.id.to_string(): entry(plan) }))
}

/// The policy for Linux that installs the extension.
#[must_use]
pub fn install(plan: &Plan) -> String {
    format!("{:#}\n", json!({ "ExtensionSettings": { plan.id.to_string(): entry(plan) } }))
}

/// The policy for Linux with the settings.
#[must_use]
pub fn settings(plan: &Plan, all: &[Decided]) -> String {
    format!("{:#}\n", json!({ "3rdparty": { "extensions": { plan.id.to_string(): object(all, |value| value) } } }))
}

/// The settings for Google's Admin console.
#[must_use]
pub fn google_admin(all: &[Decided]) -> String {
    format!("{:#}\n", object(all, |value| json!({ "Value": value })))
}

fn object(all: &[Decided], wrap: fn(Value) -> Value) -> Value {
    all.iter().map(|one| (one.setting.name.to_owned(), wrap(one.content.json()))).collect::<Map<_, _>>().into()
}
