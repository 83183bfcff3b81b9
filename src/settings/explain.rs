// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is in force, where it comes from, and why something is not: for the settings page, and as a report for the helpdesk that
//! says nothing of the organisation.

use super::{ALL, Form, Kind, Refused, Setting, Settings, Value, Values, find, merged};

/// Who has decided.
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
    /// The word for it in a report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Source::Policy => "policy",
            Source::Person => "person",
            Source::Default => "default",
        }
    }
}

/// What there is to say of one setting.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// Which.
    pub setting: &'static Setting,
    /// Who has decided.
    pub source: Source,
    /// What they decided, as it came; the person's where the policy says nothing.
    pub value: Option<Value>,
    /// Why it, or a part of it, is not in force; each reason once.
    pub refused: Vec<&'static str>,
    /// Some of it is in force.
    pub is_in_force: bool,
}

/// Every setting, in order; and the names in policy and storage that belong to none.
#[must_use]
pub fn explain(policy: &Values, user: &Values) -> (Vec<Explained>, Vec<String>) {
    let values = merged(policy, user);
    let (_, refused) = Settings::decided(policy, user);
    let of = |name: &str| {
        let mut reasons: Vec<&str> = Vec::new();
        for Refused { reason, .. } in refused.iter().filter(|refused| refused.setting == name) {
            if !reasons.contains(reason) {
                reasons.push(reason);
            }
        }
        reasons
    };
    let counts = |name: &str, value: &Value| {
        Settings::of(&Values::from([(name.to_owned(), value.clone())])).0 != Settings::default()
    };
    let explained = ALL.iter().map(|setting| {
        let source = match (policy.contains_key(setting.name), user.contains_key(setting.name)) {
            (true, _) => Source::Policy,
            (false, true) => Source::Person,
            (false, false) => Source::Default,
        };
        let value = values.get(setting.name).cloned();
        let refused = of(setting.name);
        let is_list = setting.form.kind() == Kind::List;
        let is_in_force =
            refused.is_empty() || (is_list && value.as_ref().is_some_and(|value| counts(setting.name, value)));
        Explained { setting, source, value, refused, is_in_force }
    });
    let unknown = refused.iter().filter(|Refused { setting, .. }| find(setting).is_none());
    (explained.collect(), unknown.map(|refused| refused.setting.clone()).collect())
}

/// The longest value that is shown whole, in characters.
const MOST_SHOWN: usize = 120;

impl Explained {
    /// What is decided, for the eye: never more than there is room for.
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

    /// The same for a report: words of a choice and numbers as they are; of what may name the organisation, only how much it is.
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

/// The report to copy: a line for each setting, in English, without a word of the organisation's.
#[must_use]
pub fn report(explained: &[Explained], unknown: usize) -> String {
    let mut lines: Vec<String> = explained
        .iter()
        .map(|entry| {
            let Explained { setting, source, refused, .. } = entry;
            let refused: String = refused.iter().map(|reason| format!("; refused: it {reason}")).collect();
            format!("{}: {} ({}){refused}", setting.name, entry.redacted(), source.name())
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
    fn each_setting_says_who_decided_and_why_it_is_not_in_force() {
        let policy = values(
            r#"{"surface": "nowhere", "methods": ["pass", "passkey", "word"], "organisationName": "Contoso IT", "organizationName": "Contoso"}"#,
        );
        let user = values(r#"{"surface": "toolbar", "afterSignIn": "off"}"#);
        let (explained, unknown) = explain(&policy, &user);
        let of = |name: &str| explained.iter().find(|entry| entry.setting.name == name).expect("the setting");
        assert_eq!((of("surface").source, of("surface").shown().as_str()), (Source::Policy, "nowhere"));
        assert_eq!(of("surface").refused, ["is none of its choices"]);
        assert_eq!((of("afterSignIn").source, of("afterSignIn").shown().as_str()), (Source::Person, "off"));
        assert_eq!((of("offerHelp").source, of("offerHelp").shown().as_str()), (Source::Default, "when-seen"));
        assert_eq!(of("methods").refused, ["has a method that is not known"]);
        assert!(of("methods").is_in_force && !of("surface").is_in_force && of("offerHelp").is_in_force);
        assert_eq!(unknown, ["organizationName"]);
        let (explained, _) = explain(&values(r#"{"passMinLength": 20, "passMaxLength": 10}"#), &Values::new());
        let contradicting = explained.iter().filter(|entry| !entry.is_in_force).map(|entry| entry.setting.name);
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
    fn what_is_shown_has_an_end() {
        let (explained, _) =
            explain(&values(&format!(r#"{{"organisationName": "{}"}}"#, "é".repeat(5000))), &Values::new());
        assert!(explained.iter().all(|entry| entry.shown().chars().count() <= MOST_SHOWN + 1));
    }

    proptest! {
        #[test]
        fn no_text_of_the_organisations_is_in_a_report(text in "[A-Z]{6,20}", index in 0..ALL.len()) {
            let policy = Values::from([(ALL[index].name.to_owned(), Value::Text(text.clone()))]);
            let (explained, unknown) = explain(&policy, &Values::new());
            prop_assert!(!report(&explained, unknown.len()).contains(&text));
        }
    }
}
