// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is left to register? Methods in order, what is done, how long there is, and what this device can do.
//!
//! The rows are IT's or the recommended ones ([`items`]). What the person ticks is theirs ([`Progress`]): what the page shows
//! is a hint beside it and never more. [`Sheet`] is all of it together, as every surface holds it.

mod clock;
mod device;
mod item;
mod method;
mod progress;
mod sheet;
mod summary;

pub use clock::{Clock, Left};
pub use device::{Device, System};
pub use item::{Item, Subject, items};
pub use method::{Guide, Method};
pub use progress::{Progress, Status};
pub use sheet::{Kept, Sheet};
pub use summary::summary;
