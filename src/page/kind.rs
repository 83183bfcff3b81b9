// SPDX-License-Identifier: MIT OR Apache-2.0
//! The states of a sign-in.

/// Declares [`Kind`] with the name that each has in the panel's `data-page`.
macro_rules! kinds {
    ($($(#[$doc:meta])+ $variant:ident = $name:literal,)+) => {
        /// What the person sees, as far as the facts tell.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum Kind {
            $($(#[$doc])+ $variant,)+
            /// Nothing that the facts prove.
            #[default]
            Unknown,
        }

        impl Kind {
            /// Every kind.
            pub const ALL: [Kind; 20] = [$(Kind::$variant,)+ Kind::Unknown];

            /// The value of the panel's `data-page`: part of the observable contract. Kinds that want the same of the person
            /// share a name.
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
    /// The user name is asked for.
    UserName = "account",
    /// An account is to be chosen.
    AccountTiles = "account",
    /// A password is asked for.
    Password = "password",
    /// The list of ways to sign in.
    Picker = "picker",
    /// The Temporary Access Pass is asked for.
    Pass = "pass",
    /// A one-time code is asked for.
    Code = "code",
    /// Microsoft Authenticator is asked to approve.
    Authenticator = "other-factor",
    /// A passkey is asked for.
    Passkey = "other-factor",
    /// The list of second factors.
    OtherFactor = "other-factor",
    /// "Stay signed in?"
    StaySignedIn = "stay-signed-in",
    /// "More information required", the door to the register wizard.
    MoreInformation = "more-information",
    /// "Are you trying to sign in to …?"
    AppConfirmation = "interruption",
    /// An application asks for permissions.
    Consent = "interruption",
    /// A new password is wanted.
    ChangePassword = "interruption",
    /// Conditional Access stops the sign-in.
    AccessPolicy = "interruption",
    /// An error page without a way to go on.
    Error = "error",
    /// The form that carries the result to the application and submits itself.
    Leaving = "leaving",
    /// My Security info, where methods are registered.
    SecurityInfo = "security-info",
    /// The register wizard, which cannot register passkeys.
    Register = "register",
}

impl Kind {
    /// Asks for something other than the pass, which a person who has one may not know how to get to from here.
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
            | Kind::OtherFactor => true,
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
}
