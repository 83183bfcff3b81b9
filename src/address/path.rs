// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does the path of an address imitate Microsoft's sign-in, or relay it? Only paths on other sites come here.

use percent_encoding::percent_decode_str;

use super::Trick;
use super::look_alikes::{Glyph, glyphs};
use crate::page::hosts::{HOSTS, Host, Role};
use crate::page::is_guid;

/// Names of the sign-in in a path, in addition to the names of its hosts.
const SIGN_IN_NAMES: [&str; 4] =
    ["microsoftonline", "microsoftonline.com", "login.microsoftonline", "login-microsoftonline"];

/// A part of a path is compared up to here, in characters.
const MOST_COMPARED: usize = 80;

/// What follows the tenant in a path of Microsoft's sign-in (C2 2026-09). Attackers who relay a sign-in keep these
/// paths, sometimes below a folder of their own. All are in lower case.
const AUTHORIZE: [&str; 2] = ["oauth2/v2.0/authorize", "oauth2/authorize"];
const DEVICE: [&str; 3] = ["oauth2/deviceauth", "oauth2/v2.0/deviceauth", "oauth2/v2.0/devicecode"];
const OWN: [&str; 4] = ["reprocess", "sas/beginauth", "sas/endauth", "sas/processauth"];
/// Ordinary words: they count only after `common`, and only if they are the whole path.
const AFTER_COMMON: [&str; 2] = ["login", "saml2"];
/// The first of more parts after a tenant that is not named.
const FOLDERS: [&str; 3] = ["sas", "federation", "discovery"];
/// An ordinary word: it must be the whole path.
const WITHOUT_TENANT: &str = "kmsi";
/// The sign-in asks it for the ways to sign in. Nobody else has this name.
const CREDENTIAL_TYPE: &str = "getcredentialtype";

/// How a path imitates Microsoft's sign-in, if it does: one of its parts is Microsoft's name, or it is built like one
/// of the sign-in's. A name among other words does not count, because people write *about* Microsoft.
pub fn path_trick(path: &str) -> Option<Trick> {
    // An address inside a path may be encoded twice.
    let path = decoded(&decoded(path));
    let parts: Vec<&str> = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | ".")).collect();
    let hosts = HOSTS.iter().filter(|host| is_for_a_pass(host)).map(|host| host.name);
    let hyphened = hosts.clone().map(|name| glyphs(&name.replace('.', "-")));
    let names: Vec<Vec<Glyph>> = hosts.chain(SIGN_IN_NAMES).map(glyphs).chain(hyphened).collect();
    if parts.iter().any(|part| begins_with_a_name(part, &names)) {
        Some(Trick::Path)
    } else {
        is_sign_in_path(&parts).then_some(Trick::Relay)
    }
}

/// Whether people type a pass on this host, or did so in the past.
pub const fn is_for_a_pass(host: &Host) -> bool {
    !matches!(host.role, Role::NoPages | Role::Consumer)
}

/// The text in lower case, with escapes such as `%2e` decoded.
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().to_lowercase()
}

/// Whether a part of a path begins with one of these names. A hyphen after it means that it is the title of a text.
fn begins_with_a_name(part: &str, names: &[Vec<Glyph>]) -> bool {
    let part = part.trim_start_matches(|first: char| !first.is_alphanumeric());
    let part = glyphs(&part.chars().take(MOST_COMPARED).collect::<String>());
    names.iter().any(|name| {
        part.strip_prefix(name.as_slice()).is_some_and(|rest| {
            rest.first().is_none_or(|next| matches!(next, Glyph::Letter(next) if !next.is_ascii_alphanumeric()))
                && !rest.contains(&Glyph::Letter(b'-'))
        })
    })
}

/// Whether a path with these parts is built like one of Microsoft's sign-in: `/common/oauth2/v2.0/authorize`.
fn is_sign_in_path(parts: &[&str]) -> bool {
    let whole = parts.split_first().is_some_and(|(tenant, rest)| is_after_tenant(tenant, rest));
    // The longest path after a tenant has three parts.
    let in_a_folder = (2..=4).any(|count| {
        let end = parts.len().checked_sub(count).and_then(|start| parts.get(start..));
        end.and_then(<[&str]>::split_first).is_some_and(|(tenant, rest)| is_in_a_folder(tenant, &rest.join("/")))
    });
    whole || in_a_folder || parts == [WITHOUT_TENANT] || parts.last() == Some(&CREDENTIAL_TYPE)
}

/// Whether these parts follow the tenant in a path of the sign-in, and are the whole of it.
fn is_after_tenant(tenant: &str, rest: &[&str]) -> bool {
    if matches!(tenant, "common" | "organizations")
        && rest.len() > 1
        && rest.first().is_some_and(|it| FOLDERS.contains(it))
    {
        return true;
    }
    // No path that counts is longer.
    let rest = rest.get(..4).unwrap_or(rest).join("/");
    let rest = rest.as_str();
    match tenant {
        "common" => AFTER_COMMON.contains(&rest),
        _ if is_guid(tenant) => rest == "login" || [&AUTHORIZE[..], &DEVICE, &OWN].concat().contains(&rest),
        // A tenant by name. Other paths follow a part with a dot in many addresses.
        _ => tenant.contains('.') && AUTHORIZE.contains(&rest),
    }
}

/// Whether this is a path of the sign-in that no other site has, even below a folder.
fn is_in_a_folder(tenant: &str, rest: &str) -> bool {
    match tenant {
        "common" | "organizations" => [&AUTHORIZE[..], &DEVICE, &OWN].concat().contains(&rest),
        "consumers" => AUTHORIZE.contains(&rest),
        _ => is_guid(tenant) && (rest == "oauth2/v2.0/authorize" || rest == "sas/processauth"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_word_counts_only_as_the_whole_path() {
        assert_eq!(path_trick("/common/login"), Some(Trick::Relay));
        assert_eq!(path_trick("/3f6c1b52-8a0e-4d7b-9c25-71e0b94d2a68/login/"), Some(Trick::Relay));
        for path in ["/common/login/x", "/x/common/login", "/organizations/login", "/consumers/login", "/login", "/"] {
            assert_eq!(path_trick(path), None, "{path}");
        }
    }

    #[test]
    fn a_path_of_the_sign_in_counts_in_any_folder() {
        assert_eq!(path_trick("//a/b/common/oauth2/v2.0/authorize"), Some(Trick::Relay));
        assert_eq!(path_trick("/a/common/oauth2/v2.0/authorize/b"), None);
    }
}
