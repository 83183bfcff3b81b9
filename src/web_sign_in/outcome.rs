// SPDX-License-Identifier: MIT OR Apache-2.0
//! What to do in the end, and what IT needs to know of it.

use crate::text::Key;

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
