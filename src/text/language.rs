// SPDX-License-Identifier: MIT OR Apache-2.0
//! The languages, and which of them a page gets.

use crate::named::named;

named! {
    /// A language that has a catalogue. The name is that of its folder below `_locales`, and the value of HTML's
    /// `lang`.
    pub enum Language {
        /// Arabic.
        Arabic = "ar",
        /// German.
        German = "de",
        /// English, the fallback for everything.
        English = "en",
    }
}

/// The direction of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Left to right.
    LeftToRight,
    /// Right to left.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }
}

impl Language {
    /// The direction of its text.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Language::Arabic => Direction::RightToLeft,
            Language::German | Language::English => Direction::LeftToRight,
        }
    }

    /// The language for a BCP 47 tag such as `de-AT`. Its first part decides; English is for all others.
    #[must_use]
    pub fn serving(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.name().eq_ignore_ascii_case(primary))
            .unwrap_or(Language::English)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_part_of_a_tag_decides() {
        assert_eq!(Language::serving("de-AT"), Language::German);
        assert_eq!(Language::serving("AR_eg"), Language::Arabic);
        assert_eq!(Language::serving("en"), Language::English);
        assert_eq!(Language::serving("den"), Language::English);
        assert_eq!(Language::serving("tlh"), Language::English);
        assert_eq!(Language::serving(""), Language::English);
    }
}
