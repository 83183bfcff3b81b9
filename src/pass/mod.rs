// SPDX-License-Identifier: MIT OR Apache-2.0
//! Could this be a Temporary Access Pass? Shape in, [`Verdict`] out.
//!
//! The pass itself never comes here. The content script replaces each printable ASCII character by one letter for its
//! class and keeps everything else, because that is what goes wrong; see `extension/content/shape.js`.

/// How long a pass is in this organisation, in characters, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What can be said of the text in the pass field. Positions count from 1; counts are in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is typed.
    Empty,
    /// Fewer characters than the rule wants.
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
    SpaceAround,
    /// White space between characters.
    SpaceInside {
        /// Where the first one is.
        position: usize,
    },
    /// A character that no pass has: not printable ASCII.
    OddCharacter {
        /// Where the first one is.
        position: usize,
    },
    /// It looks complete. That says nothing of whether it will be accepted.
    Plausible,
}

impl Verdict {
    /// The value of the panel's `data-verdict`: part of the observable contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Empty => "empty",
            Verdict::TooShort { .. } => "too-short",
            Verdict::TooLong { .. } => "too-long",
            Verdict::SpaceAround => "space-around",
            Verdict::SpaceInside { .. } => "space-inside",
            Verdict::OddCharacter { .. } => "odd-character",
            Verdict::Plausible => "plausible",
        }
    }
}

/// What can be said of a text of this shape under this rule. What is surely wrong comes before what may still be unfinished.
#[must_use]
pub fn check(shape: &str, rule: Rule) -> Verdict {
    let count = shape.chars().count();
    let first = |test: fn(char) -> bool| shape.chars().position(test).map(|index| index + 1);
    if count == 0 {
        Verdict::Empty
    } else if shape.starts_with(char::is_whitespace) || shape.ends_with(char::is_whitespace) {
        Verdict::SpaceAround
    } else if let Some(position) = first(is_odd) {
        Verdict::OddCharacter { position }
    } else if let Some(position) = first(char::is_whitespace) {
        Verdict::SpaceInside { position }
    } else if count < rule.min {
        Verdict::TooShort { count }
    } else if count > rule.max {
        Verdict::TooLong { count }
    } else {
        Verdict::Plausible
    }
}

/// Neither printable ASCII nor white space. The alphabet of passes is unpublished, so every printable ASCII character is fine.
fn is_odd(character: char) -> bool {
    !character.is_ascii_graphic() && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn verdict(shape: &str) -> Verdict {
        check(shape, Rule::default())
    }

    #[test]
    fn length_is_held_against_the_rule() {
        assert_eq!(verdict(""), Verdict::Empty);
        assert_eq!(verdict("aaaaaaa"), Verdict::TooShort { count: 7 });
        assert_eq!(verdict("AAAaaaa!"), Verdict::Plausible);
        assert_eq!(verdict(&"a".repeat(48)), Verdict::Plausible);
        assert_eq!(verdict(&"a".repeat(49)), Verdict::TooLong { count: 49 });
        assert_eq!(check("aaaaaaaa", Rule { min: 10, max: 12 }), Verdict::TooShort { count: 8 });
    }

    #[test]
    fn spaces_are_found_where_they_are() {
        assert_eq!(verdict("aaaaaaaa "), Verdict::SpaceAround);
        assert_eq!(verdict("\taaaaaaaa"), Verdict::SpaceAround);
        assert_eq!(verdict("\u{a0}aaaaaaaa"), Verdict::SpaceAround);
        assert_eq!(verdict("aaaa aaaa"), Verdict::SpaceInside { position: 5 });
        assert_eq!(verdict(" "), Verdict::SpaceAround);
    }

    #[test]
    fn characters_that_no_pass_has_are_placed() {
        assert_eq!(verdict("aaa\u{201d}aaaa"), Verdict::OddCharacter { position: 4 });
        assert_eq!(verdict("\u{200b}aaaaaaaa"), Verdict::OddCharacter { position: 1 });
        assert_eq!(verdict("aaaaaaa\u{7f}"), Verdict::OddCharacter { position: 8 });
        assert_eq!(verdict("\u{1f511}aaaaaaa"), Verdict::OddCharacter { position: 1 });
    }

    proptest! {
        #[test]
        fn any_text_has_a_verdict_and_places_are_inside(shape in any::<String>(), min in 0usize..60, max in 0usize..60) {
            let count = shape.chars().count();
            match check(&shape, Rule { min, max }) {
                Verdict::SpaceInside { position } | Verdict::OddCharacter { position } => {
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
            prop_assert_eq!(verdict(&shape) == Verdict::Plausible, clean && fits);
        }
    }
}
