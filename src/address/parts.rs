// SPDX-License-Identifier: MIT OR Apache-2.0
//! Splits an address into the parts that decide whose page it is.

use super::Trick;

/// A kind of address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddressKind<'a> {
    /// An http or https address.
    Web(Parts<'a>),
    /// A page of the browser or of an extension.
    Browser,
    /// Anything else that a tab can show, for example a file: the text after the scheme.
    Elsewhere(&'a str),
}

/// The parts of a web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Whether it begins with exactly `https://`.
    pub encrypted: bool,
    /// The text before an `@`, in lower case.
    pub user_info: Option<String>,
    /// The name of the site, in lower case.
    pub host: String,
    /// Whether it names a port.
    pub port: bool,
    /// Name and port as written in the address.
    pub site: &'a str,
    /// The text from the first slash on, without query and fragment.
    pub path: &'a str,
}

/// The schemes of the browser's own pages, and of its views of other pages, where nobody can type. `about:` is not
/// here: any page can open `about:blank` and fill it.
const BROWSER_SCHEMES: [&str; 9] = [
    "chrome",
    "edge",
    "chrome-extension",
    "chrome-search",
    "chrome-untrusted",
    "chrome-error",
    "devtools",
    "view-source",
    "read",
];

/// The longest name of a site with its port, in bytes. A name alone has at most 253 (RFC 1035).
pub const MAX_SITE_LENGTH: usize = 253 + ":65535".len();

impl Parts<'_> {
    /// Splits this address. Any text gives an answer.
    pub fn parse(address: &str) -> AddressKind<'_> {
        let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
        let scheme = scheme.to_ascii_lowercase();
        if BROWSER_SCHEMES.contains(&scheme.as_str()) {
            return AddressKind::Browser;
        }
        let Some(rest) = rest.strip_prefix("//").filter(|_| scheme == "http" || scheme == "https") else {
            return AddressKind::Elsewhere(rest);
        };
        let (before, _) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
        let (authority, path) = before.split_at(before.find(['/', '\\']).unwrap_or(before.len()));
        let (user_info, name) = match authority.rsplit_once('@') {
            Some((user_info, name)) => (Some(user_info.to_ascii_lowercase()), name),
            None => (None, authority),
        };
        let (host, port) = match name.rsplit_once(':') {
            // A colon in brackets is part of an IPv6 address.
            Some((host, port)) if !port.contains(']') => (host, true),
            _ => (name, false),
        };
        // No server has such a name, and comparing it would take long.
        if name.len() > MAX_SITE_LENGTH {
            return AddressKind::Elsewhere(path);
        }
        AddressKind::Web(Parts {
            encrypted: address.starts_with("https://"),
            user_info,
            host: host.to_ascii_lowercase(),
            port,
            site: name,
            path,
        })
    }

    /// The part of this address that makes it suspicious, even if its name is right.
    pub fn trick(&self) -> Option<Trick> {
        if self.user_info.is_some() {
            Some(Trick::BeforeAt)
        } else if !self.encrypted {
            Some(Trick::NotEncrypted)
        } else if self.port {
            Some(Trick::PortOrDot)
        } else {
            None
        }
    }
}
