// SPDX-License-Identifier: MIT OR Apache-2.0
//! What did IT decide? One description of every setting ([`ALL`]), from which the typed [`Settings`] are read and the schema
//! for managed configuration is made.
//!
//! Values are read strictly, key by key: a bad one falls back to its default and takes nothing else with it.

mod check;
mod colour;
mod contact;
mod describe;
mod explain;
mod form;
mod picture;
mod read;
mod value;

pub use colour::Colour;
pub use contact::{Contact, Helpdesk};
pub use describe::{ALL, Group, Setting, find};
pub use explain::{Explained, Source, explain, report};
pub use form::{Form, Kind};
pub use picture::Picture;
pub use read::{Refused, merged};
pub use value::{Value, Values};

use crate::method::Subject;
use crate::page::{Cloud, Tenant};
use crate::pass::Rule;
use crate::text::{Key, Language};

/// Words of the organisation's in place of ours. Of two for the same text, the later ones count.
pub type Texts = Vec<(Language, Key, String)>;

/// How often a pass of this organisation works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassUse {
    /// Once.
    OneTime,
    /// Until it runs out.
    Reusable,
}

/// When a person is asked whether they have a pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfferHelp {
    /// When the page speaks of one, or the person says so in the popup.
    #[default]
    WhenSeen,
    /// On every sign-in page, quietly.
    Always,
}

/// Where help is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// Beside the sign-in box.
    #[default]
    Page,
    /// In the toolbar icon and the popup only.
    Toolbar,
}

/// What happens once a pass was accepted and the sign-in leads to an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AfterSignIn {
    /// My Security info opens beside the application.
    #[default]
    Open,
    /// Card and popup offer to open it.
    Offer,
    /// Nothing.
    Off,
}

/// Whether a pass signs in to the organisation's Windows devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceSignIn {
    /// Web sign-in is set up on them.
    Available,
    /// It is not.
    Unavailable,
}

/// When there is a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Checklists {
    /// Once a pass was accepted.
    #[default]
    AfterPass,
    /// Without one, too.
    Always,
    /// Never.
    Off,
}

/// Gives a choice the words for its values.
macro_rules! words {
    ($($choice:ident { $($value:ident = $word:literal,)+ })+) => {
        $(impl $choice {
            /// The word for it in settings.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $($choice::$value => $word,)+ }
            }
        })+
    };
}

words! {
    PassUse { OneTime = "one-time", Reusable = "reusable", }
    OfferHelp { WhenSeen = "when-seen", Always = "always", }
    Surface { Page = "page", Toolbar = "toolbar", }
    AfterSignIn { Open = "open", Offer = "offer", Off = "off", }
    DeviceSignIn { Available = "available", Unavailable = "unavailable", }
    Checklists { AfterPass = "after-pass", Always = "always", Off = "off", }
}

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    /// The name of the organisation.
    pub organisation: Option<String>,
    /// Its colour, as the style wants it: one for light ground and one for dark.
    pub accent: Option<String>,
    /// Its logo.
    pub logo: Option<Picture>,
    /// Its tenant.
    pub tenant: Option<Tenant>,
    /// The cloud in which its accounts live.
    pub cloud: Option<Cloud>,
    /// How to reach its helpdesk.
    pub helpdesk: Helpdesk,
    /// How long a pass is.
    pub rule: Rule,
    /// How often a pass works, where IT says so.
    pub pass_use: Option<PassUse>,
    /// How long a pass that works more than once lives, in minutes, where IT says so.
    pub pass_lifetime: Option<u32>,
    /// When a person is asked whether they have one.
    pub offer_help: OfferHelp,
    /// Where help is shown.
    pub surface: Surface,
    /// What comes after the sign-in.
    pub after_sign_in: AfterSignIn,
    /// Whether a pass signs in to Windows devices, where IT says so.
    pub device_sign_in: Option<DeviceSignIn>,
    /// The language of everything, where it is not that of page and browser.
    pub language: Option<Language>,
    /// When there is a checklist.
    pub checklist: Checklists,
    /// The rows of the checklist, in order, where IT decides.
    pub methods: Option<Vec<Subject>>,
    /// Those that must be ticked, where IT decides.
    pub required_methods: Option<Vec<Subject>>,
    /// What IT adds about methods.
    pub method_notes: Vec<(Subject, String)>,
    /// Words in place of ours.
    pub texts: Texts,
}

impl Settings {
    /// The words in place of ours in this language.
    pub fn texts_in(&self, language: Language) -> impl Iterator<Item = (Key, &str)> {
        let own = self.texts.iter().filter(move |(spoken, ..)| *spoken == language);
        own.map(|(_, key, words)| (*key, words.as_str()))
    }

    /// What IT adds about this row of the checklist.
    #[must_use]
    pub fn note_on(&self, subject: &Subject) -> Option<&str> {
        self.method_notes.iter().find(|(noted, _)| noted == subject).map(|(_, note)| note.as_str())
    }

    /// Whether these are said otherwise, or in another language, than those.
    #[must_use]
    pub fn speaks_as(&self, other: &Settings) -> bool {
        self.language == other.language && self.texts == other.texts
    }
}
