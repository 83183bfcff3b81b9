// SPDX-License-Identifier: MIT OR Apache-2.0
//! One language's texts. They are written as the browser's own `messages.json`, and read as a list in the order of the keys: a card has
//! no use for what they are called.

use super::{Key, Message};

/// One language's texts, each in the place of its key.
#[derive(Debug, Clone, Default)]
pub struct Catalogue(Vec<Option<String>>);

impl Catalogue {
    /// The catalogue of these words, in the order of [`Key::ALL`], placeholders between dollar signs.
    #[must_use]
    pub fn of(words: Vec<Option<String>>) -> Catalogue {
        Catalogue(words)
    }

    /// The catalogue that this text of a `messages.json` holds.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn parse(text: &str) -> serde_json::Result<Catalogue> {
        let entries: serde_json::Value = serde_json::from_str(text)?;
        let words = |key: &Key| Some(entries.get(key.id())?.get("message")?.as_str()?.to_owned());
        Ok(Catalogue::of(Key::ALL.iter().map(words).collect()))
    }

    /// The words, in the order of [`Key::ALL`].
    #[must_use]
    pub fn words(&self) -> &[Option<String>] {
        &self.0
    }

    /// The same, with other words for these.
    #[must_use]
    pub fn saying<'a>(mut self, words: impl Iterator<Item = (Key, &'a str)>) -> Catalogue {
        for (key, words) in words {
            if let Some(place) = self.0.get_mut(key as usize) {
                *place = Some(words.to_owned());
            }
        }
        self
    }

    /// The words of the text with this key, as they are. A missing text gives an ellipsis: no panic, and nothing that is wrong.
    #[must_use]
    pub fn word(&self, key: Key) -> &str {
        self.0.get(key as usize).and_then(Option::as_deref).unwrap_or("…")
    }

    /// The words of this message with its values in place.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        fill(self.word(message.key), &message.values)
    }
}

/// Puts values where `$NAME$` stands. Names are matched without regard to case, as the browser does; a `$NAME$` without a
/// value stays as it is, and a value is never searched again.
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
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;
    use crate::text::{Key, Language};

    /// Keys that only the browser reads: the manifest's, and those of the practice page, whose sign-in is a page without Rust.
    fn of_the_browser() -> BTreeSet<String> {
        let page = ["main", "sign-in", "parts"].map(|name| {
            let file = format!("extension/practice/{name}.ts");
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
        });
        let of_practice = page.iter().flat_map(|file| file.split('"')).filter(|word| word.starts_with("practice_"));
        ["extension_description"].into_iter().chain(of_practice).map(str::to_owned).collect()
    }

    #[derive(Deserialize)]
    struct Full {
        message: String,
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
        let expected: BTreeSet<String> =
            Key::ALL.iter().map(|key| key.id().to_owned()).chain(of_the_browser()).collect();
        for (language, catalogue) in locales() {
            let found: BTreeSet<String> = catalogue.keys().cloned().collect();
            assert_eq!(found, expected, "{language}");
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
    fn the_languages_of_the_crate_are_the_catalogues_of_the_extension() {
        let known: BTreeSet<String> = Language::ALL.iter().map(|language| language.folder().to_owned()).collect();
        assert_eq!(known, locales().into_keys().collect());
    }

    #[test]
    fn names_and_descriptions_fit_the_stores() {
        for (language, catalogue) in locales() {
            assert!(catalogue["extension_name"].message.chars().count() <= 75, "{language}");
            assert!(catalogue["extension_description"].message.chars().count() <= 132, "{language}");
        }
    }

    #[test]
    fn values_stand_in_their_places() {
        let values = [("count", "7".to_owned()), ("min", "8".to_owned())];
        assert_eq!(fill("$COUNT$ of $MIN$", &values), "7 of 8");
        assert_eq!(fill("costs 5$, $COUNT$ left", &values), "costs 5$, 7 left");
        assert_eq!(fill("$OTHER$ and $COUNT", &values), "$OTHER$ and $COUNT");
        assert_eq!(fill("$COUNT$", &[("count", "$MIN$".to_owned()), ("min", "8".to_owned())]), "$MIN$");
    }

    #[test]
    fn a_missing_text_says_nothing_wrong() {
        assert_eq!(Catalogue::default().say(&Key::PassTitle.into()), "…");
    }

    proptest! {
        #[test]
        fn text_without_placeholders_is_left_alone(text in ".*") {
            prop_assert_eq!(fill(&text, &[]), text);
        }
    }
}
