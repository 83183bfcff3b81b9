// SPDX-License-Identifier: MIT OR Apache-2.0
//! What if it does not work: one question at a time, from what costs a glance to what only IT can see.

use crate::checklist::{Device, System};
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

/// What to do in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Open the ways to sign in.
    OpenOptions,
    /// Connect the device.
    Connect,
    /// Start it anew.
    Restart,
    /// Sign in another way: Windows 10.
    OldWindows,
    /// Have Windows updated.
    Update,
    /// Sign in another way: joined to a domain as well.
    Hybrid,
    /// Sign in another way: not joined.
    NotJoined,
    /// Have IT see to the policy.
    Policy,
    /// Have IT look.
    AskIt,
    /// Something keeps the window from its pages.
    Blocked,
    /// Look for the pass in the window.
    NotAskedFor,
    /// Get a new pass: this one is used up.
    UsedUp,
    /// Look at the pass again.
    Refused,
    /// Two passes, or one that works more than once.
    SetUp,
    /// Open the window again.
    Again,
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

impl Outcome {
    /// Every outcome, in the order of the questions that lead to it.
    pub const ALL: [Outcome; 15] = [
        Outcome::OpenOptions,
        Outcome::Connect,
        Outcome::Restart,
        Outcome::Update,
        Outcome::OldWindows,
        Outcome::Policy,
        Outcome::Hybrid,
        Outcome::NotJoined,
        Outcome::AskIt,
        Outcome::Blocked,
        Outcome::NotAskedFor,
        Outcome::UsedUp,
        Outcome::Refused,
        Outcome::SetUp,
        Outcome::Again,
    ];

    /// What to do, and why.
    #[must_use]
    pub const fn words(self) -> (Key, Key) {
        match self {
            Outcome::OpenOptions => (Key::DeviceOptions, Key::DoOptionsDetail),
            Outcome::Connect => (Key::DoConnect, Key::DoConnectDetail),
            Outcome::Restart => (Key::DoRestart, Key::DoRestartDetail),
            Outcome::OldWindows => (Key::DoAnotherWay, Key::DoOldWindowsDetail),
            Outcome::Update => (Key::DoUpdate, Key::DoUpdateDetail),
            Outcome::Hybrid => (Key::DoAnotherWay, Key::DoHybridDetail),
            Outcome::NotJoined => (Key::DoAnotherWay, Key::DoNotJoinedDetail),
            Outcome::Policy => (Key::DoPolicy, Key::DoPolicyDetail),
            Outcome::AskIt => (Key::DoAskIt, Key::DoAskItDetail),
            Outcome::Blocked => (Key::DoBlocked, Key::DoBlockedDetail),
            Outcome::NotAskedFor => (Key::DoNotAsked, Key::DoNotAskedDetail),
            Outcome::UsedUp => (Key::DoNewPass, Key::DoUsedUpDetail),
            Outcome::Refused => (Key::DoRefused, Key::DoRefusedDetail),
            Outcome::SetUp => (Key::DoSetUp, Key::DoSetUpDetail),
            Outcome::Again => (Key::DoAgain, Key::DoAgainDetail),
        }
    }

    /// What IT needs to know of it, in IT's own words.
    #[must_use]
    pub const fn for_it(self) -> Option<Key> {
        match self {
            Outcome::Update | Outcome::OldWindows => Some(Key::ItWindows),
            Outcome::Hybrid | Outcome::NotJoined => Some(Key::ItJoin),
            Outcome::Policy => Some(Key::ItPolicy),
            Outcome::AskIt => Some(Key::ItAll),
            Outcome::Blocked => Some(Key::ItNetwork),
            Outcome::SetUp | Outcome::UsedUp => Some(Key::ItSetUp),
            Outcome::OpenOptions
            | Outcome::Connect
            | Outcome::Restart
            | Outcome::NotAskedFor
            | Outcome::Refused
            | Outcome::Again => None,
        }
    }
}

/// Every outcome that this choice can lead to, in the order of [`Outcome::ALL`].
pub fn outcomes_below(choice: &Choice) -> impl Iterator<Item = Outcome> {
    Outcome::ALL.into_iter().filter(|outcome| leads_to(choice, *outcome))
}

fn leads_to(choice: &Choice, wanted: Outcome) -> bool {
    match choice.next {
        Next::Advise(outcome) => outcome == wanted,
        Next::Ask(question) => question.choices().iter().any(|choice| leads_to(choice, wanted)),
    }
}

/// One question and what was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Answered {
    question: Question,
    choice: &'static Choice,
    /// The browser knew it: going back goes past it.
    by_itself: bool,
}

/// A person's way through the questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    device: Device,
    answered: Vec<Answered>,
}

impl Walk {
    /// At the first question. `device`: the one on which the guide is read.
    #[must_use]
    pub fn begin(device: Device) -> Walk {
        Walk { device, answered: Vec::new() }
    }

    /// Where the person stands.
    #[must_use]
    pub fn now(&self) -> Next {
        self.answered.last().map_or(Next::Ask(Question::What), |answered| answered.choice.next)
    }

    /// Whether there is an answer to take back.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.answered.is_empty()
    }

    /// Takes this answer, by its place among the choices, and whatever the browser knows to answer after it. One that is not there
    /// changes nothing.
    pub fn choose(&mut self, place: usize) {
        let Next::Ask(question) = self.now() else { return };
        if let Some(choice) = question.choices().get(place) {
            self.answered.push(Answered { question, choice, by_itself: false });
        }
        while let Next::Ask(question) = self.now()
            && let Some(choice) = self.known(question)
        {
            self.answered.push(Answered { question, choice, by_itself: true });
        }
    }

    /// Takes the last answer back that the person gave.
    pub fn back(&mut self) {
        while self.answered.pop().is_some_and(|answered| answered.by_itself) {}
    }

    /// The questions and answers so far, the browser's own among them, for the person who is asked for help.
    pub fn answers(&self) -> impl Iterator<Item = (Key, Key)> + '_ {
        self.answered.iter().map(|answered| (answered.question.words(), answered.choice.label))
    }

    /// What the browser itself knows to answer.
    fn known(&self, question: Question) -> Option<&'static Choice> {
        let label = match (question, self.device.system) {
            (Question::Here, System::Mac | System::Other) => Key::HereNo,
            (Question::Here, _) if self.device.is_mobile => Key::HereNo,
            (Question::Windows, System::Windows10) if self.is_here() => Key::Windows10,
            _ => return None,
        };
        question.choices().iter().find(|choice| choice.label == label)
    }

    fn is_here(&self) -> bool {
        self.answered.iter().any(|answered| answered.choice.label == Key::HereYes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(system: System) -> Device {
        Device { system, ..Device::default() }
    }

    /// Answers by these labels, one after the other.
    fn walk(device: Device, labels: &[Key]) -> Walk {
        let mut walk = Walk::begin(device);
        for label in labels {
            let Next::Ask(question) = walk.now() else { panic!("it has ended before {label:?}") };
            let place = question.choices().iter().position(|choice| choice.label == *label);
            walk.choose(place.unwrap_or_else(|| panic!("{question:?} has no {label:?}")));
        }
        walk
    }

    const TO_HERE: [Key; 4] = [Key::SeesNoGlobe, Key::OptionsOpened, Key::Yes, Key::Yes];

    #[test]
    fn the_cheapest_look_comes_first_and_it_last() {
        assert_eq!(walk(Device::default(), &[Key::SeesNoGlobe, Key::NotYet]).now(), Next::Advise(Outcome::OpenOptions));
        let mut way = TO_HERE.to_vec();
        way.extend([Key::HereNo, Key::CannotTell, Key::CannotTell]);
        assert_eq!(walk(Device::default(), &way).now(), Next::Advise(Outcome::AskIt));
    }

    #[test]
    fn what_this_computer_tells_is_not_asked() {
        assert_eq!(walk(on(System::Mac), &TO_HERE).now(), Next::Ask(Question::Windows));
        let phone = Device { is_mobile: true, ..Device::default() };
        assert_eq!(walk(phone, &TO_HERE).now(), Next::Ask(Question::Windows));
        let mut here = walk(on(System::Windows10), &TO_HERE);
        assert_eq!(here.now(), Next::Ask(Question::Here));
        here.choose(0);
        assert_eq!(here.now(), Next::Advise(Outcome::OldWindows));
        // Of another device this one tells nothing.
        let mut elsewhere = walk(on(System::Windows10), &TO_HERE);
        elsewhere.choose(1);
        assert_eq!(elsewhere.now(), Next::Ask(Question::Windows));
        // Which Windows 11 it is, the browser does not tell.
        let mut new = walk(on(System::Windows11), &TO_HERE);
        new.choose(0);
        assert_eq!(new.now(), Next::Ask(Question::Windows));
    }

    #[test]
    fn going_back_goes_past_what_the_browser_answered() {
        let mut walk = walk(on(System::Mac), &TO_HERE);
        walk.back();
        assert_eq!(walk.now(), Next::Ask(Question::Restart));
    }

    #[test]
    fn every_outcome_can_come_and_the_printed_list_has_each() {
        for outcome in Outcome::ALL {
            assert!(Question::What.choices().iter().any(|choice| leads_to(choice, outcome)), "{outcome:?}");
        }
        let of_no_globe: Vec<Outcome> = Question::What.choices().iter().take(1).flat_map(outcomes_below).collect();
        assert_eq!(of_no_globe, &Outcome::ALL[..9]);
    }

    proptest! {
        #[test]
        fn every_way_ends_and_every_step_of_it_can_be_taken_back(
            places in prop::collection::vec(0..8usize, 0..40), mobile in any::<bool>(),
        ) {
            let mut walk = Walk::begin(Device { is_mobile: mobile, ..Device::default() });
            let mut given = 0;
            for place in places {
                let before = walk.clone();
                walk.choose(place);
                if walk != before {
                    given += 1;
                    let mut back = walk.clone();
                    back.back();
                    prop_assert_eq!(back, before);
                }
            }
            prop_assert!(given <= 7);
            prop_assert_eq!(walk.has_begun(), given > 0);
        }
    }
}
