// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is wrong with the text in the field for the pass.

use super::odd::plain;
use super::{Hint, Odd, Shape};

/// How long a pass is in this organisation, in characters, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rule {
    /// The shortest pass.
    pub min: usize,
    /// The longest pass.
    pub max: usize,
}

impl Default for Rule {
    /// What Entra allows a tenant to choose from: 8 to 48 (C, Microsoft's documentation, 2026-09).
    fn default() -> Self {
        Rule { min: 8, max: 48 }
    }
}

/// The end of the pass that has white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Before the first character.
    Start,
    /// After the last one.
    End,
    /// Before and after.
    Both,
}

/// Which white space it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Space {
    /// A space of any width, breaking or not.
    Space,
    /// A tab.
    Tab,
    /// The end of a line.
    LineBreak,
}

impl Space {
    fn of(character: char) -> Space {
        match character {
            '\t' => Space::Tab,
            '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Space::LineBreak,
            _ => Space::Space,
        }
    }
}

/// The result of the check. Positions count from 1; counts are in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is typed.
    Empty,
    /// Fewer characters than the rule asks for.
    TooShort {
        /// How many there are.
        count: usize,
    },
    /// More characters than the rule allows.
    TooLong {
        /// How many there are.
        count: usize,
    },
    /// White space before the first character or after the last.
    SpaceAround {
        /// Where.
        side: Side,
    },
    /// Several words, and one of them may be the pass.
    MoreThanPass,
    /// A link. The pass is behind it.
    Link,
    /// White space between characters.
    SpaceInside {
        /// Where the first one is.
        position: usize,
        /// What it is.
        space: Space,
    },
    /// A character that no pass contains: not printable ASCII.
    OddCharacter {
        /// Where the first one is.
        position: usize,
        /// The character itself.
        character: char,
        /// What is odd about it.
        odd: Odd,
        /// The plain text that was probably meant, if known.
        plain: Option<String>,
    },
    /// The end of a line of an email, where it breaks a long word: `=` and white space.
    MailBreak {
        /// Where the `=` is.
        position: usize,
    },
    /// It looks complete. It may still be refused.
    Plausible {
        /// What may have come along.
        hint: Option<Hint>,
    },
}

impl Verdict {
    /// The value of the panel's `data-verdict`: part of the observable contract.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Verdict::Empty => "empty",
            Verdict::TooShort { .. } => "too-short",
            Verdict::TooLong { .. } => "too-long",
            Verdict::SpaceAround { .. } => "space-around",
            Verdict::MoreThanPass => "more-than-pass",
            Verdict::Link => "link",
            Verdict::SpaceInside { .. } | Verdict::MailBreak { .. } => "space-inside",
            Verdict::OddCharacter { .. } => "odd-character",
            Verdict::Plausible { .. } => "plausible",
        }
    }
}

/// Checks a text of this shape against this rule. A certain mistake comes before a text that may be unfinished.
#[must_use]
pub fn check(shape: &Shape, rule: Rule) -> Verdict {
    if shape.is_link() {
        return Verdict::Link;
    }
    let shape = shape.as_str();
    let count = shape.chars().count();
    let starts = shape.starts_with(char::is_whitespace);
    let ends = shape.ends_with(char::is_whitespace);
    if count == 0 {
        Verdict::Empty
    } else if has_other_words(shape, rule) {
        Verdict::MoreThanPass
    } else if let Some(position) = mail_break(shape) {
        Verdict::MailBreak { position }
    } else if starts || ends {
        let side = match (starts, ends) {
            (true, true) if count > 1 => Side::Both,
            (true, _) => Side::Start,
            (false, _) => Side::End,
        };
        Verdict::SpaceAround { side }
    } else if let Some(odd) = first_odd(shape) {
        odd
    } else if let Some((index, space)) = shape.chars().enumerate().find(|(_, character)| character.is_whitespace()) {
        Verdict::SpaceInside { position: index + 1, space: Space::of(space) }
    } else if count < rule.min {
        Verdict::TooShort { count }
    } else if count > rule.max {
        Verdict::TooLong { count }
    } else {
        Verdict::Plausible { hint: Hint::in_shape(shape) }
    }
}

/// Whether the text has several words, and not only groups of a pass that was shown with spaces in it.
fn has_other_words(shape: &str, rule: Rule) -> bool {
    let lengths: Vec<usize> = shape.split_whitespace().map(|word| word.chars().count()).collect();
    let are_groups = lengths.iter().all(|length| *length < rule.min) && lengths.iter().sum::<usize>() <= rule.max;
    lengths.len() > 1 && !are_groups
}

/// Where the `=` of a broken line is, if the text has no other white space.
fn mail_break(shape: &str) -> Option<usize> {
    let (before, after) = shape.split_once(char::is_whitespace)?;
    let is_one_break = before.len() > 1 && !after.is_empty() && !after.contains(char::is_whitespace);
    (is_one_break && before.ends_with('=')).then(|| before.chars().count())
}

fn first_odd(shape: &str) -> Option<Verdict> {
    shape.chars().enumerate().find_map(|(index, character)| {
        let odd = Odd::of(character)?;
        Some(Verdict::OddCharacter { position: index + 1, character, odd, plain: plain(character) })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(shape: &str) -> Verdict {
        check(&Shape::of(shape), Rule::default())
    }

    fn odd(shape: &str) -> (usize, Odd) {
        match verdict(shape) {
            Verdict::OddCharacter { position, odd, .. } => (position, odd),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_length_is_checked_against_the_rule() {
        assert_eq!(verdict(""), Verdict::Empty);
        assert_eq!(verdict("aaaaaaa"), Verdict::TooShort { count: 7 });
        assert_eq!(verdict("AAAaaaa!"), Verdict::Plausible { hint: None });
        assert_eq!(verdict(&"a".repeat(48)), Verdict::Plausible { hint: None });
        assert_eq!(verdict(&"a".repeat(49)), Verdict::TooLong { count: 49 });
        assert_eq!(check(&Shape::of("aaaaaaaa"), Rule { min: 10, max: 12 }), Verdict::TooShort { count: 8 });
    }

    #[test]
    fn spaces_around_are_reported_with_their_side() {
        for (shape, side) in [
            ("aaaaaaaa ", Side::End),
            ("aaaaaaaa\u{a0}", Side::End),
            ("\taaaaaaaa", Side::Start),
            ("\u{3000}aaaaaaaa", Side::Start),
            (" aaaaaaaa\n", Side::Both),
            (" ", Side::Start),
            ("  ", Side::Both),
        ] {
            assert_eq!(verdict(shape), Verdict::SpaceAround { side }, "{shape:?}");
        }
    }

    #[test]
    fn spaces_inside_are_reported_with_place_and_kind() {
        for (shape, position, space) in [
            ("aaaa aaaa", 5, Space::Space),
            ("aa\u{a0}aaaaaa", 3, Space::Space),
            ("aaa\taaaaa", 4, Space::Tab),
            ("a\naaaaaaa", 2, Space::LineBreak),
            ("a\u{2028}aaaaaaa", 2, Space::LineBreak),
        ] {
            assert_eq!(verdict(shape), Verdict::SpaceInside { position, space }, "{shape:?}");
        }
    }

    #[test]
    fn odd_characters_are_reported_with_their_place() {
        assert_eq!(odd("aaa\u{201d}aaaa"), (4, Odd::Likely));
        assert_eq!(odd("\u{200b}aaaaaaaa"), (1, Odd::Hidden));
        assert_eq!(odd("aaaaaaa\u{7f}"), (8, Odd::Hidden));
        assert_eq!(odd("\u{1f511}aaaaaaa"), (1, Odd::Other));
        assert_eq!(odd("aa аaaaa"), (4, Odd::LookAlike));
    }

    #[test]
    fn more_than_one_word_is_more_than_the_pass() {
        for shape in ["Temporary Access Pass: aa!a0!aa", "Pass: aa!a0!aa", "aaaaaaaa a", "TAP= aa!a0!aa"] {
            assert_eq!(verdict(shape), Verdict::MoreThanPass, "{shape:?}");
        }
        assert_eq!(verdict(&"aaaa ".repeat(13)), Verdict::MoreThanPass);
    }

    #[test]
    fn groups_that_can_be_one_pass_are_a_pass_with_spaces_inside() {
        for (shape, position) in [("aa0! aa0a a0a!", 5), ("a a a", 2), ("aaaa ".repeat(12).trim_end(), 5)] {
            assert_eq!(verdict(shape), Verdict::SpaceInside { position, space: Space::Space }, "{shape:?}");
        }
    }

    #[test]
    fn a_line_of_an_email_that_was_broken_is_told_from_two_words() {
        let kept = |shape: &str| check(&Shape(shape.into()), Rule::default());
        assert_eq!(kept("aa0!a= aaAAAa"), Verdict::MailBreak { position: 6 });
        assert_eq!(kept("aa0!a=\naaAAAaa"), Verdict::MailBreak { position: 6 });
        assert_eq!(kept("aa0!a= aaA AAa"), Verdict::SpaceInside { position: 7, space: Space::Space });
        assert_eq!(kept("aaaaaaaa= "), Verdict::SpaceAround { side: Side::End });
        assert_eq!(kept("= aaaa"), Verdict::SpaceInside { position: 2, space: Space::Space });
    }

    #[test]
    fn what_probably_came_along_is_a_hint_and_no_error() {
        let kept = |shape: &str| check(&Shape(shape.into()), Rule::default());
        for (shape, hint) in [
            ("\"aaaaaaaa\"", Some(Hint::Quoted)),
            ("'aaaaaaaa'", Some(Hint::Quoted)),
            ("!aaaaaaaa'", None),
            ("'aaaaaaaa\"", None),
            ("aaaaaaaa.", Some(Hint::Stopped)),
            ("aaaaaaaa,", Some(Hint::Stopped)),
            ("aaaa&aaa!a", Some(Hint::Coded)),
            ("aaaa%00aaa", Some(Hint::Coded)),
            ("aaaa=0Aaaa", Some(Hint::Coded)),
            ("!aaaaaaaa!", None),
        ] {
            assert_eq!(kept(shape), Verdict::Plausible { hint }, "{shape}");
        }
        assert_eq!(kept("'aaa'"), Verdict::TooShort { count: 5 });
    }

    proptest! {
        #[test]
        fn every_text_has_a_verdict_with_a_place_inside_it(
            shape in any::<String>(),
            min in 0usize..60,
            max in 0usize..60,
        ) {
            let count = shape.chars().count();
            match check(&Shape::of(&shape), Rule { min, max }) {
                Verdict::SpaceInside { position, .. } | Verdict::OddCharacter { position, .. } => {
                    prop_assert!((1..=count).contains(&position));
                }
                Verdict::Empty => prop_assert_eq!(count, 0),
                _ => {}
            }
        }

        #[test]
        fn only_clean_text_of_the_right_length_is_plausible(shape in "\\PC{0,60}") {
            let clean = shape.chars().all(|character| character.is_ascii_graphic());
            let fits = (8..=48).contains(&shape.chars().count());
            prop_assert_eq!(matches!(verdict(&shape), Verdict::Plausible { .. }), clean && fits);
        }

        #[test]
        fn a_verdict_repeats_only_a_character_that_no_pass_contains(shape in any::<String>()) {
            if let Verdict::OddCharacter { character, .. } = verdict(&shape) {
                prop_assert!(!character.is_ascii_graphic());
            }
        }
    }
}
