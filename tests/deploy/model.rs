// SPDX-License-Identifier: MIT OR Apache-2.0
//! A second implementation, in Rust, of the scripts for Intune: how they merge with an `ExtensionSettings` that exists.

use serde::Deserialize;
use serde_json::Value as Json;

/// The registry below the browser's key, as the scripts read it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct State {
    pub json: String,
    pub json_type: String,
    pub entry_keys: Vec<String>,
    pub entry_names: Vec<String>,
    pub has_entry_key: bool,
    pub ours: Vec<(String, String, Json)>,
    pub ours_keys: Vec<String>,
    pub has_policy_key: bool,
    pub policy: Vec<(String, String, Json)>,
    pub policy_keys: Vec<String>,
}

/// Act, key, name, type, value.
pub type Edit = (String, String, String, String, Json);

/// What the scripts install and set.
pub struct Wanted {
    pub id: String,
    pub entry: Vec<(String, String)>,
    pub settings: Vec<(String, String, Json)>,
    /// The names in the policy key that the scripts may remove.
    pub names: Vec<String>,
}

fn edit(act: &str, key: &str, name: &str, kind: &str, value: Json) -> Edit {
    (act.to_owned(), key.to_owned(), name.to_owned(), kind.to_owned(), value)
}

/// A member of an object: the positions of its start, of its value and of its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub start: usize,
    pub value: usize,
    pub end: usize,
}

/// The members of this JSON object; `None` if the text is not one object.
pub fn members(json: &str) -> Option<Vec<Member>> {
    let is_object =
        serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok() && json.trim_start_matches(SPACE).starts_with('{');
    if !is_object {
        return None;
    }
    let (mut all, mut depth, mut at) = (Vec::<Member>::new(), 0, 0);
    let mut is_key = true;
    while let Some(character) = json[at..].chars().next() {
        let begin = at;
        at += match character {
            '"' => string_length(&json[at..]),
            _ => character.len_utf8(),
        };
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        let is_nested = depth > 1 || matches!(character, '}' | ']') && depth == 1;
        match character {
            _ if SPACE.contains(&character) => continue,
            '{' if depth == 1 => {}
            ',' if !is_nested => is_key = true,
            ':' if !is_nested => {}
            '"' if is_key && !is_nested => {
                let name = serde_json::from_str(&json[begin..at]).unwrap_or_default();
                all.push(Member { name, start: begin, value: 0, end: at });
                is_key = false;
            }
            '}' if depth == 0 => {}
            _ => {
                let last = all.last_mut().expect("a key before its value");
                last.value = if last.value == 0 { begin } else { last.value };
                last.end = at;
            }
        }
    }
    Some(all)
}

const SPACE: &[char] = &[' ', '\t', '\r', '\n'];

fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    for (place, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    text.len()
}

pub fn without(json: &str, name: &str) -> Option<String> {
    let mut json = json.to_owned();
    loop {
        let all = members(&json)?;
        let Some(place) = all.iter().rposition(|member| member.name == name) else { return Some(json) };
        let range = match (place, all.get(1)) {
            (0, Some(next)) => all[0].start..next.start,
            (0, None) => all[0].start..all[0].end,
            (place, _) => all[place - 1].end..all[place].end,
        };
        json.replace_range(range, "");
    }
}

pub fn with(json: &str, name: &str, value: &str) -> Option<String> {
    let rest = without(json, name)?;
    let member = format!("\"{name}\":{value}");
    Some(match members(&rest)?.last() {
        None => format!("{{{member}}}"),
        Some(last) => format!("{},{member}{}", &rest[..last.end], &rest[last.end..]),
    })
}

/// The text with our entry in it once. Our own members have the wanted values; the others do not change.
pub fn merged(json: &str, wanted: &Wanted) -> Option<String> {
    let all = members(json)?;
    let ours: Vec<&str> =
        all.iter().filter(|member| member.name == wanted.id).map(|member| &json[member.value..member.end]).collect();
    let mut entry = ours.last().copied().filter(|entry| members(entry).is_some()).unwrap_or("{}").to_owned();
    for (name, text) in &wanted.entry {
        let quoted = format!("\"{text}\"");
        let found = members(&entry)?;
        let found: Vec<&Member> = found.iter().filter(|member| member.name == *name).collect();
        if !matches!(found.as_slice(), [one] if entry[one.value..one.end] == quoted) {
            entry = with(&entry, name, &quoted)?;
        }
    }
    if ours == [entry.as_str()] { Some(json.to_owned()) } else { with(json, &wanted.id, &entry) }
}

fn exactly(key: &str, found: &[(String, String, Json)], wanted: &[(String, String, Json)]) -> Vec<Edit> {
    let gone = found.iter().filter(|(name, ..)| !wanted.iter().any(|(known, ..)| known == name));
    let missing = wanted.iter().filter(|value| !found.contains(value));
    gone.map(|(name, ..)| edit("DeleteValue", key, name, "", Json::Null))
        .chain(missing.map(|(name, kind, value)| edit("SetValue", key, name, kind, value.clone())))
        .collect()
}

fn without_entry_key(state: &State, id: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    if state.entry_keys.iter().any(|key| key.eq_ignore_ascii_case(id)) {
        edits.push(edit("DeleteKey", &format!(r"ExtensionSettings\{id}"), "", "", Json::Null));
    }
    if state.entry_names.iter().any(|name| name.eq_ignore_ascii_case(id)) {
        edits.push(edit("DeleteValue", "ExtensionSettings", id, "", Json::Null));
    }
    if state.has_entry_key {
        edits.push(edit("DeleteEmptyKey", "ExtensionSettings", "", "", Json::Null));
    }
    edits
}

fn is_named(names: &[String], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The edits of the install script; `None` if it refuses.
pub fn install(state: &State, wanted: &Wanted) -> Option<Vec<Edit>> {
    let id = &wanted.id;
    let is_other = |name: &&String| !name.is_empty() && !name.eq_ignore_ascii_case(id);
    let has_others = state.entry_keys.iter().chain(&state.entry_names).any(|name| is_other(&name));
    let has_text = !state.json.trim().is_empty();
    let members: Vec<String> = wanted.entry.iter().map(|(name, _)| name.clone()).collect();
    let names = state.ours.iter().map(|(name, _, _)| name).chain(&state.ours_keys);
    let has_more = names.into_iter().any(|name| !is_named(&members, name));
    let mut edits = Vec::new();
    match (has_others, has_text, has_more) {
        (false, true, true) => return None,
        (false, has_text, false) => {
            let (text, kind) =
                if has_text { (state.json.as_str(), state.json_type.as_str()) } else { ("{}", "String") };
            if !["String", "ExpandString"].contains(&kind) {
                return None;
            }
            let merged = merged(text, wanted)?;
            if merged != state.json {
                edits.push(edit("SetValue", "", "ExtensionSettings", kind, merged.into()));
            }
            edits.extend(without_entry_key(state, id));
        }
        (true, _, _) | (false, false, true) => edits.extend(as_key(state, wanted, &members)),
    }
    if !wanted.settings.is_empty() {
        let key = format!(r"3rdparty\extensions\{id}\policy");
        let lists = state.policy_keys.iter();
        edits.extend(lists.map(|name| edit("DeleteKey", &format!(r"{key}\{name}"), "", "", Json::Null)));
        edits.extend(exactly(&key, &state.policy, &wanted.settings));
    }
    Some(edits)
}

/// The edits that write our entry as a key.
fn as_key(state: &State, wanted: &Wanted, members: &[String]) -> Vec<Edit> {
    let key = format!(r"ExtensionSettings\{}", wanted.id);
    let hiding = state.ours_keys.iter().filter(|name| is_named(members, name));
    let mut edits: Vec<Edit> =
        hiding.map(|name| edit("DeleteKey", &format!(r"{key}\{name}"), "", "", Json::Null)).collect();
    let found: Vec<_> = state.ours.iter().filter(|(name, _, _)| is_named(members, name)).cloned().collect();
    let entry = wanted.entry.iter().map(|(name, text)| (name.clone(), "String".to_owned(), Json::from(text.as_str())));
    edits.extend(exactly(&key, &found, &entry.collect::<Vec<_>>()));
    edits
}

/// The edits of the remove script; `None` if it refuses.
pub fn remove(state: &State, wanted: &Wanted) -> Option<Vec<Edit>> {
    let id = &wanted.id;
    let mut edits = Vec::new();
    if state.json.contains(id.as_str()) {
        let rest = without(&state.json, id)?;
        if members(&rest)?.is_empty() {
            edits.push(edit("DeleteValue", "", "ExtensionSettings", "", Json::Null));
        } else if rest != state.json {
            edits.push(edit("SetValue", "", "ExtensionSettings", &state.json_type, rest.into()));
        }
    }
    edits.extend(without_entry_key(state, id));
    if state.has_policy_key && !wanted.names.is_empty() {
        let above = format!(r"3rdparty\extensions\{id}");
        let key = format!(r"{above}\policy");
        let lists = state.policy_keys.iter().filter(|name| is_named(&wanted.names, name));
        edits.extend(lists.map(|name| edit("DeleteKey", &format!(r"{key}\{name}"), "", "", Json::Null)));
        let values = state.policy.iter().filter(|(name, _, _)| is_named(&wanted.names, name));
        edits.extend(values.map(|(name, _, _)| edit("DeleteValue", &key, name, "", Json::Null)));
        let keys = [key.as_str(), above.as_str(), r"3rdparty\extensions", "3rdparty"];
        edits.extend(keys.map(|key| edit("DeleteEmptyKey", key, "", "", Json::Null)));
    }
    Some(edits)
}
