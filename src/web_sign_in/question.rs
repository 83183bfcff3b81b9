// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which question comes next when web sign-in does not work? The easiest to answer come first, and those that only IT
//! can answer come last.

use super::Outcome;
use crate::text::Key;

/// A question to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// What the person sees on the device.
    What,
    /// Whether the person opened the sign-in options: the globe is among them.
    Options,
    /// Whether the device is connected. There is no globe, and IT's policy arrives over the network.
    Network,
    /// Whether the person restarted the device after its set-up.
    Restart,
    /// Whether the person reads the guide on that same device.
    Here,
    /// Which Windows the device has.
    Windows,
    /// How the device is joined to the organisation.
    Join,
    /// Whether the device is connected. The window stays empty.
    Connection,
    /// Whether the pass worked before.
    Used,
}

/// The next step after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another question.
    Ask(Question),
    /// The advice at the end.
    Advise(Outcome),
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The text of the answer.
    pub label: Key,
    /// The next step after this answer.
    pub next: Next,
}

const fn ask(label: Key, question: Question) -> Choice {
    Choice { label, next: Next::Ask(question) }
}

const fn advise(label: Key, outcome: Outcome) -> Choice {
    Choice { label, next: Next::Advise(outcome) }
}

impl Question {
    /// The text of the question.
    #[must_use]
    pub const fn words(self) -> Key {
        match self {
            Question::What => Key::AskWhat,
            Question::Options => Key::AskOptions,
            Question::Network | Question::Connection => Key::AskNetwork,
            Question::Restart => Key::AskRestart,
            Question::Here => Key::AskHere,
            Question::Windows => Key::AskWindows,
            Question::Join => Key::AskJoin,
            Question::Used => Key::AskUsed,
        }
    }

    /// How the person finds the answer.
    #[must_use]
    pub const fn hint(self) -> Option<Key> {
        match self {
            Question::Network | Question::Connection => Some(Key::AskNetworkHint),
            Question::Windows => Some(Key::AskWindowsHint),
            Question::Join => Some(Key::AskJoinHint),
            Question::What | Question::Options | Question::Restart | Question::Here | Question::Used => None,
        }
    }

    /// The possible answers.
    #[must_use]
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Question::What => {
                const {
                    &[
                        ask(Key::SeesNoGlobe, Question::Options),
                        ask(Key::SeesNothing, Question::Connection),
                        advise(Key::SeesOther, Outcome::NotAskedFor),
                        ask(Key::SeesRefusal, Question::Used),
                        advise(Key::SeesSetUp, Outcome::SetUp),
                        advise(Key::SeesGone, Outcome::Again),
                    ]
                }
            }
            Question::Options => {
                const {
                    &[
                        advise(Key::NotYet, Outcome::OpenOptions),
                        ask(Key::OptionsOpened, Question::Network),
                        ask(Key::OptionsMissing, Question::Network),
                    ]
                }
            }
            Question::Network => {
                const { &[ask(Key::Yes, Question::Restart), advise(Key::NoOrUnsure, Outcome::Connect)] }
            }
            Question::Restart => const { &[ask(Key::Yes, Question::Here), advise(Key::NotYet, Outcome::Restart)] },
            Question::Here => const { &[ask(Key::HereYes, Question::Windows), ask(Key::HereNo, Question::Windows)] },
            Question::Windows => {
                const {
                    &[
                        ask(Key::WindowsNew, Question::Join),
                        advise(Key::WindowsOlder, Outcome::Update),
                        advise(Key::Windows10, Outcome::OldWindows),
                        ask(Key::CannotTell, Question::Join),
                    ]
                }
            }
            Question::Join => {
                const {
                    &[
                        advise(Key::JoinEntra, Outcome::Policy),
                        advise(Key::JoinBoth, Outcome::Hybrid),
                        advise(Key::JoinNone, Outcome::NotJoined),
                        advise(Key::CannotTell, Outcome::AskIt),
                    ]
                }
            }
            Question::Connection => {
                const { &[advise(Key::Yes, Outcome::Blocked), advise(Key::NoOrUnsure, Outcome::Connect)] }
            }
            Question::Used => const { &[advise(Key::Yes, Outcome::UsedUp), advise(Key::NoOrUnsure, Outcome::Refused)] },
        }
    }
}

/// Every outcome that can follow this choice, in the order of [`Outcome::ALL`].
pub fn outcomes_below(choice: &Choice) -> impl Iterator<Item = Outcome> {
    Outcome::ALL.into_iter().filter(|outcome| leads_to(choice, *outcome))
}

pub(super) fn leads_to(choice: &Choice, wanted: Outcome) -> bool {
    match choice.next {
        Next::Advise(outcome) => outcome == wanted,
        Next::Ask(question) => question.choices().iter().any(|choice| leads_to(choice, wanted)),
    }
}
