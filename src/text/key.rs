// SPDX-License-Identifier: MIT OR Apache-2.0
//! The keys of the catalogues, and a key with the values for its placeholders.

use serde::{Serialize, Serializer};

/// Declares [`Key`] with, for each text, its key in the catalogue and the names of its placeholders.
macro_rules! keys {
    ($(#[$english:meta] $variant:ident = $id:literal [$($placeholder:literal),*],)+) => {
        /// A text. The words are in the catalogues.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Key { $(#[$english] $variant,)+ }

        impl Key {
            /// Every key, for the check that each catalogue is complete.
            pub const ALL: &[Key] = &[$(Key::$variant,)+];

            /// The key in `messages.json`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Key::$variant => $id,)+ }
            }

            /// The names between dollar signs in the text, in lower case.
            #[must_use]
            pub const fn placeholders(self) -> &'static [&'static str] {
                match self { $(Key::$variant => &[$($placeholder),*],)+ }
            }
        }
    };
}

// Made from the English catalogue by tools/keys.rs. The comment on each key is the English text.
include!(concat!(env!("OUT_DIR"), "/keys.rs"));

impl Key {
    /// The key with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Key> {
        Key::ALL.iter().copied().find(|key| key.id() == id)
    }

    /// Whether IT cannot replace this text: our name, whether a page is Microsoft's, that nobody needs to hear the
    /// pass, what we never do, Microsoft's advice, who decided a setting, and what was copied.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        let id = self.id();
        matches!(
            self,
            Key::ExtensionName
                | Key::ReportStructure
                | Key::HelpPrivate
                | Key::WelcomeAdvice
                | Key::SettingsManaged
                | Key::SettingsLocked
        ) || ["assured_", "look_alike_", "welcome_never", "source_"].iter().any(|start| id.starts_with(start))
            || id.ends_with("_copied")
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// A text with the values for its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which text.
    pub key: Key,
    /// Placeholder and value.
    pub values: Vec<(&'static str, String)>,
}

impl Message {
    /// This message with a value for one of its placeholders.
    #[must_use]
    pub fn with(mut self, placeholder: &'static str, value: impl ToString) -> Message {
        self.values.push((placeholder, value.to_string()));
        self
    }

    /// The same, with a value whose direction may differ from the text around it.
    #[must_use]
    pub fn with_isolated(self, placeholder: &'static str, value: impl ToString) -> Message {
        self.with(placeholder, "\u{2068}".to_owned() + &value.to_string() + "\u{2069}")
    }

    /// The same, with a value that is left to right in every language: a number, an address, a code.
    #[must_use]
    pub fn with_left_to_right(self, placeholder: &'static str, value: impl ToString) -> Message {
        self.with(placeholder, "\u{2066}".to_owned() + &value.to_string() + "\u{2069}")
    }
}

impl From<Key> for Message {
    fn from(key: Key) -> Message {
        Message { key, values: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_an_id_of_its_own() {
        for key in Key::ALL {
            assert_eq!(Key::from_id(key.id()), Some(*key));
        }
        assert_eq!(Key::from_id("pass_title_"), None);
    }

    #[test]
    fn assurances_cannot_be_replaced_and_advice_can() {
        let fixed = [Key::ExtensionName, Key::HelpPrivate, Key::AssuredSignIn, Key::SettingsManaged, Key::ReportCopied];
        assert!(fixed.iter().all(|key| key.is_fixed()));
        assert!(![Key::PassTitle, Key::MissingWait].iter().any(|key| key.is_fixed()));
    }
}
