// SPDX-License-Identifier: MIT OR Apache-2.0
//! The types that a setting can have, and how each is read from a value.

use super::check::{is_email, is_look_alike, is_phone, is_web, words};
use super::{Colour, Form, Picture, Value, Values, claim};
use crate::method::Subject;
use crate::page::{Cloud, Tenant};
use crate::text::Language;

/// Why a value, or a part of it, is not used: for admins, in English. It ends the sentence "this value …".
pub type Reason = &'static str;

/// Gets the place of an entry of a list, from 0, and the reason why it is not used.
pub type Refuse<'a> = &'a mut dyn FnMut(usize, Reason);

/// The same with the name of the setting before it, and `None` for a whole value.
pub type RefuseNamed<'a> = &'a mut dyn FnMut(&'static str, Option<usize>, Reason);

pub(super) const NO_CHOICE: Reason = "is none of its choices";
/// Why a number is refused.
pub const OUT_OF_RANGE: Reason = "is out of range, or not whole";
/// Why the first entry after the last that is allowed is refused.
pub const TOO_MANY: Reason = "has too many entries";
/// Why an entry that is there already is refused.
pub const TWICE: Reason = "has an entry twice";

/// A type that a setting can have.
pub(super) trait FromValue: Sized {
    /// Reads a value of this form. In a list, each bad entry is refused alone.
    fn from_value(form: Form, value: &Value, refuse: Refuse) -> Result<Self, Reason>;
}

/// One entry of a list.
pub(super) trait Entry: Sized + PartialEq {
    fn parse(text: &str) -> Result<Self, Reason>;
}

/// Reads the value with this name, if there is one, into its field. If it cannot be read, the word `if_unreadable`
/// counts, unless that is empty.
pub(super) fn read_into<T: FromValue>(
    field: &mut T,
    name: &'static str,
    form: Form,
    if_unreadable: &'static str,
    values: &Values,
    refuse: RefuseNamed,
) {
    let Some(value) = values.get(name) else { return };
    match T::from_value(form, value, &mut |place, reason| refuse(name, Some(place), reason)) {
        Ok(read) => *field = read,
        Err(reason) => {
            refuse(name, None, reason);
            if let Ok(instead) = T::from_value(form, &Value::Text(if_unreadable.to_owned()), &mut |_, _| {}) {
                *field = instead;
            }
        }
    }
}

/// The text of a value, if it fits the form.
pub(super) fn text(form: Form, value: &Value) -> Result<&str, Reason> {
    let Value::Text(text) = value else { return Err("is not a text") };
    // A picture has its own reason for being too large.
    let most = if form == Form::Picture { usize::MAX } else { form.most_characters() };
    let text = words(text, most)?;
    match form {
        Form::Phone if !is_phone(text) => Err("is no telephone number"),
        Form::Email if !is_email(text) => Err("is no email address"),
        Form::Web if !is_web(text) => Err("is no plain https address"),
        Form::Email | Form::Web if is_look_alike(text) => Err("looks like an address of Microsoft's sign-in"),
        Form::Name { .. } => claim::name(text),
        Form::Words { .. } => claim::sentences(text),
        Form::Choice(choices) if !choices.iter().any(|(choice, _)| *choice == text) => Err(NO_CHOICE),
        _ => Ok(text),
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(form: Form, value: &Value, refuse: Refuse) -> Result<Self, Reason> {
        T::from_value(form, value, refuse).map(Some)
    }
}

impl FromValue for String {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        text(form, value).map(str::to_owned)
    }
}

impl FromValue for u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range and the fraction are checked"
    )]
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        let (Form::Number { min, max }, Value::Number(number)) = (form, value) else { return Err("is not a number") };
        let fits = number.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(number);
        if fits { Ok(*number as u32) } else { Err(OUT_OF_RANGE) }
    }
}

impl FromValue for Tenant {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        Tenant::named(text(form, value)?).ok_or("is neither a tenant's id nor a domain")
    }
}

impl FromValue for Colour {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        Colour::parse(text(form, value)?).ok_or("is no colour as #rrggbb")
    }
}

impl FromValue for Picture {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        Picture::parse(text(form, value)?)
    }
}

impl FromValue for Cloud {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        Cloud::from_name(text(form, value)?).ok_or(NO_CHOICE)
    }
}

/// The one choice that is no language, `automatic`, gives `None`.
impl FromValue for Option<Language> {
    fn from_value(form: Form, value: &Value, _: Refuse) -> Result<Self, Reason> {
        text(form, value).map(Language::from_name)
    }
}

impl Entry for Subject {
    fn parse(text: &str) -> Result<Self, Reason> {
        let subject = Subject::parse(text)?;
        if let Subject::Named(name) = &subject {
            claim::sentences(name)?;
        }
        Ok(subject)
    }
}

impl<T: Entry> FromValue for Vec<T> {
    fn from_value(form: Form, value: &Value, refuse: Refuse) -> Result<Self, Reason> {
        let Value::List(list) = value else { return Err("is not a list") };
        let mut entries: Vec<T> = Vec::new();
        for (place, item) in list.iter().enumerate() {
            if entries.len() == form.most_entries() {
                refuse(place, TOO_MANY);
                break;
            }
            match entry(form, item.as_deref()) {
                Ok(entry) if entries.contains(&entry) => refuse(place, TWICE),
                Ok(entry) => entries.push(entry),
                Err(reason) => refuse(place, reason),
            }
        }
        if entries.is_empty() { Err("has no entry that can be used") } else { Ok(entries) }
    }
}

fn entry<T: Entry>(form: Form, item: Option<&str>) -> Result<T, Reason> {
    T::parse(words(item.ok_or("has an entry that is not a text")?, form.most_characters())?)
}
