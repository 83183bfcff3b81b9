// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does an address imitate Microsoft's sign-in? Only addresses that are not genuine come here.

use idna::punycode;
use percent_encoding::percent_decode_str;

use super::Trick;
use super::look_alikes::{Glyph, glyphs};
use crate::page::hosts::{HOSTS, Host, Role};
use crate::page::is_guid;

/// Imitated words, each with the largest [`nearest_distance`] that still resembles it.
const IMITATED_WORDS: [(&str, u32); 2] = [("microsoft", 2), ("microsoftonline", 4)];

/// A name that only Microsoft has. It is close to ordinary words, so only the exact label counts.
const WHOLE_LABEL: &str = "mysignins";

/// Paths of Microsoft's sign-in, after the tenant (C2 2026-09). Attackers who relay a sign-in keep these paths.
const AFTER_TENANT: [&str; 3] = ["oauth2/v2.0/authorize", "oauth2/authorize", "oauth2/deviceauth"];
const AFTER_COMMON: [&str; 6] = ["login", "reprocess", "saml2", "sas/", "federation/", "discovery/"];
/// Paths without a tenant. The word is ordinary, so it must be the whole path.
const WITHOUT_TENANT: [&str; 1] = ["kmsi"];

/// Whether the name of a site imitates Microsoft's: `login.micros0ftonline.com`.
pub fn host_imitates(host: &str) -> bool {
    let labels: Vec<String> = host.split('.').map(as_displayed).collect();
    contains_a_host(host)
        || labels.iter().any(|label| label == WHOLE_LABEL || resembles_a_word(label))
        || resembles_a_host(&labels.join("."))
}

/// How a path imitates Microsoft's sign-in, if it does: one of its parts is Microsoft's name, or the whole path is
/// built like one of the sign-in's. A name among other words does not count, because people write *about* Microsoft.
pub fn path_trick(path: &str) -> Option<Trick> {
    // An address inside a path may be encoded twice.
    let path = decoded(&decoded(path));
    if path.split('/').any(begins_with_a_name) {
        Some(Trick::Path)
    } else {
        is_sign_in_path(&path).then_some(Trick::Relay)
    }
}

/// Names of the sign-in in a path, in addition to the names of its hosts.
const SIGN_IN_NAMES: [&str; 4] =
    ["microsoftonline", "microsoftonline.com", "login.microsoftonline", "login-microsoftonline"];

fn begins_with_a_name(part: &str) -> bool {
    let part = part.trim_start_matches(|first: char| !first.is_alphanumeric());
    HOSTS.iter().filter(|host| is_for_a_pass(host)).map(|host| host.name).chain(SIGN_IN_NAMES).any(|name| {
        part.strip_prefix(name)
            .is_some_and(|after| !after.starts_with(|next: char| next.is_alphanumeric() || next == '-'))
    })
}

/// Whether people type a pass on this host, or did so in the past.
const fn is_for_a_pass(host: &Host) -> bool {
    !matches!(host.role, Role::NoPages | Role::Consumer)
}

/// Whether the text before an `@` imitates Microsoft.
pub fn text_imitates(text: &str) -> bool {
    let text = decoded(text);
    text.contains("microsoft") || contains_a_host(&text)
}

/// Whether the text contains a known host between dots or hyphens. The host may have hyphens instead of its dots.
fn contains_a_host(text: &str) -> bool {
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

/// A label of a host name as people read it, without Punycode.
fn as_displayed(label: &str) -> String {
    label.strip_prefix("xn--").and_then(punycode::decode_to_string).unwrap_or_else(|| label.to_lowercase())
}

fn resembles_a_word(label: &str) -> bool {
    let text = glyphs(label);
    IMITATED_WORDS.iter().any(|(word, most)| nearest_distance(&glyphs(word), &text) <= *most)
}

/// Whether the text contains a known host with at most one wrong letter. Some hosts have none of the imitated words.
fn resembles_a_host(host: &str) -> bool {
    let text = glyphs(host);
    HOSTS.iter().filter(|host| is_for_a_pass(host)).any(|host| nearest_distance(&glyphs(host.name), &text) <= 2)
}

/// The distance between the word and the part of the text that is nearest to it. Each letter that is missing, added,
/// changed or swapped with its neighbour counts 2. A character of unknown look counts 1.
fn nearest_distance(word: &[Glyph], text: &[Glyph]) -> u32 {
    // Sellers' algorithm: the edit distance of two words, but the match may begin and end anywhere in the text. Each
    // row has the distances of the word's beginnings, up to the current character of the text.
    let first: Vec<u32> = (0..).step_by(2).take(word.len() + 1).collect();
    let (mut before, mut row) = (None::<(Vec<u32>, Glyph)>, first);
    let mut least = row.last().copied().unwrap_or_default();
    for &glyph in text {
        let mut next = vec![0];
        for (place, letter) in word.iter().enumerate() {
            let at = |row: &[u32], place: usize| row.get(place).copied().unwrap_or(u32::MAX / 2);
            let change = match glyph {
                Glyph::Unknown => 1,
                Glyph::Letter(_) if glyph == *letter => 0,
                Glyph::Letter(_) => 2,
            };
            let mut best = (at(&row, place) + change).min(at(&row, place + 1) + 2).min(at(&next, place) + 2);
            if let (Some((earlier, last)), Some(above)) = (&before, place.checked_sub(1))
                && word.get(above) == Some(&glyph)
                && last == letter
            {
                best = best.min(at(earlier, above) + 2);
            }
            next.push(best);
        }
        least = least.min(next.last().copied().unwrap_or(u32::MAX));
        before = Some((std::mem::replace(&mut row, next), glyph));
    }
    least
}

/// Whether the path is built like one of Microsoft's sign-in: `/common/oauth2/v2.0/authorize`.
fn is_sign_in_path(path: &str) -> bool {
    let path = path.trim_matches('/');
    let Some((tenant, rest)) = path.split_once('/') else { return WITHOUT_TENANT.contains(&path) };
    match tenant {
        "common" | "organizations" => {
            AFTER_TENANT.contains(&rest)
                || AFTER_COMMON.iter().any(|path| rest == *path || path.ends_with('/') && rest.starts_with(path))
        }
        _ if is_guid(tenant) => AFTER_TENANT.contains(&rest),
        // A tenant by name. Other paths follow a part with a dot in many addresses.
        _ => tenant.contains('.') && matches!(rest, "oauth2/v2.0/authorize" | "oauth2/authorize"),
    }
}

/// The text in lower case, with escapes such as `%2e` decoded.
fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().to_lowercase()
}
