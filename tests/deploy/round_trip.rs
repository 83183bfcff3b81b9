// SPDX-License-Identifier: MIT OR Apache-2.0
//! Does the extension read the right values from every file?

use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};
use tap_companion::deploy::{Browser, Plan, UpdateUrl, decided, files, read_policy};
use tap_companion::settings::{Settings, Values};

use super::plans::{ID, any_values, assert_same, file, plan, values_of_examples, words};
use super::registry::{Data, Registry};
use super::script;

fn policy_key(browser: Browser) -> String {
    format!(r"{}\3rdparty\extensions\{ID}\policy", browser.registry_key())
}

fn object(json: &str, pointer: &str) -> Map<String, Json> {
    let json: Json = serde_json::from_str(json).expect("JSON");
    json.pointer(pointer).and_then(Json::as_object).unwrap_or_else(|| panic!("{pointer} in {json}")).clone()
}

/// A value of a property list as JSON. It may contain only texts, whole numbers, lists and dictionaries.
fn as_json(value: &plist::Value) -> Json {
    match value {
        plist::Value::String(text) => text.as_str().into(),
        plist::Value::Integer(number) => number.as_unsigned().expect("not negative").into(),
        plist::Value::Array(list) => list.iter().map(as_json).collect(),
        plist::Value::Dictionary(pairs) => {
            pairs.iter().map(|(key, value)| (key.clone(), as_json(value))).collect::<Map<_, _>>().into()
        }
        other => panic!("{other:?}"),
    }
}

/// The type and the payload of a profile for a Mac, and the identifiers and UUIDs in it.
fn payload(text: &str) -> (String, Map<String, Json>, [String; 4]) {
    let profile: plist::Value = plist::Value::from_reader_xml(text.as_bytes()).expect("a property list");
    let Json::Object(mut outer) = as_json(&profile) else { panic!("no dictionary") };
    let take = |from: &mut Map<String, Json>, key: &str| from.remove(key).unwrap_or_else(|| panic!("no {key}"));
    let text_of = |value: Json| value.as_str().expect("a text").to_owned();
    assert_eq!(take(&mut outer, "PayloadType"), "Configuration");
    assert_eq!(take(&mut outer, "PayloadScope"), "System");
    assert_eq!(take(&mut outer, "PayloadVersion"), 1);
    let ids = [take(&mut outer, "PayloadIdentifier"), take(&mut outer, "PayloadUUID")].map(text_of);
    assert_eq!(take(&mut outer, "PayloadContent").as_array().map(Vec::len), Some(1));
    let Json::Object(mut inner) = json_of_content(&profile) else { panic!("no dictionary") };
    assert!(!text_of(take(&mut inner, "PayloadDisplayName")).is_empty());
    assert_eq!(take(&mut inner, "PayloadVersion"), 1);
    let inner_ids = [take(&mut inner, "PayloadIdentifier"), take(&mut inner, "PayloadUUID")].map(text_of);
    let domain = text_of(take(&mut inner, "PayloadType"));
    let [[a, b], [c, d]] = [ids, inner_ids];
    (domain, inner, [a, b, c, d])
}

fn json_of_content(profile: &plist::Value) -> Json {
    let content = profile.as_dictionary().and_then(|outer| outer.get("PayloadContent")).expect("content");
    as_json(&content.as_array().expect("an array")[0])
}

/// Without values there is no file that could remove what another tool has set.
fn check_no_settings(plan: &Plan) {
    for file in files(plan, &words()) {
        assert!(!file.path.contains("settings.") && !file.path.contains("google-admin"), "{}", file.path);
    }
    if plan.browser.is_on_desktops() {
        assert_eq!(script::data(&file(plan, "install.ps1")).settings, vec![]);
    }
}

/// Checks the settings in every file.
fn check_settings(plan: &Plan) {
    if decided(&plan.values).is_empty() {
        return check_no_settings(plan);
    }
    let linux = file(plan, "settings.json");
    assert_same(plan, &object(&linux, &format!("/3rdparty/extensions/{ID}")));
    let back = read_policy(&linux).expect("our own file");
    assert_eq!(Settings::of(&back), (Settings::of(&plan.values).0, vec![]));
    if plan.browser == Browser::Chrome {
        let google = file(plan, "google-admin.json");
        let unwrapped = object(&google, "")
            .into_iter()
            .map(|(name, value)| {
                let pairs = value.as_object().expect("an object");
                assert_eq!(pairs.len(), 1);
                (name, pairs["Value"].clone())
            })
            .collect();
        assert_same(plan, &unwrapped);
        assert_eq!(read_policy(&google), Ok(back.clone()));
    }
    if !plan.browser.is_on_desktops() {
        return;
    }
    let key = policy_key(plan.browser);
    let reg = file(plan, "settings.reg");
    let mut registry = Registry::default();
    registry.set(&key, "surface", Data::Sz("an older value".to_owned()));
    registry.set(&format!(r"{key}\methods"), "1", Data::Sz("an older value".to_owned()));
    registry.import(&reg);
    assert_same(plan, &registry.managed(&key));
    assert_eq!(registry.0.len(), 1, "its own key, and no other");
    assert_eq!(read_policy(&reg), Ok(back.clone()));

    let (domain, payload, _) = payload(&file(plan, "settings.mobileconfig"));
    assert_eq!(domain, format!("{}.extensions.{ID}", plan.browser.mac_domain()));
    assert_same(plan, &payload);

    let data = script::data(&file(plan, "install.ps1"));
    let mut registry = Registry::default();
    for (name, value) in data.settings {
        registry.set(&key, &name, value);
    }
    assert_same(plan, &registry.managed(&key));
}

#[test]
fn examples_arrive_through_every_file() {
    for browser in Browser::ALL {
        for values in values_of_examples() {
            check_settings(&plan(browser, values));
        }
    }
}

#[test]
fn a_refused_value_gets_into_no_file() {
    let values: Values = serde_json::from_value(json!({
        "organisationName": "not-this-one\u{202e}", "accentColour": "not-this-one", "not-this-one": "x",
        "methods": ["passkey", "not-this-one"], "surface": {"not-this-one": 1}, "passMaxLength": 9,
    }))
    .expect("values");
    for browser in Browser::ALL {
        let plan = plan(browser, Values::clone(&values));
        for file in files(&plan, &words()) {
            assert!(!file.text.contains("not-this-one"), "{}", file.path);
        }
        let linux = object(&file(&plan, "settings.json"), &format!("/3rdparty/extensions/{ID}"));
        assert_eq!(Json::Object(linux), json!({"passMaxLength": 9, "methods": ["passkey"]}));
    }
}

/// Asserts that an entry installs from this address, pins the icon, and does nothing else.
fn assert_installs(browser: Browser, address: &str, entry: &Map<String, Json>) {
    let (pin, how) = browser.pin();
    assert_eq!(
        Json::Object(entry.clone()),
        json!({"installation_mode": "force_installed", "update_url": address, pin: how})
    );
}

#[test]
fn every_file_installs_the_same() {
    for (browser, url) in Browser::ALL.into_iter().flat_map(|browser| {
        ["", "https://it.contoso.com/tap/updates.xml?a=b&c=d"]
            .map(|url| (browser, UpdateUrl::parse(url).expect("an address")))
    }) {
        let plan = Plan { update_url: url.clone(), ..plan(browser, super::plans::examples()) };
        let address = url.address(browser);
        assert_installs(browser, address, &object(&file(&plan, "install.json"), &format!("/ExtensionSettings/{ID}")));
        let bare = file(&plan, "ExtensionSettings.json");
        assert_eq!(bare.lines().count(), 1);
        assert_installs(browser, address, &object(&bare, &format!("/{ID}")));
        if !browser.is_on_desktops() {
            continue;
        }
        let mut registry = Registry::default();
        registry.import(&file(&plan, "install.reg"));
        let key = format!(r"{}\ExtensionSettings\{ID}", browser.registry_key());
        let entry = registry.0[&key].iter().map(|(name, data)| match data {
            Data::Sz(text) => (name.clone(), text.as_str().into()),
            Data::Dword(_) => panic!("{name}"),
        });
        assert_installs(browser, address, &entry.collect());
        assert_eq!(registry.0.len(), 1);

        let (domain, payload, ids) = payload(&file(&plan, "install.mobileconfig"));
        assert_eq!((domain.as_str(), payload.len()), (browser.mac_domain(), 1));
        assert_installs(browser, address, payload["ExtensionSettings"][ID].as_object().expect("an entry"));
        let (_, _, others) = self::payload(&file(&plan, "settings.mobileconfig"));
        let all: std::collections::BTreeSet<&String> = ids.iter().chain(&others).collect();
        assert_eq!(all.len(), 8, "identifiers of their own: {all:?}");

        let data = script::data(&file(&plan, "install.ps1"));
        assert_eq!((data.id.as_str(), data.browser_key.as_str()), (ID, browser.registry_key()));
        assert_installs(browser, address, &data.entry.into_iter().map(|(name, text)| (name, text.into())).collect());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_values_arrive_through_every_file(
        values in any_values(), browser in prop::sample::select(Browser::ALL.to_vec()),
    ) {
        check_settings(&plan(browser, values));
    }
}
