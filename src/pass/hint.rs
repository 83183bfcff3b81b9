// SPDX-License-Identifier: MIT OR Apache-2.0
//! Signs that a pass may contain, at places where they more likely came along when it was copied. A hint is never an
//! error.

/// How the text was probably copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Hint {
    /// With the quotation marks around it.
    Quoted,
    /// With the full stop or comma after it.
    Stopped,
    /// From where some signs are written as codes, such as `&amp;` or `%26`.
    Coded,
}

impl Hint {
    /// The hint in these signs. The content script gives such a sign only where it tells something.
    pub(super) fn among(signs: &str) -> Option<Hint> {
        if signs.starts_with('q') && signs.ends_with('q') {
            Some(Hint::Quoted)
        } else if signs.ends_with('p') {
            Some(Hint::Stopped)
        } else if signs.contains('c') {
            Some(Hint::Coded)
        } else {
            None
        }
    }
}
