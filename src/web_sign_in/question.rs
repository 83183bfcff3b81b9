// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is asked if it does not work: one question at a time, from what costs a glance to what only IT can see.

use super::Outcome;
use crate::text::Key;

/// Something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// What is to be seen on the device.
    What,
    /// Whether the ways to sign in were opened: the globe hides behind them.
    Options,
    /// Whether the device is connected, where there is no globe: what IT decides comes over the network.
    Network,
    /// Whether it was started anew since it was set up.
    Restart,
    /// Whether the guide is read on this very device.
    Here,
    /// Which Windows it has.
    Windows,
    /// How it belongs to the organisation.
    Join,
    /// Whether the device is connected, where the window stays empty.
    Connection,
    /// Whether the pass worked before.
    Used,
}

/// What comes after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Another question.
    Ask(Question),
    /// What to do.
    Advise(Outcome),
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub label: Key,
    /// What comes after it.
    pub next: Next,
}

const fn ask(label: Key, question: Question) -> Choice {
    Choice { label, next: Next::Ask(question) }
}

const fn advise(label: Key, outcome: Outcome) -> Choice {
    Choice { label, next: Next::Advise(outcome) }
}

impl Question {
    /// What is asked.
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

    /// How to find out.
    #[must_use]
    pub const fn hint(self) -> Option<Key> {
        match self {
            Question::Network | Question::Connection => Some(Key::AskNetworkHint),
            Question::Windows => Some(Key::AskWindowsHint),
            Question::Join => Some(Key::AskJoinHint),
            Question::What | Question::Options | Question::Restart | Question::Here | Question::Used => None,
        }
    }

    /// The answers to it.
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

/// Every outcome that this choice can lead to, in the order of [`Outcome::ALL`].
pub fn outcomes_below(choice: &Choice) -> impl Iterator<Item = Outcome> {
    Outcome::ALL.into_iter().filter(|outcome| leads_to(choice, *outcome))
}

pub(super) fn leads_to(choice: &Choice, wanted: Outcome) -> bool {
    match choice.next {
        Next::Advise(outcome) => outcome == wanted,
        Next::Ask(question) => question.choices().iter().any(|choice| leads_to(choice, wanted)),
    }
}
