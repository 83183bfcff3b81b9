// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the person sees of us: cards, lists and pages, drawn from what the pure folders say.

mod act;
mod button;
mod card;
mod checklist;
mod foot;
mod node;
mod notice;
mod panel;
mod popup;
mod report;
mod steps;

pub use act::Act;
pub use card::{Card, Content};
pub use panel::panel;
pub use popup::popup;
