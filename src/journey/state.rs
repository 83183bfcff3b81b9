// SPDX-License-Identifier: MIT OR Apache-2.0
//! The reducer: every pair of state and event is defined.

use serde::{Deserialize, Serialize};

use crate::page::{Cloud, Fault, Heading, Kind, Page};
use crate::settings::{AfterSignIn, Settings};

/// How far the person has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Nothing has happened yet.
    #[default]
    Start,
    /// The account is being named, or the page asks for something other than the pass.
    Account,
    /// The page asks for the pass.
    Pass,
    /// The pass was accepted.
    Accepted,
    /// Permanent methods are being registered.
    Register,
    /// Every required method is registered.
    Done,
}

impl Step {
    /// The value of `data-step`: part of the observable contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Step::Start => "start",
            Step::Account => "account",
            Step::Pass => "pass",
            Step::Accepted => "accepted",
            Step::Register => "register",
            Step::Done => "done",
        }
    }
}

/// One tab's journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// How far the person has come.
    pub step: Step,
    /// The pass was sent off, and no answer has been seen yet.
    pub sent: bool,
    /// Security info has been reached or opened: never open it a second time.
    pub opened: bool,
    /// The cloud in which the person signs in.
    #[serde(default)]
    pub cloud: Cloud,
    /// Where the sign-in goes, as far as any of its pages told.
    #[serde(default)]
    pub heading: Option<Heading>,
    /// How often in a row the pass was refused for the same reason.
    #[serde(default)]
    pub refusals: u8,
    /// For which; none where the page only asked again.
    #[serde(default)]
    pub refused_for: Option<Fault>,
    /// The person closed the card: for this sign-in it stays closed.
    #[serde(default)]
    pub closed: bool,
}

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A page was recognised.
    Seen {
        /// Of which kind.
        kind: Kind,
        /// In which cloud.
        cloud: Cloud,
        /// Where the sign-in goes, where the page tells.
        heading: Option<Heading>,
        /// Why it says that the last try was refused.
        fault: Option<Fault>,
        /// Nothing was sent from this document: a pass that was sent before it has been answered by it.
        fresh: bool,
    },
    /// The person sent the pass off.
    Sent,
    /// The tab left every host that we know.
    Left,
    /// The person changed a tick; `true` when every required method is ticked.
    Ticked(bool),
    /// The person closed the card.
    Closed,
    /// The person said that they have a pass, or wants the card back.
    Asked,
}

/// What is to be done besides showing the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Open My Security info beside the person's application.
    OpenSecurityInfo,
}

impl Event {
    /// A page was recognised; see [`Event::Seen`].
    #[must_use]
    pub fn seen(page: &Page, fresh: bool) -> Event {
        Event::Seen { kind: page.kind, cloud: page.cloud, heading: page.heading, fault: page.fault(), fresh }
    }
}

impl State {
    /// The state once another tab has taken over the way to Security info.
    #[must_use]
    pub const fn handed_over(self) -> State {
        State { opened: true, ..self }
    }

    /// The state of a tab that begins anew at Security info.
    #[must_use]
    pub const fn starting_over(self) -> State {
        let heading = Some(Heading::SecurityInfo);
        State { heading, sent: false, refusals: 0, refused_for: None, closed: false, ..self.handed_over() }
    }

    /// The state after this event, and what is to be done.
    #[must_use]
    pub fn after(self, event: Event, settings: &Settings) -> (State, Option<Effect>) {
        match event {
            Event::Seen { kind: Kind::Unknown, .. } => (self, None),
            Event::Seen { kind, cloud, heading, fault, fresh } => {
                let known = State { cloud, heading: heading.or(self.heading), ..self.judged(kind, fault, fresh) };
                (known.seen(kind, fresh), None)
            }
            Event::Sent if self.step == Step::Pass => (State { sent: true, ..self }, None),
            Event::Left if self.waits_for_security_info() => {
                let left = State { step: Step::Accepted, sent: false, refusals: 0, ..self };
                match settings.after_sign_in {
                    AfterSignIn::Open => {
                        (State { opened: true, closed: false, ..left }, Some(Effect::OpenSecurityInfo))
                    }
                    AfterSignIn::Offer | AfterSignIn::Off => (left, None),
                }
            }
            Event::Ticked(complete) if self.step >= Step::Register => {
                let step = if complete { Step::Done } else { Step::Register };
                (State { step, ..self }, None)
            }
            Event::Closed => (State { closed: true, ..self }, None),
            Event::Asked => (State { closed: false, ..self }, None),
            Event::Sent | Event::Left | Event::Ticked(_) => (self, None),
        }
    }

    /// Leaving now means that the pass was accepted, and Security info is still to come.
    const fn waits_for_security_info(self) -> bool {
        !self.opened && (self.sent || matches!(self.step, Step::Accepted))
    }

    /// A pass that was sent, and is asked for again or complained about by the next document, was refused: also where the
    /// page does not say why.
    fn judged(self, kind: Kind, fault: Option<Fault>, fresh: bool) -> State {
        if !self.sent || !fresh || (kind != Kind::Pass && fault.is_none()) {
            return self;
        }
        // A page that only asks again has most likely found it incorrect.
        let reason = |fault: Option<Fault>| fault.unwrap_or(Fault::Incorrect);
        let before = if reason(self.refused_for) == reason(fault) { self.refusals } else { 0 };
        State { refusals: before.saturating_add(1), refused_for: fault, ..self }
    }

    fn seen(self, kind: Kind, fresh: bool) -> State {
        match kind {
            // A look at the same document while the pass is on its way is no answer yet.
            // Who closed a question before the pass was ever asked for has not closed the card about it.
            Kind::Pass => State {
                step: Step::Pass,
                sent: self.sent && !fresh,
                closed: self.closed && self.step != Step::Start,
                ..self
            },
            // Who begins anew has a new first try.
            Kind::UserName | Kind::AccountTiles if self.refusals > 0 => {
                State { refusals: 0, refused_for: None, ..self }.seen(kind, fresh)
            }
            Kind::UserName
            | Kind::AccountTiles
            | Kind::Password
            | Kind::Picker
            | Kind::Code
            | Kind::Authenticator
            | Kind::Passkey
            | Kind::OtherFactor
            | Kind::AccessPolicy
            | Kind::Error => {
                let step = if self.step >= Step::Accepted { self.step } else { Step::Account };
                // Closed at the start, it is a question that was closed; that is remembered until the pass is asked for.
                let step = if self.step == Step::Start && self.closed { Step::Start } else { step };
                State { step, sent: false, ..self }
            }
            Kind::StaySignedIn | Kind::MoreInformation | Kind::Leaving | Kind::Register if self.sent => {
                State { step: Step::Accepted, sent: false, refusals: 0, ..self }
            }
            Kind::SecurityInfo => State {
                step: self.step.max(Step::Register),
                sent: false,
                opened: true,
                refusals: 0,
                // The sign-in for which it was closed is over.
                closed: self.closed && self.step >= Step::Register,
                ..self
            },
            // These questions are no answer: they may come before or after the pass is judged.
            Kind::AppConfirmation | Kind::Consent | Kind::ChangePassword => self,
            Kind::StaySignedIn | Kind::MoreInformation | Kind::Leaving | Kind::Register | Kind::Unknown => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::Refusal;

    fn seen(kind: Kind) -> Event {
        Event::seen(&Page::of(kind), true)
    }

    fn walk(events: &[Event]) -> (State, usize) {
        walk_under(&Settings::default(), events)
    }

    fn walk_under(settings: &Settings, events: &[Event]) -> (State, usize) {
        events.iter().fold((State::default(), 0), |(state, opened), event| {
            let (state, effect) = state.after(*event, settings);
            (state, opened + usize::from(effect.is_some()))
        })
    }

    fn refused(fault: Option<Fault>) -> Event {
        let refusal = fault.map(|fault| Refusal { fault, code: "" });
        Event::seen(&Page { refusal, ..Page::of(Kind::Pass) }, true)
    }

    #[test]
    fn an_accepted_pass_opens_security_info_when_the_tab_leaves() {
        let (state, opened) =
            walk(&[seen(Kind::UserName), seen(Kind::Pass), Event::Sent, seen(Kind::StaySignedIn), Event::Left]);
        assert_eq!((state.step, opened), (Step::Accepted, 1));
    }

    #[test]
    fn leaving_straight_after_the_pass_was_sent_counts_as_accepted() {
        assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, Event::Left]).1, 1);
    }

    #[test]
    fn a_refused_pass_is_not_accepted() {
        let (state, opened) = walk(&[seen(Kind::Pass), Event::Sent, seen(Kind::Pass), Event::Left]);
        assert_eq!((state.step, opened), (Step::Pass, 0));
    }

    #[test]
    fn a_second_look_at_the_same_document_does_not_lose_what_was_sent() {
        let again = Event::seen(&Page::of(Kind::Pass), false);
        assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, again, Event::Left]).1, 1);
    }

    #[test]
    fn a_sign_in_by_another_way_is_not_taken_for_the_pass() {
        let (state, opened) =
            walk(&[seen(Kind::Pass), seen(Kind::Picker), seen(Kind::Password), seen(Kind::StaySignedIn), Event::Left]);
        assert_eq!((state.step, opened), (Step::Account, 0));
    }

    #[test]
    fn a_sign_in_on_the_way_to_security_info_opens_nothing() {
        let (state, opened) = walk(&[seen(Kind::Pass), Event::Sent, seen(Kind::SecurityInfo), Event::Left]);
        assert_eq!((state.step, opened), (Step::Register, 0));
    }

    #[test]
    fn ticks_end_the_journey_and_take_the_end_back() {
        let start = [seen(Kind::SecurityInfo), Event::Ticked(true)];
        assert_eq!(walk(&start).0.step, Step::Done);
        assert_eq!(walk(&[start[0], start[1], Event::Ticked(false)]).0.step, Step::Register);
        assert_eq!(walk(&[Event::Ticked(true)]).0.step, Step::Start);
    }

    #[test]
    fn the_cloud_of_the_last_known_page_stays() {
        let there = Page { cloud: Cloud::UsGov, ..Page::of(Kind::Pass) };
        let events = [Event::seen(&there, true), Event::Sent, Event::seen(&Page::default(), true), Event::Left];
        assert_eq!(walk(&events).0.cloud, Cloud::UsGov);
    }

    #[test]
    fn refusals_are_counted_once_each_and_end_with_the_accepted_pass() {
        let first = [seen(Kind::Pass), Event::Sent, refused(Some(Fault::Incorrect)), refused(Some(Fault::Incorrect))];
        assert_eq!(walk(&first).0.refusals, 1, "two looks at one document are one refusal");
        let second = [&first[..], &[Event::Sent, refused(None)]].concat();
        assert_eq!(walk(&second).0.refusals, 2, "a page that only asks again has refused it, too");
        let other = [&second[..], &[Event::Sent, refused(Some(Fault::Expired))]].concat();
        assert_eq!(walk(&other).0.refusals, 1, "another reason is news");
        let accepted = [&second[..], &[Event::Sent, seen(Kind::StaySignedIn)]].concat();
        assert_eq!(walk(&accepted).0.refusals, 0);
        assert_eq!(walk(&[refused(Some(Fault::Expired))]).0.refusals, 0, "nothing was sent on this journey");
        let again = Event::seen(&Page::of(Kind::Pass), false);
        assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, again]).0.refusals, 0, "the answer is not there yet");
    }

    #[test]
    fn where_the_sign_in_goes_is_remembered_from_the_page_that_told() {
        let told = Event::seen(&Page { heading: Some(Heading::Application), ..Page::of(Kind::UserName) }, true);
        assert_eq!(walk(&[told, refused(Some(Fault::Incorrect))]).0.heading, Some(Heading::Application));
        let elsewhere = Event::seen(&Page { heading: Some(Heading::SecurityInfo), ..Page::of(Kind::UserName) }, true);
        assert_eq!(walk(&[told, elsewhere]).0.heading, Some(Heading::SecurityInfo));
    }

    #[test]
    fn a_closed_card_stays_closed_for_this_sign_in() {
        let closed =
            [seen(Kind::Pass), Event::Closed, Event::Sent, refused(None), seen(Kind::Picker), seen(Kind::Pass)];
        assert!(walk(&closed).0.closed);
        assert!(!walk(&[&closed[..], &[Event::Asked]].concat()).0.closed);
        assert!(!walk(&[&closed[..], &[seen(Kind::SecurityInfo)]].concat()).0.closed, "this sign-in is over");
    }

    #[test]
    fn a_question_that_was_closed_does_not_close_the_card_about_the_pass() {
        let closed = [Event::Closed, seen(Kind::UserName), seen(Kind::Password)];
        assert!(walk(&closed).0.closed);
        assert!(!walk(&[&closed[..], &[seen(Kind::Pass)]].concat()).0.closed);
    }

    #[test]
    fn security_info_opens_by_itself_only_where_it_should() {
        for (after_sign_in, expected) in [(AfterSignIn::Open, 1), (AfterSignIn::Offer, 0), (AfterSignIn::Off, 0)] {
            let settings = Settings { after_sign_in, ..Settings::default() };
            let (state, opened) = walk_under(&settings, &[seen(Kind::Pass), Event::Sent, Event::Left]);
            assert_eq!((state.step, opened, state.opened), (Step::Accepted, expected, expected == 1));
        }
    }

    fn any_event() -> impl Strategy<Value = Event> {
        let kind = prop::sample::select(Kind::ALL.to_vec());
        let fault = prop::option::of(prop::sample::select(Fault::ALL.to_vec()));
        prop_oneof![
            4 => (kind, fault, any::<bool>()).prop_map(|(kind, fault, fresh)| {
                let refusal = fault.map(|fault| Refusal { fault, code: "" });
                Event::seen(&Page { refusal, ..Page::of(kind) }, fresh)
            }),
            2 => Just(Event::Sent),
            1 => Just(Event::Left),
            1 => any::<bool>().prop_map(Event::Ticked),
            1 => Just(Event::Closed),
            1 => Just(Event::Asked),
        ]
    }

    fn any_events() -> impl Strategy<Value = Vec<Event>> {
        prop::collection::vec(any_event(), 0..40)
    }

    proptest! {
        #[test]
        fn security_info_opens_at_most_once(events in any_events()) {
            prop_assert!(walk(&events).1 <= 1);
        }

        #[test]
        fn security_info_never_opens_unless_a_pass_was_sent(events in any_events()) {
            let unsent: Vec<Event> = events.into_iter().filter(|event| *event != Event::Sent).collect();
            prop_assert_eq!(walk(&unsent).1, 0);
        }

        #[test]
        fn accepted_is_reached_only_from_a_pass_that_was_sent_and_not_refused(events in any_events()) {
            let mut state = State::default();
            for event in events {
                let (next, _) = state.after(event, &Settings::default());
                if next.step == Step::Accepted && state.step != Step::Accepted {
                    prop_assert!(state.sent, "{state:?} {event:?}");
                    prop_assert!(!matches!(event, Event::Seen { kind: Kind::Pass, .. }), "{state:?} {event:?}");
                }
                state = next;
            }
        }

        #[test]
        fn no_dead_end(events in any_events()) {
            let way = [
                seen(Kind::UserName), seen(Kind::Pass), Event::Asked, Event::Sent, seen(Kind::StaySignedIn), seen(Kind::SecurityInfo),
                Event::Ticked(true),
            ];
            let (mut state, _) = walk(&events);
            for event in way {
                state = state.after(event, &Settings::default()).0;
            }
            prop_assert_eq!((state.step, state.closed, state.sent, state.refusals), (Step::Done, false, false, 0));
        }

        #[test]
        fn no_lost_journey(events in any_events(), event in any_event()) {
            let (state, _) = walk(&events);
            let next = state.after(event, &Settings::default()).0;
            prop_assert!(state.step == Step::Start || next.step != Step::Start, "{state:?} {event:?}");
            // What the pass has reached is taken back by the page that asks for it anew, and by nothing else.
            let asked_anew = matches!(event, Event::Seen { kind: Kind::Pass, .. } | Event::Ticked(false));
            prop_assert!(asked_anew || state.step < Step::Accepted || next.step >= state.step, "{state:?} {event:?}");
            prop_assert!(!state.opened || next.opened, "{state:?} {event:?}");
        }

        #[test]
        fn a_page_that_is_not_known_changes_nothing(events in any_events(), fresh in any::<bool>()) {
            let (state, _) = walk(&events);
            prop_assert_eq!(state.after(Event::seen(&Page::default(), fresh), &Settings::default()), (state, None));
        }

        #[test]
        fn only_the_person_and_the_end_of_the_sign_in_open_a_closed_card(events in any_events(), event in any_event()) {
            let (state, _) = walk(&events);
            let next = state.after(event, &Settings::default()).0;
            if state.closed && !next.closed {
                let ends = matches!(event, Event::Asked | Event::Left | Event::Seen { kind: Kind::SecurityInfo, .. });
                let begins = state.step == Step::Start && matches!(event, Event::Seen { kind: Kind::Pass, .. });
                prop_assert!(ends || begins, "{state:?} {event:?}");
            }
        }
    }
}
