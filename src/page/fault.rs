// SPDX-License-Identifier: MIT OR Apache-2.0
//! Why did Microsoft refuse a try? Microsoft says that codes may change, so they are hints, and advice from them says
//! "likely".

use super::Kind;
use crate::named::named;

named! {
    /// The meaning of an error code. The name is the value of `data-fault` in the panel, part of the observable
    /// contract.
    pub enum Fault {
        /// The pass is wrong.
        Incorrect = "incorrect",
        /// The pass has expired.
        Expired = "expired",
        /// The one-time pass was used before.
        Used = "used",
        /// The organisation's policy does not allow this pass here.
        Blocked = "blocked",
        /// The account has no pass, or has none yet.
        NotFound = "not-found",
        /// The pass works for signing in to Windows devices only.
        WebSignInOnly = "web-sign-in-only",
        /// Too many tries: the account is locked for a while.
        Locked = "locked",
        /// Conditional Access or the state of the device forbids the sign-in.
        AccessPolicy = "access-policy",
        /// The page was open for too long.
        StalePage = "stale-page",
        /// The password is wrong. Somebody may have typed the pass there.
        Password = "password",
        /// The account is unknown or disabled, or its password has expired.
        Account = "account",
    }
}

/// A fault and its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Refusal {
    /// The likely meaning.
    pub fault: Fault,
    /// Microsoft's own code: the helpdesk can look it up.
    pub code: &'static str,
}

impl Refusal {
    /// The refusal for one of Microsoft's codes or words; `None` if it is not known as a fault.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Refusal> {
        CODES.iter().find(|(known, _)| *known == code).map(|(code, fault)| Refusal { fault: *fault, code })
    }
}

/// Error codes with their meaning. Source: Microsoft's published AADSTS list and public tools. Marks: C one public
/// source, C2 two or more, D derived. 50058 ("a fresh page") and 130500/130501 are no faults, so they have no row. The
/// second-factor page uses words instead of some numbers.
const CODES: [(&str, Fault); 20] = [
    ("130502", Fault::Blocked),                    // C 2026-09, its text D
    ("130503", Fault::Incorrect),                  // C2 2026-09
    ("130504", Fault::Expired),                    // C2 2026-09
    ("130505", Fault::Used),                       // C 2026-09
    ("130506", Fault::WebSignInOnly),              // C 2026-09
    ("130507", Fault::NotFound),                   // C2 2026-09
    ("50053", Fault::Locked),                      // C 2026-09
    ("50057", Fault::Account),                     // C 2026-09
    ("50055", Fault::Account),                     // C 2026-09
    ("50034", Fault::Account),                     // C 2026-09
    ("50126", Fault::Password),                    // S 2026-11
    ("50089", Fault::StalePage),                   // C 2026-09
    ("53000", Fault::AccessPolicy),                // C 2026-09
    ("53001", Fault::AccessPolicy),                // C 2026-09
    ("53003", Fault::AccessPolicy),                // C 2026-09
    ("FlowTokenExpired", Fault::StalePage),        // C 2026-09
    ("AccessPassBlockedByPolicy", Fault::Blocked), // C 2026-09
    ("InvalidAccessPass", Fault::Incorrect),       // C 2026-09
    ("AccessPassExpired", Fault::Expired),         // C 2026-09
    ("AccessPassAlreadyUsed", Fault::Used),        // C 2026-09
];

impl Fault {
    /// Whether a page of this kind can show this fault. A code stays in the document when the person goes back to the
    /// user name, and means nothing there. Nor does it on an unknown page or after the sign-in.
    #[must_use]
    pub(super) const fn can_appear_on(self, kind: Kind) -> bool {
        let asks_before = matches!(kind, Kind::UserName | Kind::AccountTiles | Kind::Password);
        let asks = matches!(
            kind,
            Kind::Pass | Kind::Picker | Kind::Code | Kind::Authenticator | Kind::Passkey | Kind::OtherFactor
        );
        let stops = matches!(kind, Kind::Error | Kind::AccessPolicy);
        match self {
            Fault::Incorrect
            | Fault::Expired
            | Fault::Used
            | Fault::Blocked
            | Fault::NotFound
            | Fault::WebSignInOnly => asks || stops,
            Fault::Locked | Fault::AccessPolicy | Fault::StalePage => asks_before || asks || stops,
            Fault::Password => matches!(kind, Kind::Password),
            Fault::Account => (asks_before || asks || stops) && !matches!(kind, Kind::Pass),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_page_is_not_a_fault() {
        for code in ["50058", "130500", "130501", "", "1305033", "accesspassexpired"] {
            assert_eq!(Refusal::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn the_number_and_the_word_for_one_fault_agree() {
        let fault = |code| Refusal::from_code(code).map(|refusal| refusal.fault);
        assert_eq!((fault("130503"), fault("InvalidAccessPass")), (Some(Fault::Incorrect), Some(Fault::Incorrect)));
        assert_eq!((fault("130505"), fault("AccessPassAlreadyUsed")), (Some(Fault::Used), Some(Fault::Used)));
    }

    #[test]
    fn every_fault_has_a_code() {
        for fault in Fault::ALL {
            assert!(CODES.iter().any(|(_, known)| *known == fault), "{fault:?}");
        }
    }
}
