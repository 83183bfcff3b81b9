// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is kept in `chrome.storage.local` of the checklist: names and times, in milliseconds since 1970, and nothing else.
//!
//! Each row and each find has a key of its own, so that surfaces which write at the same time take nothing from each other. A
//! tick that was taken back is its time with a minus; 0 says nothing.

use litemap::LiteMap;

use crate::method::{Method, Subject};
use crate::plain::Plain;

/// When a pass was last accepted.
const ACCEPTED: &str = "accepted";
/// Before the name of a row that the person ticked.
const TICK: &str = "tick:";
/// Before the name of a method that the page was seen to list.
const FOUND: &str = "found:";

/// Times by their key in storage: all that there are, or those that change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept(LiteMap<String, f64>);

impl Kept {
    /// What of this is kept of the checklist: what is no key of ours, or no time, is left out.
    #[must_use]
    pub fn read(stored: &Plain) -> Kept {
        stored.entries().iter().filter_map(|(key, time)| Some((key.clone(), time.number()?))).collect()
    }

    /// As it is kept.
    #[must_use]
    pub fn write(&self) -> Plain {
        Plain::Object(self.0.iter().map(|(key, time)| (key.clone(), Plain::Number(*time))).collect())
    }

    /// Whether a key in storage is one of these.
    #[must_use]
    pub fn has_key(key: &str) -> bool {
        key == ACCEPTED || key.starts_with(TICK) || key.starts_with(FOUND)
    }

    /// A pass was accepted at `now`.
    #[must_use]
    pub fn accepting(now: f64) -> Kept {
        Kept::from_iter([(ACCEPTED.to_owned(), now)])
    }

    /// The person ticked this row at `now`, or took the tick back.
    #[must_use]
    pub fn ticking(subject: &Subject, done: bool, now: f64) -> Kept {
        Kept::from_iter([(TICK.to_owned() + &subject.id(), if done { now } else { -now })])
    }

    /// The page was seen to list these methods at `now`.
    #[must_use]
    pub fn finding(methods: impl IntoIterator<Item = Method>, now: f64) -> Kept {
        methods.into_iter().map(|method| (FOUND.to_owned() + method.word(), now)).collect()
    }

    /// Nothing is ticked any more, and nothing was seen.
    #[must_use]
    pub fn clearing(&self) -> Kept {
        let mut cleared = self.clone().without_accepted();
        for (_, time) in cleared.0.iter_mut() {
            *time = 0.0;
        }
        cleared
    }

    /// These ticks and finds alone.
    #[must_use]
    pub fn without_accepted(mut self) -> Kept {
        self.0.retain(|key, _| key != ACCEPTED);
        self
    }

    /// The same after a change.
    #[must_use]
    pub fn after(mut self, change: Kept) -> Kept {
        for (key, time) in change.0 {
            self.0.insert(key, time);
        }
        self
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// When a pass was last accepted.
    #[must_use]
    pub fn accepted(&self) -> Option<f64> {
        self.0.get(ACCEPTED).copied()
    }

    /// When this row was ticked: with a minus, when its tick was taken back.
    pub(super) fn tick(&self, subject: &Subject) -> Option<f64> {
        self.0.get((TICK.to_owned() + &subject.id()).as_str()).copied().filter(|time| *time != 0.0)
    }

    /// When this method was seen.
    pub(super) fn find(&self, method: Method) -> Option<f64> {
        self.0.get((FOUND.to_owned() + method.word()).as_str()).copied().filter(|time| *time != 0.0)
    }

    /// When the person last ticked anything, or took a tick back.
    pub(super) fn last_tick(&self) -> Option<f64> {
        let ticks = self.0.iter().filter(|(key, time)| key.starts_with(TICK) && **time != 0.0);
        ticks.map(|(_, time)| time.abs()).reduce(f64::max)
    }

    /// The times that stand this test: `tick` and `find` say from when on ticks and finds count.
    pub(super) fn counting(mut self, tick: f64, find: f64) -> Kept {
        self.0.retain(|key, time| match key {
            _ if key.starts_with(TICK) => time.abs() >= tick,
            _ if key.starts_with(FOUND) => *time >= find,
            _ => true,
        });
        self
    }
}

impl FromIterator<(String, f64)> for Kept {
    /// From what stands in storage: what is no key of ours, or no time, is left out.
    fn from_iter<I: IntoIterator<Item = (String, f64)>>(pairs: I) -> Kept {
        let mut kept = Kept::default();
        for (key, time) in pairs {
            if Kept::has_key(&key) && time.is_finite() {
                kept.0.insert(key, time);
            }
        }
        kept
    }
}
