// SPDX-License-Identifier: MIT OR Apache-2.0
//! Reads a property list: a configuration profile for macOS, or only the settings as Jamf takes them.

use std::collections::BTreeSet;

use plist::{Dictionary, Value as Plist};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::PolicyError;
use crate::settings::{Value, Values};

/// The settings of each extension in a profile, or those of the only one.
pub fn extensions(text: &str) -> Result<Vec<Values>, PolicyError> {
    if !is_simple(text) {
        return Err(PolicyError::NotPropertyList);
    }
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

/// A profile has six levels. The reader of property lists calls itself for each, without a limit.
const DEEPEST: usize = 16;

/// Whether the text is no deeper than that. CDATA is refused because the reader leaves it out.
fn is_simple(text: &str) -> bool {
    let mut depth = 0_usize;
    events(text).all(|event| {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::CData(_) => return false,
            _ => {}
        }
        depth <= DEEPEST
    })
}

/// The names that are in a dictionary more than once.
pub fn duplicates(text: &str) -> Vec<String> {
    let mut open: Vec<BTreeSet<String>> = Vec::new();
    let mut found = Vec::new();
    let mut is_name = false;
    for event in events(text) {
        match event {
            Event::Start(tag) if tag.name().as_ref() == "dict" => open.push(BTreeSet::new()),
            Event::End(tag) if tag.name().as_ref() == "dict" => drop(open.pop()),
            Event::Start(tag) => is_name = tag.name().as_ref() == "key",
            Event::End(_) => is_name = false,
            Event::Text(text) if is_name => {
                let name = text.to_string();
                if open.last_mut().is_some_and(|names| !names.insert(name.clone())) {
                    found.push(name);
                }
            }
            _ => {}
        }
    }
    found
}

/// The parts of an XML text, up to the first that cannot be read.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let mut reader = Reader::from_str(text);
    std::iter::from_fn(move || reader.read_event().ok().filter(|event| !matches!(event, Event::Eof)))
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
        Plist::Array(list) => Value::List(list.iter().map(|entry| entry.as_string().map(str::to_owned)).collect()),
        _ => Value::Other,
    }
}
