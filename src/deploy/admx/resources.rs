// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the ADML file: the texts of the policies, in English, because Intune accepts no other language.

use super::super::Plan;
use super::super::xml::escape;
use super::{INSTALL, NAMESPACE, OLDEST, REVISION, ROOT, SUPPORTED, category, choice, explanation, policy};
use crate::settings::{ALL, Form, Group, Kind, Setting};
use crate::text::Catalogue;

/// The ADML file, with the texts of this catalogue.
#[must_use]
pub fn resources(plan: &Plan, words: &Catalogue) -> String {
    let browser = plan.browser.title();
    let strings: String = texts(plan, words)
        .iter()
        .map(|(id, text)| format!("      <string id=\"{id}\">{}</string>\n", escape(text)))
        .collect();
    let presentations: String = ALL.iter().map(|setting| presentation(setting, words)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <policyDefinitionResources xmlns=\"{NAMESPACE}\" revision=\"{REVISION}\" schemaVersion=\"1.0\">\n  \
           <displayName>TAP Companion for {browser}</displayName>\n  \
           <description>Installs TAP Companion in {browser} and sets its settings.</description>\n  \
           <resources>\n    \
             <stringTable>\n\
             {strings}    \
             </stringTable>\n    \
             <presentationTable>\n\
             {presentations}    \
             </presentationTable>\n  \
           </resources>\n\
         </policyDefinitionResources>\n"
    )
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

fn presentation(setting: &Setting, words: &Catalogue) -> String {
    let id = policy(setting);
    let label = escape(&words.say(&setting.title.into()));
    let element = match (setting.form, setting.form.kind()) {
        (Form::Choice(choices), _) => {
            let chosen = choices
                .iter()
                .position(|(word, _)| *word == setting.default)
                .map_or_else(String::new, |place| format!(" defaultItem=\"{place}\""));
            format!("<dropdownList refId=\"{id}\" noSort=\"true\"{chosen}>{label}</dropdownList>")
        }
        (Form::Number { min, .. }, _) => {
            let start = setting.default.parse().unwrap_or(min);
            format!("<decimalTextBox refId=\"{id}\" defaultValue=\"{start}\">{label}</decimalTextBox>")
        }
        (_, Kind::List) => format!("<listBox refId=\"{id}\">{label}</listBox>"),
        _ => format!("<textBox refId=\"{id}\">\n          <label>{label}</label>\n        </textBox>"),
    };
    format!("      <presentation id=\"{id}\">\n        {element}\n      </presentation>\n")
}
