// SPDX-License-Identifier: MIT OR Apache-2.0
//! What one click can correct. The core knows only the shape, so it names the repair. The content script has the text
//! and changes it (extension/content/wire/shape.ts), but only if it still has that shape.

use serde::{Deserialize, Serialize};

use super::{Odd, Verdict};

/// A correction that the person can ask for. What it leaves is judged anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Repair {
    /// Remove the white space around the text. Two words are never glued together: they are not one pass.
    RemoveSpaces,
    /// Remove all invisible characters.
    RemoveHidden,
    /// Replace odd characters by the plain ones that were meant.
    UsePlain,
}

impl Repair {
    /// The repair for this verdict; `None` if there is none.
    #[must_use]
    pub const fn of(verdict: &Verdict) -> Option<Repair> {
        match verdict {
            Verdict::SpaceAround { .. } => Some(Repair::RemoveSpaces),
            Verdict::OddCharacter { odd, .. } => match odd {
                Odd::Hidden => Some(Repair::RemoveHidden),
                Odd::Wide | Odd::Typographic | Odd::Digit | Odd::LookAlike => Some(Repair::UsePlain),
                Odd::Letter | Odd::Other => None,
            },
            Verdict::Empty
            | Verdict::MoreThanPass
            | Verdict::Link
            | Verdict::SpaceInside { .. }
            | Verdict::TooShort { .. }
            | Verdict::TooLong
            | Verdict::MailBreak { .. }
            | Verdict::Plausible { .. } => None,
        }
    }
}
