// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a person can do on a card or page of the extension.

use crate::journey::Action;
use crate::pass::Repair;

/// One thing a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Fold or unfold the card.
    Fold,
    /// Close the card for this sign-in.
    Close,
    /// Tick or untick this row of the checklist.
    Tick(usize, bool),
    /// Do what the advice offers.
    Do(Action),
    /// Repair what is typed in the pass box.
    Mend(Repair),
    /// Print the page.
    Print,
    /// Clear every tick.
    Clear,
    /// Undo the clearing.
    Undo,
    /// Answer a question; the number is the index of the answer.
    Answer(usize),
    /// Go back to the previous question.
    Back,
    /// Start the questions again.
    Begin,
}
