// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which sign-in methods exist, and how does a person register them?

mod kind;
mod subject;

pub use kind::{Guide, Method};
pub use subject::{OWN_PREFIX, Subject, UNKNOWN_METHOD};
