// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which settings are active, who decided them, and why some are not; what this installation is; and a report to copy.

use web_sys::HtmlElement;

use super::copy::{Copy, Words};
use super::field::refuse;
use super::node::{add, clear, english, say, set};
use crate::chrome::Installation;
use crate::settings::{Explained, Settings, Source, Values, explain, report};
use crate::text::{Catalogue, Key, Message};

const WORDS: Words =
    Words { copy: Key::DiagnosticsCopy, copied: Key::DiagnosticsCopied, not_copied: Key::ReportNotCopied };

/// The diagnostics.
pub struct Diagnostics {
    about: HtmlElement,
    trouble: HtmlElement,
    keys: HtmlElement,
    copy: Copy,
}

impl Diagnostics {
    /// Adds them to `parent`.
    pub fn below(parent: &HtmlElement, catalogue: &Catalogue) -> Diagnostics {
        say(&add(parent, "p", "detail"), catalogue.word(Key::DiagnosticsDetail));
        let trouble = add(parent, "div", "troubles");
        let about = add(parent, "dl", "about-this");
        let keys = add(parent, "ul", "keys");
        let copy = Copy::below(&add(parent, "div", "handed-on"));
        english(copy.text());
        Diagnostics { about, trouble, keys, copy }
    }

    /// Shows the current state.
    pub fn show(&self, installation: &Installation, policy: &Values, user: &Values, catalogue: &Catalogue) {
        let (settings, _) = Settings::decided(policy, user);
        let (explained, unknown) = explain(policy, user);
        self.show_installation(installation, catalogue);
        self.show_problems(installation, &settings, &unknown, catalogue);
        clear(&self.keys);
        for entry in &explained {
            self.add_row(entry, catalogue);
        }
        let text = format!("{}\n{}", installation_lines(installation, &settings), report(&explained, unknown.len()));
        self.copy.offer(text, WORDS, catalogue);
    }

    fn show_installation(&self, installation: &Installation, catalogue: &Catalogue) {
        clear(&self.about);
        let Installation { versions, id, how, cloud, .. } = installation;
        for (key, value) in [
            (Key::AboutVersion, versions.extension.as_str()),
            (Key::AboutBrowser, &versions.browser),
            (Key::AboutId, id),
            (Key::AboutInstalled, how),
            (Key::AboutCloud, cloud.name()),
        ] {
            say(&add(&self.about, "dt", ""), catalogue.word(key));
            let place = add(&self.about, "dd", "");
            english(&place);
            say(&place, value);
        }
    }

    /// Problems of the whole installation, not of one setting.
    fn show_problems(
        &self,
        installation: &Installation,
        settings: &Settings,
        unknown: &[String],
        catalogue: &Catalogue,
    ) {
        clear(&self.trouble);
        let withheld = installation.withheld.join(", ");
        let withheld =
            (!withheld.is_empty()).then(|| Message::from(Key::TroubleWithheld).with_left_to_right("hosts", withheld));
        let another = settings.cloud.filter(|cloud| *cloud != installation.cloud);
        let another = another.map(|cloud| Message::from(Key::TroubleCloud).with_left_to_right("cloud", cloud.name()));
        let names: Vec<&str> = unknown.iter().take(20).map(String::as_str).collect();
        let unknown = (!names.is_empty())
            .then(|| Message::from(Key::TroubleUnknown).with_left_to_right("names", names.join(", ")));
        for message in [withheld, another, unknown].into_iter().flatten() {
            say(&add(&self.trouble, "p", "trouble-line"), &catalogue.say(&message));
        }
    }

    fn add_row(&self, entry: &Explained, catalogue: &Catalogue) {
        let row = add(&self.keys, "li", "key");
        let name = add(&row, "code", "key-name");
        say(&name, entry.setting.name);
        let source = match entry.source {
            Source::Policy => Key::SourcePolicy,
            Source::Person => Key::SourcePerson,
            Source::Default => Key::SourceDefault,
        };
        say(&add(&row, "span", "key-source"), catalogue.word(source));
        let value = add(&row, "span", "key-value");
        // A value in another script must not change the direction of the text around it.
        set(&value, "dir", Some("auto"));
        say(&value, &entry.shown());
        if !entry.refused.is_empty() {
            let what = if entry.is_active { Key::SettingRefusedPart } else { Key::SettingRefused };
            refuse(&add(&row, "p", "refused"), what, &entry.refused, catalogue);
        }
        if let Some(instead) = entry.instead {
            let message = Message::from(Key::SettingInstead).with_left_to_right("value", instead);
            say(&add(&row, "p", "instead"), &catalogue.say(&message));
        }
    }
}

/// The installation in the report, without anything of the organisation.
fn installation_lines(installation: &Installation, settings: &Settings) -> String {
    let Installation { versions, how, cloud, withheld, .. } = installation;
    let lines = [
        format!("TAP Companion: {}", versions.extension),
        format!("browser: {}", versions.browser),
        format!("installed: {how}"),
        format!("package: {}", cloud.name()),
        format!("accounts: {}", settings.cloud.map_or("not set", |cloud| cloud.name())),
        format!("hosts withheld: {}", withheld.len()),
    ];
    lines.join("\n")
}
