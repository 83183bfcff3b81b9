// SPDX-License-Identifier: MIT OR Apache-2.0
//! What do we say, in which language? The catalogues are `extension/_locales/<language>/messages.json`. The browser
//! reads the name and the description from them, the practice page reads its own texts, and this folder the rest.

mod catalogue;
mod key;
mod language;

pub use catalogue::Catalogue;
pub use key::{Key, Message};
pub use language::{Direction, Language};
