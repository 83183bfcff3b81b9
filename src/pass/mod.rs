// SPDX-License-Identifier: MIT OR Apache-2.0
//! Could this be a Temporary Access Pass? [`Shape`] in, [`Verdict`] out.
//!
//! The pass itself never comes here: only its shape leaves the content script.

mod hint;
mod odd;
mod repair;
mod shape;
mod verdict;

pub use hint::Hint;
pub use odd::Odd;
pub use repair::Repair;
pub use shape::{Named, Shape};
pub use verdict::{Rule, Side, Space, Verdict, check};
