// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a value must be: its form, its limits, and its type in registry and JSON.

use crate::text::Key;

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The name of an organisation: a text that is not Microsoft's name and assures nobody (claim.rs).
    Name {
        /// The most characters.
        most: usize,
    },
    /// A text for people: all of it can be seen, and it does not say that a page is genuine (check.rs, claim.rs).
    Words {
        /// The most characters.
        most: usize,
    },
    /// A telephone number: digits, and the signs that people write between them.
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
    /// One of these words, each with the text that explains it.
    Choice(&'static [(&'static str, Key)]),
    /// Sign-in methods, in order: see [`crate::method::Subject::parse`].
    Methods,
    /// More ways to contact the helpdesk: `NAME = number or address`.
    Contacts,
    /// Notes on sign-in methods: `METHOD = words`.
    Notes,
    /// IT's own texts: `LANGUAGE.KEY = words`.
    Texts,
}

/// The type of a value in registry, property lists and JSON.
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
    /// The type in registry, property lists and JSON.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Form::Name { .. }
            | Form::Words { .. }
            | Form::Phone
            | Form::Email
            | Form::Web
            | Form::Tenant
            | Form::Colour
            | Form::Picture
            | Form::Choice(_) => Kind::Text,
            Form::Number { .. } => Kind::Integer,
            Form::Contacts | Form::Methods | Form::Notes | Form::Texts => Kind::List,
        }
    }

    /// The most characters of a text, or of each entry of a list. For a number, 0.
    #[must_use]
    pub const fn most_characters(self) -> usize {
        match self {
            Form::Name { most } | Form::Words { most } => most,
            Form::Web => 300,
            // 48 KiB in base64, and the start of a data address.
            Form::Picture => 65_558,
            Form::Colour => 7,
            Form::Phone | Form::Email | Form::Tenant | Form::Choice(_) | Form::Methods => 100,
            Form::Contacts | Form::Notes | Form::Texts => 400,
            Form::Number { .. } => 0,
        }
    }

    /// The most entries of a list. Windows sorts the values of a key as text, "10" before "2". So a list whose order
    /// counts has at most nine.
    #[must_use]
    pub const fn most_entries(self) -> usize {
        match self {
            Form::Contacts => 4,
            Form::Methods | Form::Notes => 9,
            Form::Texts => 100,
            _ => 0,
        }
    }
}
