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

/// What the person should do on the page for the account, which comes before any other.
pub(super) fn on_user_name(state: State, settings: &Settings) -> Advice {
    let has_new_method = Before::of(state) == Before::Registering && settings.pass_use != Some(PassUse::Reusable);
    Advice::new(Key::AccountTitle, if has_new_method { Key::AccountAgainDetail } else { Key::AccountDetail })
}

/// What the person should do on a page that asks for something else.
pub(super) fn not_asked_for(page: &Page, state: State, settings: &Settings) -> Advice {
    let before = Before::of(state);
    if before == Before::Accepted && page.wants_stronger_method() {
        return Advice::new(Key::StrongerTitle, Key::StrongerDetail).with_call(Key::CallIfStill);
    }
    if let Some(offer) = way_to_pass(page, state, settings) {
        return along(offer, before, page);
    }
    match (before, page.kind) {
        (Before::Accepted | Before::Registering, _) if settings.pass_use == Some(PassUse::Reusable) => {
            Advice::new(Key::AgainTitle, Key::AgainReusableDetail).with_call(Key::CallIfStill)
        }
        (Before::Accepted | Before::Registering, _) => {
            Advice::new(Key::AgainTitle, Key::AgainDetail).with_call(Key::CallForNew)
        }
        (_, Kind::Provider) => Advice::new(Key::ProviderTitle, Key::ProviderDetail).with_call(Key::CallIfStill),
        // The browser's own window for a passkey is open over the page. It also comes before a pass is valid.
        (_, Kind::Passkey) => Advice::new(Key::NativeTitle, Key::NativeDetail)
            .with_list(&[Key::MissingAccount, Key::MissingValid])
            .with_call(Key::CallIfStill),
        (_, Kind::Picker) if page.before_account => Advice::new(Key::NoAccountTitle, Key::NoAccountDetail),
        (Before::Refused, _) => Advice::new(Key::TriedTitle, Key::TriedDetail).with_call(Key::CallIfStill),
        (Before::NotSent, Kind::Picker | Kind::OtherFactor) => wait(Key::MissingInListDetail, page.offers_recovery),
        (Before::NotSent, _) if page.has_account() => wait(Key::MissingDetail, page.offers_recovery),
        (Before::NotSent, _) => Advice::new(Key::NoAccountTitle, Key::NoAccountDetail).with_call(Key::CallIfStill),
    }
}

/// The way to the pass that is worth taking; none if the pass has done its work. A page that names the pass of a person
/// whose pass was accepted may mean another one, unless IT says that a pass works only once.
#[must_use]
pub fn way_to_pass(page: &Page, state: State, settings: &Settings) -> Option<Offer> {
    let offer = page.offer?;
    let is_worth_it = match (Before::of(state), settings.pass_use) {
        (Before::Accepted, _) if page.wants_stronger_method() => false,
        (Before::NotSent | Before::Refused, _) | (_, Some(PassUse::Reusable)) => true,
        (Before::Accepted | Before::Registering, Some(PassUse::OneTime)) => false,
        (Before::Accepted | Before::Registering, None) => offer.names_the_pass(),
    };
    is_worth_it.then_some(offer)
}

fn along(offer: Offer, before: Before, page: &Page) -> Advice {
    let has_box = matches!(page.kind, Kind::Password | Kind::Code | Kind::UserName);
    match offer {
        Offer::Tile => Advice::new(Key::TileTitle, Key::TileDetail),
        Offer::Proof => Advice::new(Key::ProofTitle, Key::ProofDetail),
        Offer::Link if has_box => Advice::new(Key::LinkTitle, Key::LinkDetail),
        Offer::Link => Advice::new(Key::LinkTitle, Key::LinkPlainDetail),
        Offer::OtherWays => {
            // A pass that was sent has arrived, and the browser's own window for a passkey comes before it is valid.
            let may_wait = before == Before::NotSent && page.has_account() && page.kind != Kind::Passkey;
            let list: &[Key] = if may_wait {
                &[Key::MissingWait, Key::MissingAccount]
            } else {
                &[Key::MissingAccount, Key::MissingValid]
            };
            other_ways(page.ring, has_box).with_list(list).with_call(Key::CallIfStill)
        }
    }
}

/// A new pass takes a while to arrive.
fn wait(detail: Key, offers_recovery: bool) -> Advice {
    let list: &[Key] = match (detail, offers_recovery) {
        (Key::MissingInListDetail, false) => &[Key::MissingAccount, Key::MissingValid],
        (_, false) => &[Key::MissingOtherWays, Key::MissingAccount, Key::MissingValid],
        (_, true) => &[Key::MissingRecovery, Key::MissingAccount, Key::MissingValid],
    };
    Advice::new(Key::MissingTitle, detail).with_list(list).with_call(Key::CallIfStill)
}

/// The words of the link to second factors are not known.
fn other_ways(ring: Option<Element>, has_box: bool) -> Advice {
    if ring == Some(Element::OtherFactors) {
        Advice::new(Key::OtherFactorsTitle, Key::OtherFactorsDetail)
    } else {
        Advice::new(Key::OtherWaysTitle, if has_box { Key::OtherWaysDetail } else { Key::OtherWaysPlainDetail })
    }
}

#[cfg(test)]
mod tests;
