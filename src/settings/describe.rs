// SPDX-License-Identifier: MIT OR Apache-2.0
//! The table of every setting. To add a setting, add an entry here. The field of `Settings`, the reading of policies,
//! the schema for managed configuration, the files for IT, the reference in the docs and the forms follow from it.
//!
//! An entry starts with `field: type = "name" since "version"`. `field.rs` says how each type is read. Leave `default`
//! out if a value that is not set means "not known" or "none". `if_unreadable` is for settings that restrict.
//! `meaning` is for admins, in English.

use serde::{Deserialize, Serialize};

use super::field::{RefuseNamed, read_into};
use super::setting::{Group, Setting, settings};
use super::{AfterSignIn, Checklists, DeviceSignIn, OfferAtPassword, OfferHelp, PassUse, SettingsPage, Surface};
use super::{Colour, Form, NamedContact, Note, Picture, Texts, Values};
use crate::method::Subject;
use crate::page::{Cloud, Tenant};
use crate::text::{Key, Language};

settings! {
    Help {
        surface: Surface = "surface" since "0.1.0" {
            title: SettingsSurface,
            form: Surface::FORM,
            default: "page",
            if_unreadable: "toolbar",
            example: &["page"],
            meaning: "page: a card appears beside the sign-in box. toolbar: nothing is drawn in the page; use the \
                      toolbar icon and the popup instead.",
        }
        offer_help: OfferHelp = "offerHelp" since "0.1.0" {
            title: SettingsOffer,
            form: OfferHelp::FORM,
            default: "when-seen",
            example: &["when-seen"],
            meaning: "when-seen: help appears when the page mentions a pass, or when people choose “I have a \
                      Temporary Access Pass” in the popup. always: every sign-in page also shows the small question \
                      “Have a Temporary Access Pass?”.",
        }
        after_sign_in: AfterSignIn = "afterSignIn" since "0.1.0" {
            title: SettingsAfter,
            form: AfterSignIn::FORM,
            default: "open",
            if_unreadable: "off",
            example: &["open"],
            meaning: "What happens when the pass was accepted and the sign-in leads to an app. open: My Security \
                      info opens beside the app. offer: card and popup offer to open it. off: nothing.",
        }
        offer_at_password: OfferAtPassword = "offerAtPassword" since "0.1.0" {
            title: SettingsPassword,
            form: OfferAtPassword::FORM,
            default: "automatic",
            if_unreadable: "off",
            example: &["off"],
            meaning: "Whether a page that asks for the password shows the small question “Have a Temporary Access \
                      Pass?” below the sign-in box. automatic: only if a person installed the extension from a store. \
                      on: however it was installed. off: never. The question goes for good when a pass was accepted \
                      once in this browser, and when the person chooses “Never show this”, even if a policy says on. \
                      It is in the language of the browser.",
        }
        language: Option<Language> = "language" since "0.1.0" {
            title: SettingLanguage,
            form: Form::Choice(&[
                ("automatic", Key::SettingLanguageAutomatic),
                (Language::Arabic.name(), Key::SettingLanguageArabic),
                (Language::German.name(), Key::SettingLanguageGerman),
                (Language::English.name(), Key::SettingLanguageEnglish),
            ]),
            default: "automatic",
            example: &["automatic"],
            meaning: "automatic: the card uses the language of the sign-in page, everything else the language of \
                      the browser. Any other choice is used everywhere.",
        }
    }
    Organisation {
        organisation: Option<String> = "organisationName" since "0.1.0" {
            title: SettingOrganisationName,
            form: Form::Name { most: 60 },
            example: &["Contoso IT"],
            meaning: "The name of your organisation. It appears beside “TAP Companion” and with the helpdesk. It must \
                      not be Microsoft's name, or have words such as “verified”, “official” and “genuine”.",
        }
        accent: Option<Colour> = "accentColour" since "0.1.0" {
            title: SettingAccentColour,
            form: Form::Colour,
            default: "#5b3fd6",
            example: &["#0f6cbd"],
            meaning: "The colour of buttons and links, as #rrggbb. The extension makes it darker or lighter if it \
                      would be hard to read. The ring around the box for the pass keeps its own colour.",
        }
        logo: Option<Picture> = "logo" since "0.1.0" {
            title: SettingLogo,
            form: Form::Picture,
            example: &[
                "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoAQMAAAC2MCouAAAABlBMVEUPbL3////nVSEDAAAAV0lEQVR42o2OOw6AMAxDjTowciSOVrhpj5CRAdVN4kpsgIe3WP4AH2JgZXNuNOfO21nZw2TYPJ1LRz1QwkO5kpZRsf2gPanZkG1q1spc1Lqe6JUe6u2bBjoML1lXsZlcAAAAAElFTkSuQmCC",
            ],
            meaning: "The logo of your organisation: a PNG in base64, with or without data:image/png;base64, in \
                      front. It may have at most 48 KiB and 1024 × 1024 pixels. It appears beside the name, 20 \
                      pixels high on white.",
        }
        tenant: Option<Tenant> = "tenant" since "0.1.0" {
            title: SettingTenant,
            form: Form::Tenant,
            example: &["contoso.com"],
            meaning: "Your tenant: its id or one of its domains. If the sign-in does not name a tenant, My Security \
                      info opens in this one.",
        }
        cloud: Option<Cloud> = "cloud" since "0.1.0" {
            title: SettingCloud,
            form: Form::Choice(&[
                (Cloud::Global.name(), Key::SettingCloudGlobal),
                (Cloud::UsGov.name(), Key::SettingCloudUsgov),
                (Cloud::China.name(), Key::SettingCloudChina),
                (Cloud::Sovereign.name(), Key::SettingCloudSovereign),
            ]),
            example: &["global"],
            meaning: "The Microsoft cloud of your accounts. Each cloud has its own package of the extension. If \
                      this package is for another cloud, the diagnostics report it, and nothing links to My \
                      Security info. Not set: the cloud of the package.",
        }
        device_sign_in: Option<DeviceSignIn> = "deviceSignIn" since "0.1.0" {
            title: SettingDeviceSignIn,
            form: DeviceSignIn::FORM,
            example: &["available"],
            meaning: "Whether people can sign in to your Windows devices with a pass (web sign-in). The guide for \
                      Windows devices changes with it. Not set: the guide says that it is not known.",
        }
    }
    Helpdesk {
        helpdesk_phone: Option<String> = "helpdeskPhone" since "0.1.0" {
            title: SettingHelpdeskPhone,
            form: Form::Phone,
            example: &["+1 555 0100"],
            meaning: "The helpdesk's telephone number, as people write it, with an extension if it has one: +1 555 \
                      0100 ext. 12.",
        }
        helpdesk_web: Option<String> = "helpdeskWeb" since "0.1.0" {
            title: SettingHelpdeskWeb,
            form: Form::Web,
            example: &["https://help.contoso.com/sign-in"],
            meaning: "The helpdesk's web page: an https address without a user name. It must not look like an \
                      address of Microsoft's sign-in. It may have a port, and a host of your intranet such as \
                      https://helpdesk/.",
        }
        helpdesk_email: Option<String> = "helpdeskEmail" since "0.1.0" {
            title: SettingHelpdeskEmail,
            form: Form::Email,
            example: &["help@contoso.com"],
            meaning: "The helpdesk's email address. Its host must not look like one of Microsoft's sign-in.",
        }
        helpdesk_contacts: Vec<NamedContact> = "helpdeskContacts" since "0.1.0" {
            title: SettingHelpdeskContacts,
            form: Form::Contacts,
            example: &["Chat = https://chat.contoso.com/helpdesk"],
            meaning: "More ways to contact the helpdesk; at most four. Write a name of at most 30 characters, an \
                      equals sign, and a telephone number, an https address or an email address.",
        }
        helpdesk_hours: Option<String> = "helpdeskHours" since "0.1.0" {
            title: SettingHelpdeskHours,
            form: Form::Words { most: 80 },
            example: &["Mon–Fri 8–18"],
            meaning: "When the helpdesk answers.",
        }
        helpdesk_note: Option<String> = "helpdeskNote" since "0.1.0" {
            title: SettingHelpdeskNote,
            form: Form::Words { most: 160 },
            example: &["Have your badge at hand."],
            meaning: "Anything else that people should know before they contact the helpdesk.",
        }
    }
    Pass {
        pass_min_length: Option<u32> = "passMinLength" since "0.1.0" {
            title: SettingPassMinLength,
            form: Form::Number { min: 8, max: 48 },
            default: "8",
            example: &["8"],
            meaning: "How many characters your shortest pass has.",
        }
        pass_max_length: Option<u32> = "passMaxLength" since "0.1.0" {
            title: SettingPassMaxLength,
            form: Form::Number { min: 8, max: 48 },
            default: "48",
            example: &["12"],
            meaning: "How many characters your longest pass has.",
        }
        pass_use: Option<PassUse> = "passUse" since "0.1.0" {
            title: SettingPassUse,
            form: PassUse::FORM,
            example: &["reusable"],
            meaning: "one-time: a pass works only once. reusable: it works until it expires. Not set: the extension \
                      says that a pass may work only once.",
        }
        pass_lifetime: Option<u32> = "passLifetimeMinutes" since "0.1.0" {
            title: SettingPassLifetime,
            form: Form::Number { min: 10, max: 43_200 },
            example: &["480"],
            meaning: "For how many minutes a reusable pass is valid. Not set: no time is shown for a reusable pass.",
        }
    }
    Checklist {
        checklist: Checklists = "checklist" since "0.1.0" {
            title: SettingChecklist,
            form: Checklists::FORM,
            default: "after-pass",
            if_unreadable: "off",
            example: &["after-pass"],
            meaning: "after-pass: the checklist appears when a pass was accepted. always: without a pass it also \
                      appears on My Security info and in the popup, until everything is done. off: there is no \
                      checklist.",
        }
        methods: Option<Vec<Subject>> = "methods" since "0.1.0" {
            title: SettingMethods,
            form: Form::Methods,
            example: &["passkey", "windows-hello/platform-sso", "other: Contoso smart card"],
            meaning: "The rows of the checklist, in order; at most nine. Each row is one of passkey, \
                      authenticator-passkey, authenticator, security-key, windows-hello, platform-sso, phone and \
                      email. If one of several is enough, write them with / between them. For a method of your own, \
                      write other: and its name. Not set: passkey, then the method of this computer, then \
                      authenticator/security-key. phone is never first.",
        }
        required_methods: Option<Vec<Subject>> = "requiredMethods" since "0.1.0" {
            title: SettingRequiredMethods,
            form: Form::Methods,
            example: &["passkey"],
            meaning: "The rows that people must tick before the checklist is done. Other rows are recommended. A \
                      row that is not in methods is added at the end. Not set: every row whose methods all work on \
                      any device (the first four above).",
        }
        method_notes: Vec<Note> = "methodNotes" since "0.1.0" {
            title: SettingMethodNotes,
            form: Form::Notes,
            example: &["other: Contoso smart card = Collect yours at reception, room 5."],
            meaning: "Your own notes on rows of the checklist; at most nine. Write the row as in methods, an equals \
                      sign, and a note of at most 200 characters.",
        }
    }
    Texts {
        texts: Texts = "texts" since "0.1.0" {
            title: SettingTexts,
            form: Form::Texts,
            example: &["en.missing_wait = Wait five minutes and sign in again: our passes take a while to arrive."],
            meaning: "Your own texts in place of texts of the extension; at most a hundred. Write the language (ar, \
                      de or en), a dot, the key of the text in _locales in the sources, an equals sign, and at most \
                      300 characters. Some texts cannot be replaced: for example those that say whether a page is \
                      genuine, and the one that says to keep the pass private. No text of yours may say that a page is \
                      genuine, verified, official, secure or safe.",
        }
    }
    Lock {
        settings_page: SettingsPage = "settingsPage" since "0.1.0" {
            title: SettingSettingsPage,
            form: SettingsPage::FORM,
            default: "open",
            if_unreadable: "locked",
            example: &["open"],
            meaning: "open: on the settings page, people can decide what you leave open. locked: they see every \
                      setting but can change none, and what they chose before does not count. Only one choice still \
                      does: “Never show this” below the password box. Only a policy can set this.",
        }
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
