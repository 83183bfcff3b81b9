// SPDX-License-Identifier: MIT OR Apache-2.0
//! The languages there are, and which of them serves a page.

/// A language that we have a catalogue for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// German.
    German,
    /// English: what everything falls back to.
    English,
}

/// Which way a language is written.
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
    /// Every language.
    pub const ALL: [Language; 3] = [Language::Arabic, Language::German, Language::English];

    /// The folder of its catalogue below `_locales`, which is also the value of HTML's `lang`.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Language::Arabic => "ar",
            Language::German => "de",
            Language::English => "en",
        }
    }

    /// The language whose catalogue stands in this folder.
    #[must_use]
    pub fn of_folder(folder: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.folder() == folder)
    }

    /// Which way it is written.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Language::Arabic => Direction::RightToLeft,
            Language::German | Language::English => Direction::LeftToRight,
        }
    }

    /// The language that serves a BCP 47 tag such as `de-AT`: its first part decides, and English serves all others.
    #[must_use]
    pub fn serving(tag: &str) -> Language {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Language::ALL
            .into_iter()
            .find(|language| language.folder().eq_ignore_ascii_case(primary))
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
