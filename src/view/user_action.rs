// SPDX-License-Identifier: MIT OR Apache-2.0
//! What a person can do on a card or page of the extension.

use crate::journey::Action;
use crate::pass::Repair;

/// One thing that a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserAction {
    /// Folds or opens the card.
    Fold,
    /// Closes the card for this sign-in.
    Close,
    /// Ticks or unticks this row of the checklist.
    Tick(usize, bool),
    /// Does what the advice offers.
    Do(Action),
    /// Corrects the text in the field.
    Mend(Repair),
    /// Prints the page.
    Print,
    /// Clears every tick.
    Clear,
    /// Undoes the clearing.
    Undo,
    /// Answers a question, by the index of the answer.
    Answer(usize),
    /// Goes back to the previous question.
    Back,
    /// Starts the questions again.
    Begin,
}
