// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which Microsoft page is this?
//!
//! The content script knows the selectors but not their meaning. This folder knows the meaning but no selectors: it
//! turns [`Facts`] into a [`Page`]. It is pure, and any facts give a page. On [`Kind::Unknown`] the extension says
//! nothing.

mod element;
mod evidence;
mod facts;
mod fault;
mod heading;
pub mod hosts;
mod kind;
mod prompt;
mod recognise;
mod report;
mod structure;
mod tenant;

pub use element::Element;
pub use facts::Facts;
pub use fault::{Fault, Refusal};
pub use heading::Heading;
pub use hosts::Cloud;
pub use kind::Kind;
pub use recognise::recognise;
pub use report::{Situation, Versions, report};
pub use structure::{Part, structure};
pub use tenant::Tenant;
pub(crate) use tenant::is_guid;

use crate::method::Method;

/// The control that leads to the pass on a page that asks for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offer {
    /// The link that switches directly to the pass.
    Link,
    /// The pass in the list of ways to sign in.
    Tile,
    /// The pass in the list of second factors.
    Proof,
    /// The link to other ways to sign in. The pass may or may not be among them.
    OtherWays,
}

impl Offer {
    /// Every offer, the most direct one first.
    pub const ALL: [Offer; 4] = [Offer::Tile, Offer::Proof, Offer::Link, Offer::OtherWays];

    /// Whether the page itself says that this account has a pass.
    #[must_use]
    pub const fn names_the_pass(self) -> bool {
        !matches!(self, Offer::OtherWays)
    }
}

/// A recognised page and what is on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What the page asks for.
    pub kind: Kind,
    /// Whether one view is replacing another: wait for the next look.
    pub changing: bool,
    /// Why Microsoft refused the last try, if the page says so.
    pub refusal: Option<Refusal>,
    /// The way to the pass, if the page asks for something else.
    pub offer: Option<Offer>,
    /// Whether the page says that the account has a pass, without offering it directly.
    pub account_has_pass: bool,
    /// Whether the list of ways to sign in knows no account yet.
    pub before_account: bool,
    /// Whether the page may offer Microsoft's own recovery of an account.
    pub offers_recovery: bool,
    /// Whether it is the page for the second factor.
    pub is_second_factor: bool,
    /// Whether it is at the passkey's own address, where a passkey is asked for as the first method or the second.
    pub at_passkey_address: bool,
    /// The element to ring: the pass field, or the control that leads to it.
    pub ring: Option<Element>,
    /// The button that sends what the page asks for, if there is only one.
    pub submit: Option<Element>,
    /// The control that shows the pass while it is typed, if it is hidden now.
    pub show_pass: Option<Element>,
    /// Whether the page shows which account is signing in. The name itself never gets here.
    pub shows_account: bool,
    /// The cloud of the host.
    pub cloud: Cloud,
    /// Where the sign-in goes, if the address tells it.
    pub heading: Option<Heading>,
    /// The tenant in which the person signs in, if the address tells it.
    pub tenant: Option<Tenant>,
    /// The button on Security info that adds a method, if it was found.
    pub add_method: Option<Element>,
    /// The methods that Security info shows, once for each row. A method that is missing here may be registered all the
    /// same.
    pub registered: Vec<Method>,
    /// How many rows the list on Security info has, whatever they name. After a sign-in with a pass it has at least
    /// that of the pass.
    pub rows: usize,
    /// Whether the page shows a dialog.
    pub in_dialog: bool,
    /// The page's own language as a BCP 47 tag; empty if it names none.
    pub language: String,
}

impl Page {
    /// A page of which only the kind is known.
    #[must_use]
    pub fn of(kind: Kind) -> Page {
        Page { kind, ..Page::default() }
    }

    /// Why Microsoft refused the last try.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.refusal.map(|refusal| refusal.fault)
    }

    /// Whether the page asks for a Temporary Access Pass or names it.
    #[must_use]
    pub fn concerns_pass(&self) -> bool {
        self.kind == Kind::Pass || self.offer.is_some_and(|offer| offer.names_the_pass() || self.account_has_pass)
    }

    /// Whether the page knows the account: it shows it, or asks for what only an account has.
    #[must_use]
    pub fn has_account(&self) -> bool {
        match self.kind {
            Kind::Password | Kind::Code | Kind::Authenticator | Kind::OtherFactor => true,
            Kind::Picker => self.shows_account || !self.before_account,
            _ => self.shows_account || self.is_second_factor,
        }
    }

    /// Whether the page asks for a second method, and not for the pass. Microsoft asks for it only if the first one was
    /// right.
    #[must_use]
    pub fn wants_second_method(&self) -> bool {
        let offers_pass = self.offer.is_some_and(Offer::names_the_pass);
        let can_be_second = self.is_second_factor || self.at_passkey_address;
        can_be_second && self.kind.is_second_factor() && !offers_pass && self.refusal.is_none()
    }
}
