// SPDX-License-Identifier: MIT OR Apache-2.0
//! What one click can mend. The brain knows only the shape, so a repair is a list of places; the content script, which has the
//! text, changes it there, and only while it still has that shape.

use super::odd::plain;
use super::{Odd, Verdict};

/// What the person can have mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repair {
    /// All white space goes.
    RemoveSpaces,
    /// Everything that cannot be seen goes.
    RemoveHidden,
    /// Every odd character that stands for a plain one gives way to it.
    UsePlain,
}

/// One change. Places are in UTF-16 units, as the browser counts, and hold before any change is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where it begins, from 0.
    pub at: usize,
    /// How much goes.
    pub length: usize,
    /// What comes in its place.
    pub plain: String,
}

impl Repair {
    /// Every repair.
    pub const ALL: [Repair; 3] = [Repair::RemoveSpaces, Repair::RemoveHidden, Repair::UsePlain];

    /// The repair that mends what this verdict says.
    #[must_use]
    pub const fn of(verdict: &Verdict) -> Option<Repair> {
        match verdict {
            Verdict::SpaceAround { .. } | Verdict::SpaceInside { .. } => Some(Repair::RemoveSpaces),
            Verdict::OddCharacter { odd: Odd::Hidden, .. } => Some(Repair::RemoveHidden),
            Verdict::OddCharacter { odd: Odd::Likely | Odd::LookAlike, .. } => Some(Repair::UsePlain),
            Verdict::OddCharacter { odd: Odd::Other, .. }
            | Verdict::Empty
            | Verdict::TooShort { .. }
            | Verdict::TooLong { .. }
            | Verdict::Plausible => None,
        }
    }

    /// The changes that mend a text of this shape, in order.
    #[must_use]
    pub fn edits(self, shape: &str) -> Vec<Edit> {
        let mut at = 0;
        let mut edits = Vec::new();
        for character in shape.chars() {
            let length = character.len_utf16();
            if let Some(plain) = self.instead_of(character) {
                edits.push(Edit { at, length, plain });
            }
            at += length;
        }
        edits
    }

    /// What this repair puts in the place of a character; `None` where it stays.
    fn instead_of(self, character: char) -> Option<String> {
        match self {
            Repair::RemoveSpaces => character.is_whitespace().then(String::new),
            Repair::RemoveHidden => (Odd::of(character) == Some(Odd::Hidden)).then(String::new),
            Repair::UsePlain => plain(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Rule, check};
    use super::*;

    /// As the content script does it: from the last change to the first, in UTF-16 units.
    fn mended(shape: &str, edits: &[Edit]) -> String {
        let mut units: Vec<u16> = shape.encode_utf16().collect();
        for Edit { at, length, plain } in edits.iter().rev() {
            units.splice(*at..*at + *length, plain.encode_utf16());
        }
        String::from_utf16(&units).expect("whole characters")
    }

    #[test]
    fn each_repair_does_what_it_says_and_no_more() {
        for (repair, shape, expected) in [
            (Repair::RemoveSpaces, " aa\u{a0}a“\t", "aaa“"),
            (Repair::RemoveHidden, "\u{feff}aa \u{200b}a", "aa a"),
            (Repair::UsePlain, "“a” – …Ａа é", "\"a\" - ...Aa é"),
            (Repair::UsePlain, "🔑–", "🔑-"),
        ] {
            assert_eq!(mended(shape, &repair.edits(shape)), expected, "{shape:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_said_is_no_longer_so_once_it_is_mended(shape in any::<String>()) {
            let before = check(&shape, Rule::default());
            if let Some(repair) = Repair::of(&before) {
                let after = check(&mended(&shape, &repair.edits(&shape)), Rule::default());
                prop_assert_ne!(Repair::of(&after), Some(repair));
                prop_assert_ne!(after, before);
            }
        }

        #[test]
        fn characters_of_a_pass_are_never_touched(shape in any::<String>(), repair in prop::sample::select(Repair::ALL.to_vec())) {
            let fine = |text: &str| text.chars().filter(char::is_ascii_graphic).count();
            let added: usize = repair.edits(&shape).iter().map(|edit| fine(&edit.plain)).sum();
            prop_assert_eq!(fine(&mended(&shape, &repair.edits(&shape))), fine(&shape) + added);
        }
    }
}
