// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the person sees of us: cards, lists and pages, drawn from what the pure folders say.

mod act;
mod book;
mod button;
mod card;
mod checklist;
mod checklist_page;
mod clock;
mod copy;
mod foot;
mod guide;
mod lead;
mod node;
mod notice;
mod panel;
mod popup;
mod report;
mod steps;

pub use act::Act;
pub use card::{Card, Checks, Content};
pub use checklist_page::checklist;
pub use panel::panel;
pub use popup::popup;
