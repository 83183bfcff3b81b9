// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which sign-in methods are there, and how does one come by them? The words of settings and of storage for them, and the guide
//! to each.

mod kind;
mod subject;

pub use kind::{Guide, Method};
pub use subject::Subject;
