// SPDX-License-Identifier: MIT OR Apache-2.0
//! The parts of an address, as far as they matter here.

use super::Trick;

/// What kind of address it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form<'a> {
    /// A page of the web.
    Web(Parts<'a>),
    /// A page of the browser's own, or of an extension.
    Browser,
    /// Whatever else can be shown in a tab, a file for one: what follows its scheme.
    Elsewhere(&'a str),
}

/// The parts of a web address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts<'a> {
    /// It begins with `https://`, letter for letter.
    pub encrypted: bool,
    /// What comes before an `@`, in lower case.
    pub user_info: Option<String>,
    /// The name of the site. Where it is written as browsers write it, as it stands; else in lower case.
    pub host: String,
    /// It names a port.
    pub port: bool,
    /// Name and port as they stand there.
    pub site: &'a str,
    /// From the first slash on, without query and fragment.
    pub path: &'a str,
}

/// The schemes of the browser's own pages, and of its views of others, in which nothing can be typed. `about:` is not among them:
/// whoever opens such a page can fill it.
const BROWSER: [&str; 9] = [
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

/// No name of a site is longer than 253 characters (RFC 1035), with a port not longer than this.
pub const LONGEST: usize = 253 + ":65535".len();

impl Parts<'_> {
    /// The parts of this address. Total.
    pub fn of(address: &str) -> Form<'_> {
        let (scheme, rest) = address.split_once(':').unwrap_or(("", address));
        let scheme = scheme.to_ascii_lowercase();
        if BROWSER.contains(&scheme.as_str()) {
            return Form::Browser;
        }
        let Some(rest) = rest.strip_prefix("//").filter(|_| scheme == "http" || scheme == "https") else {
            return Form::Elsewhere(rest);
        };
        let (before, _) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
        let (authority, path) = before.split_at(before.find(['/', '\\']).unwrap_or(before.len()));
        let (user_info, name) = match authority.rsplit_once('@') {
            Some((user_info, name)) => (Some(user_info.to_ascii_lowercase()), name),
            None => (None, authority),
        };
        let (host, port) = match name.rsplit_once(':') {
            // A colon within brackets belongs to the number of a machine.
            Some((host, port)) if !port.contains(']') => (host, true),
            _ => (name, false),
        };
        // No server answers there; and it would be a long story.
        if name.len() > LONGEST {
            return Form::Elsewhere(path);
        }
        Form::Web(Parts {
            encrypted: address.starts_with("https://"),
            user_info,
            host: host.to_ascii_lowercase(),
            port,
            site: name,
            path,
        })
    }

    /// What is wrong with this address, even if its name is right.
    pub fn oddity(&self) -> Option<Trick> {
        if self.user_info.is_some() {
            Some(Trick::BeforeAt)
        } else if !self.encrypted {
            Some(Trick::NotEncrypted)
        } else if self.port {
            Some(Trick::Form)
        } else {
            None
        }
    }
}
