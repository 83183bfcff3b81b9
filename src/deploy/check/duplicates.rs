// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which names are in a policy more than once? Readers keep the last and say nothing.

use std::collections::BTreeSet;
use std::fmt;

use super::super::read::{REGISTRY_HEAD, THIRD_PARTY, object, property_list, registry_file};
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A name that is there more than once.
pub struct Duplicate {
    /// Where it is, with dots between the names.
    pub path: String,
    /// Whether it is a setting of an extension, not a policy of the browser's.
    pub is_ours: bool,
}

/// The names that are there more than once, in any format that [`read_policy`] reads.
pub fn duplicates(text: &str) -> Vec<Duplicate> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let ours = |path| Duplicate { path, is_ours: true };
    if text.starts_with('<') {
        return property_list::duplicates(text).into_iter().map(ours).collect();
    }
    if text.starts_with(REGISTRY_HEAD) {
        return registry_file::duplicates(text).into_iter().map(ours).collect();
    }
    let Ok(Names(paths)) = serde_json::from_str(text) else { return Vec::new() };
    let others = object(text).is_ok_and(|policy| policy.contains_key(THIRD_PARTY));
    let is_ours = |path: &str| !others || path.starts_with(THIRD_PARTY);
    paths.into_iter().map(|path| Duplicate { is_ours: is_ours(&path), path }).collect()
}

/// The duplicates in a value, by their paths from there.
struct Names(Vec<String>);

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Names, D::Error> {
        deserializer.deserialize_any(Finder)
    }
}

struct Finder;

macro_rules! scalars {
    ($($visit:ident: $type:ty,)+) => {
        $(fn $visit<E>(self, _: $type) -> Result<Names, E> {
            Ok(Names(Vec::new()))
        })+
    };
}

impl<'de> Visitor<'de> for Finder {
    type Value = Names;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    scalars! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str, }

    fn visit_unit<E>(self) -> Result<Names, E> {
        Ok(Names(Vec::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Names, A::Error> {
        // No setting has an object in a list.
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Names(Vec::new()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Names, A::Error> {
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        while let Some(name) = members.next_key::<String>()? {
            let Names(inside) = members.next_value()?;
            found.extend(inside.into_iter().map(|path| format!("{name}.{path}")));
            if !seen.insert(name.clone()) {
                found.push(name);
            }
        }
        Ok(Names(found))
    }
}

#[cfg(test)]
mod tests {
    use super::duplicates;

    #[test]
    fn names_that_are_there_twice_are_found_with_their_path() {
        let text = r#"{"a": 1, "b": {"c": [1, {"x": 1}], "d": null, "c": true}, "a": "x", "e": 1.5}"#;
        assert_eq!(duplicates(text).into_iter().map(|one| one.path).collect::<Vec<_>>(), ["b.c", "a"]);
        for none in [r#"{"a": {"b": 1}, "b": 2}"#, "[]", "5", "", "Windows Registry Editor Version 5.00"] {
            assert!(duplicates(none).is_empty(), "{none}");
        }
    }
}
