// SPDX-License-Identifier: MIT OR Apache-2.0
//! What has IT decided? One table describes every setting (`describe.rs`). The typed [`Settings`], the schema for
//! managed configuration, the reference in the docs and the forms follow from it.
//!
//! Values are read strictly, key by key: a bad one falls back to its default and takes nothing else with it.

mod check;
mod choice;
mod claim;
mod colour;
mod contact;
mod describe;
mod entries;
mod explain;
mod field;
mod form;
mod picture;
mod read;
mod setting;
mod value;
mod visible;

pub use check::{CONTROLS, INVISIBLE, TOO_LONG, first_hidden};
pub use choice::{AfterSignIn, Checklists, DeviceSignIn, OfferAtPassword, OfferHelp, PassUse, SettingsPage, Surface};
pub use colour::Colour;
pub use contact::{Contact, Helpdesk, NamedContact};
pub use describe::{ALL, Settings};
pub use entries::{Note, Replacement, Texts, UNKNOWN_KEY, UNKNOWN_LANGUAGE};
pub use explain::{Explained, Source, explain, report};
pub use field::{OUT_OF_RANGE, TOO_MANY, TWICE};
pub use form::{Form, Kind};
pub use picture::Picture;
pub use read::{Refused, is_locked, merged};
pub use setting::{Group, Setting, find};
pub use value::{Value, Values};

use crate::method::Subject;
use crate::text::{Key, Language};

impl Settings {
    /// IT's own texts in this language.
    pub fn texts_in(&self, language: Language) -> impl Iterator<Item = (Key, &str)> {
        let texts = self.texts.iter().filter(move |text| text.language == language);
        texts.map(|text| (text.key, text.words.as_str()))
    }

    /// IT's note on this row of the checklist.
    #[must_use]
    pub fn note_on(&self, subject: &Subject) -> Option<&str> {
        self.method_notes.iter().find(|note| note.subject == *subject).map(|note| note.words.as_str())
    }

    /// Whether both use the same language and the same texts of IT's.
    #[must_use]
    pub fn has_same_texts(&self, other: &Settings) -> bool {
        self.language == other.language && self.texts == other.texts
    }
}
