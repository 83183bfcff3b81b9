// SPDX-License-Identifier: MIT OR Apache-2.0
//! The reducer: every pair of state and event is defined.

use crate::page::{Cloud, Fault, Heading, Kind, Page};
use crate::plain::Plain;
use crate::settings::{AfterSignIn, Settings};

/// How far the person has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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
    /// Every step.
    pub const ALL: [Step; 6] = [Step::Start, Step::Account, Step::Pass, Step::Accepted, Step::Register, Step::Done];

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// How far the person has come.
    pub step: Step,
    /// The pass was sent off, and no answer has been seen yet.
    pub sent: bool,
    /// Security info has been reached or opened: never open it a second time.
    pub opened: bool,
    /// The cloud in which the person signs in.
    pub cloud: Cloud,
    /// Where the sign-in goes, as far as any of its pages told.
    pub heading: Option<Heading>,
    /// How often in a row the pass was refused for the same reason.
    pub refusals: u8,
    /// For which; none where the page only asked again.
    pub refused_for: Option<Fault>,
    /// The person closed the card: for this sign-in it stays closed.
    pub closed: bool,
    /// The person wants Security info opened when this sign-in is over.
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
    /// The checklist has changed; `true` when all that is required is done.
    Ticked(bool),
    /// The person closed the card.
    Closed,
    /// The person said that they have a pass, or wants the card back.
    Asked,
    /// The person wants Security info opened when this sign-in is over.
    Wanted,
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
    /// The state that was written down; `None` where it does not say how far the person had come.
    #[must_use]
    pub fn read(kept: &Plain) -> Option<State> {
        Some(State {
            step: kept.get("step").one_of(&Step::ALL, Step::name)?,
            sent: kept.get("sent").flag(),
            opened: kept.get("opened").flag(),
            cloud: kept.get("cloud").one_of(&Cloud::ALL, Cloud::name).unwrap_or_default(),
            heading: kept.get("heading").one_of(&Heading::ALL, Heading::name),
            refusals: kept.get("refusals").count().map_or(0, |count| count.min(255) as u8),
            refused_for: kept.get("refusedFor").one_of(&Fault::ALL, Fault::name),
            closed: kept.get("closed").flag(),
            wanted: kept.get("wanted").flag(),
        })
    }

    /// As it is written down.
    #[must_use]
    pub fn write(&self) -> Plain {
        Plain::object([
            ("step", self.step.name().into()),
            ("sent", self.sent.into()),
            ("opened", self.opened.into()),
            ("cloud", self.cloud.name().into()),
            ("heading", self.heading.map(Heading::name).into()),
            ("refusals", f64::from(self.refusals).into()),
            ("refusedFor", self.refused_for.map(Fault::name).into()),
            ("closed", self.closed.into()),
            ("wanted", self.wanted.into()),
        ])
    }

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
            Event::Left if self.sent || (self.step == Step::Accepted && !self.opened) => {
                let left = State { step: Step::Accepted, sent: false, refusals: 0, ..self };
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

    /// Whether it became known that the pass was accepted when this state gave way to the next one.
    #[must_use]
    pub const fn was_accepted_by(self, next: State) -> bool {
        self.sent && !next.sent && matches!(next.step, Step::Accepted | Step::Register | Step::Done)
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
            _ if kind.asks_something_else() || matches!(kind, Kind::AccessPolicy | Kind::Error) => {
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
            // Consent and its like are no answer: they may come before or after the pass is judged.
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests;
