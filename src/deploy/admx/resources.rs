// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the ADML file: the texts of the policies, in English, because Intune accepts no other language.

use std::io;

use super::super::Plan;
use super::super::xml::{Xml, document, element, text};
use super::{INSTALL, NAMESPACE, OLDEST, REVISION, ROOT, SUPPORTED, category, choice, explanation, policy};
use crate::settings::{ALL, Form, Group, Kind, Setting};
use crate::text::Catalogue;

/// The ADML file, with the texts of this catalogue.
#[must_use]
pub fn resources(plan: &Plan, words: &Catalogue) -> String {
    let browser = plan.browser.title();
    let title = format!("TAP Companion for {browser}");
    let description = format!("Installs TAP Companion in {browser} and sets its settings.");
    let root = [("xmlns", NAMESPACE), ("revision", REVISION), ("schemaVersion", "1.0")];
    document(|xml| {
        element(xml, "policyDefinitionResources", &root, |xml| {
            text(xml, "displayName", &[], &title)?;
            text(xml, "description", &[], &description)?;
            element(xml, "resources", &[], |xml| {
                element(xml, "stringTable", &[], |xml| {
                    texts(plan, words).iter().try_for_each(|(id, words)| text(xml, "string", &[("id", id)], words))
                })?;
                element(xml, "presentationTable", &[], |xml| {
                    ALL.iter().try_for_each(|setting| presentation(xml, setting, words))
                })
            })
        })
    })
}

/// Every text with its name.
fn texts(plan: &Plan, words: &Catalogue) -> Vec<(String, String)> {
    let browser = plan.browser.title();
    let mut texts = vec![
        (SUPPORTED.to_owned(), format!("{browser} {OLDEST} or newer")),
        (ROOT.to_owned(), format!("TAP Companion for {browser}")),
        (INSTALL.to_owned(), "Install TAP Companion".to_owned()),
        (explanation(INSTALL), about_install(plan)),
    ];
    texts.extend(Group::ALL.iter().map(|group| (category(*group), words.say(&group.title().into()))));
    for setting in &ALL {
        let name = policy(setting);
        texts.push((explanation(&name), about(setting)));
        texts.push((name, words.say(&setting.title.into())));
        if let Form::Choice(choices) = setting.form {
            texts.extend(
                choices
                    .iter()
                    .map(|(word, title)| (choice(setting, word), format!("{} ({word})", words.say(&(*title).into())))),
            );
        }
    }
    texts
}

fn about_install(plan: &Plan) -> String {
    format!(
        "Enabled: the browser installs TAP Companion, keeps it up to date, and lets nobody remove it. This adds one \
        value, {}, to ExtensionInstallForcelist and changes no other value.\n\n\
        It does not use ExtensionSettings: a key there would hide an ExtensionSettings policy that is one JSON value, \
        with all its other extensions. If you have such a policy, leave this one not configured and add the entry from \
        ExtensionSettings.json to yours: that also pins the icon to the toolbar.\n\n\
        If another policy sets ExtensionInstallForcelist, the browser's own template removes every value that the \
        other policy does not list, and with it this one. Then add the extension there instead.",
        plan.id.number()
    )
}

fn about(setting: &Setting) -> String {
    let mut text = setting.meaning.to_owned();
    match setting.form {
        Form::Number { min, max } => text.push_str(&format!("\n\nA whole number from {min} to {max}.")),
        Form::Choice(_) => {}
        form if form.kind() == Kind::List => {
            text.push_str(&format!(
                "\n\nOne entry in each line, {} at most, each of at most {} characters.",
                form.most_entries(),
                form.most_characters()
            ));
        }
        form => text.push_str(&format!("\n\nAt most {} characters.", form.most_characters())),
    }
    if !setting.default.is_empty() {
        text.push_str(&format!("\n\nNot configured or disabled: {}.", setting.default));
    }
    text.push_str(&format!("\n\nName in policies: {}. Since version {}.", setting.name, setting.since));
    text
}

fn presentation(xml: &mut Xml, setting: &Setting, words: &Catalogue) -> io::Result<()> {
    let id = policy(setting);
    let label = words.say(&setting.title.into());
    let refers = ("refId", id.as_str());
    element(xml, "presentation", &[("id", &id)], |xml| match (setting.form, setting.form.kind()) {
        (Form::Choice(choices), _) => {
            let chosen = choices.iter().position(|(word, _)| *word == setting.default).map(|place| place.to_string());
            let mut attributes = vec![refers, ("noSort", "true")];
            attributes.extend(chosen.as_deref().map(|place| ("defaultItem", place)));
            text(xml, "dropdownList", &attributes, &label)
        }
        (Form::Number { min, .. }, _) => {
            let start = setting.default.parse().unwrap_or(min).to_string();
            text(xml, "decimalTextBox", &[refers, ("defaultValue", &start)], &label)
        }
        (_, Kind::List) => text(xml, "listBox", &[refers], &label),
        _ => element(xml, "textBox", &[refers], |xml| text(xml, "label", &[], &label)),
    })
}
