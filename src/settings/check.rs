// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whether a text is safe to show, and whether it is a telephone number, an email address or a web address.

use super::field::Reason;

/// The trimmed text, unless it is empty, too long, or reads differently from what it contains.
pub(super) fn words(text: &str, most: usize) -> Result<&str, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err("is empty");
    }
    if text.chars().nth(most).is_some() {
        return Err("is too long");
    }
    if text.chars().any(|character| character.is_control() || turns_direction(character) || is_noncharacter(character))
    {
        return Err("has control characters");
    }
    Ok(text)
}

/// Marks that can make a text read as another one.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Code points that XML does not allow (XML 1.0, 2.2): policies are also deployed as XML.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}

pub(super) fn is_phone(text: &str) -> bool {
    let is_allowed =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '\u{a0}' | '(' | ')' | '-' | '/' | '.');
    text.chars().any(|sign| sign.is_ascii_digit()) && text.chars().all(is_allowed)
}

pub(super) fn is_email(text: &str) -> bool {
    let is_allowed = |text: &str| {
        !text.is_empty()
            && text.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+'))
    };
    text.split_once('@').is_some_and(|(name, host)| is_allowed(name) && is_allowed(host) && host.contains('.'))
}

/// Whether the address shows plainly where it leads: no user name, no port, and no disguised host.
pub(super) fn is_web(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.contains('.')
        && host.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-'))
        && rest.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`'))
}
