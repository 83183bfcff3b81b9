// SPDX-License-Identifier: MIT OR Apache-2.0
//! The entries of two lists: IT's notes on methods, and IT's own texts.

use serde::Serialize;

use super::check::words;
use super::claim::sentences;
use super::field::{Entry, Reason};
use crate::method::Subject;
use crate::text::{Key, Language};

/// The longest note on a method, in characters.
const LONGEST_NOTE: usize = 200;
/// The longest replaced text, in characters.
const LONGEST_TEXT: usize = 300;

/// Why a text for another language is refused.
pub const UNKNOWN_LANGUAGE: Reason = "has a language that is not known";
/// Why a text with another key is refused.
pub const UNKNOWN_KEY: Reason = "has a key that is not known";

/// IT's note on a row of the checklist: `METHOD = words`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Note {
    /// What the row asks for.
    pub subject: Subject,
    /// The note.
    pub words: String,
}

/// IT's own text, which replaces a text of the extension: `LANGUAGE.KEY = words`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Replacement {
    /// The language of the text.
    pub language: Language,
    /// The text that it replaces.
    pub key: Key,
    /// IT's words.
    pub words: String,
}

/// IT's own texts. If one key is there twice, the later text counts.
pub type Texts = Vec<Replacement>;

impl Entry for Note {
    fn parse(entry: &str) -> Result<Note, Reason> {
        let (method, note) = split(entry)?;
        let words = sentences(words(note, LONGEST_NOTE)?)?;
        Ok(Note { subject: <Subject as Entry>::parse(method)?, words: words.to_owned() })
    }
}

impl Entry for Replacement {
    fn parse(entry: &str) -> Result<Replacement, Reason> {
        let (place, text) = split(entry)?;
        let (language, key) = place.split_once('.').ok_or("has an entry without a dot between language and key")?;
        let (language, key) = (language.trim(), key.trim());
        let language = Language::from_name(language).ok_or(UNKNOWN_LANGUAGE)?;
        let key = Key::from_id(key).ok_or(UNKNOWN_KEY)?;
        if key.is_fixed() {
            return Err("has a key whose text cannot be replaced");
        }
        let text = sentences(words(text, LONGEST_TEXT)?)?;
        let mut names = text.split('$').skip(1).step_by(2);
        if names.any(|name| !key.placeholders().iter().any(|known| known.eq_ignore_ascii_case(name))) {
            return Err("has a dollar sign or a placeholder that this text does not have");
        }
        Ok(Replacement { language, key, words: text.to_owned() })
    }
}

fn split(entry: &str) -> Result<(&str, &str), Reason> {
    let (place, words) = entry.split_once('=').ok_or("has an entry without an equals sign")?;
    Ok((place.trim(), words))
}

impl From<Note> for String {
    fn from(note: Note) -> String {
        format!("{} = {}", note.subject.words(), note.words)
    }
}

impl From<Replacement> for String {
    fn from(replacement: Replacement) -> String {
        let Replacement { language, key, words } = replacement;
        format!("{}.{} = {words}", language.name(), key.id())
    }
}
