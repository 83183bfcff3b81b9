// SPDX-License-Identifier: MIT OR Apache-2.0
//! Where does a sign-in go? A one-time pass that is spent on an application cannot open Security info any more.

use super::Facts;
use super::hosts::{Role, find};
use crate::named::named;

/// The application id of My Sign-ins (C2 2026-09).
const MY_SIGN_INS: &str = "19db86c3-b2b9-44cc-b339-36da233a3be2";

named! {
    /// Where a sign-in goes.
    pub enum Heading {
        /// To My Security info.
        SecurityInfo = "security-info",
        /// To some application.
        Application = "application",
    }
}

/// The destination that the address tells. Only the first document of a sign-in has such an address. `client_id` and
/// `redirect_uri` must both name another application: one of them alone could be a new name of My Sign-ins.
pub(super) fn destination(facts: &Facts) -> Option<Heading> {
    let is_my_sign_ins = facts.client.as_deref().map(|client| client.eq_ignore_ascii_case(MY_SIGN_INS));
    let returns_there =
        facts.redirect.as_deref().map(|redirect| find(redirect).is_some_and(|host| host.role == Role::SecurityInfo));
    match (is_my_sign_ins, returns_there) {
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
        destination(&Facts {
            client: client.map(str::to_owned),
            redirect: redirect.map(str::to_owned),
            ..Facts::default()
        })
    }

    #[test]
    fn one_of_both_is_enough_for_security_info() {
        assert_eq!(of(Some(MY_SIGN_INS), None), Some(Heading::SecurityInfo));
        assert_eq!(of(None, Some("mysignins.microsoft.com")), Some(Heading::SecurityInfo));
        assert_eq!(of(Some(OTHER), Some("mysignins.azure.us")), Some(Heading::SecurityInfo));
    }

    #[test]
    fn an_application_needs_both() {
        assert_eq!(of(Some(OTHER), Some("portal.contoso.example")), Some(Heading::Application));
        assert_eq!(of(Some(OTHER), None), None);
        assert_eq!(of(None, Some("portal.contoso.example")), None);
        assert_eq!(of(None, Some("mysignins.microsoft.com.evil.example")), None);
        assert_eq!(of(None, None), None);
    }
}
