// SPDX-License-Identifier: MIT OR Apache-2.0
//! Why a try was refused. Microsoft says that codes may change, so they are hints, and advice drawn from them says "likely".

use super::Kind;

/// The reason behind an error code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The pass does not match.
    Incorrect,
    /// The pass has run out.
    Expired,
    /// A one-time pass was used before.
    Used,
    /// The organisation's policy does not allow this pass here.
    Blocked,
    /// No pass is known for the account, or not yet.
    NotFound,
    /// The pass serves for signing in to Windows devices only.
    WebSignInOnly,
    /// Too many tries: the account waits.
    Locked,
    /// Conditional Access or the state of the device.
    AccessPolicy,
    /// The page has stood open for too long.
    StalePage,
    /// The account is unknown, disabled, or its password has expired.
    Account,
}

/// Error codes with their meaning. Source: Microsoft's published AADSTS list and public tools; newest evidence 2026-09.
/// Marks: C one public source, C2 two or more; 50058 ("a fresh page") and 130500/130501 are no faults and so have no row.
/// The second-factor page has words in place of some numbers.
const CODES: [(&str, Fault); 19] = [
    ("130502", Fault::Blocked),                    // C, its text D
    ("130503", Fault::Incorrect),                  // C2
    ("130504", Fault::Expired),                    // C2
    ("130505", Fault::Used),                       // C
    ("130506", Fault::WebSignInOnly),              // C
    ("130507", Fault::NotFound),                   // C2
    ("50053", Fault::Locked),                      // C
    ("50057", Fault::Account),                     // C
    ("50055", Fault::Account),                     // C
    ("50034", Fault::Account),                     // C
    ("50089", Fault::StalePage),                   // C
    ("53000", Fault::AccessPolicy),                // C
    ("53001", Fault::AccessPolicy),                // C
    ("53003", Fault::AccessPolicy),                // C
    ("FlowTokenExpired", Fault::StalePage),        // C
    ("AccessPassBlockedByPolicy", Fault::Blocked), // C
    ("InvalidAccessPass", Fault::Incorrect),       // C
    ("AccessPassExpired", Fault::Expired),         // C
    ("AccessPassAlreadyUsed", Fault::Used),        // C
];

impl Fault {
    /// Every fault, for tests that walk all of them.
    pub const ALL: [Fault; 10] = [
        Fault::Incorrect,
        Fault::Expired,
        Fault::Used,
        Fault::Blocked,
        Fault::NotFound,
        Fault::WebSignInOnly,
        Fault::Locked,
        Fault::AccessPolicy,
        Fault::StalePage,
        Fault::Account,
    ];

    /// The fault behind a code or word of Microsoft's; `None` for anything that is not known as a fault.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Fault> {
        CODES.iter().find(|(known, _)| *known == code).map(|(_, fault)| *fault)
    }

    /// Whether a page of this kind can be showing it. A code stays in the document when the person goes back to the user name
    /// within it, and means nothing there.
    #[must_use]
    pub(super) const fn concerns(self, kind: Kind) -> bool {
        match self {
            Fault::Incorrect
            | Fault::Expired
            | Fault::Used
            | Fault::Blocked
            | Fault::NotFound
            | Fault::WebSignInOnly => !matches!(kind, Kind::Account | Kind::Password),
            Fault::Locked | Fault::AccessPolicy | Fault::StalePage => true,
            Fault::Account => !matches!(kind, Kind::Pass),
        }
    }

    /// The value of the panel's `data-fault`: part of the observable contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Fault::Incorrect => "incorrect",
            Fault::Expired => "expired",
            Fault::Used => "used",
            Fault::Blocked => "blocked",
            Fault::NotFound => "not-found",
            Fault::WebSignInOnly => "web-sign-in-only",
            Fault::Locked => "locked",
            Fault::AccessPolicy => "access-policy",
            Fault::StalePage => "stale-page",
            Fault::Account => "account",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fresh_page_is_not_a_fault() {
        assert_eq!(Fault::from_code("50058"), None);
        assert_eq!(Fault::from_code("130500"), None);
        assert_eq!(Fault::from_code(""), None);
        assert_eq!(Fault::from_code("1305033"), None);
    }

    #[test]
    fn number_and_word_of_one_fault_agree() {
        assert_eq!(Fault::from_code("130503"), Fault::from_code("InvalidAccessPass"));
        assert_eq!(Fault::from_code("130505"), Fault::from_code("AccessPassAlreadyUsed"));
    }

    #[test]
    fn every_fault_has_a_code() {
        for fault in Fault::ALL {
            assert!(CODES.iter().any(|(_, known)| *known == fault), "{fault:?}");
        }
    }
}
