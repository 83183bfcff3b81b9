// SPDX-License-Identifier: MIT OR Apache-2.0
//! The questions between the pass and its end: each is normal, has an answer, and something comes after it.

use super::advice::{Action, Advice, Tone};
use super::has_security_info;
use crate::journey::{State, Step};
use crate::page::Kind;
use crate::settings::{AfterSignIn, Settings};
use crate::text::Key;

/// What to answer on this page; `None` where it is none of these questions.
pub(super) fn on_question(kind: Kind, state: State, settings: &Settings) -> Option<Advice> {
    // What it cannot do is done at Security info, where there is one.
    let wizard = |detail| if has_security_info(state.cloud) { detail } else { Key::OnlyWizardDetail };
    Some(match kind {
        Kind::StaySignedIn => accepted(Advice::new(Key::StayTitle, Key::StayDetail), state, settings),
        Kind::MoreInformation => accepted(Advice::new(Key::MoreTitle, wizard(Key::MoreDetail)), state, settings),
        // An application that does not answer leaves the person here.
        Kind::Leaving if is_to_open(state, settings) => {
            accepted(Advice::new(Key::LeavingTitle, Key::LeavingDetail), state, settings)
                .offering(Action::OpenSecurityInfo)
        }
        Kind::Leaving => accepted(Advice::new(Key::LeavingTitle, Key::LeavingDetail), state, settings),
        Kind::Register => accepted(Advice::new(Key::WizardTitle, wizard(Key::WizardDetail)), state, settings),
        Kind::AppConfirmation => Advice::new(Key::AppTitle, Key::AppDetail),
        Kind::Consent => Advice::new(Key::ConsentTitle, Key::ConsentDetail),
        Kind::ChangePassword => Advice::new(Key::ChangePasswordTitle, Key::ChangePasswordDetail),
        _ => return None,
    })
}

/// Whether Security info is still to be opened, by us or by the person.
fn is_to_open(state: State, settings: &Settings) -> bool {
    state.step == Step::Accepted
        && !state.opened
        && has_security_info(state.cloud)
        && settings.after_sign_in != AfterSignIn::Off
}

/// Says that the pass was accepted where it was, and what comes next.
fn accepted(advice: Advice, state: State, settings: &Settings) -> Advice {
    if state.step != Step::Accepted {
        return advice;
    }
    if !has_security_info(state.cloud) {
        return advice.noting(Tone::Watch, Key::NoSecurityInfoDetail);
    }
    match settings.after_sign_in {
        _ if state.opened => advice.noting(Tone::Good, Key::Accepted),
        _ if state.wanted => advice.noting(Tone::Good, Key::AcceptedNext),
        AfterSignIn::Open => advice.noting(Tone::Good, Key::AcceptedNext),
        AfterSignIn::Offer => advice.noting(Tone::Good, Key::Accepted).offering(Action::OpenAfterwards),
        AfterSignIn::Off => advice.noting(Tone::Good, Key::Accepted),
    }
}
