// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the card say? One headline with the next action, one line of detail, and at most one notice. Each
//! problem has its own file.

mod advice;
mod elsewhere;
mod look_alike;
mod prompt;
mod questions;
mod refusal;

pub use advice::{Action, Advice, Notice, Ring, Tone};
pub use elsewhere::way_to_pass;
pub use look_alike::advise_on_look_alike;

use super::{State, Step};
use crate::page::{Cloud, Element, Fault, Heading, Kind, Page, Refusal};
use crate::pass::Verdict;
use crate::settings::{PassUse, Settings};
use crate::text::Key;
use advice::About;
use refusal::Retry;

/// All that the advice depends on.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The page.
    pub page: &'a Page,
    /// The check of what the person typed into the pass field.
    pub verdict: &'a Verdict,
    /// How far the person is.
    pub state: State,
    /// The settings.
    pub settings: &'a Settings,
    /// Whether the element that the advice is about has a ring.
    pub ringed: bool,
}

/// The advice to a person who uses a pass; `None` if the card should say nothing.
#[must_use]
pub fn advise(scene: &Scene) -> Option<Advice> {
    let Scene { page, state, settings, .. } = *scene;
    // After an accepted pass, an old page says nothing about it.
    let refusal = page.refusal.filter(|refusal| !(state.accepted && refusal.fault == Fault::StalePage));
    let refused = refusal.map(|refusal| refusal::on_refusal(refusal, state.refusals));
    let advice = match page.kind {
        Kind::Unknown => return None,
        Kind::SecurityInfo => at_security_info(state.step, scene.ringed, page),
        // A person who tries the new method after the end needs no advice about a pass.
        _ if state.step == Step::Done => return None,
        Kind::Pass => warn_before_an_application(on_pass(scene), scene),
        Kind::UserName => {
            refused.unwrap_or_else(|| warn_before_an_application(elsewhere::on_user_name(state, settings), scene))
        }
        Kind::AccountTiles => {
            refused.unwrap_or_else(|| warn_before_an_application(Advice::new(Key::TilesTitle, Key::TilesDetail), scene))
        }
        Kind::Password
        | Kind::Picker
        | Kind::Code
        | Kind::Authenticator
        | Kind::Passkey
        | Kind::OtherFactor
        | Kind::Provider => {
            // If the page leads to the pass, that is the next step, unless Microsoft would refuse it again. What a
            // wrong password means depends on the journey.
            let is_in_the_way = page.fault().is_some_and(|fault| {
                refusal::blocks_every_way(fault) || !page.concerns_pass() && fault != Fault::Password
            });
            refused.filter(|_| is_in_the_way).unwrap_or_else(|| elsewhere::not_asked_for(page, state, settings))
        }
        Kind::AccessPolicy => refused
            .unwrap_or_else(|| refusal::on_refusal(Refusal { fault: Fault::AccessPolicy, code: "" }, state.refusals)),
        Kind::Error => {
            refused.unwrap_or_else(|| Advice::new(Key::ErrorTitle, Key::ErrorDetail).with_call(Key::CallIfAgain))
        }
        Kind::StaySignedIn => questions::on_question(page.kind, state, settings)?.ringing(page.submit),
        Kind::MoreInformation => {
            questions::on_question(page.kind, state, settings)?.ringing(Some(Element::MoreInformation))
        }
        Kind::AppConfirmation | Kind::Consent | Kind::ChangePassword | Kind::Leaving | Kind::Register => {
            questions::on_question(page.kind, state, settings)?
        }
    };
    let can_start = |action: &Action| has_security_info(page.cloud) || *action != Action::StartAtSecurityInfo;
    Some(Advice {
        action: advice.action.filter(can_start),
        also: advice.also.filter(can_start),
        ..advice.on(page.kind)
    })
}

/// The advice above the checklist. If the button that adds a method was found, it has the ring and is the headline.
/// There is always one button, so that no row moves when the person ticks the last one.
#[must_use]
fn at_security_info(step: Step, ringed: bool, page: &Page) -> Advice {
    let (advice, action) = match step {
        Step::Done => (Advice::new(Key::DoneTitle, Key::DoneDetail), page.cloud.sign_out().map(|_| Action::TryNow)),
        Step::Start | Step::Account | Step::Pass | Step::Accepted | Step::Register => {
            let is_found = page.add_method.is_some() || page.in_dialog;
            let title = if is_found { Key::AddMethodTitle } else { Key::RegisterTitle };
            let action = Some(Action::ShowWhere).filter(|_| ringed && !is_found);
            (Advice::new(title, Key::RegisterDetail), action)
        }
    };
    let next = page.add_method.filter(|_| step < Step::Done && !page.in_dialog);
    advice.with_action(action.unwrap_or(Action::OpenChecklist)).ringing(next)
}

/// Every advice that the card can show above the checklist, with these names of methods. The card reserves room for the
/// longest one, so that no row moves when the person ticks it.
#[must_use]
pub fn beside_checklist(methods: &[String]) -> Vec<Advice> {
    let found = &Page { add_method: Some(Element::AddMethod), ..Page::default() };
    let dialog = &Page { in_dialog: true, ..Page::default() };
    let at = |step, page| at_security_info(step, true, page);
    let unknown = &Page::default();
    let register = || at(Step::Register, unknown);
    let named =
        methods.iter().flat_map(|method| [found, dialog].map(|page| at(Step::Register, page).naming(page, method)));
    [register(), register().pointing(), at(Step::Register, found), at(Step::Done, found)]
        .into_iter()
        .chain(named)
        .collect()
}

/// The question to a person who has not said that they have a pass, if IT wants every sign-in asked; `None` on pages
/// where it does not fit.
#[must_use]
pub fn question(page: &Page) -> Option<Advice> {
    page.kind.asks_something_else().then(|| Advice::new(Key::Question, Key::QuestionDetail).on(page.kind))
}

/// The advice in the popup, which can be open over any page.
#[must_use]
pub fn advise_in_popup(scene: &Scene, on_journey: bool) -> Advice {
    let Scene { page, state, .. } = *scene;
    let security_info = has_security_info(state.cloud).then_some(Action::OpenSecurityInfo);
    if !on_journey
        && !page.concerns_pass()
        && let Some(question) = question(page)
    {
        return Advice { also: security_info, ..question.with_action(Action::Ask) };
    }
    match advise(scene) {
        Some(advice) if on_journey || page.concerns_pass() || page.kind == Kind::SecurityInfo => {
            let show_card = (on_journey && state.closed).then_some(Action::ShowCard);
            // One button that leads to Security info is enough.
            let leads_there = [advice.action, advice.also].contains(&Some(Action::StartAtSecurityInfo));
            let may_open = state.step < Step::Register && !leads_there && !is_under_way(page.kind, state);
            let also = security_info.filter(|_| may_open);
            let mut actions = [advice.action, show_card, advice.also, also].into_iter().flatten();
            // To call is the main button then.
            let action = if advice.is_call_first { None } else { actions.next() };
            let also = actions.next();
            // The button that corrects is in the page only.
            let names_it = advice.about.headline == Key::CheckTitle;
            let headline = if names_it { Key::CheckTitle.into() } else { advice.headline };
            let notice = advice.notice.map(|notice| Notice { repair: None, ..notice });
            Advice { headline, action, also, notice, ..advice }
        }
        _ => advise_without_page(state),
    }
}

/// Whether a sign-in with an accepted pass still goes on. Until its end, Security info would ask for the pass again.
const fn is_under_way(kind: Kind, state: State) -> bool {
    let asks = matches!(kind, Kind::StaySignedIn | Kind::MoreInformation | Kind::Register | Kind::AppConfirmation);
    asks && matches!(state.step, Step::Accepted)
}

/// The advice for an unknown page.
#[must_use]
pub fn advise_without_page(state: State) -> Advice {
    let security_info = has_security_info(state.cloud).then_some(Action::OpenSecurityInfo);
    match state.step {
        Step::Start | Step::Account | Step::Pass | Step::Accepted if security_info.is_none() => {
            Advice::new(Key::NoSecurityInfoTitle, Key::NoSecurityInfoDetail)
        }
        Step::Start | Step::Account | Step::Pass => {
            Advice::new(Key::Question, Key::PopupDetail).with_action(Action::HavePass)
        }
        Step::Accepted | Step::Register => {
            let advice = Advice::new(Key::PopupAcceptedTitle, Key::PopupAcceptedDetail);
            Advice { action: security_info, ..advice.with_second_action(Action::OpenChecklist) }
        }
        Step::Done => {
            // A person who comes back later may have a new pass.
            let done = Advice::new(Key::DoneTitle, Key::DoneDetail).with_action(Action::OpenChecklist);
            Advice { also: security_info, ..done }
        }
    }
}

fn has_security_info(cloud: Cloud) -> bool {
    cloud.security_info().is_some()
}

/// The advice on the pass page. A refusal is the headline until the person sends again, also if the page shows it no
/// more. If another try can help, the remark about what the person types comes below.
fn on_pass(scene: &Scene) -> Advice {
    let Scene { page, verdict, state, settings, ringed } = *scene;
    let typing = *verdict != Verdict::Empty;
    let prompt = prompt::on_typing(verdict, settings.rule(), ringed);
    let prompt = if prompt.headline.key == Key::SubmitTitle { prompt.ringing(page.submit) } else { prompt };
    // On a page that says nothing any more, another pass may be typed, too.
    let may_type = typing || page.refusal.is_none();
    match refusal::on_pass(page, state) {
        // A new pass that works once belongs to My Security info, and not to the app that used the last one.
        Some((refused, _)) if refused.about.headline == Key::UsedTitle && goes_to_application(scene) => refused,
        Some((refused, Retry::MayHelp)) if may_type => refusal::while_typing(refused, prompt),
        Some((refused, _)) => refused,
        None if state.accepted && settings.pass_use == Some(PassUse::OneTime) && !typing => {
            Advice::new(prompt.about.headline, Key::AgainDetail).with_call(Key::CallForNew)
        }
        None => prompt,
    }
}

/// Before the person sends the pass to an application: a one-time pass that is used up there cannot open Security info
/// any more. If IT says that passes work once, to go there first is the advice, and nothing here has the ring.
/// Otherwise it is a question, folded away as soon as the person types.
fn warn_before_an_application(advice: Advice, scene: &Scene) -> Advice {
    if !is_before_an_application(scene) {
        return advice;
    }
    let start = Action::StartAtSecurityInfo;
    match scene.settings.pass_use {
        Some(PassUse::Reusable) => advice,
        Some(PassUse::OneTime) => {
            let first = Advice::new(Key::UseFirstTitle, Key::OneTime).with_action(start).ringing_nothing();
            if scene.page.kind != Kind::Pass {
                return first;
            }
            // Who types here all the same gets to know of a mistake, and never that it is complete or too short.
            let is_mistake = |notice: &Notice| notice.tone != Tone::Good && notice.message.key != Key::TooShort;
            let notice = advice.notice.filter(is_mistake);
            let typed = notice.as_ref().and(advice.about.typed);
            Advice { notice, about: About { typed, ..first.about }, ..first.titled(Key::HoldPassTitle) }
        }
        None if advice.notice.is_some() => {
            advice.with_list(&[Key::OneTimeMaybe]).with_second_action(start).folding_list()
        }
        None => advice.with_notice(Tone::Neutral, Key::OneTimeMaybe).with_second_action(start),
    }
}

/// Whether a pass would be used up on an application if the person sent it here.
fn is_before_an_application(scene: &Scene) -> bool {
    let Scene { page, state, .. } = *scene;
    let is_before_sending = state.step < Step::Accepted && !state.accepted && !state.sent;
    let is_first_try = state.refusals == 0 && page.refusal.is_none();
    goes_to_application(scene) && is_before_sending && is_first_try && has_security_info(page.cloud)
}

/// Whether this sign-in goes to an application.
fn goes_to_application(scene: &Scene) -> bool {
    scene.page.heading.or(scene.state.heading) == Some(Heading::Application)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod words_on_card;
