// SPDX-License-Identifier: MIT OR Apache-2.0
//! The keys of the catalogues, and a key with the values for its placeholders.

/// Declares [`Key`] with, for each text, its key in the catalogue and the names of its placeholders.
macro_rules! keys {
    ($($variant:ident = $id:literal $(($($placeholder:literal),+))?,)+) => {
        /// A text, by what it is for. The words are in the catalogues.
        #[allow(missing_docs, reason = "the key in the catalogue says it, and the words there say it better")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Key { $($variant,)+ }

        impl Key {
            /// Every key, for the check that each catalogue is complete.
            pub const ALL: &[Key] = &[$(Key::$variant,)+];

            /// The key in `messages.json`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Key::$variant => $id,)+ }
            }

            /// The names that stand between dollar signs in the text, in lower case.
            #[must_use]
            pub const fn placeholders(self) -> &'static [&'static str] {
                match self { $(Key::$variant => &[$($($placeholder),+)?],)+ }
            }
        }
    };
}

keys! {
    Name = "extension_name",

    // The card's fixed parts.
    Steps = "steps" ("step", "name"),
    StepAccount = "step_account",
    StepPass = "step_pass",
    StepAccepted = "step_accepted",
    StepRegister = "step_register",
    Fold = "fold",
    Unfold = "unfold",
    Help = "help",
    HelpAdvice = "help_advice",

    // One headline and one line for each page.
    AccountTitle = "account_title",
    AccountDetail = "account_detail",
    TilesTitle = "tiles_title",
    TilesDetail = "tiles_detail",
    PassTitle = "pass_title",
    PassDetail = "pass_detail" ("min", "max"),
    OfferTitle = "offer_title",
    OfferDetail = "offer_detail",
    OtherWaysTitle = "other_ways_title",
    OtherWaysDetail = "other_ways_detail",
    InsteadTitle = "instead_title",
    InsteadDetail = "instead_detail",
    StayTitle = "stay_title",
    StayDetail = "stay_detail",
    MoreTitle = "more_title",
    MoreDetail = "more_detail",
    InterruptionTitle = "interruption_title",
    InterruptionDetail = "interruption_detail",
    LeavingTitle = "leaving_title",
    LeavingDetail = "leaving_detail",
    ErrorTitle = "error_title",
    ErrorDetail = "error_detail",
    WizardTitle = "wizard_title",
    WizardDetail = "wizard_detail",
    RegisterTitle = "register_title",
    RegisterDetail = "register_detail",
    DoneTitle = "done_title",
    DoneDetail = "done_detail",

    // Notices.
    Accepted = "accepted",
    AcceptedNext = "accepted_next",
    TooShort = "too_short" ("count", "min"),
    TooLong = "too_long" ("count", "max"),
    SpaceAround = "space_around",
    SpaceInside = "space_inside" ("position"),
    OddCharacter = "odd_character" ("position"),
    Plausible = "plausible",

    // Why a pass was refused: what to do now, and what likely happened.
    IncorrectTitle = "incorrect_title",
    IncorrectDetail = "incorrect_detail",
    ExpiredTitle = "expired_title",
    ExpiredDetail = "expired_detail",
    UsedTitle = "used_title",
    UsedDetail = "used_detail",
    BlockedTitle = "blocked_title",
    BlockedDetail = "blocked_detail",
    NotFoundTitle = "not_found_title",
    NotFoundDetail = "not_found_detail",
    WebSignInOnlyTitle = "web_sign_in_only_title",
    WebSignInOnlyDetail = "web_sign_in_only_detail",
    LockedTitle = "locked_title",
    LockedDetail = "locked_detail",
    AccessPolicyTitle = "access_policy_title",
    AccessPolicyDetail = "access_policy_detail",
    StalePageTitle = "stale_page_title",
    StalePageDetail = "stale_page_detail",
    AccountFaultTitle = "account_fault_title",
    AccountFaultDetail = "account_fault_detail",

    // The checklist.
    Checklist = "checklist",
    Required = "required",
    Recommended = "recommended",
    PasskeyName = "passkey_name",
    PasskeyWhy = "passkey_why",
    SecondName = "second_name",
    SecondWhy = "second_why",
    DeviceName = "device_name",
    DeviceWhy = "device_why",

    // The popup.
    PopupTitle = "popup_title",
    PopupDetail = "popup_detail",
    PopupAcceptedTitle = "popup_accepted_title",
    PopupAcceptedDetail = "popup_accepted_detail",
    PopupStart = "popup_start",
    NoSecurityInfoTitle = "no_security_info_title",
    NoSecurityInfoDetail = "no_security_info_detail",

    // The report on a page that is not known.
    ReportUnknown = "report_unknown",
    ReportCopy = "report_copy",
    ReportCopied = "report_copied",
    ReportNotCopied = "report_not_copied",
}

/// A text with the values for its placeholders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which text.
    pub key: Key,
    /// Placeholder and value.
    pub values: Vec<(&'static str, String)>,
}

impl Message {
    /// This message with a value for one of its placeholders.
    #[must_use]
    pub fn with(mut self, placeholder: &'static str, value: impl ToString) -> Message {
        self.values.push((placeholder, value.to_string()));
        self
    }
}

impl From<Key> for Message {
    fn from(key: Key) -> Message {
        Message { key, values: Vec::new() }
    }
}
