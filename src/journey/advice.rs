// SPDX-License-Identifier: MIT OR Apache-2.0
//! The words for where the person stands: one headline that is the next action, one line, at most one notice.

use super::{State, Step};
use crate::page::{Cloud, Fault, Kind, Offer, Page};
use crate::pass::{Rule, Verdict};
use crate::text::{Key, Message};

/// How a notice is meant. There is no red: a refusal is a thing to solve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// For information.
    Neutral,
    /// Something to mend.
    Watch,
    /// Something looks complete or is done.
    Good,
}

impl Tone {
    /// The class that carries its colours.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Watch => "watch",
            Tone::Good => "good",
        }
    }
}

/// A remark beside the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What it says.
    pub message: Message,
}

/// What the card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The next action.
    pub headline: Message,
    /// The reason, or what comes after.
    pub detail: Message,
    /// At most one remark.
    pub notice: Option<Notice>,
    /// At most one thing that we can do for the person.
    pub action: Option<Action>,
}

/// What we can do for the person, on their click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Open My Security info and begin there.
    OpenSecurityInfo,
}

impl Action {
    /// What stands on the button.
    #[must_use]
    pub const fn label(self) -> Key {
        match self {
            Action::OpenSecurityInfo => Key::PopupStart,
        }
    }
}

impl Advice {
    fn new(headline: Key, detail: impl Into<Message>) -> Advice {
        Advice { headline: headline.into(), detail: detail.into(), notice: None, action: None }
    }

    fn noting(self, tone: Tone, message: impl Into<Message>) -> Advice {
        Advice { notice: Some(Notice { tone, message: message.into() }), ..self }
    }
}

/// What to say on this page to a person who stands there; `None` where silence is right.
#[must_use]
pub fn advise(page: &Page, verdict: Verdict, rule: Rule, state: State) -> Option<Advice> {
    let advice = match page.kind {
        Kind::Unknown => return None,
        Kind::SecurityInfo if state.step == Step::Done => Advice::new(Key::DoneTitle, Key::DoneDetail),
        Kind::SecurityInfo => Advice::new(Key::RegisterTitle, Key::RegisterDetail),
        // Who signs in after the end, to try the new method, needs no pass and no word about one.
        _ if state.step == Step::Done => return None,
        Kind::Pass => on_pass(page.fault(), verdict, rule),
        Kind::UserName => page.fault().map_or(Advice::new(Key::AccountTitle, Key::AccountDetail), on_fault),
        Kind::AccountTiles => page.fault().map_or(Advice::new(Key::TilesTitle, Key::TilesDetail), on_fault),
        Kind::Password | Kind::Picker | Kind::Code | Kind::Authenticator | Kind::Passkey | Kind::OtherFactor => {
            match (page.offer, page.fault()) {
                (Some(Offer::Tile | Offer::Proof | Offer::Link), _) => Advice::new(Key::OfferTitle, Key::OfferDetail),
                (Some(Offer::OtherWays) | None, Some(fault)) => on_fault(fault),
                (Some(Offer::OtherWays), None) => Advice::new(Key::OtherWaysTitle, Key::OtherWaysDetail),
                (None, None) => Advice::new(Key::InsteadTitle, Key::InsteadDetail),
            }
        }
        Kind::StaySignedIn => accepted(Advice::new(Key::StayTitle, Key::StayDetail), state),
        Kind::MoreInformation => accepted(Advice::new(Key::MoreTitle, Key::MoreDetail), state),
        Kind::AppConfirmation | Kind::Consent | Kind::ChangePassword => {
            Advice::new(Key::InterruptionTitle, Key::InterruptionDetail)
        }
        Kind::AccessPolicy => on_fault(Fault::AccessPolicy),
        Kind::Leaving => accepted(Advice::new(Key::LeavingTitle, Key::LeavingDetail), state),
        Kind::Error => page.fault().map_or(Advice::new(Key::ErrorTitle, Key::ErrorDetail), on_fault),
        Kind::Register => accepted(Advice::new(Key::WizardTitle, Key::WizardDetail), state),
    };
    Some(advice)
}

/// What to say where the page cannot be seen: in the popup.
#[must_use]
pub fn advise_without_page(state: State) -> Advice {
    let offering =
        |headline, detail| Advice { action: Some(Action::OpenSecurityInfo), ..Advice::new(headline, detail) };
    match state.step {
        Step::Start | Step::Account | Step::Pass | Step::Accepted if !has_security_info(state.cloud) => {
            Advice::new(Key::NoSecurityInfoTitle, Key::NoSecurityInfoDetail)
        }
        Step::Start | Step::Account | Step::Pass => offering(Key::PopupTitle, Key::PopupDetail),
        Step::Accepted => offering(Key::PopupAcceptedTitle, Key::PopupAcceptedDetail),
        Step::Register => Advice::new(Key::RegisterTitle, Key::RegisterDetail),
        Step::Done => Advice::new(Key::DoneTitle, Key::DoneDetail),
    }
}

fn has_security_info(cloud: Cloud) -> bool {
    cloud.security_info().is_some()
}

fn accepted(advice: Advice, state: State) -> Advice {
    match state {
        State { step: Step::Accepted, cloud, .. } if !has_security_info(cloud) => {
            advice.noting(Tone::Watch, Key::NoSecurityInfoDetail)
        }
        State { step: Step::Accepted, opened: false, .. } => advice.noting(Tone::Good, Key::AcceptedNext),
        State { step: Step::Accepted, .. } => advice.noting(Tone::Good, Key::Accepted),
        _ => advice,
    }
}

/// A refusal that another try can mend is the headline until the person types again; then the check takes over. One that
/// more tries make worse stays, without a word that would lead to the next.
fn on_pass(fault: Option<Fault>, verdict: Verdict, rule: Rule) -> Advice {
    match fault {
        Some(Fault::Incorrect | Fault::Expired | Fault::Used | Fault::NotFound) | None if verdict != Verdict::Empty => {
            on_typing(verdict, rule)
        }
        Some(fault) => on_fault(fault),
        None => on_typing(verdict, rule),
    }
}

fn on_typing(verdict: Verdict, rule: Rule) -> Advice {
    let Rule { min, max } = rule;
    let advice = Advice::new(Key::PassTitle, Message::from(Key::PassDetail).with("min", min).with("max", max));
    match verdict {
        Verdict::Empty => advice,
        Verdict::TooShort { count } => {
            advice.noting(Tone::Neutral, Message::from(Key::TooShort).with("count", count).with("min", min))
        }
        Verdict::TooLong { count } => {
            advice.noting(Tone::Watch, Message::from(Key::TooLong).with("count", count).with("max", max))
        }
        Verdict::SpaceAround => advice.noting(Tone::Watch, Key::SpaceAround),
        Verdict::SpaceInside { position } => {
            advice.noting(Tone::Watch, Message::from(Key::SpaceInside).with("position", position))
        }
        Verdict::OddCharacter { position } => {
            advice.noting(Tone::Watch, Message::from(Key::OddCharacter).with("position", position))
        }
        Verdict::Plausible => advice.noting(Tone::Good, Key::Plausible),
    }
}

fn on_fault(fault: Fault) -> Advice {
    let (headline, detail) = match fault {
        Fault::Incorrect => (Key::IncorrectTitle, Key::IncorrectDetail),
        Fault::Expired => (Key::ExpiredTitle, Key::ExpiredDetail),
        Fault::Used => (Key::UsedTitle, Key::UsedDetail),
        Fault::Blocked => (Key::BlockedTitle, Key::BlockedDetail),
        Fault::NotFound => (Key::NotFoundTitle, Key::NotFoundDetail),
        Fault::WebSignInOnly => (Key::WebSignInOnlyTitle, Key::WebSignInOnlyDetail),
        Fault::Locked => (Key::LockedTitle, Key::LockedDetail),
        Fault::AccessPolicy => (Key::AccessPolicyTitle, Key::AccessPolicyDetail),
        Fault::StalePage => (Key::StalePageTitle, Key::StalePageDetail),
        Fault::Account => (Key::AccountFaultTitle, Key::AccountFaultDetail),
    };
    Advice::new(headline, detail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::Refusal;

    fn advice(page: &Page, verdict: Verdict) -> Advice {
        advise(page, verdict, Rule::default(), State::default()).expect("advice")
    }

    fn refused(code: &str) -> Page {
        Page { refusal: Some(Refusal::from_code(code).expect("a known code")), ..Page::of(Kind::Pass) }
    }

    #[test]
    fn an_unknown_page_gets_silence() {
        assert_eq!(advise(&Page::default(), Verdict::Empty, Rule::default(), State::default()), None);
    }

    #[test]
    fn a_refusal_is_the_headline_until_the_person_types_again() {
        let refused = refused("130504");
        assert_eq!(advice(&refused, Verdict::Empty).headline.key, Key::ExpiredTitle);
        let typing = advice(&refused, Verdict::SpaceAround);
        assert_eq!(typing.headline.key, Key::PassTitle);
        assert_eq!(typing.notice.map(|notice| notice.message.key), Some(Key::SpaceAround));
    }

    #[test]
    fn a_locked_account_is_never_told_to_go_on() {
        let advice = advice(&refused("50053"), Verdict::Plausible);
        assert_eq!((advice.headline.key, advice.notice), (Key::LockedTitle, None));
    }

    #[test]
    fn after_the_end_a_sign_in_is_left_alone() {
        let done = State { step: Step::Done, opened: true, ..State::default() };
        for kind in Kind::ALL {
            let advice = advise(&Page::of(kind), Verdict::Empty, Rule::default(), done);
            assert_eq!(advice.is_some(), kind == Kind::SecurityInfo, "{kind:?}");
        }
    }

    #[test]
    fn a_page_that_offers_the_pass_points_to_it() {
        let says = |offer| {
            let page = Page { offer, ..Page::of(Kind::Password) };
            advice(&page, Verdict::Empty).headline.key
        };
        assert_eq!(says(Some(Offer::Link)), Key::OfferTitle);
        assert_eq!(says(Some(Offer::OtherWays)), Key::OtherWaysTitle);
        assert_eq!(says(None), Key::InsteadTitle);
    }

    #[test]
    fn accepted_is_said_only_when_it_is_so() {
        let stay = Page::of(Kind::StaySignedIn);
        let at = |state| advise(&stay, Verdict::Empty, Rule::default(), state);
        let notice = |state| at(state).and_then(|advice| advice.notice).map(|notice| notice.message.key);
        let accepted = State { step: Step::Accepted, ..State::default() };
        assert_eq!(notice(accepted), Some(Key::AcceptedNext));
        assert_eq!(notice(State { opened: true, ..accepted }), Some(Key::Accepted));
        assert_eq!(notice(State { cloud: Cloud::China, ..accepted }), Some(Key::NoSecurityInfoDetail));
        assert_eq!(notice(State { step: Step::Account, ..accepted }), None);
    }

    #[test]
    fn the_popup_offers_security_info_only_where_there_is_one() {
        let offered = |cloud| advise_without_page(State { cloud, ..State::default() }).action;
        assert_eq!(offered(Cloud::UsGov), Some(Action::OpenSecurityInfo));
        assert_eq!(offered(Cloud::China), None);
    }

    proptest! {
        #[test]
        fn every_message_brings_the_values_that_its_text_wants(
            kind in prop::sample::select(Kind::ALL.to_vec()),
            fault in prop::option::of(prop::sample::select(Fault::ALL.to_vec())),
            offer in prop::option::of(prop::sample::select(Offer::ALL.to_vec())),
            shape in "[a !]{0,60}",
            step in prop::sample::select(vec![Step::Start, Step::Account, Step::Pass, Step::Accepted, Step::Register]),
            opened in any::<bool>(),
        ) {
            let refusal = fault.map(|fault| Refusal { fault, code: "" });
            let page = Page { refusal, offer, ..Page::of(kind) };
            let verdict = crate::pass::check(&shape, Rule::default());
            if let Some(advice) = advise(&page, verdict, Rule::default(), State { step, opened, ..State::default() }) {
                let notice = advice.notice.map(|notice| notice.message);
                for message in [Some(advice.headline), Some(advice.detail), notice].into_iter().flatten() {
                    let given: Vec<&str> = message.values.iter().map(|(name, _)| *name).collect();
                    prop_assert_eq!(given, message.key.placeholders().to_vec());
                }
            }
        }
    }
}
