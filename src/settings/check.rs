// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whether a text is safe to show, and whether it is a telephone number, an email address or a web address.

use std::net::Ipv4Addr;

use idna::punycode;

use super::field::Reason;
use super::visible::{first_useless, turns_direction};
use crate::address::{Assurance, judge};

/// The trimmed text, unless it is empty, too long, or reads differently from what it contains.
pub(super) fn words(text: &str, most: usize) -> Result<&str, Reason> {
    let text = text.trim();
    if text.is_empty() {
        return Err("is empty");
    }
    if text.chars().nth(most).is_some() {
        return Err(TOO_LONG);
    }
    if text.chars().any(|character| character.is_control() || turns_direction(character) || is_noncharacter(character))
    {
        return Err(CONTROLS);
    }
    if first_useless(text).is_some() { Err(INVISIBLE) } else { Ok(text) }
}

/// Why a text with more characters than its form allows is refused.
pub const TOO_LONG: Reason = "is too long";
/// Why a text is refused that does not read as it is written: [`first_hidden`] finds the character.
pub const CONTROLS: Reason = "has control characters";
/// The same for characters without ink.
pub const INVISIBLE: Reason = "has invisible characters";

/// The first character of the trimmed text that cannot be seen or turns the direction of others, with its place from 1.
#[must_use]
pub fn first_hidden(text: &str) -> Option<(usize, char)> {
    let text = text.trim();
    let is_control =
        |character: char| character.is_control() || turns_direction(character) || is_noncharacter(character);
    let control = text.chars().enumerate().find(|(_, character)| is_control(*character));
    control.or_else(|| first_useless(text)).map(|(place, character)| (place + 1, character))
}

/// Code points that XML does not allow (XML 1.0, 2.2): policies are also deployed as XML.
fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}

/// Whether the judge of addresses takes this link, or the host of this email address, for Microsoft's sign-in.
pub(super) fn is_look_alike(link: &str) -> bool {
    let judged = match link.split_once('@') {
        Some((_, host)) if !link.starts_with("https://") => judge(&format!("https://{host}/")),
        _ => judge(&in_ascii(link)),
    };
    matches!(judged, Assurance::LookAlike(_))
}

/// The link with its host as the browser asks for it.
fn in_ascii(link: &str) -> String {
    let Some(rest) = link.strip_prefix("https://") else { return link.to_owned() };
    let (host, rest) = rest.split_at(rest.find([':', '/', '?', '#']).unwrap_or(rest.len()));
    let labels: Vec<String> = host.split('.').map(label_in_ascii).collect();
    format!("https://{}{rest}", labels.join("."))
}

fn label_in_ascii(label: &str) -> String {
    match punycode::encode_str(label) {
        Some(code) if !label.is_ascii() => format!("xn--{code}"),
        _ => label.to_owned(),
    }
}

pub(super) fn is_phone(text: &str) -> bool {
    let is_allowed =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '\u{a0}' | '(' | ')' | '-' | '/' | '.');
    let (number, _) = number_and_extension(text);
    number.chars().any(|sign| sign.is_ascii_digit()) && number.chars().all(is_allowed)
}

/// What people write before an extension, in lower case; a longer word before its own end.
const EXTENSION_WORDS: [&str; 7] = ["extension", "ext", "x", "#", "durchwahl", "dw", "تحويلة"];
/// The most digits of an extension.
const LONGEST_EXTENSION: usize = 7;

/// The number, and the digits of its extension if it has one: `+1 555 0100 ext. 12`.
pub(super) fn number_and_extension(text: &str) -> (&str, Option<&str>) {
    let before = text.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let digits = text.get(before.len()..).unwrap_or_default();
    let before = before.trim_end_matches([' ', '\u{a0}', '.', ':']);
    let number = EXTENSION_WORDS.iter().find_map(|word| {
        let start = before.len().checked_sub(word.len())?;
        before.get(start..).filter(|end| end.to_lowercase() == *word).and(before.get(..start))
    });
    match number {
        Some(number) if (1..=LONGEST_EXTENSION).contains(&digits.len()) => {
            (number.trim_end_matches([' ', '\u{a0}', ',', ';']), Some(digits))
        }
        _ => (text, None),
    }
}

pub(super) fn is_email(text: &str) -> bool {
    let is_allowed = |text: &str| {
        !text.is_empty()
            && text.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+'))
    };
    text.split_once('@').is_some_and(|(name, host)| is_allowed(name) && is_allowed(host) && host.contains('.'))
}

/// Whether the address shows plainly where it leads: no user name, and no disguised host. It may be a host of an
/// intranet, one with letters that are not ASCII, and one with a port.
pub(super) fn is_web(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    is_host(host)
        && port.is_none_or(|port| {
            port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
        })
        && path.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`'))
}

/// Whether people read the same host that the browser asks for.
fn is_host(host: &str) -> bool {
    let is_plain = |label: &str| !label.is_empty() && label.chars().all(is_host_sign) && !mixes_scripts(label);
    // A browser takes any name that ends in a number for an address of four numbers.
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_number = last.starts_with(|sign: char| sign.is_ascii_digit())
        && (last.bytes().all(|digit| digit.is_ascii_digit()) || last.to_lowercase().starts_with("0x"));
    host.split('.').all(is_plain) && (!is_number || host.parse::<Ipv4Addr>().is_ok())
}

/// Whether a browser takes this sign in a host for itself, so that nothing else is asked for: a wide letter would be
/// another one. Small letters of the scripts in which organisations have names; others can be written as `xn--…`. A
/// test compares each with the rules of the standard (UTS 46), whose tables would be a fifth of what a card loads.
fn is_host_sign(sign: char) -> bool {
    let is_small = || sign.to_lowercase().eq([sign]);
    match sign {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => true,
        // Ligatures, and letters that are written in two ways.
        '\u{f7}' | '\u{133}' | '\u{140}' | '\u{149}' | '\u{17f}' | '\u{675}'..='\u{678}' => false,
        '\u{df}'..='\u{17e}' | '\u{3ac}'..='\u{3ce}' | '\u{430}'..='\u{45f}' => is_small(),
        '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' => true,
        '\u{905}'..='\u{939}' | '\u{e01}'..='\u{e30}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' => true,
        '\u{4e00}'..='\u{9fa5}' | '\u{ac00}'..='\u{d7a3}' => true,
        _ => false,
    }
}

/// Whether a name has Latin letters and others: "help" with a Cyrillic "e" reads like another host.
fn mixes_scripts(label: &str) -> bool {
    let is_latin = |sign: char| matches!(sign, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    let letters = || label.chars().filter(|sign| sign.is_alphabetic());
    letters().any(is_latin) && !letters().all(is_latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_a_host_stands_for_itself() {
        let signs: Vec<char> = ('\u{80}'..=char::MAX).filter(|sign| is_host_sign(*sign)).collect();
        let stands_for_itself = |sign: &char| {
            let label = sign.to_string();
            let ascii = idna::domain_to_ascii(&label).unwrap_or_default();
            ascii == label_in_ascii(&label) && idna::domain_to_unicode(&ascii).0 == label
        };
        let others: Vec<&char> = signs.iter().filter(|sign| !stands_for_itself(sign)).collect();
        assert!(others.is_empty() && signs.len() > 30_000, "{others:?}");
    }

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
