// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the person answer to the questions after the pass? Each is normal, has an answer, and is not the end.

use super::advice::{Action, Advice, Tone};
use super::has_security_info;
use crate::journey::{State, Step};
use crate::page::Kind;
use crate::settings::{AfterSignIn, Settings};
use crate::text::Key;

/// The advice on this page; `None` if it is none of these questions.
pub(super) fn on_question(kind: Kind, state: State, settings: &Settings) -> Option<Advice> {
    // The wizard cannot register everything. The rest happens at Security info, if the cloud has one.
    let unless_only_wizard = |detail| if has_security_info(state.cloud) { detail } else { Key::OnlyWizardDetail };
    let after_pass = |title, detail| with_accepted_notice(Advice::new(title, detail), state, settings);
    Some(match kind {
        Kind::StaySignedIn => after_pass(Key::StayTitle, Key::StayDetail),
        Kind::MoreInformation => after_pass(Key::MoreTitle, unless_only_wizard(Key::MoreDetail)),
        // The person stays on this page if the application does not answer.
        Kind::Leaving if must_open_security_info(state, settings) => {
            after_pass(Key::LeavingTitle, Key::LeavingDetail).with_action(Action::OpenSecurityInfo)
        }
        Kind::Leaving => after_pass(Key::LeavingTitle, Key::LeavingDetail),
        Kind::Register => after_pass(Key::WizardTitle, unless_only_wizard(Key::WizardDetail)),
        Kind::AppConfirmation => Advice::new(Key::AppTitle, Key::AppDetail),
        Kind::Consent => Advice::new(Key::ConsentTitle, Key::ConsentDetail),
        Kind::ChangePassword => Advice::new(Key::ChangePasswordTitle, Key::ChangePasswordDetail),
        _ => return None,
    })
}

/// Whether somebody still has to open Security info: the extension or the person.
fn must_open_security_info(state: State, settings: &Settings) -> bool {
    state.step == Step::Accepted
        && !state.opened
        && has_security_info(state.cloud)
        && settings.after_sign_in != AfterSignIn::Off
}

/// If the pass was accepted, adds a notice about it and about what comes next.
fn with_accepted_notice(advice: Advice, state: State, settings: &Settings) -> Advice {
    if state.step != Step::Accepted {
        return advice;
    }
    if !has_security_info(state.cloud) {
        return advice.with_notice(Tone::Watch, Key::NoSecurityInfoDetail);
    }
    match settings.after_sign_in {
        _ if state.opened => advice.with_notice(Tone::Good, Key::Accepted),
        _ if state.wanted => advice.with_notice(Tone::Good, Key::AcceptedNext),
        AfterSignIn::Open => advice.with_notice(Tone::Good, Key::AcceptedNext),
        AfterSignIn::Offer => advice.with_notice(Tone::Good, Key::Accepted).with_action(Action::OpenAfterwards),
        AfterSignIn::Off => advice.with_notice(Tone::Good, Key::Accepted),
    }
}
