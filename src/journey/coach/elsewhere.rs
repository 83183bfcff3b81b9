// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should a person with a pass do when the page asks for something else? One table over what has happened in the
//! journey, what the page asks for, whether it knows the account, and what it offers. It is total: nobody falls into an
//! advice that was not meant for them. "Wait for your pass" is only for a person whom no page has asked for it.

use super::advice::Advice;
use super::refusal::on_refusal;
use crate::journey::{State, Step};
use crate::page::{Element, Fault, Kind, Offer, Page};
use crate::settings::{PassUse, Settings};
use crate::text::Key;

/// What has happened with the pass in this journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// No page has asked for it.
    NotAsked,
    /// A page has asked for it, and none says that it was accepted.
    Asked,
    /// It was accepted, and the person is on the way to Security info.
    Accepted,
    /// It was accepted, and the person has reached Security info: the sign-in there is asked for again.
    AtSecurityInfo,
}

impl Before {
    const fn of(state: State) -> Before {
        match state.step {
            Step::Register | Step::Done if state.accepted => Before::AtSecurityInfo,
            _ if state.accepted => Before::Accepted,
            // Security info opens without a pass for a person who is signed in.
            _ if state.asked => Before::Asked,
            _ => Before::NotAsked,
        }
    }
}

/// What the person should do on the page for the account, which comes before any other.
pub(super) fn on_user_name(state: State, settings: &Settings) -> Advice {
    let detail = match Before::of(state) {
        _ if settings.pass_use == Some(PassUse::Reusable) => Key::AccountDetail,
        Before::NotAsked | Before::Asked => Key::AccountDetail,
        Before::Accepted => Key::AccountOnceMoreDetail,
        Before::AtSecurityInfo => Key::AccountAgainDetail,
    };
    Advice::new(Key::AccountTitle, detail)
}

/// What the person should do on a page that asks for something else.
pub(super) fn not_asked_for(page: &Page, state: State, settings: &Settings) -> Advice {
    let before = Before::of(state);
    let is_accepted = matches!(before, Before::Accepted | Before::AtSecurityInfo);
    let wrong_password = page.refusal.filter(|refusal| refusal.fault == Fault::Password);
    if let Some(refusal) = wrong_password.filter(|_| !is_accepted && !page.concerns_pass()) {
        return on_refusal(refusal, state.refusals);
    }
    if is_second_method(before, page) {
        return Advice::new(Key::SecondTitle, Key::SecondDetail).with_call(Key::CallIfStill);
    }
    if let Some(offer) = way_to_pass(page, state, settings) {
        return along(offer, before, page);
    }
    let with_pass = match page.kind {
        _ if settings.pass_use != Some(PassUse::Reusable) => None,
        Kind::Picker | Kind::OtherFactor => Some(Key::NotInListDetail),
        _ => Some(Key::AgainReusableDetail),
    };
    match (before, page.kind) {
        (Before::Accepted, _) => {
            Advice::new(Key::SecondTitle, with_pass.unwrap_or(Key::OnceMoreDetail)).with_call(Key::CallForNew)
        }
        (Before::AtSecurityInfo, _) => {
            Advice::new(Key::AgainTitle, with_pass.unwrap_or(Key::AgainDetail)).with_call(Key::CallForNew)
        }
        (_, Kind::Provider) => Advice::new(Key::ProviderTitle, Key::ProviderDetail).with_call(Key::CallIfStill),
        // The browser's own window for a passkey is open over the page. It also comes before a pass is valid.
        (_, Kind::Passkey) => Advice::new(Key::NativeTitle, Key::NativeDetail)
            .with_list(&[Key::MissingAccount, Key::MissingValid])
            .with_call(Key::CallIfStill),
        (_, Kind::Picker) if !page.has_account() => Advice::new(Key::NoAccountTitle, Key::NoAccountDetail),
        (Before::Asked, _) => Advice::new(Key::TriedTitle, Key::TriedDetail)
            .with_list(&[Key::MissingAccount, Key::MissingValid, Key::MissingNew])
            .with_call(Key::CallIfStill),
        (Before::NotAsked, _) => without_way(page),
    }
}

/// Whether the page asks for a second method after an accepted pass. The passkey's own address asks a person who has
/// reached Security info for the first one.
fn is_second_method(before: Before, page: &Page) -> bool {
    match before {
        Before::NotAsked | Before::Asked => false,
        Before::Accepted => page.wants_second_method(),
        Before::AtSecurityInfo => page.is_second_factor && page.wants_second_method(),
    }
}

/// The way to the pass that is worth taking; none if the pass has done its work. A page that names the pass of a person
/// whose pass was accepted may mean another one, unless IT says that a pass works only once.
#[must_use]
pub fn way_to_pass(page: &Page, state: State, settings: &Settings) -> Option<Offer> {
    let offer = page.offer?;
    let is_worth_it = match (Before::of(state), settings.pass_use) {
        (before, _) if is_second_method(before, page) => false,
        (Before::NotAsked | Before::Asked, _) | (_, Some(PassUse::Reusable)) => true,
        (Before::Accepted | Before::AtSecurityInfo, Some(PassUse::OneTime)) => false,
        (Before::Accepted | Before::AtSecurityInfo, None) => offer.names_the_pass(),
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
            // A pass that a page has asked for has arrived. The browser's own window comes before a pass is valid.
            let may_wait = before == Before::NotAsked && page.has_account() && page.kind != Kind::Passkey;
            let list: &[Key] = if may_wait {
                &[Key::MissingAccount, Key::MissingWait]
            } else {
                &[Key::MissingAccount, Key::MissingValid]
            };
            other_ways(page.ring, has_box).with_list(list).folding_list().with_call(Key::CallIfStill)
        }
    }
}

/// What to try when the page has no way to the pass. A new pass takes a while to arrive: waiting comes last, because it
/// costs minutes and the rest seconds. Only Microsoft's recovery of an account comes later: it is for people without a
/// pass.
fn without_way(page: &Page) -> Advice {
    use Key::{MissingAccount, MissingOtherWays, MissingRecovery, MissingValid, MissingWait};
    let is_list = matches!(page.kind, Kind::Picker | Kind::OtherFactor);
    let (detail, list): (_, &[Key]) = match (is_list, page.offers_recovery) {
        (false, false) => (Key::MissingDetail, &[MissingAccount, MissingOtherWays, MissingValid, MissingWait]),
        (false, true) => (Key::MissingDetail, &[MissingAccount, MissingValid, MissingWait, MissingRecovery]),
        (true, false) => (Key::MissingInListDetail, &[MissingAccount, MissingValid, MissingWait]),
        (true, true) => (Key::MissingInListDetail, &[MissingAccount, MissingValid, MissingWait, MissingRecovery]),
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
