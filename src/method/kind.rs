// SPDX-License-Identifier: MIT OR Apache-2.0
//! The sign-in methods that there is a guide to.
//!
//! What the guides rest on, beside the steps in the catalogues, which nobody here could try on the live page (D 2026-09):
//!
//! - a passkey is added within 5 minutes of a strong sign-in, anything else within 10 (C 2026-09);
//! - "Passkey already exists": delete the old one in the app (C 2026-09); 10 passkeys at most (C 2026-09);
//! - Authenticator inside the app: iOS 17, Android 14, screen lock, no Bluetooth; by QR code: Bluetooth on both devices, the
//!   system's camera, refused where attestation is enforced; a pass that works once serves app or browser, not both (C 2026-09);
//! - Windows Hello for Business is not registered at Security info (C 2026-09);
//! - text messages and calls end for most accounts on 1 February 2027 (C 2026-09).

use crate::text::Key;

/// What there is to say of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// Why it is worth having.
    pub why: Key,
    /// What must be there first.
    pub need: Key,
    /// How it is registered, as Microsoft's page has it: one text, a line for each step.
    pub steps: Key,
    /// What usually goes wrong, and what then.
    pub wrong: Key,
    /// How to know that it worked.
    pub worked: Key,
}

/// Declares [`Method`] with, for each, the word for it in settings and storage, its name, and its guide in the order of
/// [`Guide`].
macro_rules! methods {
    ($($(#[$doc:meta])+ $method:ident = $word:literal, $title:ident, [$why:ident, $need:ident, $steps:ident, $wrong:ident, $worked:ident];)+) => {
        /// A permanent sign-in method.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Method { $($(#[$doc])+ $method,)+ }

        impl Method {
            /// Every method.
            pub const ALL: &[Method] = &[$(Method::$method,)+];

            /// The word for it in settings and storage.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Method::$method => $word,)+ }
            }

            /// What it is called.
            #[must_use]
            pub const fn title(self) -> Key {
                match self { $(Method::$method => Key::$title,)+ }
            }

            /// How to come by it.
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
    /// A passkey that travels with the person: in a password manager, or on a phone.
    Passkey = "passkey", PasskeyName, [PasskeyWhy, PasskeyNeed, PasskeySteps, PasskeyWrong, PasskeyWorked];
    /// A passkey that Microsoft Authenticator keeps on one phone.
    AuthenticatorPasskey = "authenticator-passkey", AuthenticatorPasskeyName,
        [AuthenticatorPasskeyWhy, AuthenticatorPasskeyNeed, AuthenticatorPasskeySteps, AuthenticatorPasskeyWrong, AuthenticatorPasskeyWorked];
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
    /// The method for this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Method> {
        Method::ALL.iter().copied().find(|method| method.word() == word)
    }

    /// Whether it signs the person in on any device: what a person needs two of, in all.
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

    /// It is written as people of each language write a date, so it stands in the catalogues.
    #[test]
    fn every_language_names_the_day_on_which_text_messages_end() {
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
