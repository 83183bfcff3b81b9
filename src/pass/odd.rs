// SPDX-License-Identifier: MIT OR Apache-2.0
//! Characters that no pass contains: what is odd about each.
//!
//! Microsoft does not publish the alphabet of passes. So every printable ASCII character is fine, and all others are
//! odd. The characters themselves are known only to the content script (extension/content/wire/odd.ts).

/// What is odd about a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Odd {
    /// Invisible: zero-width and control characters, often copied along with text.
    Hidden,
    /// A plain character of full width, as keyboards for Chinese, Japanese and Korean write it.
    Wide,
    /// What a word processor or a phone writes instead of a plain sign.
    Typographic,
    /// A digit of another script.
    Digit,
    /// A letter of another alphabet that looks like a plain one.
    LookAlike,
    /// Any other letter of another alphabet.
    Letter,
    /// A letter with an accent, a symbol, or something else.
    Other,
}

impl Odd {
    /// Each with its sign in a shape.
    const SIGNS: [(Odd, char); 7] = [
        (Odd::Hidden, 'h'),
        (Odd::Wide, 'w'),
        (Odd::Typographic, 'y'),
        (Odd::Digit, 'd'),
        (Odd::LookAlike, 'l'),
        (Odd::Letter, 'x'),
        (Odd::Other, 'o'),
    ];

    /// What this sign says of a character; `None` if the character is not odd.
    pub(super) fn of(sign: char) -> Option<Odd> {
        Odd::SIGNS.iter().find(|(_, own)| *own == sign).map(|(odd, _)| *odd)
    }
}
