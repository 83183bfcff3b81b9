// SPDX-License-Identifier: MIT OR Apache-2.0
//! The schema of managed configuration.
//!
//! Loose on purpose: a browser drops what its schema refuses without a word, and our own check says why. What the browser
//! accepts as a schema was tested in 2026-09: integers with bounds and strings with choices, no `pattern` where it is not needed.

use serde_json::{Map, Value, json};

use crate::settings::{ALL, Kind, Setting};

/// The schema, as the manifest names it.
#[must_use]
pub fn schema() -> Value {
    let properties: Map<String, Value> =
        ALL.iter().map(|setting| (setting.name.to_owned(), property(setting))).collect();
    json!({ "type": "object", "properties": properties })
}

fn property(setting: &Setting) -> Value {
    match setting.form.kind() {
        Kind::Text => json!({ "type": "string", "description": setting.meaning }),
        Kind::Integer => json!({ "type": "integer", "description": setting.meaning }),
        Kind::List => json!({ "type": "array", "items": { "type": "string" }, "description": setting.meaning }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_has_its_type_and_its_meaning() {
        let schema = schema();
        let properties = schema["properties"].as_object().expect("an object");
        assert_eq!(properties.len(), ALL.len());
        assert_eq!(properties["passMinLength"]["type"], "integer");
        assert_eq!(properties["organisationName"]["type"], "string");
        assert_eq!(properties["methods"]["items"]["type"], "string");
        assert!(
            properties.values().all(|property| property["description"].as_str().is_some_and(|text| !text.is_empty()))
        );
    }
}
