// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is wrong in a policy? Each value is judged alone, by its name and its place in a list. A browser drops some
//! values before the extension sees them, and says nothing: only here can an admin learn of them.

mod duplicates;
mod nearest;

use std::collections::BTreeSet;
use std::fmt;

use super::{PolicyError, read_policy};
use crate::method::{Method, OWN_PREFIX, Subject, UNKNOWN_METHOD};
use crate::settings::{
    ALL, CONTROLS, Form, INVISIBLE, Kind, OUT_OF_RANGE, PassUse, Refused, Setting, Settings, TOO_LONG, TOO_MANY, TWICE,
    UNKNOWN_KEY, UNKNOWN_LANGUAGE, Value, Values, find, first_hidden,
};
use crate::text::{Key, Language};
use duplicates::{Duplicate, duplicates};
use nearest::{nearest, or_nearest};

/// What somebody should know about a value of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the value.
    pub name: String,
    /// The place of the entry in a list, from 0; `None` for the whole value.
    pub entry: Option<usize>,
    /// What is wrong, in English for admins.
    pub problem: String,
    /// Whether the value, or a part of it, has no effect. If not, this is a note.
    pub is_lost: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self.entry {
            Some(entry) => write!(formatter, "{}[{entry}]: {}", shown(&self.name), self.problem),
            None => write!(formatter, "{}: {}", shown(&self.name), self.problem),
        }
    }
}

/// What the settings of a policy are, and what is wrong with them.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// The values, not checked.
    pub values: Values,
    /// What is wrong, in the order of the names.
    pub findings: Vec<Finding>,
}

/// Reads a policy as [`read_policy`] does, and judges each of its values.
///
/// # Errors
/// Why the text has no values.
pub fn check_policy(text: &str) -> Result<Checked, PolicyError> {
    let values = read_policy(text)?;
    let is_ours = |name: &String| find(name).is_some() || nearest_setting(name).is_some();
    if !values.is_empty() && !values.keys().any(is_ours) {
        return Err(PolicyError::NoSettings);
    }
    let (settings, refused) = Settings::of(&values);
    let mut findings: Vec<Finding> =
        refused.iter().map(|refused| explain(refused, values.get(&refused.setting))).collect();
    // A list that is empty without its bad entries has been explained by these.
    let with_entries: BTreeSet<String> =
        findings.iter().filter(|finding| finding.entry.is_some()).map(|finding| finding.name.clone()).collect();
    findings.retain(|finding| finding.entry.is_some() || !with_entries.contains(&finding.name));
    findings.extend(notes(&settings));
    findings.extend(duplicates(text).into_iter().map(|Duplicate { path, is_ours }| Finding {
        name: path,
        entry: None,
        problem: "is there more than once, and only the last one counts".to_owned(),
        is_lost: is_ours,
    }));
    findings.sort_by(|a, b| (&a.name, a.entry, &a.problem).cmp(&(&b.name, b.entry, &b.problem)));
    // Each entry of a list that the browser drops as a whole was refused.
    findings.dedup();
    Ok(Checked { values, findings })
}

/// The most characters of a text that are repeated in a message.
const MOST_SHOWN: usize = 60;

/// The beginning of a text of a policy, without what would do something in a terminal.
fn shown(text: &str) -> String {
    let visible = |sign: char| if first_hidden(&format!("a{sign}a")).is_some() { '\u{fffd}' } else { sign };
    let shown: String = text.chars().take(MOST_SHOWN).map(visible).collect();
    if text.chars().nth(MOST_SHOWN).is_some() { shown + "…" } else { shown }
}

/// A refused value in words that help to mend it.
fn explain(refused: &Refused, value: Option<&Value>) -> Finding {
    let Refused { setting: name, place, reason } = refused;
    let lost = |entry, problem| Finding { name: name.clone(), entry, problem, is_lost: true };
    let Some(setting) = find(name) else {
        let known = or_nearest(nearest_setting(name));
        return lost(None, format!("is no setting, and the browser drops it{known}"));
    };
    if let Some(problem) = value.and_then(|value| drop_by_browser(setting, value)) {
        return lost(None, problem);
    }
    let text = match (value, place) {
        (Some(Value::List(list)), Some(place)) => list.get(*place).and_then(Option::as_deref),
        (Some(Value::Text(text)), _) => Some(text.as_str()),
        _ => None,
    };
    let instead = match setting.if_unreadable {
        "" => String::new(),
        word => format!(", so {word} counts"),
    };
    let (problem, known) = match (text, setting.form) {
        (Some(text), _) => about_text(setting, text, reason),
        (None, Form::Number { min, max }) if *reason == OUT_OF_RANGE => {
            (format!("must be a whole number from {min} to {max}"), None)
        }
        (None, _) => ((*reason).to_owned(), None),
    };
    lost(*place, problem + &instead + &or_nearest(known))
}

fn nearest_setting(name: &str) -> Option<&'static str> {
    nearest(name, ALL.iter().map(|setting| setting.name))
}

/// What the browser does to a value whose type is not that of the schema.
fn drop_by_browser(setting: &Setting, value: &Value) -> Option<String> {
    let is = match value {
        Value::Text(_) => "a text",
        Value::Number(_) => "a number",
        Value::List(list) => match list.iter().position(Option::is_none) {
            Some(place) if setting.form.kind() == Kind::List => {
                return Some(format!("entry [{place}] is no text, and the browser drops the whole list"));
            }
            _ => "a list",
        },
        Value::Other => "of another type",
    };
    let must = match setting.form.kind() {
        Kind::Text => "a text",
        Kind::Integer => "a whole number",
        Kind::List => "a list of texts",
    };
    let fits = match (setting.form.kind(), value) {
        (Kind::Text, Value::Text(_)) | (Kind::List, Value::List(_)) => true,
        (Kind::Integer, Value::Number(number)) => number.fract() == 0.0,
        _ => false,
    };
    let default = match setting.default {
        "" => String::new(),
        default => format!(", so the default counts: {default}"),
    };
    (!fits).then(|| format!("is {is} but must be {must}, and the browser drops it{default}"))
}

/// Names the part that is wrong, and the nearest right one.
fn about_text(setting: &Setting, text: &str, reason: &str) -> (String, Option<&'static str>) {
    let (text, shown) = (text.trim(), shown(text.trim()));
    if let Some((place, character)) = first_hidden(text).filter(|_| reason == CONTROLS || reason == INVISIBLE) {
        let code = u32::from(character);
        return (format!("'{shown}' has U+{code:04X} as character {place}, which nobody can see"), None);
    }
    match (setting.form, reason) {
        (Form::Choice(choices), _) => {
            let known = nearest(text, choices.iter().map(|(word, _)| *word));
            let all: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            (format!("'{shown}' is not one of {}", all.join(", ")), known)
        }
        (Form::Methods | Form::Notes, UNKNOWN_METHOD) => {
            let row = text.split('=').next().unwrap_or_default();
            if row.to_lowercase().starts_with(OWN_PREFIX) {
                return (format!("'{shown}' is no method"), Some(OWN_PREFIX));
            }
            let word = row.split('/').map(str::trim).find(|word| Method::of_word(word).is_none()).unwrap_or(row);
            (format!("'{word}' is no method"), nearest(word, Method::ALL.iter().map(|method| method.word())))
        }
        (Form::Texts, UNKNOWN_KEY) => {
            let place = text.split('=').next().unwrap_or_default();
            let id = place.split_once('.').map_or(place, |(_, id)| id).trim();
            (
                format!("'{id}' is no key of a text"),
                nearest(id, Key::ALL.iter().filter(|key| !key.is_fixed()).map(|key| key.id())),
            )
        }
        (Form::Texts, UNKNOWN_LANGUAGE) => {
            let names: Vec<&str> = Language::ALL.iter().map(|language| language.name()).collect();
            (format!("'{shown}' begins with no language: they are {}", names.join(", ")), None)
        }
        (form, TOO_LONG) => {
            let (length, most) = (text.chars().count(), form.most_characters());
            (format!("'{shown}' has {length} characters, and {most} are allowed"), None)
        }
        (_, TWICE) => (format!("'{shown}' is there twice"), None),
        (form, TOO_MANY) => (format!("'{shown}' is one too many: {} are allowed", form.most_entries()), None),
        _ => (format!("'{shown}' {reason}"), None),
    }
}

/// What has an effect, but perhaps not the one that was meant.
fn notes(settings: &Settings) -> Vec<Finding> {
    let note = |name: &str, problem: &str| Finding {
        name: name.to_owned(),
        entry: None,
        problem: problem.to_owned(),
        is_lost: false,
    };
    let mut notes = Vec::new();
    if let Some(methods) = &settings.methods {
        let rows = |subject: &Subject| {
            methods.contains(subject) || settings.required_methods.iter().flatten().any(|required| required == subject)
        };
        for one in settings.method_notes.iter().filter(|one| !rows(&one.subject)) {
            let row = one.subject.words();
            notes.push(note("methodNotes", &format!("'{row}' is not in methods, so nobody sees its note")));
        }
        for subject in settings.required_methods.iter().flatten().filter(|subject| !methods.contains(subject)) {
            let row = subject.words();
            notes.push(note("requiredMethods", &format!("'{row}' is not in methods: it becomes the last row")));
        }
    }
    if settings.pass_use == Some(PassUse::OneTime) && settings.pass_lifetime.is_some() {
        notes.push(note("passLifetimeMinutes", "is shown for reusable passes only, and passUse is one-time"));
    }
    notes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<String> {
        check_policy(text).expect("a policy").findings.iter().map(Finding::to_string).collect()
    }

    const CASES: &[(&str, &str)] = &[
        (
            r#"{"methods": ["passkey", "phone", "autenticator"]}"#,
            "methods[2]: 'autenticator' is no method; did you mean 'authenticator'?",
        ),
        (r#"{"methods": ["security-key / pass-key"]}"#, "methods[0]: 'pass-key' is no method; did you mean 'passkey'?"),
        (
            r#"{"surface": "Toolbar"}"#,
            "surface: 'Toolbar' is not one of page, toolbar, so toolbar counts; did you mean 'toolbar'?",
        ),
        (r#"{"passUse": "several times a day"}"#, "passUse: 'several times a day' is not one of one-time, reusable"),
        (
            r#"{"organizationName": "Contoso"}"#,
            "organizationName: is no setting, and the browser drops it; did you mean 'organisationName'?",
        ),
        (
            r#"{"methods": ["passkey", "Other: Card"]}"#,
            "methods[1]: 'Other: Card' is no method; did you mean 'other:'?",
        ),
        (
            r#"{"surface": "toolbr\n"}"#,
            "surface: 'toolbr' is not one of page, toolbar, so toolbar counts; did you mean 'toolbar'?",
        ),
        (
            r#"{"passMinLength": 8.0}"#,
            "passMinLength: is of another type but must be a whole number, and the browser drops it, so the default counts: 8",
        ),
        (r#"{"passMinLength": 60}"#, "passMinLength: must be a whole number from 8 to 48"),
        (r#"{"methods": ["passkey", "passkey"]}"#, "methods[1]: 'passkey' is there twice"),
        (r#"{"surface": "page", "somethingElse": 1}"#, "somethingElse: is no setting, and the browser drops it"),
        (
            r#"{"passMinLength": "8"}"#,
            "passMinLength: is a text but must be a whole number, and the browser drops it, so the default counts: 8",
        ),
        (r#"{"methods": "passkey"}"#, "methods: is a text but must be a list of texts, and the browser drops it"),
        (r#"{"methods": ["passkey", 5, true]}"#, "methods: entry [1] is no text, and the browser drops the whole list"),
        (r#"{"helpdeskPhone": "call me"}"#, "helpdeskPhone: 'call me' is no telephone number"),
        (
            r#"{"organisationName": "Con\u200btoso"}"#,
            "organisationName: 'Con\u{fffd}toso' has U+200B as character 4, which nobody can see",
        ),
        (
            r#"{"texts": ["en.mising_wait = Wait."]}"#,
            "texts[0]: 'mising_wait' is no key of a text; did you mean 'missing_wait'?",
        ),
        (r#"{"texts": ["tlh.fold = x"]}"#, "texts[0]: 'tlh.fold = x' begins with no language: they are ar, de, en"),
        (
            r#"{"surface": "page", "surface": "toolbar"}"#,
            "surface: is there more than once, and only the last one counts",
        ),
        (
            r#"{"passUse": "one-time", "passLifetimeMinutes": 60}"#,
            "passLifetimeMinutes: is shown for reusable passes only, and passUse is one-time",
        ),
        (
            r#"{"methods": ["passkey"], "methodNotes": ["phone = Ask us."]}"#,
            "methodNotes: 'phone' is not in methods, so nobody sees its note",
        ),
        (
            r#"{"methods": ["passkey"], "requiredMethods": ["phone"]}"#,
            "requiredMethods: 'phone' is not in methods: it becomes the last row",
        ),
    ];

    #[test]
    fn each_finding_names_the_place_and_the_nearest_right_word() {
        for (policy, expected) in CASES {
            assert_eq!(found(policy), [*expected], "{policy}");
        }
    }

    #[test]
    fn every_format_tells_of_duplicates() {
        let export = r#"Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge\3rdparty\extensions\abc\policy]
"surface"="page"
"surface"="toolbar"
"#;
        let profile = "<plist><dict><key>surface</key><string>page</string>\
            <key>surface</key><string>toolbar</string></dict></plist>";
        let whole = r#" {"A": 1, "A": 2, "3rdparty": {"extensions": {"abc": {"surface": "page", "surface": "page"}}}}"#;
        for (text, path) in [(export, "surface"), (profile, "surface"), (whole, "3rdparty.extensions.abc.surface")] {
            let findings = check_policy(text).expect("a policy").findings;
            let lost: Vec<&str> = findings.iter().filter(|one| one.is_lost).map(|one| one.name.as_str()).collect();
            assert_eq!(lost, [path], "{text}");
        }
        assert_eq!(found(whole).len(), 2, "the other policy is a note");
    }

    #[test]
    fn other_policies_are_not_called_wrong() {
        for text in [
            r#"{"HomepageLocation": "https://contoso.com", "BookmarkBarEnabled": true}"#,
            r#"{"abcdefghijklmnopabcdefghijklmnop": {"installation_mode": "force_installed"}}"#,
            r#"{"3rdparty": {"extensions": {"abc": {"userSettings": {}}}}}"#,
            r#"{"policyValues": {"chrome": {}}}"#,
        ] {
            assert_eq!(check_policy(text), Err(PolicyError::NoSettings), "{text}");
        }
    }

    #[test]
    fn nothing_of_a_policy_reaches_a_terminal_unseen() {
        let findings = found("{\"a\\u001b[2J\\u202eb\": 1, \"surface\": \"\\u001bx\"}");
        assert_eq!(findings.len(), 2);
        assert!(findings.iter().all(|line| line.chars().all(|sign| !sign.is_control() && sign != '\u{202e}')));
    }

    #[test]
    fn entries_are_in_their_order() {
        let list = vec!["x"; 12];
        let names: Vec<Option<usize>> = check_policy(&serde_json::json!({ "texts": list }).to_string())
            .expect("a policy")
            .findings
            .iter()
            .map(|finding| finding.entry)
            .collect();
        assert_eq!(names, (0..12).map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn only_what_has_no_effect_is_lost() {
        let is_lost = |policy: &str| check_policy(policy).expect("a policy").findings.iter().any(|one| one.is_lost);
        assert!(is_lost(r#"{"surface": "moon"}"#) && is_lost(r#"{"surfaces": 1}"#));
        assert!(!is_lost(r#"{"passUse": "one-time", "passLifetimeMinutes": 60}"#) && !is_lost("{}"));
    }

    #[test]
    fn the_whole_policy_of_a_browser_is_searched() {
        let policy = r#"{
            "HomepageLocation": "https://contoso.com",
            "ExtensionSettings": {"*": {"installation_mode": "blocked"}},
            "3rdparty": {"extensions": {"abcdefghijklmnopabcdefghijklmnop": {"surfaces": "page"}}}
        }"#;
        assert_eq!(found(policy), ["surfaces: is no setting, and the browser drops it; did you mean 'surface'?"]);
    }

    proptest! {
        #[test]
        fn checking_never_panics_and_finds_what_the_extension_refuses(
            name in prop::sample::select(ALL.iter().map(|setting| setting.name).collect::<Vec<_>>()),
            text in any::<String>(),
        ) {
            let json = serde_json::json!({ name: text }).to_string();
            let checked = check_policy(&json).expect("a policy");
            let (_, refused) = Settings::of(&checked.values);
            prop_assert_eq!(refused.is_empty(), checked.findings.iter().all(|finding| !finding.is_lost));
            let _ = check_policy(&text);
        }
    }
}
