// SPDX-License-Identifier: MIT OR Apache-2.0
//! The one description of every setting. From it come the typed settings, the schema for managed configuration, the files that
//! IT deploys, the reference in the docs and the forms.

use super::{Form, Kind, Value};
use crate::text::Key;

/// Where a setting stands in forms and documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What a person decides, where nobody has decided it for them.
    Help,
    /// Whose it is.
    Organisation,
    /// How to reach the helpdesk.
    Helpdesk,
    /// What is known of its passes.
    Pass,
    /// The checklist.
    Checklist,
    /// What it says.
    Texts,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Group; 6] =
        [Group::Help, Group::Organisation, Group::Helpdesk, Group::Pass, Group::Checklist, Group::Texts];

    /// What it is called.
    #[must_use]
    pub const fn title(self) -> Key {
        match self {
            Group::Help => Key::GroupHelp,
            Group::Organisation => Key::GroupOrganisation,
            Group::Helpdesk => Key::GroupHelpdesk,
            Group::Pass => Key::GroupPass,
            Group::Checklist => Key::GroupChecklist,
            Group::Texts => Key::GroupTexts,
        }
    }
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name in policy and storage.
    pub name: &'static str,
    /// What it is called in forms.
    pub title: Key,
    /// Where it stands.
    pub group: Group,
    /// What its value must be.
    pub form: Form,
    /// What is in force where nothing is decided, as it would be written; empty where that is "not known" or "none".
    pub default: &'static str,
    /// What it means, for admins, in English.
    pub meaning: &'static str,
    /// A value as an organisation might write it; of a list, its entries.
    pub example: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
}

impl Setting {
    /// The value that these entries make: of all but a list, the first; of a number, what it says.
    #[must_use]
    pub fn value(&self, entries: &[&str]) -> Value {
        let first = entries.first().copied().unwrap_or_default();
        match self.form.kind() {
            Kind::Text => Value::Text(first.to_owned()),
            Kind::Integer => first.trim().parse().map_or_else(|_| Value::Text(first.to_owned()), Value::Number),
            Kind::List => Value::List(entries.iter().map(|entry| Some((*entry).to_owned())).collect()),
        }
    }

    /// The value of [`Setting::example`].
    #[must_use]
    pub fn example(&self) -> Value {
        self.value(self.example)
    }
}

/// The setting of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Setting> {
    ALL.iter().find(|setting| setting.name == name)
}

/// Of a setting, what reading its value takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named {
    pub name: &'static str,
    pub form: Form,
}

/// [`ALL`] without the words about them, which no card has to carry.
#[allow(clippy::indexing_slicing, reason = "at compile time")]
pub(super) static NAMED: [Named; ALL.len()] = {
    let mut named = [Named { name: "", form: Form::Phone }; ALL.len()];
    let mut place = 0;
    while place < ALL.len() {
        named[place] = Named { name: ALL[place].name, form: ALL[place].form };
        place += 1;
    }
    named
};

const SINCE: &str = "0.1.0";

/// Every setting, in the order of the groups.
pub const ALL: [Setting; 24] = [
    Setting {
        name: "surface",
        title: Key::SettingsSurface,
        group: Group::Help,
        form: Form::Choice(&[("page", Key::SettingsSurfacePage), ("toolbar", Key::SettingsSurfaceToolbar)]),
        default: "page",
        meaning: "page: help stands beside the sign-in box. toolbar: nothing is drawn in the page; toolbar icon and popup do it all.",
        example: &["page"],
        since: SINCE,
    },
    Setting {
        name: "offerHelp",
        title: Key::SettingsOffer,
        group: Group::Help,
        form: Form::Choice(&[("when-seen", Key::SettingsOfferSeen), ("always", Key::SettingsOfferAlways)]),
        default: "when-seen",
        meaning: "when-seen: help comes when the page speaks of a pass, or the person says in the popup that they have one. always: \
                  every sign-in page gets the quiet question “Have a Temporary Access Pass?”.",
        example: &["when-seen"],
        since: SINCE,
    },
    Setting {
        name: "afterSignIn",
        title: Key::SettingsAfter,
        group: Group::Help,
        form: Form::Choice(&[
            ("open", Key::SettingsAfterOpen),
            ("offer", Key::SettingsAfterOffer),
            ("off", Key::SettingsAfterOff),
        ]),
        default: "open",
        meaning: "Once the pass was accepted and the sign-in leads to an application: open My Security info beside it, offer it, \
                  or do nothing.",
        example: &["open"],
        since: SINCE,
    },
    Setting {
        name: "language",
        title: Key::SettingLanguage,
        group: Group::Help,
        form: Form::Choice(&[
            ("automatic", Key::SettingLanguageAutomatic),
            ("ar", Key::SettingLanguageArabic),
            ("de", Key::SettingLanguageGerman),
            ("en", Key::SettingLanguageEnglish),
        ]),
        default: "automatic",
        meaning: "automatic: the card speaks the language of the page beside it, everything else the browser's. Else this language \
                  everywhere.",
        example: &["automatic"],
        since: SINCE,
    },
    Setting {
        name: "organisationName",
        title: Key::SettingOrganisationName,
        group: Group::Organisation,
        form: Form::Words { most: 60 },
        default: "",
        meaning: "The name of the organisation, shown beside our own name and with the helpdesk.",
        example: &["Contoso IT"],
        since: SINCE,
    },
    Setting {
        name: "accentColour",
        title: Key::SettingAccentColour,
        group: Group::Organisation,
        form: Form::Colour,
        default: "#5b3fd6",
        meaning: "The colour of buttons and links, as #rrggbb. It is made darker or lighter as far as needed to stay readable. The ring \
                  around the pass field keeps its own.",
        example: &["#0f6cbd"],
        since: SINCE,
    },
    Setting {
        name: "logo",
        title: Key::SettingLogo,
        group: Group::Organisation,
        form: Form::Picture,
        default: "",
        meaning: "The organisation's logo: a PNG of at most 48 KiB and 1024 × 1024 pixels in base64, with or without \
                  data:image/png;base64, before it. Shown 20 pixels high on a white ground, beside the name.",
        example: &[
            "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoAQMAAAC2MCouAAAABlBMVEUPbL3////nVSEDAAAAV0lEQVR42o2OOw6AMAxDjTowciSOVrhpj5CRAdVN4kpsgIe3WP4AH2JgZXNuNOfO21nZw2TYPJ1LRz1QwkO5kpZRsf2gPanZkG1q1spc1Lqe6JUe6u2bBjoML1lXsZlcAAAAAElFTkSuQmCC",
        ],
        since: SINCE,
    },
    Setting {
        name: "tenant",
        title: Key::SettingTenant,
        group: Group::Organisation,
        form: Form::Tenant,
        default: "",
        meaning: "The organisation's tenant, by its id or one of its domains: My Security info is opened in it where the sign-in did not \
                  name one.",
        example: &["contoso.com"],
        since: SINCE,
    },
    Setting {
        name: "cloud",
        title: Key::SettingCloud,
        group: Group::Organisation,
        form: Form::Choice(&[
            ("global", Key::SettingCloudGlobal),
            ("usgov", Key::SettingCloudUsGov),
            ("china", Key::SettingCloudChina),
            ("sovereign", Key::SettingCloudSovereign),
        ]),
        default: "",
        meaning: "The cloud in which the organisation's accounts live. Each cloud has its own package; where this one is another \
                  cloud's, diagnostics say so, and our pages offer no way to My Security info. Unset: the package's own.",
        example: &["global"],
        since: SINCE,
    },
    Setting {
        name: "deviceSignIn",
        title: Key::SettingDeviceSignIn,
        group: Group::Organisation,
        form: Form::Choice(&[
            ("available", Key::SettingDeviceSignInAvailable),
            ("unavailable", Key::SettingDeviceSignInUnavailable),
        ]),
        default: "",
        meaning: "Whether people can sign in to the organisation's Windows devices with a pass (web sign-in): shapes the guide to it. \
                  Unset: not known, and said so.",
        example: &["available"],
        since: SINCE,
    },
    Setting {
        name: "helpdeskPhone",
        title: Key::SettingHelpdeskPhone,
        group: Group::Helpdesk,
        form: Form::Phone,
        default: "",
        meaning: "The helpdesk's telephone number, as people write it.",
        example: &["+1 555 0100"],
        since: SINCE,
    },
    Setting {
        name: "helpdeskWeb",
        title: Key::SettingHelpdeskWeb,
        group: Group::Helpdesk,
        form: Form::Web,
        default: "",
        meaning: "The helpdesk's web page: https only, without user name and port.",
        example: &["https://help.contoso.com/sign-in"],
        since: SINCE,
    },
    Setting {
        name: "helpdeskEmail",
        title: Key::SettingHelpdeskEmail,
        group: Group::Helpdesk,
        form: Form::Email,
        default: "",
        meaning: "The helpdesk's email address.",
        example: &["help@contoso.com"],
        since: SINCE,
    },
    Setting {
        name: "helpdeskHours",
        title: Key::SettingHelpdeskHours,
        group: Group::Helpdesk,
        form: Form::Words { most: 80 },
        default: "",
        meaning: "When somebody is at the helpdesk.",
        example: &["Mon–Fri 8–18"],
        since: SINCE,
    },
    Setting {
        name: "helpdeskNote",
        title: Key::SettingHelpdeskNote,
        group: Group::Helpdesk,
        form: Form::Words { most: 160 },
        default: "",
        meaning: "Whatever else a person who turns to the helpdesk should know.",
        example: &["Have your badge at hand."],
        since: SINCE,
    },
    Setting {
        name: "passMinLength",
        title: Key::SettingPassMinLength,
        group: Group::Pass,
        form: Form::Number { min: 8, max: 48 },
        default: "8",
        meaning: "The length of the shortest pass.",
        example: &["8"],
        since: SINCE,
    },
    Setting {
        name: "passMaxLength",
        title: Key::SettingPassMaxLength,
        group: Group::Pass,
        form: Form::Number { min: 8, max: 48 },
        default: "48",
        meaning: "The length of the longest pass.",
        example: &["12"],
        since: SINCE,
    },
    Setting {
        name: "passUse",
        title: Key::SettingPassUse,
        group: Group::Pass,
        form: Form::Choice(&[("one-time", Key::SettingPassUseOneTime), ("reusable", Key::SettingPassUseReusable)]),
        default: "",
        meaning: "Whether a pass works once or until it runs out. Unset: not known, and said so.",
        example: &["reusable"],
        since: SINCE,
    },
    Setting {
        name: "passLifetimeMinutes",
        title: Key::SettingPassLifetime,
        group: Group::Pass,
        form: Form::Number { min: 10, max: 43_200 },
        default: "",
        meaning: "How long a pass that works more than once lives, in minutes. Unset: not known, and no time is shown for it.",
        example: &["480"],
        since: SINCE,
    },
    Setting {
        name: "checklist",
        title: Key::SettingChecklist,
        group: Group::Checklist,
        form: Form::Choice(&[
            ("after-pass", Key::SettingChecklistAfterPass),
            ("always", Key::SettingChecklistAlways),
            ("off", Key::SettingChecklistOff),
        ]),
        default: "after-pass",
        meaning: "after-pass: the checklist comes once a pass was accepted. always: also on My Security info and in the popup without \
                  one, as long as something is left to do. off: there is none.",
        example: &["after-pass"],
        since: SINCE,
    },
    Setting {
        name: "methods",
        title: Key::SettingMethods,
        group: Group::Checklist,
        form: Form::Methods,
        default: "",
        meaning: "The rows of the checklist, in order, nine at most. Each is one of passkey, authenticator-passkey, authenticator, \
                  security-key, windows-hello, platform-sso, phone, email; several of them with / between, of which one will do; or \
                  other: and the name of a method of your own. Unset: passkey, this computer's own, authenticator/security-key. phone \
                  is never first.",
        example: &["passkey", "windows-hello/platform-sso", "other: Contoso smart card"],
        since: SINCE,
    },
    Setting {
        name: "requiredMethods",
        title: Key::SettingRequiredMethods,
        group: Group::Checklist,
        form: Form::Methods,
        default: "",
        meaning: "Those of them that must be ticked before the checklist is done; the others are recommended. What is not among methods \
                  is added at the end. Unset: every row of methods that sign in on any device (the first four).",
        example: &["passkey"],
        since: SINCE,
    },
    Setting {
        name: "methodNotes",
        title: Key::SettingMethodNotes,
        group: Group::Checklist,
        form: Form::Notes,
        default: "",
        meaning: "Words of your own on rows of the checklist, nine at most: the row as it stands in methods, an equals sign, and at most \
                  200 characters.",
        example: &["other: Contoso smart card = Collect yours at reception, room 5."],
        since: SINCE,
    },
    Setting {
        name: "texts",
        title: Key::SettingTexts,
        group: Group::Texts,
        form: Form::Texts,
        default: "",
        meaning: "Words in place of our own, a hundred at most: language (ar, de, en), a dot, the key of the text in the sources' _locales, an equals \
                  sign, and at most 300 characters. What is said of whether a page is genuine, and that nobody needs to hear the pass, \
                  cannot be replaced.",
        example: &["en.missing_wait = Wait five minutes and sign in again: our passes take a while to arrive."],
        since: SINCE,
    },
];
