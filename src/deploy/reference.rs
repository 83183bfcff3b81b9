// SPDX-License-Identifier: MIT OR Apache-2.0
//! The reference of every setting, in Markdown: `docs/settings.md`.

use std::fmt::Write;

use crate::settings::{ALL, Form, Group, Kind, Setting};
use crate::text::Catalogue;

const HEAD: &str = "\
<!-- Made from src/settings/describe.rs: cargo run --features tools --bin deploy -- reference >docs/settings.md -->

# Settings

What IT can decide by policy. Whatever is not decided keeps its default. Each value is looked at alone: a wrong one is refused, \
with its reason on the settings page, and takes no other with it; of a list, only the wrong entries are refused. Names and words \
are written exactly so, capitals included.

Some things the browser itself drops before the extension sees them: a name that is not in this list, a text for a number or a \
number for a text, and a whole list of which one entry is no text. The settings page can then only show the default; \
`edge://policy` and `chrome://policy` show the value, with the browser's own error.

`./build.sh deploy` makes the files for each tool; in JSON, texts are strings, numbers are numbers and lists are arrays of strings.
";

/// The reference, with these words.
#[must_use]
pub fn reference(words: &Catalogue) -> String {
    let mut text = HEAD.to_owned();
    // Writing to a text cannot fail, here and below.
    for group in Group::ALL {
        let _ = write!(text, "\n## {}\n", words.say(&group.title().into()));
        for setting in ALL.iter().filter(|setting| setting.group == group) {
            text.push_str(&section(setting, words));
        }
    }
    text
}

fn section(setting: &Setting, words: &Catalogue) -> String {
    let title = words.say(&setting.title.into());
    let mut text = format!("\n### `{}`\n\n*{title}.* {}\n\n", setting.name, setting.meaning.replace('|', "\\|"));
    let _ = writeln!(text, "| | |\n|---|---|\n| type | {} |", kind(setting.form));
    if let Form::Choice(choices) = setting.form {
        let all: Vec<String> =
            choices.iter().map(|(word, title)| format!("`{word}` ({})", words.say(&(*title).into()))).collect();
        let _ = writeln!(text, "| one of | {} |", all.join(", "));
    }
    if !setting.default.is_empty() {
        let _ = writeln!(text, "| default | `{}` |", setting.default);
    }
    let _ = writeln!(text, "| example | {} |\n| since | {} |", example(setting), setting.since);
    text
}

fn kind(form: Form) -> String {
    let most = form.most_characters();
    match form {
        Form::Words { .. } => format!("text of at most {most} characters"),
        Form::Phone => format!("text: a telephone number of at most {most} characters"),
        Form::Email => format!("text: an email address of at most {most} characters"),
        Form::Web => format!("text: an https address of at most {most} characters"),
        Form::Tenant => "text: a tenant's id or domain".to_owned(),
        Form::Colour => "text: a colour as `#rrggbb`".to_owned(),
        Form::Picture => format!("text: a PNG in base64, of at most {most} characters"),
        Form::Number { min, max } => format!("whole number from {min} to {max}"),
        Form::Choice(_) => "text: one of some words".to_owned(),
        Form::Methods | Form::Notes | Form::Texts => {
            format!("list of at most {} texts, each of at most {most} characters", form.most_entries())
        }
    }
}

/// The example as it stands in JSON; the end of a long one is left out.
fn example(setting: &Setting) -> String {
    let json = match (setting.form.kind(), setting.example.first()) {
        (Kind::List, _) => serde_json::json!(setting.example).to_string().replace("\",\"", "\", \""),
        (Kind::Integer, first) => first.copied().unwrap_or_default().to_owned(),
        (Kind::Text, first) => serde_json::json!(first).to_string(),
    };
    let shown: String = json.chars().take(160).collect();
    let more = if shown.len() < json.len() { "…" } else { "" };
    format!("`{}{more}`", shown.replace('|', "\\|"))
}

#[cfg(test)]
mod tests {
    use crate::text::Catalogue;

    #[test]
    fn the_docs_have_the_reference_of_today() {
        let words = Catalogue::parse(include_str!("../../extension/_locales/en/messages.json")).expect("a catalogue");
        let committed =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/settings.md")).unwrap_or_default();
        assert!(
            super::reference(&words) == committed,
            "docs/settings.md is not of today: cargo run --features tools --bin deploy -- reference >docs/settings.md"
        );
    }
}
