// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which sign-in methods exist, and how does a person register each?
//!
//! The steps are in the catalogues. Nobody here could try them on the live page (D 2026-09). The guides also rest on
//! these facts:
//!
//! - people can add a passkey within 5 minutes of a strong sign-in, and any other method within 10 (C 2026-09);
//! - "Passkey already exists" goes away when the person deletes the old passkey in the app (C 2026-09); an account has
//!   at most 10 passkeys (C 2026-09);
//! - a passkey in Authenticator, added in the app, needs iOS 17 or Android 14 and a screen lock, but no Bluetooth;
//!   added by QR code, it needs Bluetooth on both devices and the system's camera, and it is refused where attestation
//!   is enforced; a pass that works once is enough for the app or the browser, not both (C 2026-09);
//! - people do not register Windows Hello for Business at Security info (C 2026-09);
//! - text messages and calls end for most accounts on 1 February 2027 (C 2026-09).

use crate::text::Key;

/// The texts that explain a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// Why the method is worth having.
    pub why: Key,
    /// What the person needs first.
    pub need: Key,
    /// How to register the method on Microsoft's page: one text, a line for each step.
    pub steps: Key,
    /// What usually goes wrong, and what to do then.
    pub wrong: Key,
    /// How the person knows that it worked.
    pub worked: Key,
}

/// Declares [`Method`]: for each method its word in settings and storage, its title, and its guide in the order of
/// [`Guide`].
macro_rules! methods {
    ($(
        $(#[$doc:meta])+
        $method:ident = $word:literal, $title:ident,
            [$why:ident, $need:ident, $steps:ident, $wrong:ident, $worked:ident];
    )+) => {
        /// A permanent sign-in method.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Method { $($(#[$doc])+ $method,)+ }

        impl Method {
            /// Every method.
            pub const ALL: &[Method] = &[$(Method::$method,)+];

            /// The word for the method in settings and storage.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Method::$method => $word,)+ }
            }

            /// The name of the method.
            #[must_use]
            pub const fn title(self) -> Key {
                match self { $(Method::$method => Key::$title,)+ }
            }

            /// How to register the method.
            #[must_use]
            pub const fn guide(self) -> Guide {
                match self {
                    $(Method::$method => Guide {
                        why: Key::$why, need: Key::$need, steps: Key::$steps, wrong: Key::$wrong, worked: Key::$worked,
                    },)+
                }
            }
        }
    };
}

methods! {
    /// A passkey that the person has on all devices: in a password manager or on a phone.
    Passkey = "passkey", PasskeyName, [PasskeyWhy, PasskeyNeed, PasskeySteps, PasskeyWrong, PasskeyWorked];
    /// A passkey that Microsoft Authenticator keeps on one phone.
    AuthenticatorPasskey = "authenticator-passkey", AuthenticatorPasskeyName,
        [
            AuthenticatorPasskeyWhy, AuthenticatorPasskeyNeed, AuthenticatorPasskeySteps,
            AuthenticatorPasskeyWrong, AuthenticatorPasskeyWorked
        ];
    /// Approving sign-ins in Microsoft Authenticator.
    Authenticator = "authenticator", AuthenticatorName,
        [AuthenticatorWhy, AuthenticatorNeed, AuthenticatorSteps, AuthenticatorWrong, AuthenticatorWorked];
    /// A passkey on a security key.
    SecurityKey = "security-key", SecurityKeyName,
        [SecurityKeyWhy, SecurityKeyNeed, SecurityKeySteps, SecurityKeyWrong, SecurityKeyWorked];
    /// Windows Hello for Business on one computer.
    WindowsHello = "windows-hello", WindowsHelloName,
        [WindowsHelloWhy, WindowsHelloNeed, WindowsHelloSteps, WindowsHelloWrong, WindowsHelloWorked];
    /// Platform SSO on one Mac.
    PlatformSso = "platform-sso", PlatformSsoName,
        [PlatformSsoWhy, PlatformSsoNeed, PlatformSsoSteps, PlatformSsoWrong, PlatformSsoWorked];
    /// Codes by text message or call.
    Phone = "phone", PhoneName, [PhoneWhy, PhoneNeed, PhoneSteps, PhoneWrong, PhoneWorked];
    /// Codes by email.
    Email = "email", EmailName, [EmailWhy, EmailNeed, EmailSteps, EmailWrong, EmailWorked];
}

impl Method {
    /// The method with this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Method> {
        Method::ALL.iter().copied().find(|method| method.word() == word)
    }

    /// Whether the method works on any device. A person needs two such methods.
    #[must_use]
    pub const fn is_portable(self) -> bool {
        match self {
            Method::Passkey | Method::AuthenticatorPasskey | Method::Authenticator | Method::SecurityKey => true,
            Method::WindowsHello | Method::PlatformSso | Method::Phone | Method::Email => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_means_one_method() {
        for method in Method::ALL {
            assert_eq!(Method::of_word(method.word()), Some(*method));
        }
        assert_eq!(Method::of_word("password"), None);
    }

    /// Each language writes the date in its own way, so the date is in the catalogues.
    #[test]
    fn every_language_names_the_day_when_text_messages_end() {
        for text in [
            include_str!("../../extension/_locales/en/messages.json"),
            include_str!("../../extension/_locales/de/messages.json"),
            include_str!("../../extension/_locales/ar/messages.json"),
        ] {
            let catalogue: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let why = catalogue["phone_why"]["message"].as_str().expect("a text");
            assert!(why.contains("2027") && why.contains('1'), "{why}");
        }
    }
}
