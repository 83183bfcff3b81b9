// SPDX-License-Identifier: MIT OR Apache-2.0
//! The reducer: every pair of state and event is defined.

use serde::{Deserialize, Serialize};

use crate::named::named;
use crate::page::{Cloud, Fault, Heading, Kind, Page};
use crate::settings::{AfterSignIn, Settings};

named! {
    /// How far the person has come. The name is the value of `data-step`, part of the observable contract.
    #[derive(Default)]
    pub enum Step {
        /// Nothing has happened yet.
        #[default]
        Start = "start",
        /// The page asks for the account, or for something other than the pass.
        Account = "account",
        /// The page asks for the pass.
        Pass = "pass",
        /// The pass was accepted.
        Accepted = "accepted",
        /// The person registers permanent methods.
        Register = "register",
        /// Every required method is registered.
        Done = "done",
    }
}

impl Step {
    /// Its number on the card, from 1 to 4.
    #[must_use]
    pub const fn number(self) -> usize {
        match self {
            Step::Start | Step::Account => 1,
            Step::Pass => 2,
            Step::Accepted => 3,
            Step::Register | Step::Done => 4,
        }
    }
}

/// One tab's journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// How far the person has come.
    pub step: Step,
    /// The pass was sent, and no answer was seen yet.
    #[serde(default)]
    pub sent: bool,
    /// Security info was reached or opened: never open it a second time.
    #[serde(default)]
    pub opened: bool,
    /// The cloud in which the person signs in.
    #[serde(default)]
    pub cloud: Cloud,
    /// Where the sign-in goes, if a page has said so.
    #[serde(default)]
    pub heading: Option<Heading>,
    /// A page has asked for the pass.
    #[serde(default)]
    pub asked: bool,
    /// A pass was accepted. No page takes this back: the step says only where the person is.
    #[serde(default)]
    pub accepted: bool,
    /// The page that asked for the pass last was that for the second factor.
    #[serde(default)]
    pub as_second: bool,
    /// How often in a row the pass was refused for the same reason.
    #[serde(default)]
    pub refusals: u8,
    /// That reason; none if the page only asked again.
    #[serde(default)]
    pub refused_for: Option<Fault>,
    /// The person closed the card for this sign-in.
    #[serde(default)]
    pub closed: bool,
    /// The person wants Security info to open after this sign-in.
    #[serde(default)]
    pub wanted: bool,
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
        /// Where the sign-in goes, if the page says so.
        heading: Option<Heading>,
        /// Why the last try was refused, if it was.
        fault: Option<Fault>,
        /// It is the page for the second factor.
        is_second_factor: bool,
        /// The page asks for a second method, and not for the pass.
        wants_second: bool,
        /// Nothing was sent from this document, so it is the answer to a pass that was sent earlier.
        fresh: bool,
    },
    /// The person sent the pass.
    Sent,
    /// The tab left all known hosts.
    Left,
    /// The checklist has changed; `true` if everything required is done.
    Ticked(bool),
    /// The person closed the card.
    Closed,
    /// The person said that they have a pass, or wants the card back.
    Asked,
    /// The person wants Security info to open after this sign-in.
    Wanted,
}

/// What to do besides showing the new state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Open My Security info beside the person's application.
    OpenSecurityInfo,
}

impl Event {
    /// A page was recognised; see [`Event::Seen`].
    #[must_use]
    pub fn seen(page: &Page, fresh: bool) -> Event {
        let Page { kind, cloud, heading, is_second_factor, .. } = *page;
        let (fault, wants_second) = (page.fault(), page.wants_second_method());
        Event::Seen { kind, cloud, heading, fault, is_second_factor, wants_second, fresh }
    }
}

impl State {
    /// The state after another tab has taken over.
    #[must_use]
    pub const fn handed_over(self) -> State {
        State { opened: true, ..self }
    }

    /// The state of a tab that starts at Security info.
    #[must_use]
    pub const fn starting_over(self) -> State {
        let heading = Some(Heading::SecurityInfo);
        State {
            heading,
            sent: false,
            asked: false,
            refusals: 0,
            refused_for: None,
            closed: false,
            ..self.handed_over()
        }
    }

    /// The state after this event, and what to do.
    #[must_use]
    pub fn after(self, event: Event, settings: &Settings) -> (State, Option<Effect>) {
        match event {
            Event::Seen { kind: Kind::Unknown, .. } => (self, None),
            Event::Seen { kind, cloud, heading, fault, is_second_factor, wants_second, fresh } => {
                let as_second = if kind == Kind::Pass { is_second_factor } else { self.as_second };
                let heading = heading.or(self.heading);
                let known = State { cloud, heading, as_second, ..self.judged(kind, fault, fresh) };
                // Microsoft asks for a second method only after the first one was right. A pass that was itself the
                // second one may have been refused.
                let is_answer = wants_second && fresh && self.sent && !self.as_second;
                (if is_answer { known.accepted() } else { known.seen(kind, fresh) }, None)
            }
            Event::Sent if self.step == Step::Pass => (State { sent: true, ..self }, None),
            Event::Left if self.sent || (self.step == Step::Accepted && !self.opened) => {
                let left = self.accepted();
                let opens = !self.opened && (self.wanted || settings.after_sign_in == AfterSignIn::Open);
                if opens {
                    (State { opened: true, closed: false, ..left }, Some(Effect::OpenSecurityInfo))
                } else {
                    (left, None)
                }
            }
            Event::Ticked(complete) if self.step >= Step::Register => {
                let step = if complete { Step::Done } else { Step::Register };
                (State { step, ..self }, None)
            }
            Event::Closed => (State { closed: true, ..self }, None),
            Event::Asked => (State { closed: false, ..self }, None),
            Event::Wanted => (State { wanted: true, ..self }, None),
            Event::Sent | Event::Left | Event::Ticked(_) => (self, None),
        }
    }

    /// Whether the step from this state to the next shows that the pass was accepted.
    #[must_use]
    pub const fn was_accepted_by(self, next: State) -> bool {
        self.sent && !next.sent && matches!(next.step, Step::Accepted | Step::Register | Step::Done)
    }

    /// If the next document asks for the pass again, or complains, the pass was refused, even if the page does not say
    /// why.
    fn judged(self, kind: Kind, fault: Option<Fault>, fresh: bool) -> State {
        if !self.sent || !fresh || (kind != Kind::Pass && fault.is_none()) {
            return self;
        }
        // A page that only asks again has probably found the pass incorrect.
        let reason = |fault: Option<Fault>| fault.unwrap_or(Fault::Incorrect);
        let before = if reason(self.refused_for) == reason(fault) { self.refusals } else { 0 };
        State { refusals: before.saturating_add(1), refused_for: fault, ..self }
    }

    const fn accepted(self) -> State {
        State { step: Step::Accepted, accepted: true, sent: false, refusals: 0, ..self }
    }

    fn seen(self, kind: Kind, fresh: bool) -> State {
        match kind {
            // Another look at the document that sent the pass is no answer.
            // Someone who closed the question at the start has not closed the card about the pass.
            Kind::Pass => State {
                step: Step::Pass,
                asked: true,
                sent: self.sent && !fresh,
                closed: self.closed && self.step != Step::Start,
                ..self
            },
            // Someone who starts again has a new first try.
            Kind::UserName | Kind::AccountTiles if self.refusals > 0 => {
                State { refusals: 0, refused_for: None, ..self }.seen(kind, fresh)
            }
            _ if kind.asks_something_else() || matches!(kind, Kind::AccessPolicy | Kind::Error) => {
                let step = if self.step >= Step::Accepted { self.step } else { Step::Account };
                // Closed at the start, it was the question: remember that until the page asks for the pass.
                let step = if self.step == Step::Start && self.closed { Step::Start } else { step };
                State { step, sent: false, ..self }
            }
            Kind::StaySignedIn | Kind::MoreInformation | Kind::Consent | Kind::Leaving | Kind::Register
                if self.sent =>
            {
                self.accepted()
            }
            Kind::SecurityInfo => State {
                step: self.step.max(Step::Register),
                accepted: self.accepted || self.sent,
                sent: false,
                opened: true,
                refusals: 0,
                // The sign-in for which the card was closed is over.
                closed: self.closed && self.step >= Step::Register,
                ..self
            },
            // "Are you trying to sign in to …?" is no answer: it may come before or after the pass is checked.
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests;
