// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whether a value is what its setting wants. A reason is for admins, in English, and ends the sentence "this value …".

use super::{Colour, Form, Picture, Texts, Value};
use crate::method::Subject;
use crate::page::Tenant;
use crate::text::{Key, Language};

/// A value that has the form of its setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Checked {
    /// Words, a number to call, an address, or one of the words of a choice.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A tenant.
    Tenant(Tenant),
    /// A colour.
    Colour(Colour),
    /// A picture.
    Picture(Picture),
    /// Methods, in order.
    Methods(Vec<Subject>),
    /// Words about methods.
    Notes(Vec<(Subject, String)>),
    /// Words in place of ours.
    Texts(Texts),
}

/// The longest words of IT's about a method, in characters.
const LONGEST_NOTE: usize = 200;
/// The longest words of IT's in place of ours, in characters.
const LONGEST_TEXT: usize = 300;

/// Is told why a part of a value is not in force.
pub type Refuse<'a> = &'a mut dyn FnMut(&'static str);

/// The value, if it has this form. In a list, what is not right is refused alone.
///
/// # Errors
/// Why it has not.
pub fn check(form: Form, value: &Value, refuse: Refuse) -> Result<Checked, &'static str> {
    match (form, value) {
        (Form::Number { min, max }, Value::Number(number)) => {
            let whole = (min..=max).find(|whole| f64::from(*whole) == *number);
            whole.map(Checked::Number).ok_or("is out of range, or not whole")
        }
        (Form::Number { .. }, _) => Err("is not a number"),
        (Form::Methods, Value::List(list)) => entries(form, list, Subject::parse, refuse).map(Checked::Methods),
        (Form::Notes, Value::List(list)) => entries(form, list, note, refuse).map(Checked::Notes),
        (Form::Texts, Value::List(list)) => entries(form, list, replacement, refuse).map(Checked::Texts),
        (Form::Methods | Form::Notes | Form::Texts, _) => Err("is not a list"),
        (Form::Tenant, Value::Text(text)) => Tenant::named(words(text, form.most_characters())?)
            .map(Checked::Tenant)
            .ok_or("is neither a tenant's id nor a domain"),
        (Form::Colour, Value::Text(text)) => {
            Colour::parse(words(text, form.most_characters())?).map(Checked::Colour).ok_or("is no colour as #rrggbb")
        }
        (Form::Picture, Value::Text(text)) => Picture::parse(words(text, usize::MAX)?).map(Checked::Picture),
        (Form::Words { .. } | Form::Phone | Form::Email | Form::Web | Form::Choice(_), Value::Text(text)) => {
            let text = words(text, form.most_characters())?;
            match form {
                Form::Phone if !is_phone(text) => Err("is no telephone number"),
                Form::Email if !is_email(text) => Err("is no email address"),
                Form::Web if !is_web(text) => Err("is no plain https address"),
                Form::Choice(choices) if !choices.iter().any(|(choice, _)| *choice == text) => {
                    Err("is none of its choices")
                }
                _ => Ok(Checked::Text(text.to_owned())),
            }
        }
        (_, Value::Number(_) | Value::List(_) | Value::Other) => Err("is not a text"),
    }
}

fn entries<T: PartialEq>(
    form: Form,
    list: &[Option<String>],
    read: fn(&str) -> Result<T, &'static str>,
    refuse: Refuse,
) -> Result<Vec<T>, &'static str> {
    let mut taken: Vec<T> = Vec::new();
    let mut take = |entry: &str| {
        let entry = read(entry)?;
        if taken.contains(&entry) {
            return Err("has an entry twice");
        }
        taken.push(entry);
        Ok(())
    };
    take_each(form, list, &mut take, refuse)?;
    Ok(taken)
}

/// Apart from what is taken, so that it is there once for all that can be.
fn take_each(
    form: Form,
    list: &[Option<String>],
    take: &mut dyn FnMut(&str) -> Result<(), &'static str>,
    refuse: Refuse,
) -> Result<(), &'static str> {
    let mut taken = 0;
    for item in list {
        if taken == form.most_entries() {
            refuse("has too many entries");
            break;
        }
        let entry = item.as_deref().ok_or("has an entry that is not a text");
        match entry.and_then(|entry| words(entry, form.most_characters())).and_then(&mut *take) {
            Ok(()) => taken += 1,
            Err(reason) => refuse(reason),
        }
    }
    if taken == 0 { Err("has no entry that can be used") } else { Ok(()) }
}

fn note(entry: &str) -> Result<(Subject, String), &'static str> {
    let (method, note) = entry.split_once('=').ok_or("has an entry without an equals sign")?;
    Ok((Subject::parse(method.trim())?, words(note, LONGEST_NOTE)?.to_owned()))
}

fn replacement(entry: &str) -> Result<(Language, Key, String), &'static str> {
    let (place, text) = entry.split_once('=').ok_or("has an entry without an equals sign")?;
    let (language, key) = place.trim().split_once('.').ok_or("has an entry without a dot between language and key")?;
    let language = Language::of_folder(language).ok_or("has a language that is not known")?;
    let key = Key::of_id(key).ok_or("has a key that is not known")?;
    if key.is_fixed() {
        return Err("has a key whose text cannot be replaced");
    }
    let text = words(text, LONGEST_TEXT)?;
    let mut named = text.split('$').skip(1).step_by(2);
    if named.any(|name| !key.placeholders().iter().any(|known| known.eq_ignore_ascii_case(name))) {
        return Err("has a dollar sign or a placeholder that this text does not have");
    }
    Ok((language, key, text.to_owned()))
}

/// Words that mean what they look like.
fn words(text: &str, most: usize) -> Result<&str, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Err("is empty");
    }
    if text.chars().nth(most).is_some() {
        return Err("is too long");
    }
    if text.chars().any(|character| character.is_control() || turns_direction(character) || is_none(character)) {
        return Err("has control characters");
    }
    Ok(text)
}

/// Marks that can make a text read as another one.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What is no character at all, and has no place in XML, in which policies are deployed, too (XML 1.0, 2.2).
fn is_none(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}')
}

fn is_phone(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
        && text
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '\u{a0}' | '(' | ')' | '-' | '/' | '.'))
}

fn is_email(text: &str) -> bool {
    let allowed = |text: &str| {
        !text.is_empty()
            && text.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '_' | '+'))
    };
    text.split_once('@').is_some_and(|(name, host)| allowed(name) && allowed(host) && has_dot(host))
}

fn has_dot(host: &str) -> bool {
    host.bytes().any(|byte| byte == b'.')
}

/// An address that says plainly where it leads: no user name in it, no port, and no host in disguise.
fn is_web(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && has_dot(host)
        && host.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-'))
        && rest.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`'))
}
