// SPDX-License-Identifier: MIT OR Apache-2.0
//! Reads a file of `regedit`, ours or an exported one: for each extension, the values of its key `policy` and of the
//! subkeys of that key, which are lists.

use std::collections::{BTreeMap, BTreeSet};

use super::PolicyError;
use crate::settings::{Kind, Value, Values, find};

/// The settings of each extension in the file, by its id in lower case.
pub fn extensions(text: &str) -> Result<BTreeMap<String, Values>, PolicyError> {
    let mut all: BTreeMap<String, Policy> = BTreeMap::new();
    let mut current = Key::Elsewhere;
    for (number, line) in lines(text).into_iter().skip(1) {
        let line = line.trim();
        if line.is_empty() || line.starts_with(';') {
            continue;
        }
        if let Some(key) = line.strip_prefix('[') {
            current = Key::of(key.trim_end_matches(']'));
            if let Key::Policy(id) | Key::List(id, _) = &current {
                all.entry(id.clone()).or_default();
            }
            continue;
        }
        let (name, value) = entry(line).ok_or(PolicyError::RegistryLine(number))?;
        match &current {
            Key::Elsewhere => {}
            Key::Policy(id) if value == Value::Other && line.ends_with("=-") => {
                all.entry(id.clone()).or_default().values.remove(&name);
            }
            Key::Policy(id) => {
                let value = as_the_browser_reads(&name, value);
                all.entry(id.clone()).or_default().values.insert(name, value);
            }
            Key::List(id, list) => {
                let text = if let Value::Text(text) = value { Some(text) } else { None };
                all.entry(id.clone()).or_default().lists.entry(list.clone()).or_default().insert(name, text);
            }
        }
    }
    Ok(all.into_iter().map(|(id, policy)| (id, policy.into_values())).collect())
}

/// The names that a key of settings has more than once.
pub fn duplicates(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    let mut current = String::new();
    for (_, line) in lines(text) {
        match line.trim().strip_prefix('[') {
            Some(key) => current = key.to_lowercase(),
            None if matches!(Key::of(current.trim_end_matches(']')), Key::Elsewhere) => {}
            None => {
                let name = entry(line.trim()).map(|(name, _)| name);
                found.extend(name.filter(|name| !seen.insert((current.clone(), name.clone()))));
            }
        }
    }
    found
}

/// The key `policy` of one extension.
#[derive(Default)]
struct Policy {
    values: Values,
    lists: BTreeMap<String, BTreeMap<String, Option<String>>>,
}

impl Policy {
    /// Combines values and lists as the browser does: a list in a subkey hides a value of the same name, and its
    /// entries are in the alphabetical order of their names.
    fn into_values(mut self) -> Values {
        let lists = self.lists.into_iter();
        self.values.extend(lists.map(|(name, list)| (name, Value::List(list.into_values().collect()))));
        self.values
    }
}

/// The key of a line: the policy of an extension, or one of its lists.
enum Key {
    Elsewhere,
    Policy(String),
    List(String, String),
}

impl Key {
    fn of(key: &str) -> Key {
        let is_policy = |part: &str| part.eq_ignore_ascii_case("policy");
        let mut parts = key.rsplit('\\');
        let mut next = || parts.next().unwrap_or_default();
        match (next(), next(), next()) {
            _ if key.starts_with('-') => Key::Elsewhere,
            (last, id, _) if is_policy(last) => Key::Policy(id.to_ascii_lowercase()),
            (last, above, id) if is_policy(above) => Key::List(id.to_ascii_lowercase(), last.to_owned()),
            _ => Key::Elsewhere,
        }
    }
}

/// The lines with their numbers. A line that ends with a backslash continues in the next one.
fn lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut continues = false;
    for (index, line) in text.lines().enumerate() {
        let (part, more) = line.strip_suffix('\\').map_or((line, false), |part| (part, true));
        match lines.last_mut() {
            Some((_, last)) if continues => last.push_str(part.trim()),
            _ => lines.push((index + 1, part.to_owned())),
        }
        continues = more;
    }
    lines
}

/// Reads `"name"=value`.
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

/// Reads a text in quotes; also returns the rest after it.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut characters = text.strip_prefix('"')?.chars();
    let mut read = String::new();
    loop {
        match characters.next()? {
            '"' => return Some((read, characters.as_str())),
            '\\' => read.push(characters.next()?),
            character => read.push(character),
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

/// A list may be one JSON text, and a number its digits.
fn as_the_browser_reads(name: &str, value: Value) -> Value {
    match (find(name).map(|setting| setting.form.kind()), &value) {
        (Some(Kind::List), Value::Text(text)) => serde_json::from_str(text).unwrap_or(value),
        (Some(Kind::Integer), Value::Text(text)) => {
            text.parse::<i32>().map_or(value, |number| Value::Number(number.into()))
        }
        _ => value,
    }
}
