// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the reference of every setting in Markdown: `docs/settings.md`.

use std::fmt::Write;

use crate::settings::{ALL, Form, Group, Kind, Setting};
use crate::text::Catalogue;

const HEAD: &str = "\
<!-- Made from src/settings/describe.rs by ./build.sh docs -->

# Settings

IT can set these by policy. A setting without a value keeps its default. The extension checks each value alone: it
refuses a wrong value, shows the reason on the settings page, and uses the other values. In a list, it refuses only the
wrong entries. Write names and words exactly as they are here, with the same capital letters.

The browser drops some values before the extension sees them, and tells nobody: a name that is not in this list, a text
instead of a number, a number instead of a text, and a whole list if one entry is not a text. `edge://policy` and
`chrome://policy` show \"Not set.\" or nothing. `./build.sh check-policy FILE` finds them, and what the extension would
refuse.

A setting that restricts falls to its restrictive value if its text cannot be read: *if unreadable* says to which. A
value of another type never arrives, so there the default counts.

`./build.sh deploy` makes the files for each tool. [it/settings.md](it/settings.md) has an example of every setting in
each of their forms.
";

/// The longest line of a paragraph, in characters.
const LONGEST_LINE: usize = 118;

/// The reference, with the texts of this catalogue.
#[must_use]
pub fn reference(words: &Catalogue) -> String {
    let mut text = HEAD.to_owned();
    // Writing to a `String` cannot fail, here and below.
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
    let paragraph = wrapped(&format!("*{title}.* {}", setting.meaning));
    let mut text = format!("\n### `{}`\n\n{paragraph}\n\n", setting.name);
    let _ = writeln!(text, "| | |\n|---|---|\n| type | {} |", kind(setting.form));
    if let Form::Choice(choices) = setting.form {
        let all: Vec<String> =
            choices.iter().map(|(word, title)| format!("`{word}` ({})", words.say(&(*title).into()))).collect();
        let _ = writeln!(text, "| one of | {} |", all.join(", "));
    }
    if !setting.default.is_empty() {
        let _ = writeln!(text, "| default | `{}` |", setting.default);
    }
    if !setting.if_unreadable.is_empty() {
        let _ = writeln!(text, "| if unreadable | `{}` |", setting.if_unreadable);
    }
    let _ = writeln!(text, "| example | {} |\n| since | {} |", example(setting), setting.since);
    text
}

fn wrapped(paragraph: &str) -> String {
    let mut text = String::new();
    let mut length = 0;
    for word in paragraph.split(' ') {
        let characters = word.chars().count();
        let fits = length + 1 + characters <= LONGEST_LINE;
        text.push_str(if length == 0 {
            ""
        } else if fits {
            " "
        } else {
            "\n"
        });
        length = if fits && length > 0 { length + 1 + characters } else { characters };
        text.push_str(word);
    }
    text
}

fn kind(form: Form) -> String {
    let most = form.most_characters();
    match form {
        Form::Name { .. } | Form::Words { .. } => format!("text of at most {most} characters"),
        Form::Phone => format!("text: a telephone number of at most {most} characters"),
        Form::Email => format!("text: an email address of at most {most} characters"),
        Form::Web => format!("text: an https address of at most {most} characters"),
        Form::Tenant => "text: a tenant's id or domain".to_owned(),
        Form::Colour => "text: a colour as `#rrggbb`".to_owned(),
        Form::Picture => format!("text: a PNG in base64, of at most {most} characters"),
        Form::Number { min, max } => format!("whole number from {min} to {max}"),
        Form::Choice(_) => "text: one of some words".to_owned(),
        Form::Contacts | Form::Methods | Form::Notes | Form::Texts => {
            format!("list of at most {} texts, each of at most {most} characters", form.most_entries())
        }
    }
}

/// The example as JSON. The end of a long one is cut off.
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
    fn the_committed_reference_is_up_to_date() {
        let words = Catalogue::parse(include_str!("../../extension/_locales/en/messages.json")).expect("a catalogue");
        let committed =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/settings.md")).unwrap_or_default();
        assert!(
            super::reference(&words) == committed,
            "docs/settings.md is out of date: cargo run --features tools --bin deploy -- reference >docs/settings.md"
        );
    }
}
