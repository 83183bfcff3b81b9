// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which managed configuration does the browser accept? Writes the schema that the manifest names.
//!
//! The schema is loose on purpose: a browser silently drops what the schema refuses, while our own check gives the
//! reason. What the browser accepts as a schema was tested in 2026-09: integers with bounds and strings with choices,
//! no `pattern` unless needed.

use serde_json::{Map, Value, json};

use crate::settings::{ALL, Kind, Setting};

/// The schema.
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
    fn every_setting_has_a_type_and_a_description() {
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
