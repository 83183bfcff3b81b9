// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is wrong with the text in the field for the pass.

use super::{Hint, Named, Odd, Shape};

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
    fn of(sign: char) -> Space {
        match sign {
            '\t' => Space::Tab,
            '\n' => Space::LineBreak,
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
    TooLong,
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
        /// What is odd about it.
        odd: Odd,
        /// The character itself, if the content script names it.
        named: Option<Named>,
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
            Verdict::TooLong => "too-long",
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
    let signs = shape.signs();
    let count = signs.chars().count();
    let starts = signs.starts_with(char::is_whitespace);
    let ends = signs.ends_with(char::is_whitespace);
    if count == 0 {
        Verdict::Empty
    } else if has_other_words(signs, rule) {
        Verdict::MoreThanPass
    } else if let Some(position) = mail_break(signs) {
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
    } else if let Some((index, sign)) = signs.chars().enumerate().find(|(_, sign)| sign.is_whitespace()) {
        Verdict::SpaceInside { position: index + 1, space: Space::of(sign) }
    } else if count < rule.min {
        Verdict::TooShort { count }
    } else if count > rule.max {
        Verdict::TooLong
    } else {
        Verdict::Plausible { hint: Hint::among(signs) }
    }
}

/// Whether the text has several words, and not only groups of a pass that was shown with spaces in it.
fn has_other_words(signs: &str, rule: Rule) -> bool {
    let lengths: Vec<usize> = signs.split_whitespace().map(|word| word.chars().count()).collect();
    let are_groups = lengths.iter().all(|length| *length < rule.min) && lengths.iter().sum::<usize>() <= rule.max;
    lengths.len() > 1 && !are_groups
}

/// Where the `=` of a broken line is.
fn mail_break(signs: &str) -> Option<usize> {
    signs.chars().position(|sign| sign == 'b').map(|index| index + 1)
}

/// Where a keyboard of another alphabet wrote the text, a letter that looks like a plain one is on another key: the `Е`
/// of a Russian keyboard is on `T`.
fn first_odd(shape: &Shape) -> Option<Verdict> {
    let is_other_keyboard = shape.signs().chars().any(|sign| Odd::of(sign) == Some(Odd::Letter));
    shape.signs().chars().enumerate().find_map(|(index, sign)| {
        let odd = match Odd::of(sign)? {
            Odd::LookAlike if is_other_keyboard => Odd::Letter,
            odd => odd,
        };
        Some(Verdict::OddCharacter { position: index + 1, odd, named: shape.named().cloned() })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(signs: &str) -> Verdict {
        check(&Shape::of(signs), Rule::default())
    }

    fn odd(signs: &str) -> (usize, Odd) {
        match verdict(signs) {
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
        assert_eq!(verdict(&"a".repeat(49)), Verdict::TooLong);
        assert_eq!(check(&Shape::of("aaaaaaaa"), Rule { min: 10, max: 12 }), Verdict::TooShort { count: 8 });
    }

    #[test]
    fn spaces_around_are_reported_with_their_side() {
        for (shape, side) in [
            ("aaaaaaaa ", Side::End),
            ("\taaaaaaaa", Side::Start),
            (" aaaaaaaa\n", Side::Both),
            (" ", Side::Start),
            ("  ", Side::Both),
        ] {
            assert_eq!(verdict(shape), Verdict::SpaceAround { side }, "{shape:?}");
        }
    }

    #[test]
    fn spaces_inside_are_reported_with_place_and_kind() {
        for (shape, position, space) in
            [("aaaa aaaa", 5, Space::Space), ("aaa\taaaaa", 4, Space::Tab), ("a\naaaaaaa", 2, Space::LineBreak)]
        {
            assert_eq!(verdict(shape), Verdict::SpaceInside { position, space }, "{shape:?}");
        }
    }

    #[test]
    fn odd_characters_are_reported_with_their_place() {
        assert_eq!(odd("aaayaaaa"), (4, Odd::Typographic));
        assert_eq!(odd("haaaaaaaa"), (1, Odd::Hidden));
        assert_eq!(odd("aaaaaaah"), (8, Odd::Hidden));
        assert_eq!(odd("oaaaaaaa"), (1, Odd::Other));
        assert_eq!(odd("aa laaaa"), (4, Odd::LookAlike));
        assert_eq!(odd("lxxlxlxx"), (1, Odd::Letter));
    }

    #[test]
    fn more_than_one_word_is_more_than_the_pass() {
        for shape in ["Aaaaaaaaa Aaaaaa Aaaa! aa!a0!aa", "Aaaa! aa!a0!aa", "aaaaaaaa a", "AAA! aa!a0!aa"] {
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
        assert_eq!(verdict("aa0!ab aaAAAa"), Verdict::MailBreak { position: 6 });
        assert_eq!(verdict("aa0!ab\naaAAAaa"), Verdict::MailBreak { position: 6 });
        assert_eq!(verdict("aa0!a! aaA AAa"), Verdict::SpaceInside { position: 7, space: Space::Space });
    }

    #[test]
    fn what_probably_came_along_is_a_hint_and_no_error() {
        for (signs, hint) in [
            ("qaaaaaaaaq", Some(Hint::Quoted)),
            ("!aaaaaaaa!", None),
            ("aaaaaaaap", Some(Hint::Stopped)),
            ("aaaacaaa!a", Some(Hint::Coded)),
        ] {
            assert_eq!(verdict(signs), Verdict::Plausible { hint }, "{signs}");
        }
        assert_eq!(verdict("qaaaq"), Verdict::TooShort { count: 5 });
    }

    proptest! {
        #[test]
        fn every_text_has_a_verdict_with_a_place_inside_it(
            signs in any::<String>(),
            min in 0usize..60,
            max in 0usize..60,
        ) {
            let count = signs.chars().count();
            match check(&Shape::of(&signs), Rule { min, max }) {
                Verdict::SpaceInside { position, .. } | Verdict::OddCharacter { position, .. } => {
                    prop_assert!((1..=count).contains(&position));
                }
                Verdict::Empty => prop_assert_eq!(count, 0),
                _ => {}
            }
        }

        #[test]
        fn only_clean_text_of_the_right_length_is_plausible(signs in "[Aa0!qpcbhwydlxo \t\n]{0,60}") {
            let clean = signs.chars().all(|sign| "Aa0!qpc".contains(sign));
            let fits = (8..=48).contains(&signs.chars().count());
            prop_assert_eq!(matches!(verdict(&signs), Verdict::Plausible { .. }), clean && fits);
        }
    }
}
