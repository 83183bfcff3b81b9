// SPDX-License-Identifier: MIT OR Apache-2.0
//! The reducer: every pair of state and event is defined.

use serde::{Deserialize, Serialize};

use crate::page::{Cloud, Kind, Page};

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
        /// Nothing was sent from this document: a pass that was sent before it has been answered by it.
        fresh: bool,
    },
    /// The person sent the pass off.
    Sent,
    /// The tab left every host that we know.
    Left,
    /// The person changed a tick; `true` when every required method is ticked.
    Ticked(bool),
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
        Event::Seen { kind: page.kind, cloud: page.cloud, fresh }
    }
}

impl State {
    /// The state once another tab has taken over the way to Security info.
    #[must_use]
    pub const fn handed_over(self) -> State {
        State { opened: true, ..self }
    }

    /// The state after this event, and what is to be done.
    #[must_use]
    pub fn after(self, event: Event) -> (State, Option<Effect>) {
        match event {
            Event::Seen { kind: Kind::Unknown, .. } => (self, None),
            Event::Seen { kind, cloud, fresh } => (State { cloud, ..self.seen(kind, fresh) }, None),
            Event::Sent if self.step == Step::Pass => (State { sent: true, ..self }, None),
            Event::Left if self.waits_for_security_info() => {
                let state = State { step: Step::Accepted, sent: false, opened: true, ..self };
                (state, Some(Effect::OpenSecurityInfo))
            }
            Event::Ticked(complete) if self.step >= Step::Register => {
                let step = if complete { Step::Done } else { Step::Register };
                (State { step, ..self }, None)
            }
            Event::Sent | Event::Left | Event::Ticked(_) => (self, None),
        }
    }

    /// Leaving now means that the pass was accepted, and Security info is still to come.
    const fn waits_for_security_info(self) -> bool {
        !self.opened && (self.sent || matches!(self.step, Step::Accepted))
    }

    fn seen(self, kind: Kind, fresh: bool) -> State {
        match kind {
            // A look at the same document while the pass is on its way is no answer yet.
            Kind::Pass => State { step: Step::Pass, sent: self.sent && !fresh, ..self },
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
                State { step, sent: false, ..self }
            }
            Kind::StaySignedIn | Kind::MoreInformation | Kind::Leaving | Kind::Register if self.sent => {
                State { step: Step::Accepted, sent: false, ..self }
            }
            Kind::SecurityInfo => State { step: self.step.max(Step::Register), sent: false, opened: true, ..self },
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

    fn seen(kind: Kind) -> Event {
        Event::seen(&Page::of(kind), true)
    }

    fn walk(events: &[Event]) -> (State, usize) {
        events.iter().fold((State::default(), 0), |(state, opened), event| {
            let (state, effect) = state.after(*event);
            (state, opened + usize::from(effect.is_some()))
        })
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

    fn any_event() -> impl Strategy<Value = Event> {
        prop_oneof![
            (prop::sample::select(Kind::ALL.to_vec()), any::<bool>())
                .prop_map(|(kind, fresh)| Event::seen(&Page::of(kind), fresh)),
            Just(Event::Sent),
            Just(Event::Left),
            any::<bool>().prop_map(Event::Ticked),
        ]
    }

    proptest! {
        #[test]
        fn security_info_opens_at_most_once(events in prop::collection::vec(any_event(), 0..40)) {
            prop_assert!(walk(&events).1 <= 1);
        }

        #[test]
        fn security_info_never_opens_unless_a_pass_was_sent(events in prop::collection::vec(any_event(), 0..40)) {
            let unsent: Vec<Event> = events.into_iter().filter(|event| *event != Event::Sent).collect();
            prop_assert_eq!(walk(&unsent).1, 0);
        }

        #[test]
        fn accepted_is_reached_only_from_a_pass_that_was_sent(events in prop::collection::vec(any_event(), 0..40)) {
            let mut state = State::default();
            for event in events {
                let (next, _) = state.after(event);
                if next.step == Step::Accepted && state.step != Step::Accepted {
                    prop_assert!(state.sent, "{state:?} {event:?}");
                }
                state = next;
            }
        }

        #[test]
        fn the_next_prompt_is_always_seen(events in prop::collection::vec(any_event(), 0..40)) {
            let (state, _) = walk(&events);
            prop_assert_eq!(state.after(seen(Kind::Pass)).0.step, Step::Pass);
        }
    }
}
