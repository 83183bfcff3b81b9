// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does this resemble a name or an address of Microsoft's sign-in? It is only ever asked of what is not genuine.

use idna::punycode;

use super::Trick;
use super::look_alikes::{Sign, signs};
use crate::page::hosts::{HOSTS, Host, Role};

/// What is imitated, and how far from it still resembles it: see [`distance_within`].
const WORDS: [(&str, u32); 2] = [("microsoft", 2), ("microsoftonline", 4)];

/// A name that is Microsoft's alone, and near to ordinary words: only as a whole.
const WHOLE: &str = "mysignins";

/// Paths of Microsoft's sign-in, after the tenant (C2 2026-09). Those who relay a sign-in to steal it keep them.
const AFTER_TENANT: [&str; 3] = ["oauth2/v2.0/authorize", "oauth2/authorize", "oauth2/deviceauth"];
const AFTER_COMMON: [&str; 6] = ["login", "reprocess", "saml2", "sas/", "federation/", "discovery/"];
/// Paths that need no tenant. Such a word alone is too ordinary, so it must be the whole path.
const WITHOUT_TENANT: [&str; 1] = ["kmsi"];

/// Whether the name of a site resembles Microsoft's: `login.micros0ftonline.com`.
pub fn in_name(host: &str) -> bool {
    let labels: Vec<String> = host.split('.').map(readable).collect();
    names_a_host(host)
        || labels.iter().any(|label| label == WHOLE || has_a_word(label))
        || is_nearly_a_host(&labels.join("."))
}

/// Whether a path passes for Microsoft's sign-in, and how: a part of it is a name of Microsoft's, or it is built like one of its
/// sign-in's own. A name in the midst of other words is what people write *about*.
pub fn in_path(path: &str) -> Option<Trick> {
    // An address that was put into a path may have been encoded once more.
    let path = decoded(&decoded(path));
    if path.split('/').any(is_name) { Some(Trick::Path) } else { is_of_sign_in(&path).then_some(Trick::Relay) }
}

/// Names of the sign-in that stand for it in a path, beside those of its hosts.
const NAMES: [&str; 4] = ["microsoftonline", "microsoftonline.com", "login.microsoftonline", "login-microsoftonline"];

fn is_name(part: &str) -> bool {
    let part = part.trim_start_matches(|first: char| !first.is_alphanumeric());
    HOSTS.iter().filter(|host| asks_for_the_pass(host)).map(|host| host.name).chain(NAMES).any(|name| {
        part.strip_prefix(name)
            .is_some_and(|after| !after.starts_with(|next: char| next.is_alphanumeric() || next == '-'))
    })
}

/// A pass belongs on this host, or once did.
const fn asks_for_the_pass(host: &Host) -> bool {
    !matches!(host.role, Role::NoPages | Role::Consumer)
}

/// Whether a text from before an `@` passes for Microsoft.
pub fn in_text(text: &str) -> bool {
    let text = decoded(text);
    text.contains("microsoft") || names_a_host(&text)
}

/// Whether one of the known hosts stands in it, between dots and hyphens; with hyphens for its dots, too.
fn names_a_host(text: &str) -> bool {
    let text = text.replace('-', ".");
    let is_part = |end: Option<char>| !end.is_some_and(|end| end.is_alphanumeric());
    HOSTS.iter().any(|host| {
        let name = host.name.replace('-', ".");
        text.match_indices(name.as_str()).any(|(at, _)| {
            let (before, after) = (text.get(..at), text.get(at + name.len()..));
            is_part(before.and_then(|before| before.chars().next_back()))
                && is_part(after.and_then(|after| after.chars().next()))
        })
    })
}

/// A part of a name as people read it.
fn readable(label: &str) -> String {
    label.strip_prefix("xn--").and_then(punycode::decode_to_string).unwrap_or_else(|| label.to_lowercase())
}

fn has_a_word(label: &str) -> bool {
    let text = signs(label);
    WORDS.iter().any(|(word, most)| distance_within(&signs(word), &text) <= *most)
}

/// Whether one of the hosts on which a pass belongs, or once did, stands in it but for one letter: some have no word of their own.
fn is_nearly_a_host(host: &str) -> bool {
    let text = signs(host);
    HOSTS.iter().filter(|host| asks_for_the_pass(host)).any(|host| distance_within(&signs(host.name), &text) <= 2)
}

/// How far the nearest part of this text is from the word: 2 for each letter that is missing, added, changed, or swapped with its
/// neighbour; 1 for one of which only a reader of its script knows what it looks like.
fn distance_within(word: &[Sign], text: &[Sign]) -> u32 {
    // Sellers: like the distance of two words, but the word may begin and end anywhere in the text. Each row holds the distances
    // of the word's beginnings, up to the text's sign at hand.
    let first: Vec<u32> = (0..).step_by(2).take(word.len() + 1).collect();
    let (mut before, mut row) = (None::<(Vec<u32>, Sign)>, first);
    let mut least = row.last().copied().unwrap_or_default();
    for &sign in text {
        let mut next = vec![0];
        for (place, letter) in word.iter().enumerate() {
            let at = |row: &[u32], place: usize| row.get(place).copied().unwrap_or(u32::MAX / 2);
            let change = match sign {
                Sign::Unknown => 1,
                Sign::Letter(_) if sign == *letter => 0,
                Sign::Letter(_) => 2,
            };
            let mut best = (at(&row, place) + change).min(at(&row, place + 1) + 2).min(at(&next, place) + 2);
            if let (Some((earlier, last)), Some(above)) = (&before, place.checked_sub(1))
                && word.get(above) == Some(&sign)
                && last == letter
            {
                best = best.min(at(earlier, above) + 2);
            }
            next.push(best);
        }
        least = least.min(next.last().copied().unwrap_or(u32::MAX));
        before = Some((std::mem::replace(&mut row, next), sign));
    }
    least
}

/// A path of Microsoft's sign-in: `/common/oauth2/v2.0/authorize`.
fn is_of_sign_in(path: &str) -> bool {
    let path = path.trim_matches('/');
    let Some((tenant, rest)) = path.split_once('/') else { return WITHOUT_TENANT.contains(&path) };
    match tenant {
        "common" | "organizations" => {
            AFTER_TENANT.contains(&rest)
                || AFTER_COMMON.iter().any(|path| rest == *path || path.ends_with('/') && rest.starts_with(path))
        }
        _ if is_guid(tenant) => AFTER_TENANT.contains(&rest),
        // A tenant by name. Other words than these two come after a dot in many addresses.
        _ => tenant.contains('.') && matches!(rest, "oauth2/v2.0/authorize" | "oauth2/authorize"),
    }
}

fn is_guid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// Lower case, with `%2e` and its like read as what they stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |byte: &u8| char::from(*byte).to_digit(16);
        match after {
            [high, low, after @ ..] if *first == b'%' && hex(high).is_some() && hex(low).is_some() => {
                let value = hex(high).unwrap_or_default() * 16 + hex(low).unwrap_or_default();
                bytes.push(u8::try_from(value).unwrap_or_default());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
}
