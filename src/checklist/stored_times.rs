// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist in `chrome.storage.local`: names and times in milliseconds since 1970, and nothing else.
//!
//! Each row and each find has a key of its own, so that surfaces that write at the same time overwrite nothing of each
//! other. A removed tick is its time with a minus; 0 means nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::method::{Method, Subject};
use crate::settings::Value;

/// When a pass was last accepted.
const ACCEPTED: &str = "accepted";
/// Before the name of a row that the person ticked.
const TICK: &str = "tick:";
/// Before the name of a method that the page was seen to list.
const FOUND: &str = "found:";
/// When the page's list had loaded, after a pass was accepted. What it lists later was added meanwhile.
const LISTED: &str = "listed";

/// Times by their key in storage: all of them, or those that change.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct StoredTimes(BTreeMap<String, f64>);

impl StoredTimes {
    /// Whether a key in storage is one of these.
    #[must_use]
    pub fn has_key(key: &str) -> bool {
        key == ACCEPTED || key == LISTED || key.starts_with(TICK) || key.starts_with(FOUND)
    }

    /// A pass was accepted at `now`.
    #[must_use]
    pub fn accepting(now: f64) -> StoredTimes {
        StoredTimes::from_iter([(ACCEPTED.to_owned(), now)])
    }

    /// The person ticked this row at `now`, or took the tick back.
    #[must_use]
    pub fn ticking(subject: &Subject, done: bool, now: f64) -> StoredTimes {
        StoredTimes::from_iter([(TICK.to_owned() + &subject.id(), if done { now } else { -now })])
    }

    /// The page was seen to list these methods at `now`.
    #[must_use]
    pub fn finding(methods: impl IntoIterator<Item = Method>, now: f64) -> StoredTimes {
        methods.into_iter().map(|method| (FOUND.to_owned() + method.word(), now)).collect()
    }

    /// The page's list had loaded at `at`.
    #[must_use]
    pub fn listing(at: f64) -> StoredTimes {
        StoredTimes::from_iter([(LISTED.to_owned(), at)])
    }

    /// Nothing is ticked any more, and nothing was seen.
    #[must_use]
    pub fn clearing(&self) -> StoredTimes {
        let mut cleared = self.clone().without_accepted();
        for time in cleared.0.values_mut() {
            *time = 0.0;
        }
        cleared
    }

    /// These ticks and finds alone.
    #[must_use]
    pub fn without_accepted(mut self) -> StoredTimes {
        self.0.retain(|key, _| key != ACCEPTED);
        self
    }

    /// The same after a change.
    #[must_use]
    pub fn after(mut self, change: StoredTimes) -> StoredTimes {
        self.0.extend(change.0);
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

    /// When the page's list had loaded.
    pub(super) fn listed(&self) -> Option<f64> {
        self.0.get(LISTED).copied().filter(|time| *time != 0.0)
    }

    /// When a pass was last accepted, if nothing was ticked or found since.
    #[must_use]
    pub fn accepted_and_nothing_since(&self) -> Option<f64> {
        let accepted = self.accepted()?;
        let is_later = |(key, time): (&String, &f64)| key != ACCEPTED && time.abs() >= accepted;
        (!self.0.iter().any(is_later)).then_some(accepted)
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

    /// The times that stand this test: `tick` and `find` say from when on ticks and what was seen count.
    pub(super) fn counting(mut self, tick: f64, find: f64) -> StoredTimes {
        self.0.retain(|key, time| match key {
            _ if key.starts_with(TICK) => time.abs() >= tick,
            _ if key.starts_with(FOUND) || key == LISTED => *time >= find,
            _ => true,
        });
        self
    }
}

impl<'de> Deserialize<'de> for StoredTimes {
    /// Reads all of `chrome.storage.local`. Other keys, and values that are no time, are left out.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StoredTimes, D::Error> {
        let stored = BTreeMap::<String, Value>::deserialize(deserializer)?;
        let time = |(key, value)| if let Value::Number(time) = value { Some((key, time)) } else { None };
        Ok(stored.into_iter().filter_map(time).collect())
    }
}

impl FromIterator<(String, f64)> for StoredTimes {
    /// From what stands in storage: what is no key of ours, or no time, is left out.
    fn from_iter<I: IntoIterator<Item = (String, f64)>>(pairs: I) -> StoredTimes {
        let mut kept = StoredTimes::default();
        for (key, time) in pairs {
            if StoredTimes::has_key(&key) && time.is_finite() {
                kept.0.insert(key, time);
            }
        }
        kept
    }
}
