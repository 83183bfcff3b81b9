// SPDX-License-Identifier: MIT OR Apache-2.0
//! Where a sign-in goes: a one-time pass that is spent on an application is gone for Security info.

use super::Facts;
use super::hosts::{Role, find};

/// The application number of My Sign-ins (C2 2026-09).
const MY_SIGN_INS: &str = "19db86c3-b2b9-44cc-b339-36da233a3be2";

/// Where a sign-in goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Heading {
    /// To My Security info.
    SecurityInfo,
    /// To some application.
    Application,
}

impl Heading {
    /// Both.
    pub const ALL: [Heading; 2] = [Heading::SecurityInfo, Heading::Application];

    /// The word for it in a note.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Heading::SecurityInfo => "security-info",
            Heading::Application => "application",
        }
    }
}

/// Only the first document of a sign-in has an address that tells, and both halves of it must be there before an application
/// is said: either half alone could be My Sign-ins under a new name.
pub(super) fn heading(facts: &Facts) -> Option<Heading> {
    let is_my_sign_ins = facts.client.as_deref().map(|client| client.eq_ignore_ascii_case(MY_SIGN_INS));
    let leads_there =
        facts.redirect.as_deref().map(|redirect| find(redirect).is_some_and(|host| host.role == Role::SecurityInfo));
    match (is_my_sign_ins, leads_there) {
        (Some(true), _) | (_, Some(true)) => Some(Heading::SecurityInfo),
        (Some(false), Some(false)) => Some(Heading::Application),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHER: &str = "00000003-0000-0ff1-ce00-000000000000";

    fn of(client: Option<&str>, redirect: Option<&str>) -> Option<Heading> {
        heading(&Facts { client: client.map(str::to_owned), redirect: redirect.map(str::to_owned), ..Facts::default() })
    }

    #[test]
    fn either_half_is_enough_for_security_info() {
        assert_eq!(of(Some(MY_SIGN_INS), None), Some(Heading::SecurityInfo));
        assert_eq!(of(None, Some("mysignins.microsoft.com")), Some(Heading::SecurityInfo));
        assert_eq!(of(Some(OTHER), Some("mysignins.azure.us")), Some(Heading::SecurityInfo));
    }

    #[test]
    fn an_application_is_said_only_with_both() {
        assert_eq!(of(Some(OTHER), Some("portal.contoso.example")), Some(Heading::Application));
        assert_eq!(of(Some(OTHER), None), None);
        assert_eq!(of(None, Some("portal.contoso.example")), None);
        assert_eq!(of(None, Some("mysignins.microsoft.com.evil.example")), None);
        assert_eq!(of(None, None), None);
    }
}
