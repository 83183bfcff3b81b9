// SPDX-License-Identifier: MIT OR Apache-2.0
//! Where is the person, and what comes next?
//!
//! [`State::after`] is the whole of it: a pure step from one state to the next. [`Note`] is what is written down between
//! documents, and [`coach`] finds the words for where the person stands.

pub mod coach;
mod note;
mod state;
pub mod unseen;
mod way;

pub use coach::{Action, Advice, Notice, Scene, Tone, advise};
pub use note::{Note, Order, WorkerMessage};
pub use state::{Effect, Event, State, Step};
pub use unseen::{Outcome, Sighting};
pub use way::Way;
