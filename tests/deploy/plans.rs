// SPDX-License-Identifier: MIT OR Apache-2.0
//! The plans of the tests: no values, each setting alone, all settings, and arbitrary valid texts.

use proptest::prelude::*;
use tap_companion::deploy::{Browser, Decided, ExtensionId, File, Plan, UpdateUrl, decided, files};
use tap_companion::settings::{ALL, Form, Setting, Settings, Value, Values};
use tap_companion::text::Catalogue;

pub const ID: &str = "abcdefghijklmnopabcdefghijklmnop";

pub fn words() -> Catalogue {
    Catalogue::parse(include_str!("../../extension/_locales/en/messages.json")).expect("a catalogue")
}

pub fn plan(browser: Browser, values: Values) -> Plan {
    Plan { browser, id: ExtensionId::parse(ID).expect("an id"), update_url: UpdateUrl::Store, values, pins: true }
}

pub fn examples() -> Values {
    ALL.iter().map(|setting| (setting.name.to_owned(), setting.example())).collect()
}

/// No values, all settings, and each setting alone.
pub fn values_of_examples() -> Vec<Values> {
    let alone = ALL.iter().map(|setting| Values::from([(setting.name.to_owned(), setting.example())]));
    [Values::new(), examples()].into_iter().chain(alone).collect()
}

/// The text of the only file whose path has this end.
pub fn file(plan: &Plan, end: &str) -> String {
    let mut found: Vec<File> = files(plan, &words()).into_iter().filter(|file| file.path.ends_with(end)).collect();
    assert_eq!(found.len(), 1, "{end}");
    found.remove(0).text
}

/// Asserts that these values, as a browser gives them, are those of the plan: the same names, the same settings, none
/// refused.
pub fn assert_same(plan: &Plan, read: &serde_json::Map<String, serde_json::Value>) {
    let wanted: serde_json::Map<_, _> =
        decided(&plan.values).iter().map(|one: &Decided| (one.setting.name.to_owned(), one.content.json())).collect();
    assert_eq!(read, &wanted);
    let values: Values = serde_json::from_value(serde_json::Value::Object(read.clone())).expect("values");
    let (settings, refused) = Settings::of(&values);
    assert_eq!(refused, []);
    assert_eq!(settings, Settings::of(&plan.values).0);
}

/// Texts with characters that have a meaning in XML, JSON, the registry, PowerShell or lists.
fn special_text() -> impl Strategy<Value = String> {
    let pieces = vec![
        "'",
        "\"",
        "\\",
        "\\\\",
        "`",
        "$",
        "$(exit 1)",
        "${x}",
        "%PATH%",
        "&",
        "&amp;",
        "<",
        ">",
        "]]>",
        "<!--",
        "-->",
        "\"@",
        "'@",
        "@'",
        "#",
        ";",
        ",",
        "=",
        "[",
        "{",
        "}",
        "|",
        "\u{2019}",
        "\u{201c}",
        "\u{1f511}",
        "مرحبا",
        "ß",
        "\u{a0}",
        "\u{2028}",
        "\\u0041",
        "\\n",
        "dword:",
        "a",
        "B",
        " ",
        "  ",
        "1",
        "/",
        ":",
    ];
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(pieces), 1..12).prop_map(|pieces| pieces.concat()),
        1 => "\\PC{1,40}",
    ]
}

fn value(setting: &'static Setting) -> BoxedStrategy<Value> {
    let list = |entry: BoxedStrategy<String>| {
        prop::collection::vec(entry, 1..12).prop_map(|list| Value::List(list.into_iter().map(Some).collect())).boxed()
    };
    match setting.form {
        Form::Name { .. } | Form::Words { .. } => special_text().prop_map(Value::Text).boxed(),
        Form::Number { min, max } => (min..=max).prop_map(|number| Value::Number(f64::from(number))).boxed(),
        Form::Choice(choices) => {
            prop::sample::select(choices).prop_map(|(word, _)| Value::Text(word.to_owned())).boxed()
        }
        Form::Methods => list(special_text().prop_map(|words| format!("other: {words}")).boxed()),
        Form::Contacts => list(special_text().prop_map(|words| format!("{words} = +1 555 0100")).boxed()),
        Form::Notes => list(special_text().prop_map(|words| format!("passkey = {words}")).boxed()),
        Form::Texts => {
            let keys = prop::sample::select(vec!["en.fold", "de.fold", "ar.missing_wait", "en.missing_wait"]);
            list((keys, special_text()).prop_map(|(key, words)| format!("{key} = {words}")).boxed())
        }
        Form::Phone | Form::Email | Form::Web | Form::Tenant | Form::Colour | Form::Picture => {
            Just(setting.example()).boxed()
        }
    }
}

/// Values that are mostly valid.
pub fn any_values() -> impl Strategy<Value = Values> {
    let one = (0..ALL.len())
        .prop_flat_map(|place| value(&ALL[place]).prop_map(move |value| (ALL[place].name.to_owned(), value)));
    prop::collection::vec(one, 0..8).prop_map(|all| all.into_iter().collect())
}
