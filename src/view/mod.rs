//! What the person sees of us: cards, lists and pages, drawn from what the pure folders say.

mod card;
mod checklist;
mod node;
mod panel;
mod popup;
mod steps;

pub use card::{Act, Card};
pub use panel::panel;
pub use popup::popup;
