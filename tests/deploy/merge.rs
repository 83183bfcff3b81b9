// SPDX-License-Identifier: MIT OR Apache-2.0
//! Are the cases right that `cases.ps1` runs under PowerShell? No PowerShell is needed for that: the merge of two JSON
//! objects is done here once more, by another library.

use serde::Deserialize;
use serde_json::{Map, Value as Json};
use tap_companion::deploy::{Browser, Plan, PolicyError, merged_install};
use tap_companion::settings::Values;

use super::plans::{ID, file, plan};

/// A case of `merge.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The text of `ExtensionSettings` on a machine.
    text: String,
    /// What the install script makes of it; `None` if it leaves the text alone.
    merged: Option<Map<String, Json>>,
    /// What the remove script makes of it: an object, or an empty text if nothing is left.
    removed: Option<Json>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("merge.json")).expect("cases")
}

fn edge() -> Plan {
    plan(Browser::Edge, Values::new())
}

fn entry() -> Map<String, Json> {
    let all: Json = serde_json::from_str(&file(&edge(), "ExtensionSettings.json")).expect("JSON");
    all[ID].as_object().expect("an entry").clone()
}

#[test]
fn the_cases_say_what_a_merge_of_json_gives() {
    for Case { name, text, merged, removed } in cases() {
        let text = if text.trim().is_empty() { "{}" } else { &text };
        let (Some(merged), Some(removed)) = (merged, removed) else { continue };
        let mut all: Map<String, Json> = serde_json::from_str(text).expect("an object");
        let ours = all.remove(ID);
        assert_eq!(removed, if all.is_empty() { "".into() } else { Json::Object(all.clone()) }, "{name}: removed");
        let mut ours = ours.and_then(|ours| ours.as_object().cloned()).unwrap_or_default();
        ours.extend(entry());
        all.insert(ID.to_owned(), ours.into());
        assert_eq!(merged, all, "{name}: merged");
    }
}

/// The file for Linux is merged by Rust.
#[test]
fn a_company_s_file_for_linux_gets_our_entry_and_loses_nothing() {
    for Case { name, text, merged, .. } in cases() {
        let Some(merged) = merged.filter(|_| !text.trim().is_empty()) else { continue };
        let company = format!(r#"{{"HomepageLocation": "x", "ExtensionSettings": {text}}}"#);
        let is_object = !name.contains("our entry is no object");
        let read = |text: String| serde_json::from_str::<Json>(&text).expect("JSON");
        let expected = serde_json::json!({"HomepageLocation": "x", "ExtensionSettings": merged});
        let expected = if is_object { Ok(expected) } else { Err(PolicyError::NoExtensionSettings) };
        assert_eq!(merged_install(&edge(), &company).map(read), expected, "{name}");
    }
    let merged = merged_install(&edge(), r#"{"ExtensionInstallForcelist": ["a"]}"#).expect("a policy");
    let merged: Json = serde_json::from_str(&merged).expect("JSON");
    assert_eq!(merged["ExtensionInstallForcelist"], serde_json::json!(["a"]));
    assert_eq!(merged["ExtensionSettings"][ID], Json::Object(entry()));
    assert_eq!(merged_install(&edge(), "[]"), Err(PolicyError::NotAnObject));
    assert_eq!(merged_install(&edge(), r#"{"ExtensionSettings": []}"#), Err(PolicyError::NoExtensionSettings));
}
