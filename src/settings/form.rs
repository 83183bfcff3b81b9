// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a value may be: its form, its limits, and what it is to those who carry it.

use crate::text::Key;

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words for people, of at most so many characters, without control characters and marks that turn the direction around.
    Words {
        /// The most characters.
        most: usize,
    },
    /// A telephone number: digits and the signs people write between them.
    Phone,
    /// An email address.
    Email,
    /// An https address.
    Web,
    /// A tenant: its id, a GUID, or one of its domains.
    Tenant,
    /// A colour as `#rrggbb`.
    Colour,
    /// A PNG picture in base64.
    Picture,
    /// A whole number, both ends included.
    Number {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// One of these words, each with what it means to a person.
    Choice(&'static [(&'static str, Key)]),
    /// Sign-in methods, in order: see [`crate::method::Subject::parse`].
    Methods,
    /// Words for people about sign-in methods: `METHOD = words`.
    Notes,
    /// Words in place of our own: `LANGUAGE.KEY = words`.
    Texts,
}

/// What a value is to those who carry it: registry, property lists, JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A list of texts.
    List,
}

impl Form {
    /// What a value of this form is to those who carry it.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Form::Words { .. }
            | Form::Phone
            | Form::Email
            | Form::Web
            | Form::Tenant
            | Form::Colour
            | Form::Picture
            | Form::Choice(_) => Kind::Text,
            Form::Number { .. } => Kind::Integer,
            Form::Methods | Form::Notes | Form::Texts => Kind::List,
        }
    }

    /// The most characters of a text, or of each entry of a list; of a number, none.
    #[must_use]
    pub const fn most_characters(self) -> usize {
        match self {
            Form::Words { most } => most,
            Form::Web => 300,
            // 48 KiB in base64, and what may stand before it.
            Form::Picture => 65_558,
            Form::Colour => 7,
            Form::Phone | Form::Email | Form::Tenant | Form::Choice(_) | Form::Methods => 100,
            Form::Notes | Form::Texts => 400,
            Form::Number { .. } => 0,
        }
    }

    /// The most entries of a list. Windows sorts the values of a key as text, "10" before "2": where the order counts, nine.
    #[must_use]
    pub const fn most_entries(self) -> usize {
        match self {
            Form::Methods | Form::Notes => 9,
            Form::Texts => 100,
            _ => 0,
        }
    }
}
