// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is done: the person's own ticks, and what the page was seen to list. Holds no account, no pass and no organisation.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Item, Method, Subject};
use crate::text::Key;

/// How far one row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing is known of it.
    ToDo,
    /// The page lists one like it. Whether it is new, and the person's, only the person knows.
    Found,
    /// The person says so.
    Done,
}

impl Status {
    /// The value of `data-status`, by which tests and styles know it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Status::ToDo => "to-do",
            Status::Found => "found",
            Status::Done => "done",
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn name(self) -> Key {
        match self {
            Status::ToDo => Key::ToDo,
            Status::Found => Key::Found,
            Status::Done => Key::Done,
        }
    }
}

/// A day, and the longest life of a pass (C 2026-09: 30 days), in milliseconds.
const DAY_MS: f64 = 24.0 * 60.0 * 60.0 * 1000.0;
const LONGEST_PASS_MS: f64 = 30.0 * DAY_MS;

/// What is done.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The person's ticks by the words of their row: set, or taken back.
    ticks: BTreeMap<String, bool>,
    /// The words of methods that the page was seen to list.
    found: BTreeSet<String>,
    /// When the person last ticked, in milliseconds since 1970.
    ticked: f64,
    /// All that was required was ticked then.
    was_complete: bool,
}

impl Progress {
    /// How far this row is. The person's tick always wins: set or taken back.
    #[must_use]
    pub fn status(&self, item: &Item) -> Status {
        match self.ticks.get(&item.subject.words()) {
            Some(true) => Status::Done,
            None if item.subject.methods().iter().any(|method| self.found.contains(method.word())) => Status::Found,
            Some(false) | None => Status::ToDo,
        }
    }

    /// The progress after the person's tick at `now`, in milliseconds since 1970. Only the person unticks.
    #[must_use]
    pub fn tick(mut self, subject: &Subject, done: bool, items: &[Item], now: f64) -> Progress {
        self.ticks.insert(subject.words(), done);
        self.ticked = now;
        self.was_complete = self.is_complete(items);
        self
    }

    /// The progress once the page was seen to list these methods. What it does not list says nothing.
    #[must_use]
    pub fn see(mut self, methods: impl IntoIterator<Item = Method>) -> Progress {
        self.found.extend(methods.into_iter().map(|method| method.word().to_owned()));
        self
    }

    /// Whether every required row is ticked; where none is required, every row.
    #[must_use]
    pub fn is_complete(&self, items: &[Item]) -> bool {
        let any_required = items.iter().any(|item| item.is_required);
        let mut asked = items.iter().filter(|item| item.is_required || !any_required).peekable();
        asked.peek().is_some() && asked.all(|item| self.status(item) == Status::Done)
    }

    /// The first row to go on with: a required one before any other.
    #[must_use]
    pub fn next<'a>(&self, items: &'a [Item]) -> Option<&'a Item> {
        let mut open = items.iter().filter(|item| self.status(item) != Status::Done);
        open.clone().find(|item| item.is_required).or_else(|| open.next())
    }

    /// Whether the person has ticked anything.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.ticks.values().any(|ticked| *ticked)
    }

    /// What of it still counts at `now`, where a pass was last accepted at `accepted`, both in milliseconds since 1970. A new
    /// pass after the end, or long after the last tick, means that something was lost: the person begins anew.
    #[must_use]
    pub fn still_counting(self, accepted: Option<f64>, now: f64) -> Progress {
        let anew =
            accepted.is_some_and(|accepted| accepted > self.ticked + if self.was_complete { 0.0 } else { DAY_MS });
        if self.ticked > 0.0 && (anew || now > self.ticked + LONGEST_PASS_MS) { Progress::default() } else { self }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Device, items};
    use super::*;
    use crate::settings::Settings;

    fn list() -> Vec<Item> {
        items(&Settings::default(), Device { is_mobile: true, ..Device::default() })
    }

    fn ticked(index: usize) -> Progress {
        Progress::default().tick(&list()[index].subject, true, &list(), 5.0)
    }

    #[test]
    fn a_tick_and_no_find_completes() {
        let seen = Progress::default().see([Method::Passkey, Method::Authenticator]);
        assert_eq!(list().iter().map(|item| seen.status(item)).collect::<Vec<_>>(), [Status::Found; 2]);
        assert!(!seen.is_complete(&list()));
        let both = ticked(0).tick(&list()[1].subject, true, &list(), 6.0);
        assert!(both.is_complete(&list()) && !ticked(0).is_complete(&list()));
        assert_eq!((ticked(0).next(&list()), both.next(&list())), (Some(&list()[1]), None));
    }

    #[test]
    fn the_persons_tick_wins_over_what_the_page_lists() {
        let taken_back = ticked(0).tick(&list()[0].subject, false, &list(), 6.0).see([Method::Passkey]);
        assert_eq!(taken_back.status(&list()[0]), Status::ToDo);
    }

    #[test]
    fn where_nothing_is_required_everything_is_asked_and_an_empty_list_is_never_done() {
        let own = Item { subject: Subject::Named("Card".into()), is_required: false };
        let list = [own.clone()];
        assert!(!Progress::default().is_complete(&list));
        assert!(Progress::default().tick(&own.subject, true, &list, 5.0).is_complete(&list));
        assert!(!Progress::default().is_complete(&[]));
    }

    #[test]
    fn a_recommended_row_is_next_only_when_nothing_required_is_open() {
        let with_own = items(&Settings::default(), Device::default());
        let second = Progress::default().tick(&with_own[0].subject, true, &with_own, 5.0);
        assert_eq!(second.next(&with_own), Some(&with_own[2]));
        let done = second.tick(&with_own[2].subject, true, &with_own, 5.0);
        assert_eq!(done.next(&with_own), Some(&with_own[1]));
    }

    #[test]
    fn who_comes_with_a_new_pass_after_the_end_begins_anew() {
        let complete = ticked(0).tick(&list()[1].subject, true, &list(), 6.0);
        assert!(complete.clone().still_counting(Some(4.0), 8.0).is_begun(), "the pass that led there");
        assert_eq!(complete.clone().still_counting(Some(7.0), 8.0), Progress::default());
        let half = ticked(0);
        assert!(half.clone().still_counting(Some(7.0), 8.0).is_begun(), "a second pass to go on with");
        assert_eq!(half.still_counting(Some(DAY_MS + 6.0), DAY_MS + 7.0), Progress::default());
        assert_eq!(complete.still_counting(None, LONGEST_PASS_MS + 7.0), Progress::default());
    }

    #[test]
    fn it_survives_being_written_down_and_what_is_strange_is_left_out() {
        let progress = ticked(0).see([Method::Phone]);
        let text = serde_json::to_string(&progress).expect("writes");
        assert_eq!(serde_json::from_str::<Progress>(&text).expect("reads"), progress);
        let strange = r#"{"ticks": {"retina": true}, "found": ["telepathy"], "colour": 1}"#;
        let strange: Progress = serde_json::from_str(strange).expect("reads");
        assert!(list().iter().all(|item| strange.status(item) == Status::ToDo));
    }

    #[derive(Debug, Clone)]
    enum Step {
        Tick(usize, bool),
        See(Vec<Method>),
    }

    fn any_step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0..3_usize, any::<bool>()).prop_map(|(index, done)| Step::Tick(index, done)),
            prop::collection::vec(prop::sample::select(Method::ALL.to_vec()), 0..3).prop_map(Step::See),
        ]
    }

    proptest! {
        #[test]
        fn nothing_goes_back_unless_the_person_unticks(steps in prop::collection::vec(any_step(), 0..20)) {
            let list = items(&Settings::default(), Device::default());
            let mut progress = Progress::default();
            for step in steps {
                let before: Vec<Status> = list.iter().map(|item| progress.status(item)).collect();
                let unticked = if let Step::Tick(index, false) = step { Some(index) } else { None };
                progress = match step {
                    Step::Tick(index, done) => progress.tick(&list[index].subject, done, &list, 5.0),
                    Step::See(methods) => progress.see(methods),
                };
                for (index, item) in list.iter().enumerate() {
                    prop_assert!(Some(index) == unticked || progress.status(item) >= before[index]);
                }
            }
        }

        #[test]
        fn the_last_tick_of_each_row_counts(ticks in prop::collection::vec((0..3_usize, any::<bool>()), 0..20)) {
            let list = items(&Settings::default(), Device::default());
            let progress = ticks.iter().fold(Progress::default(), |progress, (index, done)| {
                progress.tick(&list[*index].subject, *done, &list, 5.0)
            });
            for (index, item) in list.iter().enumerate() {
                let last = ticks.iter().rev().find(|(ticked, _)| *ticked == index).is_some_and(|(_, done)| *done);
                prop_assert_eq!(progress.status(item) == Status::Done, last);
            }
        }
    }
}
