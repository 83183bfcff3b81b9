// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the scripts for Intune are to do, said once more in another language: the merge with an `ExtensionSettings` that is there.

use serde::Deserialize;
use serde_json::Value as Json;

/// What the scripts see of the registry, below the browser's key.
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

/// What is to be installed and decided.
pub struct Wanted {
    pub id: String,
    pub entry: Vec<(String, String)>,
    pub settings: Vec<(String, String, Json)>,
}

fn edit(act: &str, key: &str, name: &str, kind: &str, value: Json) -> Edit {
    (act.to_owned(), key.to_owned(), name.to_owned(), kind.to_owned(), value)
}

/// A member of an object: where it begins, where its value does, and where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub name: String,
    pub start: usize,
    pub value: usize,
    pub end: usize,
}

/// The members of the one object that this text is.
pub fn members(json: &str) -> Option<Vec<Member>> {
    let is_object =
        serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok() && json.trim_start_matches(SPACE).starts_with('{');
    if !is_object {
        return None;
    }
    let (mut all, mut depth, mut at) = (Vec::<Member>::new(), 0, 0);
    let mut is_key = true;
    while let Some(sign) = json[at..].chars().next() {
        let begin = at;
        at += match sign {
            '"' => string_length(&json[at..]),
            _ => sign.len_utf8(),
        };
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        let is_nested = depth > 1 || matches!(sign, '}' | ']') && depth == 1;
        match sign {
            _ if SPACE.contains(&sign) => continue,
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
    for (place, sign) in text.char_indices().skip(1) {
        match sign {
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

fn has(json: &str, wanted: &Wanted) -> Option<bool> {
    let all = members(json)?;
    let ours: Vec<&Member> = all.iter().filter(|member| member.name == wanted.id).collect();
    let [one] = ours.as_slice() else { return Some(false) };
    let entry = &json[one.value..one.end];
    let Some(found) = members(entry) else { return Some(false) };
    let same = |(name, text): &(String, String)| {
        let quoted = format!("\"{text}\"");
        found.iter().filter(|member| member.name == *name && entry[member.value..member.end] == quoted).count() == 1
    };
    Some(found.len() == wanted.entry.len() && wanted.entry.iter().all(same))
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

/// What the install script does; `None` where it refuses.
pub fn install(state: &State, wanted: &Wanted) -> Option<Vec<Edit>> {
    let id = &wanted.id;
    let is_other = |name: &&String| !name.is_empty() && !name.eq_ignore_ascii_case(id);
    let others = state.entry_keys.iter().chain(&state.entry_names).filter(is_other).count();
    let mut edits = Vec::new();
    if others == 0 && !state.json.trim().is_empty() {
        if !["String", "ExpandString"].contains(&state.json_type.as_str()) {
            return None;
        }
        edits.extend(without_entry_key(state, id));
        if !has(&state.json, wanted)? {
            let entry: Vec<String> =
                wanted.entry.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
            let merged = with(&state.json, id, &format!("{{{}}}", entry.join(",")))?;
            edits.push(edit("SetValue", "", "ExtensionSettings", &state.json_type, merged.into()));
        }
    } else {
        let key = format!(r"ExtensionSettings\{id}");
        let entry: Vec<_> = wanted
            .entry
            .iter()
            .map(|(name, value)| (name.clone(), "String".to_owned(), Json::from(value.as_str())))
            .collect();
        edits.extend(
            state.ours_keys.iter().map(|name| edit("DeleteKey", &format!(r"{key}\{name}"), "", "", Json::Null)),
        );
        edits.extend(exactly(&key, &state.ours, &entry));
    }
    let key = format!(r"3rdparty\extensions\{id}\policy");
    edits.extend(state.policy_keys.iter().map(|name| edit("DeleteKey", &format!(r"{key}\{name}"), "", "", Json::Null)));
    edits.extend(exactly(&key, &state.policy, &wanted.settings));
    Some(edits)
}

/// What the remove script does; `None` where it refuses.
pub fn remove(state: &State, id: &str) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    if state.json.contains(id) {
        let rest = without(&state.json, id)?;
        if rest != state.json {
            edits.push(edit("SetValue", "", "ExtensionSettings", &state.json_type, rest.into()));
        }
    }
    edits.extend(without_entry_key(state, id));
    if state.has_policy_key {
        let key = format!(r"3rdparty\extensions\{id}");
        edits.push(edit("DeleteKey", &format!(r"{key}\policy"), "", "", Json::Null));
        let parents = [key.as_str(), r"3rdparty\extensions", "3rdparty"];
        edits.extend(parents.map(|parent| edit("DeleteEmptyKey", parent, "", "", Json::Null)));
    }
    Some(edits)
}
