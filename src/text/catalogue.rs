// SPDX-License-Identifier: MIT OR Apache-2.0
//! One language's texts, read from the browser's own format, `messages.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Key, Message};

/// Microsoft's names of controls have ids that begin so. Its mark (src/page) is the description of each.
#[cfg(test)]
const MICROSOFTS: &str = "ms_";

/// One language's texts by id. Ids that no [`Key`] has are kept, and nobody asks for them.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "BTreeMap<String, Text>")]
pub struct Catalogue(BTreeMap<String, Text>);

#[derive(Debug, Clone, Deserialize)]
struct Text {
    message: String,
}

impl Catalogue {
    /// The catalogue in this text of a `messages.json`.
    ///
    /// # Errors
    /// If it is not a catalogue.
    pub fn parse(text: &str) -> serde_json::Result<Catalogue> {
        serde_json::from_str(text)
    }

    /// The same, with these words instead.
    #[must_use]
    pub fn saying<'a>(mut self, words: impl Iterator<Item = (Key, &'a str)>) -> Catalogue {
        self.0.extend(words.map(|(key, words)| (key.id().to_owned(), Text { message: words.to_owned() })));
        self
    }

    /// The words of this text, with `$NAME$` as it is. A missing text gives an ellipsis: no panic, and nothing wrong.
    #[must_use]
    pub fn word(&self, key: Key) -> &str {
        self.0.get(key.id()).map_or("…", |text| &text.message)
    }

    /// The words of this message with its values.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        fill(self.word(message.key), &message.values)
    }
}

impl From<BTreeMap<String, Text>> for Catalogue {
    /// What a control says is in one text. Other texts contain its id in braces, for example `{ms_next}`, and get its
    /// words here.
    fn from(mut texts: BTreeMap<String, Text>) -> Catalogue {
        let named: BTreeSet<&str> = texts.values().flat_map(|text| references(&text.message)).collect();
        let words: Vec<(String, String)> =
            named.iter().filter_map(|id| Some((format!("{{{id}}}"), texts.get(*id)?.message.clone()))).collect();
        for Text { message } in texts.values_mut().filter(|text| text.message.contains('{')) {
            for (reference, word) in &words {
                *message = message.replace(reference, word);
            }
        }
        Catalogue(texts)
    }
}

/// The ids in braces.
fn references(message: &str) -> impl Iterator<Item = &str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(id, _)| id)
}

/// Replaces each `$NAME$` by its value. Names match without regard to case, as in the browser. A `$NAME$` without a
/// value stays, and values are not searched for names.
fn fill(template: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('$') {
        filled.push_str(before);
        let value = after.split_once('$').and_then(|(name, tail)| {
            values.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| (value, tail))
        });
        match value {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('$');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod english;
#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::text::{Key, Language};
    use proptest::prelude::*;

    /// Whether no [`Key`] has this text: the manifest's description, those of the practice page, Microsoft's words.
    fn is_for_others(id: &str) -> bool {
        id == "extension_description" || id.starts_with("practice_") || id.starts_with(MICROSOFTS)
    }

    #[derive(Deserialize)]
    struct Full {
        message: String,
        #[serde(default)]
        description: String,
        #[serde(default)]
        placeholders: BTreeMap<String, serde_json::Value>,
    }

    fn locales() -> BTreeMap<String, BTreeMap<String, Full>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("extension/_locales");
        std::fs::read_dir(folder)
            .expect("a folder of catalogues")
            .map(|entry| {
                let path = entry.expect("a catalogue").path();
                let text = std::fs::read_to_string(path.join("messages.json")).expect("messages.json");
                let language = path.file_name().expect("a name").to_string_lossy().into_owned();
                (language, serde_json::from_str(&text).expect("a catalogue in the browser's format"))
            })
            .collect()
    }

    fn used(message: &str) -> BTreeSet<String> {
        message.split('$').skip(1).step_by(2).map(str::to_lowercase).collect()
    }

    #[test]
    fn every_language_has_every_text_and_no_other() {
        let expected: BTreeSet<&str> = Key::ALL.iter().map(|key| key.id()).collect();
        let all = locales();
        for (language, catalogue) in &all {
            let found = catalogue.keys().map(String::as_str).filter(|id| !is_for_others(id)).collect();
            assert_eq!(expected, found, "{language}");
            assert!(catalogue.keys().eq(all["en"].keys()), "{language} and English have the same texts");
            assert!(catalogue.values().all(|entry| !entry.message.trim().is_empty()), "{language} has an empty text");
        }
    }

    #[test]
    fn every_text_uses_and_declares_the_placeholders_of_its_key() {
        for (language, catalogue) in locales() {
            for key in Key::ALL {
                let entry = &catalogue[key.id()];
                let expected: BTreeSet<String> = key.placeholders().iter().map(|name| (*name).to_owned()).collect();
                let declared: BTreeSet<String> = entry.placeholders.keys().cloned().collect();
                assert_eq!(used(&entry.message), expected, "{language}: {}", key.id());
                assert_eq!(declared, expected, "{language}: {} declares", key.id());
            }
        }
    }

    #[test]
    fn each_of_microsofts_words_is_marked_and_in_use() {
        for (language, catalogue) in locales() {
            for (id, entry) in catalogue.iter().filter(|(id, _)| id.starts_with(MICROSOFTS)) {
                assert!(
                    matches!(entry.description.split_once(' '), Some(("S" | "C2" | "C" | "U", _))),
                    "{language}: {id}"
                );
                let reference = format!("{{{id}}}");
                assert!(catalogue.values().any(|text| text.message.contains(&reference)), "{language}: {id}");
                assert!(!entry.message.contains('{'), "{language}: {id} refers to others");
            }
        }
    }

    #[test]
    fn every_text_has_the_words_of_controls_in_place_of_their_ids() {
        for (language, _) in locales() {
            let path = format!("{}/extension/_locales/{language}/messages.json", env!("CARGO_MANIFEST_DIR"));
            let catalogue =
                Catalogue::parse(&std::fs::read_to_string(path).expect("messages.json")).expect("a catalogue");
            for key in Key::ALL {
                assert!(!catalogue.word(*key).contains('{'), "{language}: {}", catalogue.word(*key));
            }
        }
    }

    #[test]
    fn a_text_in_braces_that_is_no_id_stays() {
        let text = r#"{"ms_next":{"message":"Weiter"},"more_title":{"message":"„{ms_next}“ {ms_none} {"}}"#;
        assert_eq!(Catalogue::parse(text).expect("a catalogue").word(Key::MoreTitle), "„Weiter“ {ms_none} {");
    }

    #[test]
    fn every_language_has_a_catalogue() {
        let known: BTreeSet<String> = Language::ALL.iter().map(|language| language.name().to_owned()).collect();
        assert_eq!(known, locales().into_keys().collect());
    }

    #[test]
    fn names_and_descriptions_are_short_enough_for_the_stores() {
        for (language, catalogue) in locales() {
            assert!(catalogue["extension_name"].message.chars().count() <= 75, "{language}");
            assert!(catalogue["extension_description"].message.chars().count() <= 132, "{language}");
        }
    }

    #[test]
    fn each_value_replaces_its_name() {
        let values = [("count", "7".to_owned()), ("min", "8".to_owned())];
        assert_eq!(fill("$COUNT$ of $MIN$", &values), "7 of 8");
        assert_eq!(fill("costs 5$, $COUNT$ left", &values), "costs 5$, 7 left");
        assert_eq!(fill("$OTHER$ and $COUNT", &values), "$OTHER$ and $COUNT");
        assert_eq!(fill("$COUNT$", &[("count", "$MIN$".to_owned()), ("min", "8".to_owned())]), "$MIN$");
    }

    #[test]
    fn a_missing_text_is_an_ellipsis() {
        assert_eq!(Catalogue::default().say(&Key::PassTitle.into()), "…");
    }

    proptest! {
        #[test]
        fn a_text_without_values_stays_the_same(text in ".*") {
            prop_assert_eq!(fill(&text, &[]), text);
        }
    }
}
