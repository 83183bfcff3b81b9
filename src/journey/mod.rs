// SPDX-License-Identifier: MIT OR Apache-2.0
//! Where is the person, and what comes next?
//!
//! [`State::after`] is the whole of it: a pure step from one state to the next. [`Note`] is what is written down between
//! documents, and [`advise`] the words for where the person stands.

mod advice;
mod note;
mod state;

pub use advice::{Action, Advice, Notice, Tone, advise, advise_without_page};
pub use note::{Note, Order};
pub use state::{Effect, Event, State, Step};
