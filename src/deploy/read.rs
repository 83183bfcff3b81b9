// SPDX-License-Identifier: MIT OR Apache-2.0
//! Reads back a policy that IT already has, pasted from our own files or from an admin's.

pub(super) mod property_list;
pub(super) mod registry_file;

use serde_json::{Map, Value as Json};

use crate::settings::{Value, Values, find};

/// The longest text that is read, in bytes.
const MAX_LENGTH: usize = 1024 * 1024;
pub(super) const REGISTRY_HEAD: &str = "Windows Registry Editor";

/// Where a policy has the settings of extensions.
pub(super) const THIRD_PARTY: &str = "3rdparty";

/// Why no settings could be read from a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Nothing but white space.
    #[error("there is nothing in it")]
    Empty,
    /// More than a megabyte.
    #[error("it is longer than a megabyte")]
    TooLong,
    /// Neither JSON, a registry file nor a property list.
    #[error("it is not valid JSON: line {line}, column {column}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// None of the formats.
    #[error("it is none of the forms that can be read: JSON, .reg (version 5), .mobileconfig (XML)")]
    NoForm,
    /// No name of ours in it.
    #[error("it has no settings of TAP Companion, and other policies are not checked")]
    NoSettings,
    /// JSON, but no object.
    #[error("it is JSON, but not an object in braces")]
    NotAnObject,
    /// A policy that installs extensions but has no settings.
    #[error("it installs extensions but has no settings for them")]
    OnlyInstalls,
    /// No extension under `3rdparty`.
    #[error("it has no settings of an extension under 3rdparty")]
    NoExtension,
    /// Several extensions under `3rdparty`, and nothing tells which one is ours.
    #[error("it has settings of several extensions under 3rdparty: leave only those of TAP Companion")]
    SeveralExtensions,
    /// Begins like a property list, but is none.
    #[error("it is not a valid property list")]
    NotPropertyList,
    /// `ExtensionSettings` is no object.
    #[error("its ExtensionSettings, or the extension's entry there, is no object in braces")]
    NoExtensionSettings,
    /// A registry file with a line that cannot be read.
    #[error("line {0} of the registry file cannot be read")]
    RegistryLine(usize),
}

/// Reads the values from a text: the settings alone as one object, a whole policy of a browser, Google Admin's form, a
/// registry file, or a configuration profile for macOS. The values are unchecked: [`crate::settings::Settings::of`]
/// checks each.
///
/// # Errors
/// Why the text has no values.
pub fn read_policy(text: &str) -> Result<Values, PolicyError> {
    if text.len() > MAX_LENGTH {
        return Err(PolicyError::TooLong);
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(PolicyError::Empty);
    }
    if text.starts_with(REGISTRY_HEAD) {
        let all = registry_file::extensions(text)?;
        return our_extension(all.values(), |values| values.keys().any(|name| is_name(name))).cloned();
    }
    if text.starts_with('<') {
        let all = property_list::extensions(text)?;
        return our_extension(all.iter(), |values| values.keys().any(|name| is_name(name))).cloned();
    }
    let policy = object(text)?;
    let settings = match policy.get(THIRD_PARTY) {
        Some(others) => of_extension(others)?,
        None if policy.contains_key("ExtensionSettings") || policy.contains_key("ExtensionInstallForcelist") => {
            return Err(PolicyError::OnlyInstalls);
        }
        None => &policy,
    };
    Ok(settings.iter().map(|(name, value)| (name.clone(), as_value(unwrapped(settings, value)))).collect())
}

/// The JSON object that is this text.
pub(super) fn object(text: &str) -> Result<Map<String, Json>, PolicyError> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return Err(PolicyError::NoForm);
    }
    let json: Json = serde_json::from_str(text)
        .map_err(|error| PolicyError::NotJson { line: error.line(), column: error.column() })?;
    if let Json::Object(object) = json { Ok(object) } else { Err(PolicyError::NotAnObject) }
}

/// The settings of our extension under `3rdparty`.
fn of_extension(others: &Json) -> Result<&Map<String, Json>, PolicyError> {
    let all = others.get("extensions").and_then(Json::as_object).ok_or(PolicyError::NoExtension)?;
    our_extension(all.values().filter_map(Json::as_object), |settings| settings.keys().any(|name| is_name(name)))
}

fn is_name(name: &str) -> bool {
    find(name).is_some()
}

/// Finds our extension among several. Each store gives it another id, so the names of its settings decide.
fn our_extension<'a, T>(
    all: impl Iterator<Item = &'a T> + Clone,
    has_names: fn(&T) -> bool,
) -> Result<&'a T, PolicyError> {
    let mut named = all.clone().filter(|one| has_names(one));
    let mut any = all;
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one),
        (Some(_), Some(_)) => Err(PolicyError::SeveralExtensions),
        (None, _) => match (any.next(), any.next()) {
            (Some(one), None) => Ok(one),
            (Some(_), Some(_)) => Err(PolicyError::SeveralExtensions),
            (None, _) => Err(PolicyError::NoExtension),
        },
    }
}

/// The value without its wrapper, if every setting has the form `{"Value": …}`.
fn unwrapped<'a>(settings: &Map<String, Json>, value: &'a Json) -> &'a Json {
    let inner = |value: &'a Json| value.as_object().filter(|object| object.len() == 1).and_then(|one| one.get("Value"));
    let is_wrapped = settings.values().all(|value| value.get("Value").is_some());
    inner(value).filter(|_| is_wrapped).unwrap_or(value)
}

fn as_value(json: &Json) -> Value {
    match json {
        Json::String(text) => Value::Text(text.clone()),
        // The browser takes 8.0 for no whole number, and drops it.
        Json::Number(number) if number.is_i64() || number.is_u64() => {
            number.as_f64().map_or(Value::Other, Value::Number)
        }
        Json::Array(list) => Value::List(list.iter().map(|entry| entry.as_str().map(str::to_owned)).collect()),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Object(_) => Value::Other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn expected() -> Values {
        serde_json::from_str(r#"{"organisationName": "Contoso", "passMaxLength": 12, "methods": ["passkey", "phone"]}"#)
            .expect("an object")
    }

    #[test]
    fn every_format_gives_the_same_values() {
        let bare = r#"{"organisationName": "Contoso", "passMaxLength": 12, "methods": ["passkey", "phone"]}"#;
        let id = "abcdefghijklmnopabcdefghijklmnop";
        let dict = "<dict><key>organisationName</key><string>Contoso</string>\
            <key>passMaxLength</key><integer>12</integer>\
            <key>methods</key><array><string>passkey</string><string>phone</string></array></dict>";
        for text in [
            bare.to_owned(),
            format!("\u{feff} {bare}\r\n"),
            format!(r#"{{"3rdparty": {{"extensions": {{"{id}": {bare}}}}}, "HomepageLocation": "x"}}"#),
            format!(r#"{{"3rdparty": {{"extensions": {{"other": {{"a": 1}}, "{id}": {bare}}}}}}}"#),
            r#"{"organisationName": {"Value": "Contoso"}, "passMaxLength": {"Value": 12},
                "methods": {"Value": ["passkey", "phone"]}}"#
                .to_owned(),
            format!(
                "Windows Registry Editor Version 5.00\r\n\r\n\
                 [HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\3rdparty\\extensions\\{id}\\policy]\r\n\
                 \"organisationName\"=\"Contoso\"\r\n\"passMaxLength\"=dword:0000000c\r\n\
                 \"methods\"=\"[\\\"passkey\\\",\\\"phone\\\"]\"\r\n"
            ),
            format!("<?xml version=\"1.0\"?><plist version=\"1.0\">{dict}</plist>"),
            format!(
                "<plist version=\"1.0\"><dict><key>PayloadContent</key><array>{}</array></dict></plist>",
                dict.replace(
                    "</dict>",
                    "<key>PayloadType</key><string>com.google.Chrome.extensions.abc</string></dict>"
                )
            ),
        ] {
            assert_eq!(read_policy(&text), Ok(expected()), "{text}");
        }
    }

    #[test]
    fn a_wrong_text_gives_the_reason() {
        for (text, error) in [
            (" \n", PolicyError::Empty),
            ("[]", PolicyError::NotAnObject),
            ("{\n  \"a\": }", PolicyError::NotJson { line: 2, column: 8 }),
            ("surface = toolbar", PolicyError::NoForm),
            (r#"{"ExtensionSettings": {"x": {}}}"#, PolicyError::OnlyInstalls),
            (r#"{"3rdparty": {}}"#, PolicyError::NoExtension),
            ("<dict>", PolicyError::NotPropertyList),
            (
                &format!("<plist>{}{}</plist>", "<array>".repeat(30_000), "</array>".repeat(30_000)),
                PolicyError::NotPropertyList,
            ),
            (
                "<plist><dict><key>surface</key><string><![CDATA[page]]></string></dict></plist>",
                PolicyError::NotPropertyList,
            ),
            ("<plist><string>x</string></plist>", PolicyError::NotPropertyList),
            ("<plist><dict><key>PayloadContent</key><array/></dict></plist>", PolicyError::NoExtension),
            (r#"{"3rdparty": {"extensions": {}}}"#, PolicyError::NoExtension),
            (r#"{"3rdparty": {"extensions": {"a": {"x": 1}, "b": {"y": 1}}}}"#, PolicyError::SeveralExtensions),
            (
                r#"{"3rdparty": {"extensions": {"a": {"surface": 1}, "b": {"surface": 1}}}}"#,
                PolicyError::SeveralExtensions,
            ),
            (
                "Windows Registry Editor Version 5.00\n[HKEY_LOCAL_MACHINE\\A\\policy]\nnonsense",
                PolicyError::RegistryLine(3),
            ),
        ] {
            assert_eq!(read_policy(text), Err(error), "{text}");
        }
        assert_eq!(read_policy(&"x".repeat(MAX_LENGTH + 1)), Err(PolicyError::TooLong));
        assert!(read_policy(&"[".repeat(MAX_LENGTH)).is_err());
    }

    fn export(keys: &[(&str, &str)]) -> String {
        let below = r"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge\3rdparty\extensions";
        let keys: String = keys.iter().map(|(key, line)| format!("\r\n[{below}\\{key}]\r\n{line}\r\n")).collect();
        format!("{REGISTRY_HEAD} Version 5.00\r\n{keys}")
    }

    #[test]
    fn the_settings_of_other_extensions_in_a_registry_file_are_ignored() {
        let ours = [(r"aaa\policy", r#""surface"="page""#), (r"AAA\Policy\methods", r#""1"="passkey""#)];
        let others = [(r"bbb\policy", r#""surfaces"="x""#), (r"bbb\policy\lists", r#""1"="x""#)];
        let values = read_policy(&export(&[ours, others].concat())).expect("ours");
        assert_eq!(values.keys().collect::<Vec<_>>(), ["methods", "surface"]);
        assert_eq!(read_policy(&export(&others)).map(|values| values.len()), Ok(2), "the only extension");
        for several in [
            [ours[0], (r"bbb\policy", r#""logo"="x""#)],
            [ours[0], (r"bbb\policy\methods", r#""1"="passkey""#)],
            [(r"aaa\policy", r#""x"="1""#), (r"bbb\policy", r#""y"="1""#)],
        ] {
            assert_eq!(read_policy(&export(&several)), Err(PolicyError::SeveralExtensions), "{several:?}");
        }
        assert_eq!(read_policy(&export(&[("aaa", r#""x"="1""#)])), Err(PolicyError::NoExtension));
    }

    #[test]
    fn a_value_of_a_wrong_type_is_kept_so_that_the_check_can_refuse_it() {
        let values =
            read_policy(r#"{"surface": {"Value": "page"}, "texts": true, "methods": ["a", 5]}"#).expect("an object");
        assert_eq!(values["surface"], Value::Other);
        assert_eq!(values["texts"], Value::Other);
        assert_eq!(values["methods"], Value::List(vec![Some("a".into()), None]));
    }

    proptest! {
        #[test]
        fn reading_never_panics(
            text in any::<String>(), lines in prop::collection::vec("[\\[\\]\"a-z0-9=:,(\\\\) é]{0,30}", 0..8),
        ) {
            let _ = read_policy(&text);
            let _ = read_policy(&format!("<plist><dict><key>{text}</key>{}", lines.join("<array>")));
            let _ = read_policy(&format!("{REGISTRY_HEAD} Version 5.00\r\n[A\\policy]\r\n{}", lines.join("\r\n")));
        }
    }
}
