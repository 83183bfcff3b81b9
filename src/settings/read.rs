// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which settings are active, by the values of IT's policy and of the person?

use super::{Settings, SettingsPage, Value, Values, find};
use crate::pass::Rule;

/// A value, or a part of one, that is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {reason}")]
pub struct Refused {
    /// The name of the value.
    pub setting: String,
    /// The place of the entry in a list, from 0; `None` for the whole value.
    pub place: Option<usize>,
    /// Why, for admins, in English: it ends the sentence "this value …".
    pub reason: &'static str,
}

/// The setting by which IT locks all others.
const LOCK: &str = "settingsPage";

/// Whether IT lets people change nothing. If its value cannot be read, it does.
#[must_use]
pub fn is_locked(policy: &Values) -> bool {
    let alone: Values =
        policy.get_key_value(LOCK).map(|(name, value)| (name.clone(), value.clone())).into_iter().collect();
    Settings::read(&alone, &mut |_, _, _| {}).settings_page == SettingsPage::Locked
}

/// The person's values that can count: none if IT has locked them, and never the lock itself.
pub(super) fn counted(policy: &Values, user: &Values) -> Values {
    if is_locked(policy) {
        return Values::new();
    }
    user.iter().filter(|(name, _)| *name != LOCK).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The values of a policy and of the person. If both have one, the policy's counts.
#[must_use]
pub fn merged(policy: &Values, user: &Values) -> Values {
    let mut all = counted(policy, user);
    all.extend(policy.clone());
    all
}

impl Settings {
    /// The active settings, and everything that was refused: names that belong to no setting, too. A refused value
    /// leaves its default, or what counts instead, and takes no other value with it. If two values contradict each
    /// other, the policy's counts.
    #[must_use]
    pub fn decided(policy: &Values, user: &Values) -> (Settings, Vec<Refused>) {
        let mut refused = Vec::new();
        let mut refuse =
            |setting: &str, place, reason| refused.push(Refused { setting: setting.to_owned(), place, reason });
        let values = merged(policy, user);
        let mut settings = Settings::read(&values, &mut |name, place, reason| refuse(name, place, reason));
        for name in settings.resolve_contradiction(policy) {
            refuse(name, None, "contradicts the other end of the range");
        }
        for name in values.keys().filter(|name| find(name).is_none()) {
            refuse(name, None, "belongs to no setting");
        }
        (settings, refused)
    }

    /// The settings that these values make, and what was refused.
    #[must_use]
    pub fn of(values: &Values) -> (Settings, Vec<Refused>) {
        Settings::decided(values, &Values::new())
    }

    /// Why this value alone would be refused; `None` if it is right.
    #[must_use]
    pub fn refusal(name: &str, value: Value) -> Option<&'static str> {
        let (_, refused) = Settings::of(&Values::from([(name.to_owned(), value)]));
        refused.first().map(|refused| refused.reason)
    }

    /// How long a pass is.
    #[must_use]
    pub fn rule(&self) -> Rule {
        let length = |length: Option<u32>, default| length.map_or(default, |length| length as usize);
        let Rule { min, max } = Rule::default();
        Rule { min: length(self.pass_min_length, min), max: length(self.pass_max_length, max) }
    }

    /// Drops a shortest length that is longer than the longest. If the policy has set one of the two, only the person's
    /// goes; else both go. Gives the names of those that went.
    fn resolve_contradiction(&mut self, policy: &Values) -> Vec<&'static str> {
        if self.rule().min <= self.rule().max {
            return Vec::new();
        }
        let ends = [("passMinLength", &mut self.pass_min_length), ("passMaxLength", &mut self.pass_max_length)];
        let by_policy = ends.iter().filter(|(name, _)| policy.contains_key(*name)).count();
        let goes = ends.into_iter().filter(|(name, _)| by_policy != 1 || !policy.contains_key(*name));
        goes.map(|(name, length)| {
            *length = None;
            name
        })
        .collect()
    }
}

/// Stored settings are read like a policy.
impl From<Values> for Settings {
    fn from(values: Values) -> Settings {
        Settings::of(&values).0
    }
}

#[cfg(test)]
mod tests;
