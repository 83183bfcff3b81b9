// SPDX-License-Identifier: MIT OR Apache-2.0
//! What do we say, in which language? Catalogues are `extension/_locales/<language>/messages.json`: the browser reads the
//! name and the description from them, and this folder everything else.

mod catalogue;
mod key;
mod language;

pub use catalogue::Catalogue;
pub use key::{Key, Message};
pub use language::{Direction, Language};
