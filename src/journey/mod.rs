// SPDX-License-Identifier: MIT OR Apache-2.0
//! How far is the person, and what comes next?
//!
//! [`State::after`] is a pure function from one state and an event to the next state. [`Note`] is stored between
//! documents, and [`coach`] chooses the advice.

pub mod coach;
mod code;
mod link;
mod note;
mod resume;
mod state;
pub mod unseen;

pub use coach::{Action, Advice, Notice, Scene, Tone, advise};
pub use code::Code;
pub use link::SecurityInfoLink;
pub use note::{Note, Order, WorkerMessage};
pub use resume::{Resumed, resume};
pub use state::{Effect, Event, State, Step};
pub use unseen::{Outcome, PageReport};
