// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which Microsoft page is this? Facts in, [`Page`] out.
//!
//! The content script knows selectors and nothing of their meaning; this folder knows the meaning and no selectors. It is
//! total and pure: any facts give a page, and [`Kind::Unknown`] is a page like the others, on which the extension says
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
mod tenant;

pub use element::Element;
pub use facts::Facts;
pub use fault::{Fault, Refusal};
pub use heading::Heading;
pub use hosts::Cloud;
pub use kind::Kind;
pub use recognise::recognise;
pub use report::{Versions, report};
pub use tenant::Tenant;

use crate::method::Method;

/// By which control a page leads to the pass, where it asks for something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offer {
    /// The link that switches straight to it.
    Link,
    /// The pass in the list of ways to sign in.
    Tile,
    /// The pass in the list of second factors.
    Proof,
    /// The link to other ways to sign in: the pass may be among them, or not.
    OtherWays,
}

impl Offer {
    /// Every offer, the one that leads furthest first.
    pub const ALL: [Offer; 4] = [Offer::Tile, Offer::Proof, Offer::Link, Offer::OtherWays];

    /// Whether the page itself says that there is a pass for this account.
    #[must_use]
    pub const fn names_the_pass(self) -> bool {
        !matches!(self, Offer::OtherWays)
    }
}

/// A recognised page and what it carries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What is asked of the person.
    pub kind: Kind,
    /// One view is giving way to another: wait for the next look.
    pub changing: bool,
    /// Why the last try was refused, where the page says so.
    pub refusal: Option<Refusal>,
    /// The way to the pass, where the page asks for something else.
    pub offer: Option<Offer>,
    /// The element to ring: the pass field, or the control that leads to it.
    pub ring: Option<Element>,
    /// The page shows which account is signing in. Which one it is, nobody here knows.
    pub shows_account: bool,
    /// The cloud of its host.
    pub cloud: Cloud,
    /// Where the sign-in goes, where the page tells.
    pub heading: Option<Heading>,
    /// The tenant in which the person signs in, where the address tells.
    pub tenant: Option<Tenant>,
    /// The button on Security info that adds a method, where it can be told.
    pub add_method: Option<Element>,
    /// The methods that Security info was seen to list. What is not among them may be there all the same.
    pub registered: Vec<Method>,
    /// A dialog of the page's stands before it.
    pub in_dialog: bool,
    /// The page's own language as a BCP 47 tag; empty where it names none.
    pub language: String,
}

impl Page {
    /// The page of which no more is known than its kind.
    #[must_use]
    pub fn of(kind: Kind) -> Page {
        Page { kind, ..Page::default() }
    }

    /// Why the last try was refused.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.refusal.map(|refusal| refusal.fault)
    }

    /// Whether the page itself speaks of a Temporary Access Pass.
    #[must_use]
    pub fn concerns_pass(&self) -> bool {
        self.kind == Kind::Pass || self.offer.is_some_and(Offer::names_the_pass)
    }
}
