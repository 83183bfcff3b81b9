// SPDX-License-Identifier: MIT OR Apache-2.0
//! What does a row of the checklist ask for, and how does IT write it in settings?

use super::Method;
use crate::text::{Catalogue, Key, Message};

/// What a row of the checklist asks for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(into = "String")]
pub enum Subject {
    /// One of these methods.
    Known(Vec<Method>),
    /// A method that only the organisation knows, by name.
    Named(String),
}

/// Why a row with another word is refused.
pub const UNKNOWN_METHOD: &str = "has a method that is not known";
/// The beginning of an organisation's own method in settings.
pub const OWN_PREFIX: &str = "other:";
/// The most characters of its name.
const MAX_NAME_LENGTH: usize = 40;
/// The most methods in one row.
const MAX_ALTERNATIVES: usize = 3;

impl Subject {
    /// Reads the text of a setting: `passkey`, `authenticator/security-key`, or `other: Contoso smart card`.
    ///
    /// # Errors
    /// The reason, in English for admins, why the text is wrong.
    pub fn parse(words: &str) -> Result<Subject, &'static str> {
        if let Some(name) = words.strip_prefix(OWN_PREFIX) {
            let name = name.trim();
            return match name.chars().count() {
                0 => Err("names no method"),
                1..=MAX_NAME_LENGTH => Ok(Subject::Named(name.to_owned())),
                _ => Err("has a name that is too long"),
            };
        }
        let methods: Option<Vec<Method>> = words.split('/').map(|word| Method::of_word(word.trim())).collect();
        match methods {
            Some(methods) if methods.len() <= MAX_ALTERNATIVES => Ok(Subject::Known(methods)),
            Some(_) => Err("has too many alternatives"),
            None => Err(UNKNOWN_METHOD),
        }
    }

    /// The text of the setting.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Subject::Known(_) => self.id(),
            Subject::Named(name) => format!("{OWN_PREFIX} {name}"),
        }
    }

    /// The name in storage: the text of the setting. For an organisation's own method it is a hash of the name, so that
    /// storage does not name the organisation.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Subject::Known(methods) => methods.iter().map(|method| method.word()).collect::<Vec<_>>().join("/"),
            Subject::Named(name) => format!("other-{:08x}", fnv_1a(name)),
        }
    }

    /// The name that the person sees, in the language of this catalogue.
    #[must_use]
    pub fn title(&self, catalogue: &Catalogue) -> String {
        let either = |first, second| Message::from(Key::Either).with("first", first).with("second", second);
        match self {
            Subject::Named(name) => name.clone(),
            Subject::Known(methods) => methods
                .iter()
                .map(|method| catalogue.word(method.title()).to_owned())
                .reduce(|first, second| catalogue.say(&either(first, second)))
                .unwrap_or_default(),
        }
    }

    /// The methods in this row; empty for a method that only the organisation knows.
    #[must_use]
    pub fn methods(&self) -> &[Method] {
        match self {
            Subject::Known(methods) => methods,
            Subject::Named(_) => &[],
        }
    }

    /// Whether each of the methods works on any device.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        !self.methods().is_empty() && self.methods().iter().all(|method| method.is_portable())
    }

    /// Whether the row asks for nothing but text messages and calls.
    #[must_use]
    pub fn is_phone(&self) -> bool {
        self.methods() == [Method::Phone]
    }
}

/// FNV-1a with 32 bits: the same name always gives the same number.
fn fnv_1a(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl From<Subject> for String {
    fn from(subject: Subject) -> String {
        subject.words()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_id_is_the_text_and_for_an_own_method_a_hash() {
        let id = |words| Subject::parse(words).expect(words).id();
        assert_eq!(id("passkey"), "passkey");
        assert_eq!(id(" authenticator / security-key"), "authenticator/security-key");
        assert_eq!(id("other: Contoso smart card"), id("other:Contoso smart card "));
        assert_ne!(id("other: Contoso smart card"), id("other: Contoso badge"));
        assert!(!id("other: Contoso smart card").contains("Contoso"));
    }

    #[test]
    fn wrong_texts_are_refused() {
        for words in ["", "password", "passkey/", "Passkey", "other:", "other: ", "passkey/phone/email/authenticator"] {
            assert!(Subject::parse(words).is_err(), "{words}");
        }
        assert!(Subject::parse(&format!("other: {}", "x".repeat(41))).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(words in ".{0,60}") {
            if let Ok(subject) = Subject::parse(&words) {
                prop_assert!(!subject.id().is_empty());
            }
        }
    }
}
