// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes configuration profiles for macOS. Values are plain: only Google's Admin console uses the form `{"Value": …}`.

use super::xml::escape;
use super::{Content, Decided, Plan, uuid};

/// The profile that installs the extension.
#[must_use]
pub fn install(plan: &Plan) -> String {
    let (pin, how) = plan.browser.pin();
    let entry =
        [("installation_mode", "force_installed"), ("update_url", plan.update_url.address(plan.browser)), (pin, how)];
    let entry: String = entry.iter().map(|(key, value)| pair(6, key, &string(value))).collect();
    let entry = pair(5, &plan.id.to_string(), &dict(5, &entry));
    let payload = pair(4, "ExtensionSettings", &dict(4, &entry));
    profile(plan, "install", "installation", plan.browser.mac_domain().to_owned(), &payload)
}

/// The profile with the settings.
#[must_use]
pub fn settings(plan: &Plan, all: &[Decided]) -> String {
    let payload: String = all
        .iter()
        .map(|one| {
            let value = match &one.content {
                Content::Text(text) => string(text),
                Content::Number(number) => format!("<integer>{number}</integer>"),
                Content::List(list) => {
                    let list: String = list.iter().map(|entry| format!("{}{}\n", indent(5), string(entry))).collect();
                    format!("<array>\n{list}{}</array>", indent(4))
                }
            };
            pair(4, one.setting.name, &value)
        })
        .collect();
    let domain = format!("{}.extensions.{}", plan.browser.mac_domain(), plan.id);
    profile(plan, "settings", "settings", domain, &payload)
}

fn profile(plan: &Plan, purpose: &str, title: &str, domain: String, payload: &str) -> String {
    let base = format!("tap-companion.{}.{}.{purpose}", plan.browser.name(), plan.id);
    let name = format!("TAP Companion for {}: {title}", plan.browser.title());
    let common = |depth: usize, kind: &str, identifier: &str| {
        [
            pair(depth, "PayloadDisplayName", &string(&name)),
            pair(depth, "PayloadIdentifier", &string(identifier)),
            pair(depth, "PayloadType", &string(kind)),
            pair(depth, "PayloadUUID", &string(&format!("{:X}", uuid(identifier).hyphenated()))),
            pair(depth, "PayloadVersion", "<integer>1</integer>"),
        ]
        .concat()
    };
    let inner = dict(3, &(payload.to_owned() + &common(4, &domain, &format!("{base}.payload"))));
    let outer = pair(2, "PayloadContent", &format!("<array>\n{}{inner}\n{}</array>", indent(3), indent(2)))
        + &common(2, "Configuration", &base)
        + &pair(2, "PayloadScope", &string("System"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n{}{}\n</plist>\n",
        indent(1),
        dict(1, &outer)
    )
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth.saturating_sub(1))
}

fn pair(depth: usize, key: &str, value: &str) -> String {
    let indent = indent(depth);
    format!("{indent}<key>{}</key>\n{indent}{value}\n", escape(key))
}

fn dict(depth: usize, pairs: &str) -> String {
    format!("<dict>\n{pairs}{}</dict>", indent(depth))
}

fn string(text: &str) -> String {
    format!("<string>{}</string>", escape(text))
}
