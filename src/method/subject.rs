// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a row of a checklist asks for, as IT writes it.

use super::Method;
use crate::text::{Catalogue, Key, Message};

/// What a row asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// One of these methods: each of them will do.
    Known(Vec<Method>),
    /// A method that only the organisation knows, by its name.
    Named(String),
}

/// How an organisation's own method begins in settings.
const OWN: &str = "other:";
/// The longest name of such a method, in characters.
const LONGEST: usize = 40;
/// The most methods of which one will do.
const MOST_ALTERNATIVES: usize = 3;

impl Subject {
    /// From the words of a setting: `passkey`, `authenticator/security-key`, or `other: Contoso smart card`.
    ///
    /// # Errors
    /// Why it cannot be read, for admins, in English.
    pub fn parse(words: &str) -> Result<Subject, &'static str> {
        if let Some(name) = words.strip_prefix(OWN) {
            let name = name.trim();
            return match name.chars().count() {
                0 => Err("names no method"),
                1..=LONGEST => Ok(Subject::Named(name.to_owned())),
                _ => Err("has a name that is too long"),
            };
        }
        let methods: Option<Vec<Method>> = words.split('/').map(|word| Method::of_word(word.trim())).collect();
        match methods {
            Some(methods) if methods.len() <= MOST_ALTERNATIVES => Ok(Subject::Known(methods)),
            Some(_) => Err("has too many alternatives"),
            None => Err("has a method that is not known"),
        }
    }

    /// The words of the setting.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Subject::Known(_) => self.id(),
            Subject::Named(name) => OWN.to_owned() + " " + name,
        }
    }

    /// The name under which it is known in storage: the same words, and of an organisation's own method no more than a number
    /// that stands for its name. Who finds it learns nothing of the organisation.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Subject::Known(methods) => {
                let mut id = String::new();
                for method in methods {
                    id += if id.is_empty() { "" } else { "/" };
                    id += method.word();
                }
                id
            }
            Subject::Named(name) => "other-".to_owned() + &in_hex(number(name)),
        }
    }

    /// What it is called, in the language of this catalogue.
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

    /// The methods of which one will do; none where only the organisation knows.
    #[must_use]
    pub fn methods(&self) -> &[Method] {
        match self {
            Subject::Known(methods) => methods,
            Subject::Named(_) => &[],
        }
    }

    /// Whether each of its methods signs the person in on any device.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        !self.methods().is_empty() && self.methods().iter().all(|method| method.is_portable())
    }

    /// Whether it is text messages and calls alone.
    #[must_use]
    pub fn is_phone(&self) -> bool {
        self.methods() == [Method::Phone]
    }
}

fn in_hex(number: u32) -> String {
    (0..8).rev().filter_map(|place| char::from_digit(number >> (4 * place) & 0xf, 16)).collect()
}

/// FNV-1a with 32 bits: the same name, the same number.
fn number(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |number: u32, byte| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_can_be_read_is_known_by_its_words_and_an_own_method_by_a_number() {
        let id = |words| Subject::parse(words).expect(words).id();
        assert_eq!(id("passkey"), "passkey");
        assert_eq!(id(" authenticator / security-key"), "authenticator/security-key");
        assert_eq!(id("other: Contoso smart card"), id("other:Contoso smart card "));
        assert_ne!(id("other: Contoso smart card"), id("other: Contoso badge"));
        assert!(!id("other: Contoso smart card").contains("Contoso"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for words in ["", "password", "passkey/", "Passkey", "other:", "other: ", "passkey/phone/email/authenticator"] {
            assert!(Subject::parse(words).is_err(), "{words}");
        }
        assert!(Subject::parse(&format!("other: {}", "x".repeat(41))).is_err());
    }

    proptest! {
        #[test]
        fn any_words_are_read_or_refused(words in ".{0,60}") {
            if let Ok(subject) = Subject::parse(&words) {
                prop_assert!(!subject.id().is_empty());
            }
        }
    }
}
