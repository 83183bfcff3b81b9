// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes configuration profiles for macOS. Values are plain: only Google's Admin console uses the form `{"Value": …}`.

use plist::{Dictionary, Value, XmlWriteOptions};

use super::{Content, Decided, Plan, uuid};

/// The profile that installs the extension.
#[must_use]
pub fn install(plan: &Plan) -> String {
    let entry: Dictionary = plan.entry().map(|(key, value)| (key.to_owned(), string(value))).collect();
    let all = Dictionary::from_iter([(plan.id.to_string(), Value::from(entry))]);
    let payload = Dictionary::from_iter([("ExtensionSettings".to_owned(), Value::from(all))]);
    profile(plan, "install", "installation", plan.browser.mac_domain().to_owned(), payload)
}

/// The profile with the settings.
#[must_use]
pub fn settings(plan: &Plan, all: &[Decided]) -> String {
    let value = |content: &Content| match content {
        Content::Text(text) => string(text),
        Content::Number(number) => Value::from(*number),
        Content::List(list) => Value::Array(list.iter().map(|entry| string(entry)).collect()),
    };
    let payload = all.iter().map(|one| (one.setting.name.to_owned(), value(&one.content))).collect();
    let domain = format!("{}.extensions.{}", plan.browser.mac_domain(), plan.id);
    profile(plan, "settings", "settings", domain, payload)
}

fn profile(plan: &Plan, purpose: &str, title: &str, domain: String, mut payload: Dictionary) -> String {
    let base = format!("tap-companion.{}.{}.{purpose}", plan.browser.name(), plan.id);
    let name = format!("TAP Companion for {}: {title}", plan.browser.title());
    let describe = |dictionary: &mut Dictionary, kind: String, identifier: String| {
        let uuid = format!("{:X}", uuid(&identifier).hyphenated());
        dictionary.extend([
            ("PayloadDisplayName".to_owned(), string(&name)),
            ("PayloadIdentifier".to_owned(), Value::String(identifier)),
            ("PayloadType".to_owned(), Value::String(kind)),
            ("PayloadUUID".to_owned(), Value::String(uuid)),
            ("PayloadVersion".to_owned(), Value::from(1)),
        ]);
    };
    describe(&mut payload, domain, format!("{base}.payload"));
    let mut whole = Dictionary::from_iter([("PayloadContent".to_owned(), Value::Array(vec![payload.into()]))]);
    describe(&mut whole, "Configuration".to_owned(), base);
    whole.insert("PayloadScope".to_owned(), string("System"));
    let mut written = Vec::new();
    let options = XmlWriteOptions::default().indent(b' ', 2);
    // Writing to a `Vec` cannot fail.
    let _ = Value::from(whole).to_writer_xml_with_options(&mut written, &options);
    written.push(b'\n');
    String::from_utf8(written).unwrap_or_default()
}

fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}
