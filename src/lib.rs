//! placeholder
pub mod checklist;
pub mod journey;
pub mod page;
pub mod pass;
pub mod text;
