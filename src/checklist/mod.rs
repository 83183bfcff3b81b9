// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is left to register? Rows in order, what is done, how long there is, and what this device can do.
//!
//! The rows are IT's or the recommended ones ([`items`]). What the person ticks is theirs: what the page shows is a hint beside it
//! and never more. [`Sheet`] is all of it together, as every surface holds it; [`Kept`] is what outlives it.

mod clock;
mod device;
mod item;
mod kept;
mod progress;
mod sheet;
mod summary;

pub use clock::{Clock, Left};
pub use device::{Device, System};
pub use item::{Item, items};
pub use kept::Kept;
pub use progress::Status;
pub use sheet::Sheet;
pub use summary::summary;

/// An hour, in milliseconds: so long after the accepted pass the checklist is what a person most likely looks for.
const HOUR_MS: f64 = 60.0 * 60.0 * 1000.0;
/// A day, in milliseconds.
const DAY_MS: f64 = 24.0 * HOUR_MS;
