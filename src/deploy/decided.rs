// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which of IT's values are valid? Only those get into our files, so no file contains a value that the extension would
//! refuse.

use crate::settings::{ALL, Setting, Settings, Value, Values};

/// A setting with the valid value that IT gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The setting.
    pub setting: &'static Setting,
    /// Its value.
    pub content: Content,
}

/// A valid value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A list of texts, in order.
    List(Vec<String>),
}

impl Content {
    /// The value as JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        match self {
            Content::Text(text) => text.as_str().into(),
            Content::Number(number) => (*number).into(),
            Content::List(list) => list.as_slice().into(),
        }
    }

    fn value(&self) -> Value {
        match self {
            Content::Text(text) => Value::Text(text.clone()),
            Content::Number(number) => Value::Number(f64::from(*number)),
            Content::List(list) => Value::List(list.iter().cloned().map(Some).collect()),
        }
    }
}

/// The valid values among these, in the order of the settings.
#[must_use]
pub fn decided(values: &Values) -> Vec<Decided> {
    let mut all: Vec<Decided> = ALL
        .iter()
        .filter_map(|setting| Some(Decided { setting, content: content(setting, values.get(setting.name)?)? }))
        .collect();
    // Values can be wrong alone or only in combination.
    let together: Values = all.iter().map(|one| (one.setting.name.to_owned(), one.content.value())).collect();
    let (_, refused) = Settings::of(&together);
    all.retain(|one| !refused.iter().any(|refused| refused.setting == one.setting.name));
    all
}

fn content(setting: &Setting, value: &Value) -> Option<Content> {
    let is_valid = |content: &Content| Settings::refusal(setting.name, content.value()).is_none();
    let content = match value {
        Value::Text(text) => Content::Text(text.trim().to_owned()),
        Value::Number(number) => Content::Number(whole(*number)?),
        Value::List(list) => Content::List(entries(setting, list, is_valid)),
        Value::Other => return None,
    };
    Some(content)
}

/// The valid entries. Each is checked alone first, because a long list of wrong entries must not take long.
fn entries(setting: &Setting, list: &[Option<String>], is_valid: impl Fn(&Content) -> bool) -> Vec<String> {
    let mut valid: Vec<String> = Vec::new();
    for entry in list.iter().flatten() {
        if valid.len() == setting.form.most_entries() {
            break;
        }
        let entry = entry.trim().to_owned();
        let with_entry = |before: &[String]| Content::List([before, std::slice::from_ref(&entry)].concat());
        if is_valid(&with_entry(&[])) && is_valid(&with_entry(&valid)) {
            valid.push(entry);
        }
    }
    valid
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just before")]
fn whole(number: f64) -> Option<u32> {
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::settings::find;

    fn kept(json: &str) -> serde_json::Value {
        let all = decided(&serde_json::from_str(json).expect("an object"));
        all.iter()
            .map(|one| (one.setting.name.to_owned(), one.content.json()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    }

    #[test]
    fn only_valid_values_are_kept() {
        let values = r##"{"organisationName": "  Contoso ", "accentColour": "red",
            "passMinLength": 8.5, "passMaxLength": 12,
            "methods": ["passkey", "telepathy", "passkey", "other: Card"], "requiredMethods": ["passkey", 5],
            "methodNotes": ["nothing"], "organizationName": "x", "offerHelp": true}"##;
        assert_eq!(
            kept(values),
            serde_json::json!({
                "organisationName": "Contoso", "passMaxLength": 12,
                "methods": ["passkey", "other: Card"], "requiredMethods": ["passkey"]
            })
        );
    }

    #[test]
    fn a_minimum_above_the_maximum_drops_both() {
        assert_eq!(
            kept(r#"{"passMinLength": 20, "passMaxLength": 10, "surface": "page"}"#),
            serde_json::json!({"surface": "page"})
        );
    }

    #[test]
    fn the_tenth_method_is_dropped() {
        let ten: Vec<String> = (0..10).map(|place| format!("other: {place}")).collect();
        let kept = kept(&serde_json::json!({ "methods": ten }).to_string());
        assert_eq!(kept["methods"].as_array().map(Vec::len), Some(9));
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let word = prop_oneof![
            any::<String>(),
            prop::sample::select(vec![
                "passkey",
                " phone",
                "en.fold = x",
                "en.fold = y",
                "passkey = a",
                "#0f6cbd",
                "contoso.com",
                ""
            ])
            .prop_map(str::to_owned),
        ];
        prop_oneof![
            word.clone().prop_map(Value::Text),
            (0_u32..60).prop_map(|number| Value::Number(f64::from(number))),
            any::<f64>().prop_map(Value::Number),
            prop::collection::vec(prop::option::weighted(0.95, word), 0..12).prop_map(Value::List),
            Just(Value::Other),
        ]
    }

    proptest! {
        #[test]
        fn the_kept_values_give_the_same_settings_as_all_values(
            values in prop::collection::btree_map(
                (0..ALL.len()).prop_map(|index| ALL[index].name.to_owned()), any_value(), 0..10,
            )
        ) {
            let kept: Values =
                decided(&values).iter().map(|one| (one.setting.name.to_owned(), one.content.value())).collect();
            let (settings, refused) = Settings::of(&kept);
            prop_assert_eq!(refused, vec![]);
            // What an unreadable value of a restricting setting means is no value to write.
            let restricts = |name: &str| find(name).is_some_and(|setting| !setting.if_unreadable.is_empty());
            let values: Values =
                values.into_iter().filter(|(name, _)| kept.contains_key(name) || !restricts(name)).collect();
            prop_assert_eq!(settings, Settings::of(&values).0);
        }
    }
}
