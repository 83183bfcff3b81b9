// SPDX-License-Identifier: MIT OR Apache-2.0
//! A file of `regedit`, ours or exported: of each extension, the values of its key `policy`, and of that key's subkeys, which are
//! lists.

use std::collections::BTreeMap;

use super::PolicyError;
use crate::settings::{Kind, Value, Values, find};

/// The settings of each extension in such a file, by its id, in lower case.
pub fn extensions(text: &str) -> Result<BTreeMap<String, Values>, PolicyError> {
    let mut all: BTreeMap<String, Policy> = BTreeMap::new();
    let mut place = Place::Elsewhere;
    for (number, line) in lines(text).into_iter().skip(1) {
        let line = line.trim();
        if line.is_empty() || line.starts_with(';') {
            continue;
        }
        if let Some(key) = line.strip_prefix('[') {
            place = Place::of(key.trim_end_matches(']'));
            if let Place::Policy(id) | Place::List(id, _) = &place {
                all.entry(id.clone()).or_default();
            }
            continue;
        }
        let (name, value) = entry(line).ok_or(PolicyError::RegistryLine(number))?;
        match &place {
            Place::Elsewhere => {}
            Place::Policy(id) => {
                let value = decoded(&name, value);
                all.entry(id.clone()).or_default().values.insert(name, value);
            }
            Place::List(id, list) => {
                let text = if let Value::Text(text) = value { Some(text) } else { None };
                all.entry(id.clone()).or_default().lists.entry(list.clone()).or_default().insert(name, text);
            }
        }
    }
    Ok(all.into_iter().map(|(id, policy)| (id, policy.whole())).collect())
}

/// The key `policy` of one extension.
#[derive(Default)]
struct Policy {
    values: Values,
    lists: BTreeMap<String, BTreeMap<String, Option<String>>>,
}

impl Policy {
    /// As the browser has it: a subkey hides a value, and its own values come in the order of their names as texts.
    fn whole(mut self) -> Values {
        let lists = self.lists.into_iter();
        self.values.extend(lists.map(|(name, list)| (name, Value::List(list.into_values().collect()))));
        self.values
    }
}

/// Where in the registry a line stands: of which extension's, and in which list.
enum Place {
    Elsewhere,
    Policy(String),
    List(String, String),
}

impl Place {
    fn of(key: &str) -> Place {
        let is_policy = |part: &str| part.eq_ignore_ascii_case("policy");
        let mut parts = key.rsplit('\\');
        let mut next = || parts.next().unwrap_or_default();
        match (next(), next(), next()) {
            _ if key.starts_with('-') => Place::Elsewhere,
            (last, id, _) if is_policy(last) => Place::Policy(id.to_ascii_lowercase()),
            (last, above, id) if is_policy(above) => Place::List(id.to_ascii_lowercase(), last.to_owned()),
            _ => Place::Elsewhere,
        }
    }
}

/// The lines with their numbers; one that ends in a backslash goes on in the next.
fn lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (place, line) in text.lines().enumerate() {
        let (part, more) = line.strip_suffix('\\').map_or((line, false), |part| (part, true));
        // Within quotes a backslash is escaped, and no line ends in one that is not.
        let (part, more) = if line.ends_with('"') { (line, false) } else { (part, more) };
        match lines.last_mut() {
            Some((_, last)) if goes_on => last.push_str(part.trim()),
            _ => lines.push((place + 1, part.to_owned())),
        }
        goes_on = more;
    }
    lines
}

/// `"name"=value`.
fn entry(line: &str) -> Option<(String, Value)> {
    let (name, rest) = quoted(line)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    if let Some(digits) = value.strip_prefix("dword:") {
        return Some((name, Value::Number(f64::from(u32::from_str_radix(digits, 16).ok()?))));
    }
    if let Some(bytes) = value.strip_prefix("hex(1):") {
        return Some((name, Value::Text(utf_16(bytes)?)));
    }
    if value.starts_with("hex") || value == "-" {
        return Some((name, Value::Other));
    }
    let (text, rest) = quoted(value)?;
    rest.trim().is_empty().then_some((name, Value::Text(text)))
}

/// A text in quotes, and what comes after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut signs = text.strip_prefix('"')?.chars();
    let mut read = String::new();
    loop {
        match signs.next()? {
            '"' => return Some((read, signs.as_str())),
            '\\' => read.push(signs.next()?),
            sign => read.push(sign),
        }
    }
}

fn utf_16(bytes: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = bytes
        .split(',')
        .map(str::trim)
        .filter(|byte| !byte.is_empty())
        .map(|byte| u8::from_str_radix(byte, 16).ok())
        .collect();
    let units: Vec<u16> =
        bytes?.chunks(2).map(|pair| pair.iter().rev().fold(0, |unit, byte| unit << 8 | u16::from(*byte))).collect();
    Some(String::from_utf16(&units).ok()?.trim_end_matches('\0').to_owned())
}

/// A list that is written as one text with JSON, as a list.
fn decoded(name: &str, value: Value) -> Value {
    match (find(name).map(|setting| setting.form.kind()), &value) {
        (Some(Kind::List), Value::Text(text)) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}
