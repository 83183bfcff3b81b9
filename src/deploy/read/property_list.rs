// SPDX-License-Identifier: MIT OR Apache-2.0
//! Reads a property list: a configuration profile for macOS, or only the settings as Jamf takes them.

use plist::{Dictionary, Value as Plist};

use super::PolicyError;
use crate::settings::{Value, Values};

/// The settings of each extension in a profile, or those of the only one.
pub fn extensions(text: &str) -> Result<Vec<Values>, PolicyError> {
    let whole = Plist::from_reader_xml(text.as_bytes()).map_err(|_| PolicyError::NotPropertyList)?;
    let whole = whole.into_dictionary().ok_or(PolicyError::NotPropertyList)?;
    let Some(payloads) = whole.get("PayloadContent") else { return Ok(vec![values(&whole)]) };
    let payloads: Vec<&Dictionary> =
        payloads.as_array().into_iter().flatten().filter_map(Plist::as_dictionary).collect();
    let of_extensions = payloads.iter().filter(|payload| kind(payload).contains(".extensions."));
    let all: Vec<Values> = of_extensions.map(|payload| values(payload)).collect();
    if all.is_empty() && payloads.iter().any(|payload| payload.contains_key("ExtensionSettings")) {
        return Err(PolicyError::OnlyInstalls);
    }
    Ok(all)
}

fn kind(payload: &Dictionary) -> &str {
    payload.get("PayloadType").and_then(Plist::as_string).unwrap_or_default()
}

/// The settings, without what describes the profile.
fn values(payload: &Dictionary) -> Values {
    let settings = payload.iter().filter(|(name, _)| !name.starts_with("Payload"));
    settings.map(|(name, value)| (name.clone(), as_value(value))).collect()
}

#[allow(clippy::cast_precision_loss, reason = "a number that large is no setting")]
fn as_value(value: &Plist) -> Value {
    match value {
        Plist::String(text) => Value::Text(text.clone()),
        Plist::Integer(number) => number.as_signed().map_or(Value::Other, |number| Value::Number(number as f64)),
        Plist::Real(number) => Value::Number(*number),
        Plist::Array(list) => Value::List(list.iter().map(|entry| entry.as_string().map(str::to_owned)).collect()),
        _ => Value::Other,
    }
}
