// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a person does on a card or page of ours.

use crate::journey::Action;
use crate::pass::Repair;

/// One thing that a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Folds the card, or opens it.
    Fold,
    /// Closes the card for this sign-in.
    Close,
    /// Ticks this row of the checklist, or takes the tick back.
    Tick(usize, bool),
    /// Takes up what the advice offers.
    Do(Action),
    /// Has what is typed mended.
    Mend(Repair),
    /// Has the page printed.
    Print,
    /// Clears every tick.
    Clear,
    /// Takes the clearing back.
    Undo,
    /// Answers a question, by the place of the answer.
    Answer(usize),
    /// Takes the last answer back.
    Back,
    /// Begins the questions again.
    Begin,
}
