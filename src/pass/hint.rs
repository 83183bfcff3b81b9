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
    /// The hint in the shape of a text. The content script keeps such a sign only where it tells something.
    pub(super) fn in_shape(shape: &str) -> Option<Hint> {
        let first = shape.chars().next()?;
        let last = shape.chars().next_back()?;
        let is_quote = |character| matches!(character, '"' | '\'' | '`');
        if is_quote(first) && first == last {
            Some(Hint::Quoted)
        } else if matches!(last, '.' | ',') {
            Some(Hint::Stopped)
        } else if shape.contains(['&', '%', '=']) {
            Some(Hint::Coded)
        } else {
            None
        }
    }
}
