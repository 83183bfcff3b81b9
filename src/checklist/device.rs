// SPDX-License-Identifier: MIT OR Apache-2.0
//! What can this device likely do? The browser tells it without asking anybody. It changes the advice but forbids
//! nothing.

use crate::method::Method;
use crate::text::Key;

/// The operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum System {
    /// Windows 10 or older.
    Windows10,
    /// Windows 11 or newer.
    Windows11,
    /// Windows, but the browser does not tell the version.
    Windows,
    /// macOS.
    Mac,
    /// Another known system. We know no sign-in method of its own.
    Other,
    /// The browser does not tell the system.
    #[default]
    Unknown,
}

impl System {
    /// Windows 11 has this or a higher number as the first part of `platformVersion` (C, Microsoft's documentation of
    /// the hint, 2026-09).
    const WINDOWS_11_FROM: u32 = 13;

    /// Reads the system from the User-Agent Client Hints `platform` and, if the browser gave it, `platformVersion`.
    #[must_use]
    pub fn from_hints(platform: &str, version: Option<&str>) -> System {
        let major = version.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
        match (platform, major) {
            ("Windows", Some(major)) if major < System::WINDOWS_11_FROM => System::Windows10,
            ("Windows", Some(_)) => System::Windows11,
            ("Windows", None) => System::Windows,
            ("macOS", _) => System::Mac,
            ("" | "Unknown", _) => System::Unknown,
            _ => System::Other,
        }
    }
}

/// A device. `None` means unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Device {
    /// The operating system.
    pub system: System,
    /// Whether it is a phone or tablet.
    pub is_mobile: bool,
    /// Whether it can check its user and keep a passkey, for example with Windows Hello or Touch ID.
    pub keeps_passkeys: Option<bool>,
    /// Whether it can reach a phone by Bluetooth, to use or create a passkey there.
    pub reaches_phone: Option<bool>,
}

impl Device {
    /// A hint for this method on this device, in addition to its guide; `None` if there is nothing to add.
    #[must_use]
    pub fn hint(self, method: Method) -> Option<Key> {
        match method {
            Method::Passkey if self.is_mobile => Some(Key::HintPhone),
            Method::Passkey if self.reaches_phone == Some(false) => Some(Key::HintNoBluetooth),
            Method::Passkey if self.system == System::Windows10 => Some(Key::HintWindows10),
            Method::Passkey if self.keeps_passkeys == Some(true) => Some(Key::HintKeeps),
            Method::AuthenticatorPasskey if !self.is_mobile && self.reaches_phone == Some(false) => {
                Some(Key::HintAddInApp)
            }
            Method::WindowsHello
                if matches!(self.system, System::Windows10 | System::Windows11 | System::Windows)
                    && self.keeps_passkeys == Some(false) =>
            {
                Some(Key::HintNoHello)
            }
            Method::Passkey
            | Method::AuthenticatorPasskey
            | Method::Authenticator
            | Method::SecurityKey
            | Method::WindowsHello
            | Method::PlatformSso
            | Method::Phone
            | Method::Email => None,
        }
    }

    /// The methods that work on this device only.
    pub(super) fn own_methods(self) -> &'static [Method] {
        match self.system {
            _ if self.is_mobile => &[],
            System::Windows10 | System::Windows11 | System::Windows => &[Method::WindowsHello],
            System::Mac => &[Method::PlatformSso],
            System::Other => &[],
            System::Unknown => &[Method::WindowsHello, Method::PlatformSso],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_11_begins_at_platform_version_13() {
        for (version, system) in [
            (Some("0.3.0"), System::Windows10),
            (Some("10.0.0"), System::Windows10),
            (Some("13.0.0"), System::Windows11),
            (Some("19.0.0"), System::Windows11),
            (Some("new"), System::Windows),
            (None, System::Windows),
        ] {
            assert_eq!(System::from_hints("Windows", version), system, "{version:?}");
        }
        assert_eq!(System::from_hints("macOS", Some("15.1")), System::Mac);
        assert_eq!(System::from_hints("Chrome OS", None), System::Other);
        assert_eq!(System::from_hints("", None), System::Unknown);
    }

    #[test]
    fn an_unknown_device_gets_no_hint() {
        for method in Method::ALL {
            assert_eq!(Device::default().hint(*method), None);
        }
    }

    #[test]
    fn the_hint_about_bluetooth_comes_before_those_about_the_computer() {
        let computer = Device { system: System::Windows11, keeps_passkeys: Some(true), ..Device::default() };
        assert_eq!(computer.hint(Method::Passkey), Some(Key::HintKeeps));
        let alone = Device { reaches_phone: Some(false), ..computer };
        assert_eq!(alone.hint(Method::Passkey), Some(Key::HintNoBluetooth));
        assert_eq!(alone.hint(Method::AuthenticatorPasskey), Some(Key::HintAddInApp));
        let phone = Device { is_mobile: true, ..alone };
        assert_eq!(
            (phone.hint(Method::Passkey), phone.hint(Method::AuthenticatorPasskey)),
            (Some(Key::HintPhone), None)
        );
        let old = Device { system: System::Windows10, ..computer };
        assert_eq!(old.hint(Method::Passkey), Some(Key::HintWindows10));
    }

    #[test]
    fn only_windows_gets_the_hint_that_windows_hello_is_missing() {
        let hint =
            |system| Device { system, keeps_passkeys: Some(false), ..Device::default() }.hint(Method::WindowsHello);
        assert_eq!((hint(System::Windows11), hint(System::Mac)), (Some(Key::HintNoHello), None));
    }
}
