// SPDX-License-Identifier: MIT OR Apache-2.0
//! From values as they come to the settings in force.

use super::{ALL, AfterSignIn, DeviceSignIn, Form, OfferHelp, PassUse, Setting, Settings, Surface, Value, Values};
use crate::method::Subject;
use crate::pass::Rule;

/// A value that is not in force.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{setting}: {reason}")]
pub struct Refused {
    /// The name of its setting.
    pub setting: &'static str,
    /// Why, for admins, in English.
    pub reason: &'static str,
}

/// The values of a policy and of the person, with the policy's before the person's.
#[must_use]
pub fn merged(policy: Values, user: Values) -> Values {
    let mut all = user;
    all.extend(policy);
    all
}

impl Settings {
    /// The settings that these values make, and what was refused. A refused value leaves the default in force. Names that no
    /// setting has are left alone.
    #[must_use]
    pub fn read(values: &Values) -> (Settings, Vec<Refused>) {
        let mut settings = Settings::default();
        let mut refused = Vec::new();
        for setting in &ALL {
            let Some(value) = values.get(setting.name) else { continue };
            let mut refuse = |reason| refused.push(Refused { setting: setting.name, reason });
            match checked(setting.form, value, &mut refuse) {
                Ok(value) => settings.put(setting, value),
                Err(reason) => refuse(reason),
            }
        }
        if settings.rule.min > settings.rule.max {
            settings.rule = Rule::default();
            refused.push(Refused { setting: "passMinLength", reason: "is more than passMaxLength" });
        }
        (settings, refused)
    }

    fn put(&mut self, setting: &Setting, value: Checked) {
        let Checked { text, number, methods } = value;
        match setting.name {
            "organisationName" => self.organisation = Some(text),
            "helpdeskPhone" => self.helpdesk.phone = Some(text),
            "helpdeskWeb" => self.helpdesk.web = Some(text),
            "helpdeskEmail" => self.helpdesk.email = Some(text),
            "helpdeskHours" => self.helpdesk.hours = Some(text),
            "helpdeskNote" => self.helpdesk.note = Some(text),
            "passMinLength" => self.rule.min = number,
            "passMaxLength" => self.rule.max = number,
            "passUse" => self.pass_use = Some(if text == "one-time" { PassUse::OneTime } else { PassUse::Reusable }),
            "passLifetimeMinutes" => self.pass_lifetime = u32::try_from(number).ok(),
            "deviceSignIn" => {
                let available = text == "available";
                self.device_sign_in = Some(if available { DeviceSignIn::Available } else { DeviceSignIn::Unavailable });
            }
            "methods" => self.methods = Some(methods),
            "requiredMethods" => self.required_methods = Some(methods),
            "offerHelp" => self.offer_help = if text == "always" { OfferHelp::Always } else { OfferHelp::WhenSeen },
            "surface" => self.surface = if text == "toolbar" { Surface::Toolbar } else { Surface::Page },
            "afterSignIn" => {
                self.after_sign_in = match text.as_str() {
                    "offer" => AfterSignIn::Offer,
                    "off" => AfterSignIn::Off,
                    _ => AfterSignIn::Open,
                }
            }
            _ => {}
        }
    }
}

/// A value that has the form of its setting.
#[derive(Default)]
struct Checked {
    text: String,
    number: usize,
    methods: Vec<Subject>,
}

/// The most rows of a checklist.
const MOST_METHODS: usize = 10;

/// In a list, what is not right is refused alone.
fn checked(form: Form, value: &Value, refuse: &mut impl FnMut(&'static str)) -> Result<Checked, &'static str> {
    match (form, value) {
        (Form::Methods, Value::List(list)) => {
            let mut methods: Vec<Subject> = Vec::new();
            for item in list {
                match subject(item.as_deref()) {
                    Ok(subject) if methods.contains(&subject) => refuse("has a method twice"),
                    Ok(_) if methods.len() == MOST_METHODS => refuse("has too many methods"),
                    Ok(subject) => methods.push(subject),
                    Err(reason) => refuse(reason),
                }
            }
            if methods.is_empty() { Err("has no method") } else { Ok(Checked { methods, ..Checked::default() }) }
        }
        (Form::Methods, _) => Err("is not a list"),
        (Form::Number { min, max }, Value::Number(number)) => {
            let whole = (min..=max).find(|whole| f64::from(*whole) == *number).ok_or("is out of range")?;
            Ok(Checked { number: whole as usize, ..Checked::default() })
        }
        (Form::Number { .. }, _) => Err("is not a number"),
        (_, Value::Text(text)) => words(form, text).map(|text| Checked { text: text.to_owned(), ..Checked::default() }),
        (_, Value::Number(_) | Value::List(_) | Value::Other) => Err("is not a text"),
    }
}

fn subject(item: Option<&str>) -> Result<Subject, &'static str> {
    let words = item.ok_or("has an entry that is not a text")?;
    Subject::parse(self::words(Form::Words { most: 100 }, words)?)
}

fn words(form: Form, text: &str) -> Result<&str, &'static str> {
    let text = text.trim();
    let most = match form {
        Form::Words { most } => most,
        Form::Web => 300,
        Form::Phone | Form::Email | Form::Choice(_) | Form::Number { .. } | Form::Methods => 100,
    };
    if text.is_empty() {
        return Err("is empty");
    }
    if text.chars().count() > most {
        return Err("is too long");
    }
    if text.chars().any(|character| character.is_control() || turns_direction(character)) {
        return Err("has control characters");
    }
    match form {
        Form::Phone if !is_phone(text) => Err("is no telephone number"),
        Form::Email if !is_email(text) => Err("is no email address"),
        Form::Web if !is_web(text) => Err("is no https address"),
        Form::Choice(choices) if !choices.contains(&text) => Err("is none of its choices"),
        Form::Words { .. }
        | Form::Phone
        | Form::Email
        | Form::Web
        | Form::Choice(_)
        | Form::Number { .. }
        | Form::Methods => Ok(text),
    }
}

/// Marks that can make a text read as another one.
fn turns_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_phone(text: &str) -> bool {
    text.chars().any(|sign| sign.is_ascii_digit())
        && text
            .chars()
            .all(|sign| sign.is_ascii_digit() || matches!(sign, '+' | ' ' | '\u{a0}' | '(' | ')' | '-' | '/' | '.'))
}

fn is_email(text: &str) -> bool {
    let allowed =
        |text: &str| !text.is_empty() && text.chars().all(|sign| sign.is_ascii_alphanumeric() || ".-_+".contains(sign));
    text.split_once('@').is_some_and(|(name, host)| allowed(name) && allowed(host) && host.contains('.'))
}

/// An address that says plainly where it leads: no user name in it, no port, and no host in disguise.
fn is_web(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && host.contains('.')
        && host.chars().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-'))
        && rest.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, '"' | '<' | '>' | '\\' | '^' | '`'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(json: &str) -> (Settings, Vec<Refused>) {
        Settings::read(&serde_json::from_str(json).expect("an object"))
    }

    #[test]
    fn nothing_gives_the_defaults() {
        assert_eq!(read("{}"), (Settings::default(), Vec::new()));
        assert_eq!(Settings::default().rule, Rule { min: 8, max: 48 });
    }

    #[test]
    fn each_value_finds_its_place() {
        let (settings, refused) = read(
            r#"{"organisationName": " Contoso IT ", "helpdeskPhone": "+1 (555) 010-0100", "helpdeskWeb": "https://help.contoso.com/tap",
                "helpdeskEmail": "help@contoso.com", "helpdeskHours": "8–18 h", "helpdeskNote": "Room 5", "passMinLength": 10,
                "passMaxLength": 10, "passUse": "one-time", "offerHelp": "always", "surface": "toolbar", "afterSignIn": "offer",
                "passLifetimeMinutes": 90, "methods": ["passkey", "other: Card"], "requiredMethods": ["other: Card"]}"#,
        );
        assert_eq!(refused, []);
        assert_eq!(settings.organisation.as_deref(), Some("Contoso IT"));
        assert_eq!(settings.helpdesk.contacts().count(), 3);
        assert_eq!(settings.helpdesk.hours.as_deref(), Some("8–18 h"));
        assert_eq!(settings.helpdesk.note.as_deref(), Some("Room 5"));
        assert_eq!(settings.rule, Rule { min: 10, max: 10 });
        assert_eq!(settings.pass_use, Some(PassUse::OneTime));
        assert_eq!((settings.offer_help, settings.surface), (OfferHelp::Always, Surface::Toolbar));
        assert_eq!(settings.after_sign_in, AfterSignIn::Offer);
        assert_eq!(settings.pass_lifetime, Some(90));
        assert_eq!(settings.methods.map(|methods| methods.len()), Some(2));
        assert_eq!(settings.required_methods, Some(vec![Subject::Named("Card".into())]));
    }

    #[test]
    fn every_setting_changes_something() {
        for Setting { name, form, .. } in ALL {
            let value = match form {
                Form::Words { .. } => Value::Text("words".into()),
                Form::Phone => Value::Text("555 0100".into()),
                Form::Email => Value::Text("help@contoso.com".into()),
                Form::Web => Value::Text("https://help.contoso.com".into()),
                Form::Number { min, .. } => Value::Number(f64::from(min) + 1.0),
                Form::Choice(choices) => Value::Text((*choices.last().expect("a choice")).into()),
                Form::Methods => Value::List(vec![Some("email".into())]),
            };
            let (settings, refused) = Settings::read(&Values::from([(name.to_owned(), value)]));
            assert_eq!(refused, [], "{name}");
            assert_ne!(settings, Settings::default(), "{name}");
        }
    }

    #[test]
    fn a_bad_value_is_refused_and_takes_nothing_with_it() {
        for (name, value) in [
            ("organisationName", "5"),
            ("organisationName", "\"\""),
            ("organisationName", "\"Con\\u202etoso\""),
            ("organisationName", "\"two\\nlines\""),
            ("helpdeskPhone", "\"call me\""),
            ("helpdeskPhone", "\"+\""),
            ("helpdeskEmail", "\"help\""),
            ("helpdeskEmail", "\"help@contoso.com?subject=x\""),
            ("helpdeskWeb", "\"http://help.contoso.com\""),
            ("helpdeskWeb", "\"javascript\\u003aalert(1)\""),
            ("helpdeskWeb", "\"https://help@evil.example\""),
            ("helpdeskWeb", "\"https://help.contoso.com:8443/\""),
            ("helpdeskWeb", "\"https://h\u{435}lp.contoso.com/\""),
            ("passMinLength", "7"),
            ("passMinLength", "8.5"),
            ("passMinLength", "\"8\""),
            ("passMaxLength", "49"),
            ("passUse", "\"twice\""),
            ("offerHelp", "true"),
            ("surface", "[\"toolbar\"]"),
            ("afterSignIn", "{\"open\": 1}"),
            ("afterSignIn", "null"),
            ("passLifetimeMinutes", "9"),
            ("methods", "\"passkey\""),
            ("methods", "{\"0\": \"passkey\"}"),
            ("methods", "[]"),
        ] {
            let (settings, refused) = read(&format!("{{\"{name}\": {value}, \"helpdeskHours\": \"9–5\"}}"));
            assert_eq!(refused.iter().map(|refused| refused.setting).collect::<Vec<_>>(), [name], "{value}");
            let helpdesk = super::super::Helpdesk { hours: Some("9–5".into()), ..Default::default() };
            assert_eq!(settings, Settings { helpdesk, ..Settings::default() }, "{name} {value}");
        }
    }

    #[test]
    fn in_a_list_each_bad_entry_is_refused_alone() {
        let (settings, refused) = read(
            r#"{"methods": ["passkey", "pass key", 5, "passkey", " authenticator / security-key ", "other:", "other: a\u202eb"]}"#,
        );
        let words: Vec<String> = settings.methods.unwrap_or_default().iter().map(Subject::id).collect();
        assert_eq!(words, ["passkey", "authenticator/security-key"]);
        assert_eq!(
            refused.iter().map(|refused| refused.reason).collect::<Vec<_>>(),
            [
                "has a method that is not known",
                "has an entry that is not a text",
                "has a method twice",
                "names no method",
                "has control characters",
            ]
        );
        let many: Vec<String> = (0..12).map(|number| format!("\"other: {number}\"")).collect();
        let (settings, refused) = read(&format!(r#"{{"methods": [{}]}}"#, many.join(",")));
        assert_eq!((settings.methods.map(|methods| methods.len()), refused.len()), (Some(MOST_METHODS), 2));
    }

    #[test]
    fn a_shortest_pass_longer_than_the_longest_is_refused() {
        let (settings, refused) = read(r#"{"passMinLength": 20, "passMaxLength": 10}"#);
        assert_eq!((settings.rule, refused.len()), (Rule::default(), 1));
    }

    #[test]
    fn policy_comes_before_the_person() {
        let values = |text: &str| Values::from([("surface".to_owned(), Value::Text(text.to_owned()))]);
        assert_eq!(Settings::read(&merged(values("toolbar"), values("page"))).0.surface, Surface::Toolbar);
        assert_eq!(Settings::read(&merged(Values::new(), values("toolbar"))).0.surface, Surface::Toolbar);
    }

    proptest! {
        #[test]
        fn any_text_in_any_setting_is_taken_or_refused(text in any::<String>(), index in 0..ALL.len()) {
            let name = ALL[index].name;
            let (_, refused) = Settings::read(&Values::from([(name.to_owned(), Value::Text(text))]));
            prop_assert!(refused.iter().all(|refused| refused.setting == name));
        }

        #[test]
        fn any_words_in_a_list_are_taken_or_refused(words in prop::collection::vec(any::<String>(), 0..5)) {
            let list = Value::List(words.into_iter().map(Some).collect());
            let (settings, refused) = Settings::read(&Values::from([("methods".to_owned(), list)]));
            prop_assert!(settings.methods.is_some() || !refused.is_empty());
        }

        #[test]
        fn any_number_in_any_setting_is_taken_or_refused(number in any::<f64>(), index in 0..ALL.len()) {
            let (settings, _) = Settings::read(&Values::from([(ALL[index].name.to_owned(), Value::Number(number))]));
            prop_assert!(settings.rule.min <= settings.rule.max);
        }
    }
}
