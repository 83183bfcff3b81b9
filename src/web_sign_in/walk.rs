// SPDX-License-Identifier: MIT OR Apache-2.0
//! A person's way through the questions. What the browser knows of its own computer is not asked.

use super::question::{Choice, Next, Question};
use crate::checklist::{Device, System};
use crate::text::Key;

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
    use crate::web_sign_in::Outcome;
    use crate::web_sign_in::question::{leads_to, outcomes_below};

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
