// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes policies in JSON: for Linux, for Google's Admin console, and the single entry that admins merge by hand.

use serde_json::{Map, Value, json};

use super::{Decided, Plan, PolicyError};

const EXTENSION_SETTINGS: &str = "ExtensionSettings";
const FORCELIST: &str = "ExtensionInstallForcelist";

/// The extension's entry in `ExtensionSettings`.
fn entry(plan: &Plan) -> Map<String, Value> {
    plan.entry().map(|(name, value)| (name.to_owned(), value.into())).collect()
}

/// `ExtensionSettings` with only that entry, in one line.
#[must_use]
pub fn bare_entry(plan: &Plan) -> String {
    format!("{}\n", json!({ plan.id.to_string(): entry(plan) }))
}

/// The policy for Linux that installs the extension, in both ways. Of several files with the same policy the last one
/// counts. The name of this file sorts before nearly all others: then a company's own policy counts, and beside its
/// `ExtensionSettings` the list still installs.
#[must_use]
pub fn install(plan: &Plan) -> String {
    let policy = json!({ EXTENSION_SETTINGS: { plan.id.to_string(): entry(plan) }, FORCELIST: [plan.forced()] });
    format!("{policy:#}\n")
}

/// A company's own policy file for Linux with our entry in its `ExtensionSettings`. Nothing else changes. An entry of
/// ours that is there keeps what the company added to it.
///
/// # Errors
/// Why the text is no policy file.
pub fn merged_install(plan: &Plan, company: &str) -> Result<String, PolicyError> {
    let mut policy: Map<String, Value> = super::read::object(company)?;
    let all = policy.entry(EXTENSION_SETTINGS).or_insert_with(|| json!({}));
    let all = all.as_object_mut().ok_or(PolicyError::NoExtensionSettings)?;
    let ours = all.entry(plan.id.to_string()).or_insert_with(|| json!({}));
    let ours = ours.as_object_mut().ok_or(PolicyError::NoExtensionSettings)?;
    ours.extend(entry(plan));
    Ok(format!("{:#}\n", Value::from(policy)))
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
