// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which Microsoft page is this? Facts in, [`Page`] out.
//!
//! The content script knows selectors and nothing of their meaning; this folder knows the meaning and no selectors. It is
//! total and pure: any facts give a page, and [`Kind::Unknown`] is a page like the others, on which the extension says
//! nothing.

mod facts;
mod fault;
pub mod hosts;
mod recognise;

pub use facts::{Element, Facts};
pub use fault::Fault;
pub use recognise::recognise;

/// What the person sees, as far as the facts tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The user name is asked for.
    Account,
    /// A password is asked for.
    Password,
    /// The list of ways to sign in.
    Picker,
    /// The Temporary Access Pass is asked for.
    Pass,
    /// A one-time code is asked for.
    Code,
    /// The second-factor page with its list of other factors.
    OtherFactor,
    /// "Stay signed in?"
    StaySignedIn,
    /// "More information required", the door to the register wizard.
    MoreInformation,
    /// An error page without a way to go on.
    Error,
    /// Consent, confirmation of an application, change of password and their like.
    Interruption,
    /// The form that carries the result to the application and submits itself.
    Leaving,
    /// My Security info, where methods are registered.
    SecurityInfo,
    /// The register wizard, which cannot register passkeys.
    Register,
    /// Nothing that the facts prove.
    Unknown,
}

impl Kind {
    /// Every kind, for tests that walk all of them.
    pub const ALL: [Kind; 14] = [
        Kind::Account,
        Kind::Password,
        Kind::Picker,
        Kind::Pass,
        Kind::Code,
        Kind::OtherFactor,
        Kind::StaySignedIn,
        Kind::MoreInformation,
        Kind::Error,
        Kind::Interruption,
        Kind::Leaving,
        Kind::SecurityInfo,
        Kind::Register,
        Kind::Unknown,
    ];

    /// The value of the panel's `data-page`: part of the observable contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Account => "account",
            Kind::Password => "password",
            Kind::Picker => "picker",
            Kind::Pass => "pass",
            Kind::Code => "code",
            Kind::OtherFactor => "other-factor",
            Kind::StaySignedIn => "stay-signed-in",
            Kind::MoreInformation => "more-information",
            Kind::Error => "error",
            Kind::Interruption => "interruption",
            Kind::Leaving => "leaving",
            Kind::SecurityInfo => "security-info",
            Kind::Register => "register",
            Kind::Unknown => "unknown",
        }
    }
}

/// A recognised page and what it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// What is asked of the person.
    pub kind: Kind,
    /// Why the last try was refused, where the page says so.
    pub fault: Option<Fault>,
    /// The element to ring: the pass field, or the control that leads to it.
    pub ring: Option<Element>,
}

impl Page {
    /// The page of which nothing is known.
    pub const UNKNOWN: Page = Page { kind: Kind::Unknown, fault: None, ring: None };

    /// Whether something about a Temporary Access Pass is on this page.
    #[must_use]
    pub const fn concerns_pass(&self) -> bool {
        matches!(self.kind, Kind::Pass) || self.ring.is_some()
    }
}
