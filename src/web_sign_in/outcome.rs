// SPDX-License-Identifier: MIT OR Apache-2.0
//! What should the person do, and what does IT need to know?

use crate::text::Key;

/// The advice at the end of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Open the ways to sign in.
    OpenOptions,
    /// Connect the device.
    Connect,
    /// Restart the device.
    Restart,
    /// Sign in another way: the device has Windows 10.
    OldWindows,
    /// Ask IT to update Windows.
    Update,
    /// Sign in another way: the device is also joined to a domain.
    Hybrid,
    /// Sign in another way: the device is not joined.
    NotJoined,
    /// Ask IT to check the policy.
    Policy,
    /// Ask IT to check everything.
    AskIt,
    /// Ask IT: something blocks the pages in the window.
    Blocked,
    /// Look for the pass in the window.
    NotAskedFor,
    /// Get a new pass: this one was used.
    UsedUp,
    /// Check the pass again.
    Refused,
    /// Ask for two passes, or for one that works more than once.
    SetUp,
    /// Open the window again.
    Again,
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

    /// The texts: what to do, and why.
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

    /// What IT needs to know, in words for IT.
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
