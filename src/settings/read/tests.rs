// SPDX-License-Identifier: MIT OR Apache-2.0

use proptest::prelude::*;

use super::super::check::first_hidden;
use super::super::{ALL, AfterSignIn, Form, OfferHelp, PassUse, Setting, SettingsPage, Surface};
use super::*;
use crate::method::{Method, Subject};
use crate::text::{Key, Language};

fn read(json: &str) -> (Settings, Vec<Refused>) {
    Settings::of(&serde_json::from_str(json).expect("an object"))
}

#[test]
fn nothing_gives_the_defaults() {
    assert_eq!(read("{}"), (Settings::default(), Vec::new()));
    assert_eq!(Settings::default().rule(), Rule { min: 8, max: 48 });
}

#[test]
fn each_value_gets_into_its_field() {
    let (settings, refused) = read(
        r#"{"organisationName": " Contoso IT ", "helpdeskPhone": "+1 (555) 010-0100",
            "helpdeskWeb": "https://help.contoso.com/tap",
            "helpdeskEmail": "help@contoso.com", "helpdeskHours": "8–18 h", "helpdeskNote": "Room 5",
            "passMinLength": 10,
            "passMaxLength": 10, "passUse": "one-time", "offerHelp": "always", "surface": "toolbar",
            "afterSignIn": "offer",
            "passLifetimeMinutes": 90, "methods": ["passkey", "other: Card"], "requiredMethods": ["other: Card"]}"#,
    );
    assert_eq!(refused, []);
    assert_eq!(settings.organisation.as_deref(), Some("Contoso IT"));
    assert_eq!(settings.helpdesk().contacts.len(), 3);
    assert_eq!(settings.helpdesk().notes, ["8–18 h", "Room 5"]);
    assert_eq!(settings.rule(), Rule { min: 10, max: 10 });
    assert_eq!(settings.pass_use, Some(PassUse::OneTime));
    assert_eq!((settings.offer_help, settings.surface), (OfferHelp::Always, Surface::Toolbar));
    assert_eq!(settings.after_sign_in, AfterSignIn::Offer);
    assert_eq!(settings.pass_lifetime, Some(90));
    assert_eq!(settings.methods.map(|methods| methods.len()), Some(2));
    assert_eq!(settings.required_methods, Some(vec![Subject::Named("Card".into())]));
}

#[test]
fn every_setting_changes_something() {
    for setting in ALL {
        let value = match setting.form {
            Form::Number { min, .. } => Value::Number(f64::from(min) + 1.0),
            Form::Choice(choices) => Value::Text(choices.last().expect("a choice").0.into()),
            _ => setting.example(),
        };
        let (settings, refused) = Settings::of(&Values::from([(setting.name.to_owned(), value)]));
        assert_eq!(refused, [], "{}", setting.name);
        assert_ne!(settings, Settings::default(), "{}", setting.name);
    }
}

fn stored(settings: &Settings) -> serde_json::Value {
    serde_json::to_value(settings).expect("an object")
}

#[test]
fn stored_settings_are_read_back_as_they_were() {
    let values = |setting: &Setting, value| Values::from([(setting.name.to_owned(), value)]);
    let mut all: Vec<Values> = ALL.iter().map(|setting| values(setting, setting.example())).collect();
    for setting in ALL {
        let Form::Choice(choices) = setting.form else { continue };
        all.extend(choices.iter().map(|(word, _)| values(&setting, setting.value(&[word]))));
    }
    all.push(all.iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect());
    for values in all {
        let (settings, refused) = Settings::of(&values);
        assert_eq!(refused, []);
        assert_eq!(serde_json::from_value::<Settings>(stored(&settings)).expect("reads"), settings);
    }
    assert_eq!(stored(&Settings::default()), serde_json::json!({}), "defaults are not stored");
}

/// IT that wants less must not get more because of a typing mistake.
#[test]
fn a_restricting_value_that_cannot_be_read_restricts() {
    for (name, wrong, instead) in [
        ("surface", "Toolbar", "toolbar"),
        ("afterSignIn", "none", "off"),
        ("offerAtPassword", "of", "off"),
        ("checklist", "Off", "off"),
        ("settingsPage", "lock", "locked"),
    ] {
        let of = |value: Value| Settings::of(&Values::from([(name.to_owned(), value)]));
        let (restricted, _) = of(Value::Text(instead.into()));
        for wrong in [Value::Text(wrong.into()), Value::Text(String::new()), Value::Number(0.0), Value::Other] {
            let (settings, refused) = of(wrong);
            assert_eq!((settings, refused.len()), (restricted.clone(), 1), "{name}");
        }
    }
    for setting in ALL.iter().filter(|setting| !setting.if_unreadable.is_empty()) {
        assert_eq!(Settings::refusal(setting.name, setting.value(&[setting.if_unreadable])), None, "{}", setting.name);
        assert_ne!(setting.if_unreadable, setting.default, "{}", setting.name);
    }
}

#[test]
fn the_first_hidden_character_is_named_with_its_place() {
    for (text, expected) in [
        ("Con\u{200b}toso", Some((4, '\u{200b}'))),
        (" \u{200e}+49 555 للدعم\u{200b}x", Some((15, '\u{200b}'))),
        ("ک\u{200c}x", Some((2, '\u{200c}'))),
        ("a\u{202e}b", Some((2, '\u{202e}'))),
        ("a\u{ffff}", Some((2, '\u{ffff}'))),
        ("toolbar\n", None),
        ("قسم \u{200f}(IT)", None),
    ] {
        assert_eq!(first_hidden(text), expected, "{text:?}");
    }
}

#[test]
fn only_a_policy_locks_the_settings() {
    let values = |json: &str| serde_json::from_str::<Values>(json).expect("an object");
    let user = values(r#"{"settingsPage": "locked", "surface": "toolbar"}"#);
    let (open, refused) = Settings::decided(&Values::new(), &user);
    assert_eq!((open.settings_page, open.surface, refused), (SettingsPage::Open, Surface::Toolbar, vec![]));
    for lock in [r#"{"settingsPage": "locked"}"#, r#"{"settingsPage": "Locked"}"#] {
        let (locked, _) = Settings::decided(&values(lock), &user);
        assert_eq!((locked.settings_page, locked.surface), (SettingsPage::Locked, Surface::Page));
        assert!(is_locked(&values(lock)));
    }
    assert!(!is_locked(&values(r#"{"settingsPage": "open"}"#)) && !is_locked(&Values::new()));
}

#[test]
fn what_another_version_stored_is_left_out_alone() {
    let json = r#"{"surface": "sidebar", "offerHelp": "always", "language": "tlh", "new": {},
        "methods": ["telepathy", "passkey"], "texts": ["en.gone = a", "tlh.help = b", "en.help = c"]}"#;
    let settings: Settings = serde_json::from_str(json).expect("reads");
    let expected = serde_json::json!({
        "surface": "toolbar", "offerHelp": "always", "methods": ["passkey"], "texts": ["en.help = c"]
    });
    assert_eq!(stored(&settings), expected);
}

#[test]
fn every_word_of_a_choice_gives_another_setting() {
    for Setting { name, form, default, .. } in ALL {
        let Form::Choice(choices) = form else { continue };
        let decided = |word: &str| Settings::of(&Values::from([(name.to_owned(), Value::Text(word.into()))])).0;
        let all: Vec<Settings> = choices.iter().map(|(word, _)| decided(word)).collect();
        for (place, one) in all.iter().enumerate() {
            assert!(all.iter().skip(place + 1).all(|other| other != one), "{name}");
        }
        assert!(default.is_empty() || decided(default) == Settings::default(), "{name}");
    }
}

#[test]
fn every_example_and_every_default_is_accepted() {
    for setting in ALL {
        assert_eq!(Settings::refusal(setting.name, setting.example()), None, "{}", setting.name);
        if !setting.default.is_empty() {
            assert_eq!(Settings::refusal(setting.name, setting.value(&[setting.default])), None, "{}", setting.name);
        }
    }
    let all: Values = ALL.iter().map(|setting| (setting.name.to_owned(), setting.example())).collect();
    assert_eq!(Settings::of(&all).1, [], "all of them at once");
}

#[test]
fn a_name_of_no_setting_is_reported() {
    let (settings, refused) = read(r#"{"organizationName": "Contoso", "surface": "toolbar"}"#);
    assert_eq!((settings.surface, refused.len()), (Surface::Toolbar, 1));
    assert_eq!(refused[0].to_string(), "organizationName: belongs to no setting");
}

#[test]
fn a_bad_value_is_refused_and_the_others_stay() {
    for (name, value) in [
        ("organisationName", "5"),
        ("organisationName", "\"\""),
        ("organisationName", "\"Con\\u202etoso\""),
        ("organisationName", "\"two\\nlines\""),
        ("organisationName", "\"Con\\ufffetoso\""),
        ("organisationName", "\"Con\\u200btoso\""),
        ("organisationName", "\"Contoso\\u200f\""),
        ("organisationName", "\"Microsoft\""),
        ("organisationName", "\"Contoso ✔\""),
        ("organisationName", "\"Verified helpdesk\""),
        ("helpdeskNote", "\"This page is genuine\""),
        ("helpdeskPhone", "\"call me\""),
        ("helpdeskPhone", "\"+\""),
        ("helpdeskEmail", "\"help\""),
        ("helpdeskEmail", "\"help@contoso.com?subject=x\""),
        ("helpdeskEmail", "\"help@micros0ft.example\""),
        ("helpdeskWeb", "\"https://login.micros0ftonline.com/\""),
        ("helpdeskWeb", "\"https://help.contoso.com/login.microsoftonline.com/\""),
        ("helpdeskWeb", "\"http://help.contoso.com\""),
        ("helpdeskWeb", "\"javascript\\u003aalert(1)\""),
        ("helpdeskWeb", "\"https://help@evil.example\""),
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
        ("accentColour", "\"red\""),
        ("logo", "\"https://contoso.com/logo.png\""),
        ("tenant", "\"Contoso\""),
        ("tenant", "\"contoso.com/evil\""),
        ("cloud", "\"mars\""),
        ("checklist", "\"sometimes\""),
        ("language", "\"tlh\""),
        ("methodNotes", "\"passkey = x\""),
        ("texts", "{}"),
    ] {
        let (settings, refused) = read(&format!("{{\"{name}\": {value}, \"helpdeskHours\": \"9–5\"}}"));
        assert_eq!(refused.iter().map(|refused| refused.setting.as_str()).collect::<Vec<_>>(), [name], "{value}");
        let instead = find(name).map_or("", |setting| setting.if_unreadable);
        let (instead, _) = Settings::of(&Values::from([(name.to_owned(), Value::Text(instead.into()))]));
        let expected = Settings { helpdesk_hours: Some("9–5".into()), ..instead };
        assert_eq!(settings, expected, "{name} {value}");
    }
}

#[test]
fn a_host_that_reads_like_another_is_refused() {
    for address in [
        "https://ｌｏｇｉｎ.contoso.com/",
        "https://login.ｍｉｃｒｏｓ０ｆｔｏｎｌｉｎｅ.example/",
        "https://help.contoso.com\u{2044}login.evil.example/",
        "https://help.contoso.com\u{2236}443.evil.example/",
        "https://3626153261/",
        "https://0x7f.1/",
        "https://helpdesk:0/",
        "https://helpdesk:+1/",
        "https:///tap",
    ] {
        let refusal = Settings::refusal("helpdeskWeb", Value::Text(address.into()));
        assert_eq!(refusal, Some("is no plain https address"), "{address}");
    }
}

#[test]
fn an_ordinary_helpdesk_is_accepted() {
    for (name, value) in [
        ("organisationName", "IT Security Helpdesk"),
        ("organisationName", "كونتوسو \u{200f}(IT)\u{200f}"),
        ("helpdeskNote", "We verify your identity by phone."),
        ("helpdeskNote", "Microsoft asks for the pass on the next page."),
        ("helpdeskWeb", "https://contoso.sharepoint.com/sites/security"),
        ("helpdeskWeb", "https://login.contoso.com/adfs/ls/"),
        ("helpdeskWeb", "https://help.contoso.com:8443/"),
        ("helpdeskWeb", "https://helpdesk/tap"),
        ("helpdeskWeb", "https://10.0.0.5:8443/tap?step=1#pass"),
        ("helpdeskWeb", "https://hilfe.köln-bücher.example/"),
        ("helpdeskWeb", "https://دعم.example/"),
        ("helpdeskPhone", "+1 555 0100 ext. 12"),
        ("helpdeskPhone", "555-0100 x12"),
        ("helpdeskPhone", "+49 30 555 Durchwahl 12"),
        ("helpdeskPhone", "4357"),
        ("helpdeskEmail", "help@contoso.onmicrosoft.com"),
    ] {
        assert_eq!(Settings::refusal(name, Value::Text(value.into())), None, "{name} {value}");
    }
}

#[test]
fn a_link_to_a_look_alike_is_refused_with_its_reason() {
    let refusal = Settings::refusal("helpdeskWeb", Value::Text("https://login-microsoftonline.example/".into()));
    assert_eq!(refusal, Some("looks like an address of Microsoft's sign-in"));
}

#[test]
fn in_a_list_each_bad_entry_is_refused_alone() {
    let (settings, refused) = read(
        r#"{"methods": ["passkey", "pass key", 5, "passkey", 
            " authenticator / security-key ", "other:", "other: a\u202eb"]}"#,
    );
    let words: Vec<String> = settings.methods.unwrap_or_default().iter().map(Subject::id).collect();
    assert_eq!(words, ["passkey", "authenticator/security-key"]);
    assert_eq!(
        refused.iter().map(|refused| refused.reason).collect::<Vec<_>>(),
        [
            "has a method that is not known",
            "has an entry that is not a text",
            "has an entry twice",
            "names no method",
            "has control characters",
        ]
    );
    let many: Vec<String> = (0..12).map(|number| format!("\"other: {number}\"")).collect();
    let (settings, refused) = read(&format!(r#"{{"methods": [{}]}}"#, many.join(",")));
    assert_eq!(settings.methods.map(|methods| methods.len()), Some(Form::Methods.most_entries()));
    assert_eq!(refused.iter().map(|refused| refused.reason).collect::<Vec<_>>(), ["has too many entries"]);
}

#[test]
fn notes_and_texts_are_checked_entry_by_entry() {
    let (settings, refused) = read(
        r#"{"methodNotes": ["passkey = In the company portal.", "passkey", "pass = x", "passkey ="],
            "texts": ["en.missing_wait = Wait = see $1", "de.missing_wait = Warten.", "en.pass_detail = $MIN$ or more",
                "en.assured_sign_in = Surely genuine.", "en.help_private = Tell us your pass.",
                "xx.help = a", "en.nothing = a",
                "help = a", "en.help a", "en.help = ", "en.extension_name = Contoso", "en.pass_detail = $WHO$"]}"#,
    );
    let passkey = Subject::Known(vec![Method::Passkey]);
    assert_eq!(settings.note_on(&passkey), Some("In the company portal."));
    assert_eq!((settings.method_notes.len(), settings.texts.len()), (1, 2));
    assert!(settings.texts_in(Language::German).eq([(Key::MissingWait, "Warten.")]));
    assert!(settings.texts_in(Language::English).eq([(Key::PassDetail, "$MIN$ or more")]));
    assert_eq!(
        refused.iter().map(|refused| refused.reason).collect::<Vec<_>>(),
        [
            "has an entry without an equals sign",
            "has a method that is not known",
            "is empty",
            "has a dollar sign or a placeholder that this text does not have",
            "has a key whose text cannot be replaced",
            "has a key whose text cannot be replaced",
            "has a language that is not known",
            "has a key that is not known",
            "has an entry without a dot between language and key",
            "has an entry without an equals sign",
            "is empty",
            "has a key whose text cannot be replaced",
            "has a dollar sign or a placeholder that this text does not have",
        ]
    );
}

#[test]
fn a_minimum_above_the_maximum_drops_both() {
    let (settings, refused) = read(r#"{"passMinLength": 20, "passMaxLength": 10}"#);
    assert_eq!((settings.rule(), refused.len()), (Rule::default(), 2));
}

#[test]
fn the_policy_counts_before_the_person() {
    let values = |text: &str| Values::from([("surface".to_owned(), Value::Text(text.to_owned()))]);
    assert_eq!(Settings::decided(&values("toolbar"), &values("page")).0.surface, Surface::Toolbar);
    assert_eq!(Settings::decided(&Values::new(), &values("toolbar")).0.surface, Surface::Toolbar);
    assert_eq!(Settings::decided(&values("nowhere"), &values("page")).0.surface, Surface::Toolbar, "a bad one, too");
}

#[test]
fn in_a_contradiction_the_policy_counts() {
    let values = |name: &str, number| Values::from([(name.to_owned(), Value::Number(number))]);
    let (settings, refused) = Settings::decided(&values("passMaxLength", 12.0), &values("passMinLength", 20.0));
    assert_eq!((settings.rule(), refused.len()), (Rule { min: 8, max: 12 }, 1));
    assert_eq!(refused[0].setting, "passMinLength");
    let (settings, refused) = Settings::decided(&values("passMinLength", 20.0), &values("passMaxLength", 12.0));
    assert_eq!((settings.rule(), refused.len()), (Rule { min: 20, max: 48 }, 1));
    let (settings, refused) =
        Settings::decided(&Values::new(), &merged(&values("passMinLength", 20.0), &values("passMaxLength", 12.0)));
    assert_eq!((settings.rule(), refused.len()), (Rule::default(), 2));
}

/// Any JSON value, a few layers deep.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        prop::sample::select(vec!["passkey", "always", "#0f6cbd", "contoso.com", "en.help = x", "\u{202e}"])
            .prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 30, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

/// The name of a setting, or any other name.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![3 => (0..ALL.len()).prop_map(|index| ALL[index].name.to_owned()), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn in_any_policy_each_value_is_judged_alone(policy in prop::collection::btree_map(any_name(), any_json(), 0..8)) {
        let text = serde_json::to_string(&policy).expect("JSON");
        let values: Values = serde_json::from_str(&text).expect("any object is a policy");
        let (whole, refused) = Settings::of(&values);
        prop_assert!(refused.iter().all(|refused| values.contains_key(&refused.setting)));
        // One more bad value changes nothing else.
        let spoilt = Some(("logo".to_owned(), Value::Other)).filter(|(name, _)| !values.contains_key(name));
        let (again, _) = Settings::of(&values.into_iter().chain(spoilt).collect());
        prop_assert_eq!(whole, again);
    }

    #[test]
    fn any_text_in_any_setting_is_accepted_or_refused(text in any::<String>(), index in 0..ALL.len()) {
        let name = ALL[index].name;
        let (_, refused) = Settings::of(&Values::from([(name.to_owned(), Value::Text(text))]));
        prop_assert!(refused.iter().all(|refused| refused.setting == name));
    }

    #[test]
    fn any_list_of_texts_is_accepted_or_refused(words in prop::collection::vec(any::<String>(), 0..5)) {
        let list = Value::List(words.into_iter().map(Some).collect());
        let (settings, refused) = Settings::of(&Values::from([("methods".to_owned(), list)]));
        prop_assert!(settings.methods.is_some() || !refused.is_empty());
    }

    #[test]
    fn any_number_in_any_setting_leaves_a_range(number in any::<f64>(), index in 0..ALL.len()) {
        let (settings, _) = Settings::of(&Values::from([(ALL[index].name.to_owned(), Value::Number(number))]));
        prop_assert!(settings.rule().min <= settings.rule().max);
    }
}
