// SPDX-License-Identifier: MIT OR Apache-2.0
//! The one description of every setting.

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Words for people, of at most so many characters, without control characters and marks that turn the direction around.
    Words {
        /// The most characters.
        most: usize,
    },
    /// A telephone number: digits and the signs people write between them.
    Phone,
    /// An email address.
    Email,
    /// An https address.
    Web,
    /// A whole number, both ends included.
    Number {
        /// The least.
        min: u32,
        /// The most.
        max: u32,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Sign-in methods, in order: see [`crate::method::Subject::parse`].
    Methods,
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in policy and storage.
    pub name: &'static str,
    /// What its value must be.
    pub form: Form,
    /// What it means, for admins, in English.
    pub meaning: &'static str,
    /// The version that brought it.
    pub since: &'static str,
}

const fn setting(name: &'static str, form: Form, meaning: &'static str) -> Setting {
    Setting { name, form, meaning, since: "0.1.0" }
}

/// Every setting.
pub const ALL: [Setting; 16] = [
    setting(
        "organisationName",
        Form::Words { most: 60 },
        "The name of the organisation, shown beside our own name and with the helpdesk.",
    ),
    setting("helpdeskPhone", Form::Phone, "The helpdesk's telephone number, as people write it."),
    setting("helpdeskWeb", Form::Web, "The helpdesk's web page, https only."),
    setting("helpdeskEmail", Form::Email, "The helpdesk's email address."),
    setting("helpdeskHours", Form::Words { most: 80 }, "When somebody is at the helpdesk."),
    setting("helpdeskNote", Form::Words { most: 160 }, "Whatever else a person who turns to the helpdesk should know."),
    setting("passMinLength", Form::Number { min: 8, max: 48 }, "The length of the shortest pass. Default: 8."),
    setting("passMaxLength", Form::Number { min: 8, max: 48 }, "The length of the longest pass. Default: 48."),
    setting(
        "passUse",
        Form::Choice(&["one-time", "reusable"]),
        "Whether a pass works once or until it runs out. Unset: not known, and said so.",
    ),
    setting(
        "passLifetimeMinutes",
        Form::Number { min: 10, max: 43_200 },
        "How long a pass that works more than once lives, in minutes. Unset: not known, and no time is shown for it.",
    ),
    setting(
        "offerHelp",
        Form::Choice(&["when-seen", "always"]),
        "when-seen (default): help comes when the page speaks of a pass, or the person says in the popup that they have one. \
         always: every sign-in page gets the quiet question “Have a Temporary Access Pass?”.",
    ),
    setting(
        "surface",
        Form::Choice(&["page", "toolbar"]),
        "page (default): help stands beside the sign-in box. toolbar: nothing is drawn in the page, icon and popup do it all.",
    ),
    setting(
        "afterSignIn",
        Form::Choice(&["open", "offer", "off"]),
        "Once the pass was accepted and the sign-in leads to an application: open My Security info beside it (default), offer \
         it, or do nothing.",
    ),
    setting(
        "deviceSignIn",
        Form::Choice(&["available", "unavailable"]),
        "Whether people can sign in to the organisation's Windows devices with a pass (web sign-in): shapes the guide to it. Unset: \
         not known, and said so.",
    ),
    setting(
        "methods",
        Form::Methods,
        "The rows of the checklist, in order. Each is one of passkey, authenticator-passkey, authenticator, security-key, \
         windows-hello, platform-sso, phone, email; several of them with / between, of which one will do; or other: and the \
         name of a method of your own. Default: passkey, this computer's own, authenticator/security-key. phone is never first.",
    ),
    setting(
        "requiredMethods",
        Form::Methods,
        "Those of them that must be ticked before the checklist is done; what is not among methods is added at the end. \
         Default: every row of methods that sign in on any device (the first four).",
    ),
];
