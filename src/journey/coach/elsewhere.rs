// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should a person with a pass do when the page asks for something else? One table over what has happened in the
//! journey, what the page asks for, whether it knows the account, and what it offers. It is total: nobody falls into an
//! advice that was not meant for them. "Wait for your pass" is only for a person whose pass was neither sent nor
//! accepted.

use super::advice::Advice;
use crate::journey::{State, Step};
use crate::page::{Element, Kind, Offer, Page};
use crate::settings::{PassUse, Settings};
use crate::text::Key;

/// What has happened with the pass in this journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// It was not sent.
    NotSent,
    /// It was sent, and not accepted.
    Refused,
    /// It was accepted in this sign-in.
    Accepted,
    /// It was accepted, and the person has reached Security info: the sign-in there is asked for again.
    Registering,
}

impl Before {
    const fn of(state: State) -> Before {
        match state.step {
            Step::Register | Step::Done => Before::Registering,
            Step::Accepted => Before::Accepted,
            Step::Start | Step::Account | Step::Pass if state.tried => Before::Refused,
            Step::Start | Step::Account | Step::Pass => Before::NotSent,
        }
    }
}

/// How to get from this page to the pass, or why not to.
pub(super) fn not_asked_for(page: &Page, state: State, settings: &Settings) -> Advice {
    let is_reusable = settings.pass_use == Some(PassUse::Reusable);
    match (Before::of(state), page.offer, page.kind) {
        (Before::Registering, Some(offer), _) if is_reusable => way_to_pass(offer, page),
        (Before::Registering, _, _) => Advice::new(Key::AgainTitle, Key::AgainDetail).with_call(Key::CallForNew),
        (Before::Accepted, _, kind) if kind.is_second_factor() => {
            Advice::new(Key::StrongerTitle, Key::StrongerDetail).with_call(Key::CallIfStill)
        }
        (Before::Accepted, _, _) => Advice::new(Key::AgainTitle, Key::AgainDetail).with_call(Key::CallForNew),
        (Before::NotSent | Before::Refused, Some(offer), _) => way_to_pass(offer, page),
        (_, None, Kind::Provider) => Advice::new(Key::ProviderTitle, Key::ProviderDetail).with_call(Key::CallIfStill),
        (_, None, Kind::Passkey) => native_dialog(),
        (Before::Refused, None, _) => {
            Advice::new(Key::TriedTitle, Key::TriedDetail).with_call(Key::CallIfStill)
        }
        (Before::NotSent, None, Kind::Picker) if page.before_account => {
            Advice::new(Key::NoAccountTitle, Key::NoAccountDetail)
        }
        // The page shows the list, but the pass is not in it. The list never shows the account.
        (Before::NotSent, None, Kind::Picker | Kind::OtherFactor) => {
            Advice::new(Key::MissingTitle, Key::MissingInListDetail)
                .with_list(&[Key::MissingAccount, Key::MissingValid])
                .with_call(Key::CallIfStill)
        }
        (Before::NotSent, None, _) if !page.shows_account => {
            Advice::new(Key::NoAccountTitle, Key::NoAccountDetail).with_call(Key::CallIfStill)
        }
        (Before::NotSent, None, _) => Advice::new(Key::MissingTitle, Key::MissingDetail)
            .with_list(&[Key::MissingOtherWays, Key::MissingAccount, Key::MissingValid])
            .with_call(Key::CallIfStill),
    }
}

fn way_to_pass(offer: Offer, page: &Page) -> Advice {
    let has_box = matches!(page.kind, Kind::Password | Kind::Code | Kind::UserName);
    match offer {
        Offer::Tile => Advice::new(Key::TileTitle, Key::TileDetail),
        Offer::Proof => Advice::new(Key::ProofTitle, Key::ProofDetail),
        Offer::Link if has_box => Advice::new(Key::LinkTitle, Key::LinkDetail),
        Offer::Link => Advice::new(Key::LinkTitle, Key::LinkPlainDetail),
        Offer::OtherWays => other_ways(page.ring, has_box)
            .with_list(&[Key::MissingWait, Key::MissingAccount])
            .with_call(Key::CallIfStill),
    }
}

/// The browser's own window for a passkey is open over the page. It also comes before a pass is valid.
fn native_dialog() -> Advice {
    Advice::new(Key::NativeTitle, Key::NativeDetail).with_list(&[Key::MissingValid]).with_call(Key::CallIfStill)
}

/// The words of the link to second factors are not known.
fn other_ways(ring: Option<Element>, has_box: bool) -> Advice {
    if ring == Some(Element::OtherFactors) {
        Advice::new(Key::OtherFactorsTitle, Key::OtherFactorsDetail)
    } else {
        Advice::new(Key::OtherWaysTitle, if has_box { Key::OtherWaysDetail } else { Key::OtherWaysPlainDetail })
    }
}
