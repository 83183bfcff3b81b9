// SPDX-License-Identifier: MIT OR Apache-2.0
//! What one click can correct. The core knows only the shape, so a repair is a list of places. The content script has
//! the text and changes it there, but only if it still has that shape.

use serde::Serialize;

use super::odd::plain;
use super::{Odd, Shape, Verdict};

/// A correction that the person can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repair {
    /// Remove the white space around the text. Two words are never glued together: they are not one pass.
    RemoveSpaces,
    /// Remove all invisible characters.
    RemoveHidden,
    /// Replace odd characters by the plain ones that were meant.
    UsePlain,
}

/// One edit. Places count in UTF-16 units, as the browser does, in the text before any edit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Edit {
    /// Where it starts, from 0.
    pub at: usize,
    /// How much it removes.
    pub length: usize,
    /// What it inserts.
    pub plain: String,
}

impl Repair {
    /// Every repair.
    pub const ALL: [Repair; 3] = [Repair::RemoveSpaces, Repair::RemoveHidden, Repair::UsePlain];

    /// The repair for this verdict; `None` if there is none.
    #[must_use]
    pub const fn of(verdict: &Verdict) -> Option<Repair> {
        match verdict {
            Verdict::SpaceAround { .. } => Some(Repair::RemoveSpaces),
            Verdict::OddCharacter { odd: Odd::Hidden, .. } => Some(Repair::RemoveHidden),
            Verdict::OddCharacter { odd: Odd::Likely | Odd::LookAlike, .. } => Some(Repair::UsePlain),
            Verdict::OddCharacter { odd: Odd::Other, .. }
            | Verdict::Empty
            | Verdict::MoreThanPass
            | Verdict::Link
            | Verdict::SpaceInside { .. }
            | Verdict::TooShort { .. }
            | Verdict::TooLong { .. }
            | Verdict::MailBreak { .. }
            | Verdict::Plausible { .. } => None,
        }
    }

    /// The edits for a text of this shape, in order.
    #[must_use]
    pub fn edits(self, shape: &Shape) -> Vec<Edit> {
        let shape = shape.as_str();
        let inside = shape.len() - shape.trim_start().len()..shape.trim_end().len();
        let mut at = 0;
        let mut edits = Vec::new();
        for (place, character) in shape.char_indices() {
            let length = character.len_utf16();
            if let Some(plain) = self.replacement_for(character, inside.contains(&place)) {
                edits.push(Edit { at, length, plain });
            }
            at += length;
        }
        edits
    }

    /// What this repair puts in place of a character; `None` if the character stays. `is_inside`: there is something
    /// else on both sides.
    fn replacement_for(self, character: char, is_inside: bool) -> Option<String> {
        match self {
            Repair::RemoveSpaces => (character.is_whitespace() && !is_inside).then(String::new),
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

    /// Edits as the content script does: from the last edit to the first, in UTF-16 units.
    fn repaired(shape: &str, edits: &[Edit]) -> String {
        let mut units: Vec<u16> = shape.encode_utf16().collect();
        for Edit { at, length, plain } in edits.iter().rev() {
            units.splice(*at..*at + *length, plain.encode_utf16());
        }
        String::from_utf16(&units).expect("whole characters")
    }

    #[test]
    fn each_repair_changes_only_what_it_names() {
        for (repair, shape, expected) in [
            (Repair::RemoveSpaces, " aa\u{a0}a“\t", "aa\u{a0}a“"),
            (Repair::RemoveHidden, "\u{feff}aa \u{200b}a", "aa a"),
            (Repair::UsePlain, "“a” – …Ａа é", "\"a\" - ...Aa é"),
            (Repair::UsePlain, "🔑–", "🔑-"),
        ] {
            assert_eq!(repaired(shape, &repair.edits(&Shape::of(shape))), expected, "{shape:?}");
        }
    }

    proptest! {
        #[test]
        fn after_a_repair_the_verdict_is_gone(shape in any::<String>()) {
            let before = check(&Shape::of(&shape), Rule::default());
            if let Some(repair) = Repair::of(&before) {
                let after = check(&Shape::of(&repaired(&shape, &repair.edits(&Shape::of(&shape)))), Rule::default());
                prop_assert_ne!(Repair::of(&after), Some(repair));
                prop_assert_ne!(after, before);
            }
        }

        #[test]
        fn characters_of_a_pass_are_never_touched(
            shape in any::<String>(),
            repair in prop::sample::select(Repair::ALL.to_vec()),
        ) {
            let fine = |text: &str| text.chars().filter(char::is_ascii_graphic).count();
            let added: usize = repair.edits(&Shape::of(&shape)).iter().map(|edit| fine(&edit.plain)).sum();
            prop_assert_eq!(fine(&repaired(&shape, &repair.edits(&Shape::of(&shape)))), fine(&shape) + added);
        }
    }
}
