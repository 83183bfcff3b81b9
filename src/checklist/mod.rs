// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is left to register? Methods in the recommended order, and what the person has ticked.

use serde::{Deserialize, Serialize};

use crate::text::Key;

/// A permanent sign-in method, in the order that Microsoft recommends (C, 2026-09): a portable one first, then a second
/// one, then one that stays on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// A passkey that travels with the person.
    Passkey,
    /// Another portable method: Authenticator or a security key.
    Second,
    /// Windows Hello or Platform SSO on this computer.
    Device,
}

impl Method {
    /// Every method, in order.
    pub const ALL: [Method; 3] = [Method::Passkey, Method::Second, Method::Device];

    /// Whether the journey is unfinished without it: two methods in all.
    #[must_use]
    pub const fn is_required(self) -> bool {
        match self {
            Method::Passkey | Method::Second => true,
            Method::Device => false,
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> Key {
        match self {
            Method::Passkey => Key::PasskeyName,
            Method::Second => Key::SecondName,
            Method::Device => Key::DeviceName,
        }
    }

    /// Why it is worth having, and where to find it.
    #[must_use]
    pub const fn reason(self) -> Key {
        match self {
            Method::Passkey => Key::PasskeyWhy,
            Method::Second => Key::SecondWhy,
            Method::Device => Key::DeviceWhy,
        }
    }
}

/// What the person says is done. Holds no account, no pass and no tenant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    done: Vec<Method>,
}

impl Progress {
    /// Whether this method is ticked.
    #[must_use]
    pub fn has(&self, method: Method) -> bool {
        self.done.contains(&method)
    }

    /// The progress after the person's tick. Only the person unticks.
    #[must_use]
    pub fn tick(mut self, method: Method, done: bool) -> Progress {
        self.done.retain(|known| *known != method);
        if done {
            self.done.push(method);
        }
        self
    }

    /// Whether every required method is ticked.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        Method::ALL.into_iter().filter(|method| method.is_required()).all(|method| self.has(method))
    }

    /// The first method that is not ticked.
    #[must_use]
    pub fn next(&self) -> Option<Method> {
        Method::ALL.into_iter().find(|method| !self.has(*method))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_portable_method_comes_first_and_two_are_required() {
        assert_eq!(Progress::default().next(), Some(Method::Passkey));
        let one = Progress::default().tick(Method::Passkey, true);
        assert!(!one.is_complete());
        assert!(one.tick(Method::Second, true).is_complete());
    }

    #[test]
    fn the_recommended_method_alone_completes_nothing() {
        assert!(!Progress::default().tick(Method::Device, true).is_complete());
    }

    proptest! {
        #[test]
        fn the_last_tick_of_each_method_counts(
            ticks in prop::collection::vec((prop::sample::select(Method::ALL.to_vec()), any::<bool>()), 0..20),
        ) {
            let progress = ticks.iter().fold(Progress::default(), |progress, (method, done)| progress.tick(*method, *done));
            for method in Method::ALL {
                let last = ticks.iter().rev().find(|(ticked, _)| *ticked == method).is_some_and(|(_, done)| *done);
                prop_assert_eq!(progress.has(method), last);
            }
        }
    }
}
