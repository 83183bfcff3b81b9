// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which states can a sign-in be in?

/// Declares [`Kind`] and the name of each kind in the panel's `data-page`.
macro_rules! kinds {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// What the page asks for, if the facts prove it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Kind {
            $($(#[$doc])+ $variant,)+
            /// The facts prove nothing.
            #[default]
            Unknown,
        }

        impl Kind {
            /// Every kind.
            pub const ALL: [Kind; 21] = [$(Kind::$variant,)+ Kind::Unknown];

            /// The value of `data-page` in the panel, which tests and styles read. Kinds that ask the same of the
            /// person share a name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Kind::$variant => $name,)+
                    Kind::Unknown => "unknown",
                }
            }
        }
    };
}

kinds! {
    /// The page asks for the user name.
    UserName = "account",
    /// The page asks which account to use.
    AccountTiles = "account",
    /// The page asks for a password.
    Password = "password",
    /// The list of ways to sign in.
    Picker = "picker",
    /// The page asks for the Temporary Access Pass.
    Pass = "pass",
    /// The page asks for a one-time code.
    Code = "code",
    /// The page asks for an approval in Microsoft Authenticator.
    Authenticator = "other-factor",
    /// The page asks for a passkey.
    Passkey = "other-factor",
    /// The list of second factors.
    OtherFactor = "other-factor",
    /// The page hands over to another identity provider.
    Provider = "other-factor",
    /// "Stay signed in?"
    StaySignedIn = "stay-signed-in",
    /// "More information required", the page before the register wizard.
    MoreInformation = "more-information",
    /// "Are you trying to sign in to …?"
    AppConfirmation = "interruption",
    /// An application asks for permissions.
    Consent = "interruption",
    /// The page asks for a new password.
    ChangePassword = "interruption",
    /// Conditional Access stops the sign-in.
    AccessPolicy = "interruption",
    /// An error page without a next step.
    Error = "error",
    /// The form that sends the result to the application. It submits itself.
    Leaving = "leaving",
    /// My Security info, where methods are registered.
    SecurityInfo = "security-info",
    /// The register wizard, which cannot register passkeys.
    Register = "register",
}

impl Kind {
    /// Whether the page asks for something other than the pass. A person with a pass may not know how to get to it from
    /// here.
    #[must_use]
    pub const fn asks_something_else(self) -> bool {
        match self {
            Kind::UserName
            | Kind::AccountTiles
            | Kind::Password
            | Kind::Picker
            | Kind::Code
            | Kind::Authenticator
            | Kind::Passkey
            | Kind::OtherFactor
            | Kind::Provider => true,
            Kind::Pass
            | Kind::StaySignedIn
            | Kind::MoreInformation
            | Kind::AppConfirmation
            | Kind::Consent
            | Kind::ChangePassword
            | Kind::AccessPolicy
            | Kind::Error
            | Kind::Leaving
            | Kind::SecurityInfo
            | Kind::Register
            | Kind::Unknown => false,
        }
    }

    /// Whether the page asks for one of the methods that can come after a first one.
    #[must_use]
    pub const fn is_second_factor(self) -> bool {
        matches!(self, Kind::Code | Kind::Authenticator | Kind::Passkey | Kind::OtherFactor)
    }
}
