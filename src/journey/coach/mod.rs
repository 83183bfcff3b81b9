// SPDX-License-Identifier: MIT OR Apache-2.0
//! The words for where the person stands: one headline that is the next action, one line, at most one notice. One file for
//! each thing that goes wrong, in the order of how often it does.

mod advice;
mod elsewhere;
mod look_alike;
mod prompt;
mod questions;
mod refusal;

pub use advice::{Action, Advice, Notice, Tone};
pub use look_alike::advise_on_look_alike;

use super::{State, Step};
use crate::page::{Cloud, Element, Fault, Heading, Kind, Page, Refusal};
use crate::pass::Verdict;
use crate::settings::{PassUse, Settings};
use crate::text::Key;

/// What a person sees who is to be advised.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The page.
    pub page: &'a Page,
    /// What is typed into its pass field.
    pub verdict: &'a Verdict,
    /// How far the person has come.
    pub state: State,
    /// What IT decided.
    pub settings: &'a Settings,
    /// What is spoken of is ringed on the page.
    pub ringed: bool,
}

/// What to say to a person on a journey; `None` where silence is right.
#[must_use]
pub fn advise(scene: &Scene) -> Option<Advice> {
    let Scene { page, state, settings, .. } = *scene;
    let advice = match page.kind {
        Kind::Unknown => return None,
        Kind::SecurityInfo => at_security_info(state.step, scene.ringed),
        // Who signs in after the end, to try the new method, needs no pass and no word about one.
        _ if state.step == Step::Done => return None,
        Kind::Pass => spend_it_where_it_counts(on_pass(scene), scene),
        Kind::UserName => match page.refusal {
            Some(refusal) => refusal::on_refusal(refusal, state.refusals),
            None => spend_it_where_it_counts(Advice::new(Key::AccountTitle, Key::AccountDetail), scene),
        },
        Kind::AccountTiles => match page.refusal {
            Some(refusal) => refusal::on_refusal(refusal, state.refusals),
            None => spend_it_where_it_counts(Advice::new(Key::TilesTitle, Key::TilesDetail), scene),
        },
        Kind::Password | Kind::Picker | Kind::Code | Kind::Authenticator | Kind::Passkey | Kind::OtherFactor => {
            match page.refusal {
                // Where the page itself leads to the pass, the next step is there, unless it leads to the next refusal.
                Some(refusal) if !page.concerns_pass() || refusal::stops(refusal.fault) => {
                    refusal::on_refusal(refusal, state.refusals)
                }
                _ => elsewhere::not_asked_for(page.kind, page.offer),
            }
        }
        Kind::AccessPolicy => {
            let refusal = page.refusal.unwrap_or(Refusal { fault: Fault::AccessPolicy, code: "" });
            refusal::on_refusal(refusal, state.refusals)
        }
        Kind::Error => match page.refusal {
            Some(refusal) => refusal::on_refusal(refusal, state.refusals),
            None => Advice::new(Key::ErrorTitle, Key::ErrorDetail).calling(Key::CallIfAgain),
        },
        Kind::StaySignedIn
        | Kind::MoreInformation
        | Kind::AppConfirmation
        | Kind::Consent
        | Kind::ChangePassword
        | Kind::Leaving
        | Kind::Register => questions::on_question(page.kind, state, settings)?,
    };
    let can_start = has_security_info(page.cloud);
    Some(Advice {
        action: advice.action.filter(|action| can_start || *action != Action::StartAtSecurityInfo),
        ..advice
    })
}

/// What to say beside the checklist. The buttons stay where they are when the last row is ticked.
#[must_use]
fn at_security_info(step: Step, ringed: bool) -> Advice {
    let advice = match step {
        Step::Done => Advice::new(Key::DoneTitle, Key::DoneDetail),
        Step::Start | Step::Account | Step::Pass | Step::Accepted | Step::Register => {
            Advice::new(Key::RegisterTitle, Key::RegisterDetail)
        }
    };
    if ringed {
        advice.offering(Action::ShowWhere).also_offering(Action::OpenChecklist)
    } else {
        advice.offering(Action::OpenChecklist)
    }
}

/// Everything that the card beside the checklist may come to say: there is room for each from the beginning, so that no tick
/// moves a row under the hand.
#[must_use]
pub fn beside_checklist() -> [Advice; 4] {
    let found = Page { add_method: Some(Element::AddMethod), ..Page::default() };
    let register = || at_security_info(Step::Register, true);
    [register(), register().pointing(&found), register().pointing(&Page::default()), at_security_info(Step::Done, true)]
}

/// What to say to a person who is on no journey, where IT wants the question asked on every sign-in; `None` where it is out of
/// place.
#[must_use]
pub fn question(page: &Page) -> Option<Advice> {
    page.kind.asks_something_else().then(|| Advice::new(Key::Question, Key::QuestionDetail))
}

/// What the popup says. It stands over any page: one that is known, or none.
#[must_use]
pub fn advise_in_popup(scene: &Scene, travelling: bool) -> Advice {
    let Scene { page, state, .. } = *scene;
    let offered = has_security_info(state.cloud).then_some(Action::OpenSecurityInfo);
    if !travelling
        && !page.concerns_pass()
        && let Some(question) = question(page)
    {
        return Advice { also: offered, ..question.offering(Action::Ask) };
    }
    match advise(scene) {
        Some(advice) if travelling || page.concerns_pass() || page.kind == Kind::SecurityInfo => {
            let reopen = (travelling && state.closed).then_some(Action::ShowCard);
            let also = offered.filter(|_| state.step < Step::Register && !is_under_way(page.kind, state));
            let mut actions = [advice.action, reopen, advice.also, also].into_iter().flatten();
            let (action, also) = (actions.next(), actions.next());
            // What is typed is mended beside it.
            let notice = advice.notice.map(|notice| Notice { repair: None, ..notice });
            Advice { action, also, notice, ..advice }
        }
        _ => advise_without_page(state),
    }
}

/// Whether a sign-in with an accepted pass is not over yet: until then, Security info would ask for the pass once more.
const fn is_under_way(kind: Kind, state: State) -> bool {
    let asks = matches!(kind, Kind::StaySignedIn | Kind::MoreInformation | Kind::Register | Kind::AppConfirmation);
    asks && matches!(state.step, Step::Accepted)
}

/// What to say where the page tells nothing.
#[must_use]
pub fn advise_without_page(state: State) -> Advice {
    match state.step {
        Step::Start | Step::Account | Step::Pass | Step::Accepted if !has_security_info(state.cloud) => {
            Advice::new(Key::NoSecurityInfoTitle, Key::NoSecurityInfoDetail)
        }
        Step::Start | Step::Account | Step::Pass => {
            Advice::new(Key::Question, Key::PopupDetail).offering(Action::HavePass)
        }
        Step::Accepted | Step::Register => {
            let advice = Advice::new(Key::PopupAcceptedTitle, Key::PopupAcceptedDetail);
            let advice =
                if has_security_info(state.cloud) { advice.offering(Action::OpenSecurityInfo) } else { advice };
            advice.also_offering(Action::OpenChecklist)
        }
        Step::Done => {
            // Who comes back later may come with a new pass.
            let done = Advice::new(Key::DoneTitle, Key::DoneDetail).offering(Action::OpenChecklist);
            if has_security_info(state.cloud) { done.also_offering(Action::OpenSecurityInfo) } else { done }
        }
    }
}

fn has_security_info(cloud: Cloud) -> bool {
    cloud.security_info().is_some()
}

/// A refusal that another try can mend is the headline until the person types again; then the check takes over. One that
/// more tries make worse stays, without a word that would lead to the next.
fn on_pass(scene: &Scene) -> Advice {
    let Scene { page, verdict, state, settings, ringed } = *scene;
    let typing = *verdict != Verdict::Empty;
    match page.refusal {
        Some(refusal) if !(typing && refusal::can_be_retried(refusal.fault)) => {
            refusal::on_refusal(refusal, state.refusals)
        }
        None if state.refusals > 0 && state.refused_for.is_none() && !typing => refusal::on_unsaid(state.refusals),
        Some(_) | None => prompt::on_typing(verdict, settings.rule, ringed),
    }
}

/// Before the pass is sent: a pass that works once and is spent on an application is gone for Security info.
fn spend_it_where_it_counts(advice: Advice, scene: &Scene) -> Advice {
    let Scene { page, state, settings, .. } = *scene;
    let heading = page.heading.or(state.heading);
    let not_yet = state.step < Step::Accepted && !state.sent && state.refusals == 0 && page.refusal.is_none();
    if heading != Some(Heading::Application) || !not_yet || !has_security_info(page.cloud) {
        return advice;
    }
    let start = Some(Action::StartAtSecurityInfo);
    let (tone, warning, action, also) = match settings.pass_use {
        Some(PassUse::Reusable) => return advice,
        Some(PassUse::OneTime) => (Tone::Watch, Key::OneTime, start, None),
        None => (Tone::Neutral, Key::OneTimeMaybe, None, start),
    };
    let advice = match advice.notice {
        // What is wrong with what is typed comes first, and the button stays.
        Some(_) => Advice { detail: warning.into(), ..advice },
        None => advice.noting(tone, warning),
    };
    Advice { action, also, ..advice }
}

#[cfg(test)]
mod tests;
