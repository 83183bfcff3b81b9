// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which settings are active, who decided them, and why is a value not used? For the settings page, and as a report for
//! the helpdesk that does not name the organisation.

use super::read::counted;
use super::{ALL, Form, Kind, Refused, Setting, Settings, Value, Values, find};

/// Who decided a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// IT, by managed configuration.
    Policy,
    /// The person, on the settings page.
    Person,
    /// Nobody.
    Default,
}

impl Source {
    /// The name in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Source::Policy => "policy",
            Source::Person => "person",
            Source::Default => "default",
        }
    }
}

/// The state of one setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The setting.
    pub setting: &'static Setting,
    /// Who decided a setting.
    pub source: Source,
    /// Their value, not checked. The policy's counts before the person's.
    pub value: Option<Value>,
    /// Why it, or a part of it, is not used; each reason once.
    pub refused: Vec<&'static str>,
    /// Whether some of it is active.
    pub is_active: bool,
    /// What counts instead of a refused value of a setting that restricts.
    pub instead: Option<&'static str>,
}

/// Every setting, in order, and the names in policy and storage that belong to none.
#[must_use]
pub fn explain(policy: &Values, user: &Values) -> (Vec<Explained>, Vec<String>) {
    let (_, refused) = Settings::decided(policy, user);
    let user = counted(policy, user);
    let explained = ALL.iter().map(|setting| explain_one(setting, policy, &user, &refused)).collect();
    let unknown = refused.iter().filter(|Refused { setting, .. }| find(setting).is_none());
    (explained, unknown.map(|refused| refused.setting.clone()).collect())
}

fn explain_one(setting: &'static Setting, policy: &Values, user: &Values, all_refused: &[Refused]) -> Explained {
    let (source, value) = match (policy.get(setting.name), user.get(setting.name)) {
        (Some(value), _) => (Source::Policy, Some(value)),
        (None, Some(value)) => (Source::Person, Some(value)),
        (None, None) => (Source::Default, None),
    };
    let mut refused: Vec<&str> = Vec::new();
    for Refused { reason, .. } in all_refused.iter().filter(|refused| refused.setting == setting.name) {
        if !refused.contains(reason) {
            refused.push(reason);
        }
    }
    let is_active = refused.is_empty() || value.is_some_and(|value| is_partly_active(setting, value));
    let instead = (!is_active && !setting.if_unreadable.is_empty()).then_some(setting.if_unreadable);
    Explained { setting, source, value: value.cloned(), refused, is_active, instead }
}

/// Whether some entries of a list count although others were refused.
fn is_partly_active(setting: &Setting, value: &Value) -> bool {
    let alone = Values::from([(setting.name.to_owned(), value.clone())]);
    setting.form.kind() == Kind::List && Settings::of(&alone).0 != Settings::default()
}

/// The longest text that is shown whole, in characters.
const MOST_SHOWN: usize = 120;

impl Explained {
    /// The value as the page shows it, shortened.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.value {
            None => self.setting.default.to_owned(),
            Some(Value::Text(text)) if self.setting.form == Form::Picture => {
                format!("PNG, {} characters", text.chars().count())
            }
            Some(Value::Text(text)) => shortened(text),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::List(list)) => {
                let entries =
                    list.iter().take(20).map(|entry| entry.as_deref().map_or_else(|| "…".to_owned(), shortened));
                entries.collect::<Vec<_>>().join("\n")
            }
            Some(Value::Other) => "…".to_owned(),
        }
    }

    /// The value as the report has it: choices and numbers as they are, and only the size of anything that may name the
    /// organisation.
    fn redacted(&self) -> String {
        match (&self.value, self.setting.form) {
            (None, _) => match self.setting.default {
                "" => "not set".to_owned(),
                default => default.to_owned(),
            },
            (Some(Value::Text(text)), Form::Choice(choices)) if choices.iter().any(|(word, _)| word == text) => {
                text.clone()
            }
            (Some(Value::Text(text)), _) => format!("a text of {} characters", text.chars().count()),
            (Some(Value::Number(number)), _) => number.to_string(),
            (Some(Value::List(list)), _) => format!("a list of {}", list.len()),
            (Some(Value::Other), _) => "something else".to_owned(),
        }
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The report to copy: a line for each setting, in English, without any text of the organisation.
#[must_use]
pub fn report(explained: &[Explained], unknown: usize) -> String {
    let mut lines: Vec<String> = explained
        .iter()
        .map(|entry| {
            let Explained { setting, source, refused, instead, .. } = entry;
            let refused: String = refused.iter().map(|reason| format!("; refused: it {reason}")).collect();
            let instead = instead.map_or_else(String::new, |instead| format!("; {instead} counts instead"));
            format!("{}: {} ({}){refused}{instead}", setting.name, entry.redacted(), source.name())
        })
        .collect();
    if unknown > 0 {
        lines.push(format!("names that belong to no setting: {unknown}"));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(json: &str) -> Values {
        serde_json::from_str(json).expect("an object")
    }

    #[test]
    fn each_setting_has_its_source_and_the_reasons_of_refusals() {
        let policy = values(
            r#"{"surface": "nowhere", "methods": ["pass", "passkey", "word"], "organisationName": "Contoso IT",
                "organizationName": "Contoso"}"#,
        );
        let user = values(r#"{"surface": "toolbar", "afterSignIn": "off"}"#);
        let (explained, unknown) = explain(&policy, &user);
        let of = |name: &str| explained.iter().find(|entry| entry.setting.name == name).expect("the setting");
        assert_eq!((of("surface").source, of("surface").shown().as_str()), (Source::Policy, "nowhere"));
        assert_eq!(of("surface").refused, ["is none of its choices"]);
        assert_eq!((of("afterSignIn").source, of("afterSignIn").shown().as_str()), (Source::Person, "off"));
        assert_eq!((of("offerHelp").source, of("offerHelp").shown().as_str()), (Source::Default, "when-seen"));
        assert_eq!((of("surface").instead, of("methods").instead), (Some("toolbar"), None));
        assert_eq!(of("methods").refused, ["has a method that is not known"]);
        assert!(of("methods").is_active && !of("surface").is_active && of("offerHelp").is_active);
        assert_eq!(unknown, ["organizationName"]);
        let (explained, _) = explain(&values(r#"{"passMinLength": 20, "passMaxLength": 10}"#), &Values::new());
        let contradicting = explained.iter().filter(|entry| !entry.is_active).map(|entry| entry.setting.name);
        assert_eq!(contradicting.collect::<Vec<_>>(), ["passMinLength", "passMaxLength"]);
    }

    #[test]
    fn a_report_names_nobody() {
        let all: Values = ALL.iter().map(|setting| (setting.name.to_owned(), setting.example())).collect();
        let (explained, unknown) = explain(&all, &values(r#"{"contosoSecret": 1}"#));
        let report = report(&explained, unknown.len());
        for word in ["Contoso", "contoso", "555", "reception", "0f6cbd", "iVBOR", "badge"] {
            assert!(!report.contains(word), "{word}");
        }
        assert!(report.contains("organisationName: a text of 10 characters (policy)"));
        assert!(report.contains("surface: page (policy)") && report.contains("passMinLength: 8 (policy)"));
        assert!(report.ends_with("names that belong to no setting: 1"));
    }

    #[test]
    fn long_values_are_shortened() {
        let (explained, _) =
            explain(&values(&format!(r#"{{"organisationName": "{}"}}"#, "é".repeat(5000))), &Values::new());
        assert!(explained.iter().all(|entry| entry.shown().chars().count() <= MOST_SHOWN + 1));
    }

    proptest! {
        #[test]
        fn no_text_of_the_organisation_is_in_a_report(text in "[A-Z]{6,20}", index in 0..ALL.len()) {
            let policy = Values::from([(ALL[index].name.to_owned(), Value::Text(text.clone()))]);
            let (explained, unknown) = explain(&policy, &Values::new());
            prop_assert!(!report(&explained, unknown.len()).contains(&text));
        }
    }
}
