// SPDX-License-Identifier: MIT OR Apache-2.0
//! Could this be a Temporary Access Pass? Shape in, [`Verdict`] out.
//!
//! The pass itself never comes here. The content script replaces each printable ASCII character by one letter for its
//! class and keeps everything else, because that is what goes wrong; see `extension/content/wire/typing.ts`.

mod odd;
mod repair;
mod verdict;

pub use odd::Odd;
pub use repair::{Edit, Repair};
pub use verdict::{Rule, Side, Space, Verdict, check};
