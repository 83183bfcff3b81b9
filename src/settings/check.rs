// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whether a text is safe to show, and whether it is a telephone number, an email address or a web address.

use super::field::Reason;
use super::visible::{has_invisible, turns_direction};
use crate::address::{Assurance, judge};

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
    if has_invisible(text) { Err("has invisible characters") } else { Ok(text) }
}

/// Code points that XML does not allow (XML 1.0, 2.2): policies are also deployed as XML.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether the judge of addresses takes this link, or the host of this email address, for Microsoft's sign-in.
pub(super) fn is_look_alike(link: &str) -> bool {
    let judged = match link.split_once('@') {
        Some((_, host)) if !link.starts_with("https://") => judge(&format!("https://{host}/")),
        _ => judge(link),
    };
    matches!(judged, Assurance::LookAlike(_))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_look_alike_is_recognised() {
        for link in [
            "https://login.micros0ftonline.com/",
            "https://help.contoso.com/login.microsoftonline.com/",
            "https://mysignins-contoso.example/",
            "help@micros0ft.example",
            "help@login-microsoftonline.example",
        ] {
            assert!(is_look_alike(link), "{link}");
        }
        for link in [
            "https://help.contoso.com/sign-in",
            "https://help.contoso.com/login@home",
            "https://contoso.sharepoint.com/sites/helpdesk",
            "https://support.microsoft.com/",
            "https://aka.ms/mysecurityinfo",
            "help@contoso.com",
            "help@contoso.onmicrosoft.com",
        ] {
            assert!(!is_look_alike(link), "{link}");
        }
    }
}
