// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which questions has the person answered, and what comes next? The person need not answer what the browser knows
//! about its own computer.

use super::question::{Choice, Next, Question};
use crate::checklist::{Device, System};
use crate::text::Key;

/// One question with its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Answered {
    question: Question,
    choice: &'static Choice,
    /// Whether the browser gave the answer. `back` skips such answers.
    by_browser: bool,
}

/// The questions and answers so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    device: Device,
    answered: Vec<Answered>,
}

impl Walk {
    /// Begins at the first question. `device` is the one on which the person reads the guide.
    #[must_use]
    pub fn begin(device: Device) -> Walk {
        Walk { device, answered: Vec::new() }
    }

    /// The current question or advice.
    #[must_use]
    pub fn now(&self) -> Next {
        self.answered.last().map_or(Next::Ask(Question::What), |answered| answered.choice.next)
    }

    /// Whether the person has answered a question.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.answered.is_empty()
    }

    /// Gives the answer at this place among the choices, then all following answers that the browser knows. A place
    /// without a choice changes nothing.
    pub fn choose(&mut self, place: usize) {
        let Next::Ask(question) = self.now() else { return };
        if let Some(choice) = question.choices().get(place) {
            self.answered.push(Answered { question, choice, by_browser: false });
        }
        while let Next::Ask(question) = self.now()
            && let Some(choice) = self.answer_of_browser(question)
        {
            self.answered.push(Answered { question, choice, by_browser: true });
        }
    }

    /// Takes back the last answer that the person gave.
    pub fn back(&mut self) {
        while self.answered.pop().is_some_and(|answered| answered.by_browser) {}
    }

    /// The questions and answers so far, with those of the browser. The person can send them to the helpdesk.
    pub fn answers(&self) -> impl Iterator<Item = (Key, Key)> + '_ {
        self.answered.iter().map(|answered| (answered.question.words(), answered.choice.label))
    }

    /// The browser's own answer to this question, if it knows one.
    fn answer_of_browser(&self, question: Question) -> Option<&'static Choice> {
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

    /// Gives the answers with these labels.
    fn walk(device: Device, labels: &[Key]) -> Walk {
        let mut walk = Walk::begin(device);
        for label in labels {
            let Next::Ask(question) = walk.now() else { panic!("the questions ended before {label:?}") };
            let place = question.choices().iter().position(|choice| choice.label == *label);
            walk.choose(place.unwrap_or_else(|| panic!("{question:?} has no {label:?}")));
        }
        walk
    }

    const TO_HERE: [Key; 4] = [Key::SeesNoGlobe, Key::OptionsOpened, Key::Yes, Key::Yes];

    #[test]
    fn the_easiest_question_comes_first_and_the_advice_to_ask_it_last() {
        assert_eq!(walk(Device::default(), &[Key::SeesNoGlobe, Key::NotYet]).now(), Next::Advise(Outcome::OpenOptions));
        let mut way = TO_HERE.to_vec();
        way.extend([Key::HereNo, Key::CannotTell, Key::CannotTell]);
        assert_eq!(walk(Device::default(), &way).now(), Next::Advise(Outcome::AskIt));
    }

    #[test]
    fn the_browser_answers_what_it_knows() {
        assert_eq!(walk(on(System::Mac), &TO_HERE).now(), Next::Ask(Question::Windows));
        let phone = Device { is_mobile: true, ..Device::default() };
        assert_eq!(walk(phone, &TO_HERE).now(), Next::Ask(Question::Windows));
        let mut here = walk(on(System::Windows10), &TO_HERE);
        assert_eq!(here.now(), Next::Ask(Question::Here));
        here.choose(0);
        assert_eq!(here.now(), Next::Advise(Outcome::OldWindows));
        // The browser knows nothing about another device.
        let mut elsewhere = walk(on(System::Windows10), &TO_HERE);
        elsewhere.choose(1);
        assert_eq!(elsewhere.now(), Next::Ask(Question::Windows));
        // The browser does not tell which release of Windows 11 it is.
        let mut new = walk(on(System::Windows11), &TO_HERE);
        new.choose(0);
        assert_eq!(new.now(), Next::Ask(Question::Windows));
    }

    #[test]
    fn going_back_skips_the_browsers_answers() {
        let mut walk = walk(on(System::Mac), &TO_HERE);
        walk.back();
        assert_eq!(walk.now(), Next::Ask(Question::Restart));
    }

    #[test]
    fn every_outcome_can_be_reached_and_is_in_the_printed_list() {
        for outcome in Outcome::ALL {
            assert!(Question::What.choices().iter().any(|choice| leads_to(choice, outcome)), "{outcome:?}");
        }
        let of_no_globe: Vec<Outcome> = Question::What.choices().iter().take(1).flat_map(outcomes_below).collect();
        assert_eq!(of_no_globe, &Outcome::ALL[..9]);
    }

    proptest! {
        #[test]
        fn every_path_ends_and_every_answer_can_be_taken_back(
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
