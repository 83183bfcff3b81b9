// SPDX-License-Identifier: MIT OR Apache-2.0
//! Is this page really Microsoft's? The address of a page in, [`Assurance`] out.
//!
//! Only the address is asked: what a page shows, a phisher shows as well. *Genuine* is said of nothing but an exact name of the
//! table of hosts, over https, with nothing before it and no port. Where an address merely resembles one, that is said, and it
//! may be said too often; *genuine* may not.

mod domains;
mod look_alikes;
mod parts;
mod resemblance;

use crate::page::hosts::{Role, find};
use domains::Ownership;
use parts::{Form, Parts};

/// What can be said of a page by its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// Microsoft's own sign-in for work and school.
    SignIn,
    /// Microsoft's own My Sign-ins, with Security info.
    SecurityInfo,
    /// Microsoft's, and no pass belongs there.
    NoPass,
    /// It looks like Microsoft's sign-in, and is not.
    LookAlike(Trick),
    /// Not Microsoft's.
    NotMicrosoft,
    /// A name of Microsoft's, reached in a way that proves nothing, and none on which a pass belongs.
    Unsure,
    /// The browser's own, or an extension's.
    Browser,
}

/// By what an address resembles one of Microsoft's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trick {
    /// The name of the site.
    Name,
    /// What comes after the name of the site has Microsoft's name in it.
    Path,
    /// What comes after the name of the site is built like Microsoft's sign-in.
    Relay,
    /// What comes before the name of the site, up to an `@`.
    BeforeAt,
    /// The name is Microsoft's, and the connection is not encrypted: anybody on the way could have made the page.
    NotEncrypted,
    /// The name is Microsoft's, with a port or a dot that its sign-in never has.
    Form,
    /// The name was Microsoft's, and was given up.
    GivenUp,
}

impl Assurance {
    /// The value of `data-assurance`, by which it is told apart and gets its colours.
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

    /// Whether the page is where a pass is typed, or where it leads.
    #[must_use]
    pub const fn is_genuine(self) -> bool {
        matches!(self, Assurance::SignIn | Assurance::SecurityInfo)
    }
}

/// What the address of a page says. Total: any text gives an answer, and what is not proven is not genuine.
///
/// `address` is as the browser gives it: names in lower case, those of other scripts in Punycode.
#[must_use]
pub fn judge(address: &str) -> Assurance {
    let parts = match Parts::of(address) {
        Form::Browser => return Assurance::Browser,
        Form::Elsewhere(path) => {
            return resemblance::in_path(path).map_or(Assurance::NotMicrosoft, Assurance::LookAlike);
        }
        Form::Web(parts) => parts,
    };
    match find(&parts.host).map(|host| host.role) {
        Some(role) => of_known_host(role, &parts),
        None => of_unknown_host(&parts),
    }
}

/// The name of the site in this address, as it stands there; `None` where it is no page of the web.
#[must_use]
pub fn site(address: &str) -> Option<&str> {
    match Parts::of(address) {
        Form::Web(parts) => Some(parts.site).filter(|site| (1..=parts::LONGEST).contains(&site.len())),
        Form::Browser | Form::Elsewhere(_) => None,
    }
}

/// The name of the site in a form that nobody can click by accident: `hxxps://login[.]micros0ft[.]example`. Nothing else of the
/// address: it may name the person. Empty where there is no such name.
#[must_use]
pub fn harmless(address: &str) -> String {
    let scheme = if address.starts_with("https:") { "hxxps" } else { "hxxp" };
    site(address).map(|site| format!("{scheme}://{}", site.replace('.', "[.]"))).unwrap_or_default()
}

fn of_known_host(role: Role, parts: &Parts) -> Assurance {
    match (role, parts.oddity()) {
        (Role::Closed, _) => Assurance::LookAlike(Trick::GivenUp),
        // The site is the right one, whatever stands before its name.
        (_, Some(Trick::BeforeAt)) | (Role::NoPages | Role::Consumer, Some(_)) => Assurance::Unsure,
        (_, Some(trick)) => Assurance::LookAlike(trick),
        (Role::SignIn | Role::Alias, None) => Assurance::SignIn,
        (Role::SecurityInfo, None) => Assurance::SecurityInfo,
        (Role::NoPages | Role::Consumer, None) => Assurance::NoPass,
    }
}

fn of_unknown_host(parts: &Parts) -> Assurance {
    if parts.user_info.as_deref().is_some_and(resemblance::in_text) {
        return Assurance::LookAlike(Trick::BeforeAt);
    }
    if parts.host.ends_with('.') && find(parts.host.trim_end_matches('.')).is_some() {
        return Assurance::LookAlike(Trick::Form);
    }
    let owned = if parts.oddity().is_none() { Assurance::NoPass } else { Assurance::Unsure };
    match Ownership::of(&parts.host) {
        Some(Ownership::Microsoft) => owned,
        Some(Ownership::Customer(name)) if !resemblance::in_name(name) => owned,
        _ if resemblance::in_name(&parts.host) => Assurance::LookAlike(Trick::Name),
        _ => resemblance::in_path(parts.path).map_or(Assurance::NotMicrosoft, Assurance::LookAlike),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_the_site_is_shown_and_handed_on_and_nothing_else() {
        let address = "https://maya@login.micros0ftonline.example:8443/common?login_hint=maya@contoso.com";
        assert_eq!(site(address), Some("login.micros0ftonline.example:8443"));
        assert_eq!(harmless(address), "hxxps://login[.]micros0ftonline[.]example:8443");
        assert_eq!(harmless("http://192.0.2.7/kmsi"), "hxxp://192[.]0[.]2[.]7");
        assert_eq!((site("chrome://newtab/"), site("https:///x"), site("")), (None, None, None));
        assert_eq!(harmless("file:///home/maya/microsoftonline.html"), "");
    }
}
