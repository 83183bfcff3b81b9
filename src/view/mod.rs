// SPDX-License-Identifier: MIT OR Apache-2.0
//! Everything that the person sees: cards, lists and pages. The pure folders decide what they say.

mod assured;
mod builder_page;
mod button;
mod card;
mod checklist;
mod checklist_page;
mod clock;
mod copy;
mod diagnostics;
mod drawing;
mod field;
mod foot;
mod form;
mod frame;
mod guide;
mod guide_page;
mod lead;
mod menu;
mod more;
mod node;
mod notice;
mod organisation;
mod panel;
mod policy_files;
mod popup;
mod redraw;
mod report;
mod settings_page;
mod steps;
mod stored_state;
mod trouble;
mod user_action;
mod welcome_page;

pub use builder_page::builder;
pub use card::{Card, Checks, Content};
pub use checklist_page::checklist;
pub use guide_page::guide;
pub use panel::panel;
pub use popup::popup;
pub use settings_page::settings;
pub use user_action::UserAction;
pub use welcome_page::welcome;
