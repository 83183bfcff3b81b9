// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which sign-in methods does the person still have to register, and how much time is left?
//!
//! The rows are IT's or the recommended ones ([`items`]). Only the person ticks a row: what the page lists is a hint
//! beside it, or a question if it came while we watched ([`ListWatch`]). [`Checklist`] is the whole checklist in
//! memory; [`StoredTimes`] is the part in storage.

mod clock;
mod device;
mod item;
mod list;
mod progress;
mod stored_times;
mod summary;
mod watch;

pub use clock::{Clock, TimeLeft};
pub use device::{Device, System};
pub use item::{Item, items};
pub use list::Checklist;
pub use progress::Status;
pub use stored_times::StoredTimes;
pub use summary::summary;
pub use watch::ListWatch;

/// An hour, in milliseconds. For an hour after an accepted pass, the person most likely looks for the checklist.
const HOUR_MS: f64 = 60.0 * 60.0 * 1000.0;
/// A day, in milliseconds.
const DAY_MS: f64 = 24.0 * HOUR_MS;
