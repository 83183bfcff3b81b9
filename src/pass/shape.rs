// SPDX-License-Identifier: MIT OR Apache-2.0
//! The shape of a pass: all that leaves the content script of what the person types.

use serde::{Deserialize, Serialize};

/// The shape of a text: each printable ASCII character is replaced by one sign for its class, every other character
/// stays, because it is a mistake. The content script makes it (`shapeOf` in extension/content/wire); only this folder
/// can make one in Rust.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Shape(pub(super) String);

/// The shape of every link: nothing of a link leaves the content script.
const LINK: &str = "🔗";

impl Shape {
    /// Whether the text is a link.
    pub(super) fn is_link(&self) -> bool {
        self.0 == LINK
    }

    /// The shape of a text, as the content script makes it: for tests, which have no content script.
    #[must_use]
    pub fn of(text: &str) -> Shape {
        Shape(text.chars().map(sign).collect())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

fn sign(character: char) -> char {
    match character {
        'A'..='Z' => 'A',
        'a'..='z' => 'a',
        '0'..='9' => '0',
        '!'..='~' => '!',
        other => other,
    }
}
