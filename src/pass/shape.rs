// SPDX-License-Identifier: MIT OR Apache-2.0
//! The shape of a pass: all that leaves the content script of what the person types.

use serde::{Deserialize, Serialize};

/// The shape of a text, as extension/content/wire/shape.ts makes it. What was typed can never be made from it.
///
/// The signs are:
/// - `A` upper case, `a` lower case, `0` digit, `!` any other printable ASCII character;
/// - space, tab and line end for white space;
/// - of ASCII signs that tell how the text was copied, `q` quotation mark around it, `p` stop or comma after it, `c`
///   beginning of a code, `b` end of a broken line;
/// - what is odd ([`Odd`](super::Odd));
/// - `u` for a link, and `g` as the last sign of a text that goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shape {
    /// One sign for each of the first 64 characters. A link has one sign.
    signs: String,
    /// The first odd character, if its text names it.
    #[serde(default)]
    named: Option<Named>,
}

/// An odd character that is neither a letter nor a digit, in whatever form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Named {
    /// The character.
    pub character: char,
    /// The plain text that was probably meant; empty if nobody knows.
    pub plain: String,
}

impl Shape {
    /// A shape of these signs that names no character: for tests, which have no content script.
    #[must_use]
    pub fn of(signs: &str) -> Shape {
        Shape { signs: signs.to_owned(), named: None }
    }

    /// A shape of these signs that names a character: for tests.
    #[must_use]
    pub fn naming(signs: &str, character: char, plain: &str) -> Shape {
        Shape { signs: signs.to_owned(), named: Some(Named { character, plain: plain.to_owned() }) }
    }

    /// Whether the text is a link.
    pub(super) fn is_link(&self) -> bool {
        self.signs == "u"
    }

    pub(super) fn signs(&self) -> &str {
        &self.signs
    }

    pub(super) fn named(&self) -> Option<&Named> {
        self.named.as_ref()
    }
}
