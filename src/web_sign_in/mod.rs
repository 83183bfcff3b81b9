// SPDX-License-Identifier: MIT OR Apache-2.0
//! How does a person sign in to a Windows device with a pass, and what if it does not work? No extension runs on the
//! sign-in screen of Windows, so the person reads this on another screen or on paper.
//!
//! Facts about web sign-in (C unless marked, 2026-09): it needs Windows 11 22H2 with KB5030310 or newer, in the Pro,
//! Enterprise or Education edition. The device is joined to Microsoft Entra and to no domain, has an internet
//! connection, and has the policy *Enable Web Sign In*. Windows 10 had web sign-in for a pass only. A pass does not
//! sign in over Remote Desktop (U).

mod outcome;
mod question;
mod walk;

pub use outcome::Outcome;
pub use question::{Choice, Next, Question, outcomes_below};
pub use walk::Walk;

use crate::checklist::System;
use crate::settings::DeviceSignIn;
use crate::text::Key;

/// One step of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The drawing's name in `drawings.svg`.
    pub drawing: &'static str,
    /// What to do.
    pub title: Key,
    /// Where to find it, and what comes next.
    pub detail: Key,
}

const fn step(drawing: &'static str, title: Key, detail: Key) -> Step {
    Step { drawing, title, detail }
}

/// The steps on the sign-in screen of a Windows device.
pub const ON_A_DEVICE: [Step; 5] = [
    step("device-options", Key::DeviceOptions, Key::DeviceOptionsDetail),
    step("device-globe", Key::DeviceGlobe, Key::DeviceGlobeDetail),
    step("device-sign-in", Key::DeviceSignIn, Key::DeviceSignInDetail),
    step("device-account", Key::DeviceAccount, Key::DeviceAccountDetail),
    step("device-pass", Key::DevicePass, Key::DevicePassDetail),
];

/// The steps in the browser.
pub const IN_A_PORTAL: [Step; 3] = [
    step("portal-account", Key::PortalAccount, Key::PortalAccountDetail),
    step("portal-pass", Key::PortalPass, Key::PortalPassDetail),
    step("portal-register", Key::PortalRegister, Key::PortalRegisterDetail),
];

/// The headline and first line of the guide. `setting`: whether IT says that web sign-in works on its devices.
#[must_use]
pub const fn lead(setting: Option<DeviceSignIn>) -> (Key, Key) {
    match setting {
        Some(DeviceSignIn::Available) => (Key::DeviceTitle, Key::DeviceAvailable),
        None => (Key::DeviceTitle, Key::DeviceUnsure),
        Some(DeviceSignIn::Unavailable) => (Key::DeviceUnavailable, Key::DeviceUnavailableDetail),
    }
}

/// What to say about the computer on which the person reads the guide; `None` if it does not run Windows or is unknown.
#[must_use]
pub const fn of_this_computer(system: System) -> Option<Key> {
    match system {
        System::Windows11 => Some(Key::HereWindows11),
        System::Windows10 => Some(Key::HereWindows10),
        System::Windows | System::Mac | System::Other | System::Unknown => None,
    }
}
