// SPDX-License-Identifier: MIT OR Apache-2.0
//! Is this page really Microsoft's? The address of a page in, [`Assurance`] out.
//!
//! Only the address counts, because a phisher can copy everything on a page. *Genuine* means an exact name from the
//! table of hosts, over https, without a user name or a port. We never call a fake page genuine. We may call a harmless
//! page a look-alike.

mod distance;
mod domains;
mod look_alikes;
mod parts;
mod path;
mod resemblance;

pub(crate) use look_alikes::{Glyph, glyphs};

use crate::page::hosts::{Role, find};
use domains::Ownership;
use parts::{AddressKind, Parts};

/// What the address of a page proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// Microsoft's own sign-in for work and school.
    SignIn,
    /// Microsoft's own My Sign-ins, with Security info.
    SecurityInfo,
    /// A page of Microsoft's where no pass belongs.
    NoPass,
    /// An address that looks like Microsoft's sign-in but is not.
    LookAlike(Trick),
    /// A page that is not Microsoft's.
    NotMicrosoft,
    /// A name of Microsoft's, but the address proves nothing, for example because it is not https. No pass belongs
    /// there.
    Unsure,
    /// A page of the browser or of an extension.
    Browser,
}

/// The part of an address that imitates Microsoft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trick {
    /// The name of the site.
    Name,
    /// The path contains Microsoft's name.
    Path,
    /// The path is built like that of Microsoft's sign-in.
    Relay,
    /// The text before an `@`, which is not the name of the site.
    BeforeAt,
    /// The name is Microsoft's, but the connection is not encrypted: anybody in between could have made the page.
    NotEncrypted,
    /// The name is Microsoft's, but with a port or a last dot that its sign-in never has.
    PortOrDot,
    /// The name was Microsoft's in the past.
    GivenUp,
}

impl Assurance {
    /// The value of `data-assurance`, which tests and styles read.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Assurance::SignIn => "sign-in",
            Assurance::SecurityInfo => "security-info",
            Assurance::NoPass => "no-pass",
            Assurance::LookAlike(_) => "look-alike",
            Assurance::NotMicrosoft => "not-microsoft",
            Assurance::Unsure => "unsure",
            Assurance::Browser => "browser",
        }
    }

    /// Whether the page is Microsoft's sign-in or Security info.
    #[must_use]
    pub const fn is_genuine(self) -> bool {
        matches!(self, Assurance::SignIn | Assurance::SecurityInfo)
    }
}

/// What this address proves. Any text gives an answer, and nothing is genuine without proof.
///
/// `address` comes from the browser: host names are in lower case, and those in other scripts are in Punycode.
#[must_use]
pub fn judge(address: &str) -> Assurance {
    let parts = match Parts::parse(address) {
        AddressKind::Browser => return Assurance::Browser,
        AddressKind::Elsewhere(rest) => {
            return path::path_trick(rest).map_or(Assurance::NotMicrosoft, Assurance::LookAlike);
        }
        AddressKind::Web(parts) => parts,
    };
    match find(&parts.host).map(|host| host.role) {
        Some(role) => assess_known_host(role, &parts),
        None => assess_unknown_host(&parts),
    }
}

/// Whether a name in plain text, such as that of an organisation, imitates Microsoft's: `Micr0soft Support`.
#[must_use]
pub fn imitates_microsoft(name: &str) -> bool {
    resemblance::name_imitates(name)
}

/// The host and port in this address, as written there; `None` if it is no web address.
#[must_use]
pub fn site(address: &str) -> Option<&str> {
    match Parts::parse(address) {
        AddressKind::Web(parts) => Some(parts.site).filter(|site| (1..=parts::MAX_SITE_LENGTH).contains(&site.len())),
        AddressKind::Browser | AddressKind::Elsewhere(_) => None,
    }
}

/// The name of the site in a form that nobody can click by accident: `hxxps://login[.]micros0ft[.]example`. The rest of
/// the address is left out because it may name the person. Empty if the address has no site.
#[must_use]
pub fn harmless(address: &str) -> String {
    let scheme = if address.starts_with("https:") { "hxxps" } else { "hxxp" };
    site(address).map(|site| format!("{scheme}://{}", site.replace('.', "[.]"))).unwrap_or_default()
}

fn assess_known_host(role: Role, parts: &Parts) -> Assurance {
    match (role, parts.trick()) {
        (Role::Closed, _) => Assurance::LookAlike(Trick::GivenUp),
        // The site is the right one in spite of the text before the `@`.
        (_, Some(Trick::BeforeAt)) | (Role::NoPages | Role::Consumer, Some(_)) => Assurance::Unsure,
        (_, Some(trick)) => Assurance::LookAlike(trick),
        (Role::SignIn | Role::Alias, None) => Assurance::SignIn,
        (Role::SecurityInfo, None) => Assurance::SecurityInfo,
        (Role::NoPages | Role::Consumer, None) => Assurance::NoPass,
    }
}

fn assess_unknown_host(parts: &Parts) -> Assurance {
    if parts.user_info.as_deref().is_some_and(resemblance::text_imitates) {
        return Assurance::LookAlike(Trick::BeforeAt);
    }
    if parts.host.ends_with('.') && find(parts.host.trim_end_matches('.')).is_some() {
        return Assurance::LookAlike(Trick::PortOrDot);
    }
    let microsofts = if parts.trick().is_none() { Assurance::NoPass } else { Assurance::Unsure };
    match Ownership::of(&parts.host) {
        Some(Ownership::Microsoft) => microsofts,
        Some(Ownership::Customer(name)) if !resemblance::host_imitates(name) => microsofts,
        _ if resemblance::host_imitates(&parts.host) => Assurance::LookAlike(Trick::Name),
        _ => path::path_trick(parts.path).map_or(Assurance::NotMicrosoft, Assurance::LookAlike),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_site_of_an_address_is_shown() {
        let address = "https://maya@login.micros0ftonline.example:8443/common?login_hint=maya@contoso.com";
        assert_eq!(site(address), Some("login.micros0ftonline.example:8443"));
        assert_eq!(harmless(address), "hxxps://login[.]micros0ftonline[.]example:8443");
        assert_eq!(harmless("http://192.0.2.7/kmsi"), "hxxp://192[.]0[.]2[.]7");
        assert_eq!((site("chrome://newtab/"), site("https:///x"), site("")), (None, None, None));
        assert_eq!(harmless("file:///home/maya/microsoftonline.html"), "");
    }
}
