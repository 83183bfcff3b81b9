// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes an example of every setting in the form of each tool: `docs/it/settings.md`.

use std::fmt::Write;

use quick_xml::escape::escape;
use serde_json::json;

use super::{Content, Decided, decided, registry};
use crate::settings::{ALL, Values};

const HEAD: &str = "\
<!-- Made from src/settings/describe.rs by ./build.sh docs -->

# Every setting in the form of each tool

[../settings.md](../settings.md) says what each setting means. `./build.sh deploy` and the policy builder write these
forms for you.

- **JSON**: a file on Linux, below `3rdparty` → `extensions` → the extension's id. The same for `--policy FILE`.
- **Registry**: the key `3rdparty\\extensions\\ID\\policy` below the browser's key of policies, as in a `.reg` file. A
  text is `REG_SZ`, a number `REG_DWORD`. A list is one text with JSON. A text with letters that are not ASCII is
  written as the bytes of its UTF-16. The template for Group Policy writes a list as a key with numbered values.
- **macOS**: the payload of a profile with the domain `com.microsoft.Edge.extensions.ID` or
  `com.google.Chrome.extensions.ID`.
- **Google Admin**: _Policy for extensions_.

| setting | JSON | registry | macOS | Google Admin |
|---|---|---|---|---|
";

/// The longest example that is shown whole, in characters.
const MOST_SHOWN: usize = 120;

/// The table.
#[must_use]
pub fn examples() -> String {
    let mut text = HEAD.to_owned();
    let values: Values = ALL.iter().map(|setting| (setting.name.to_owned(), setting.example())).collect();
    for one in decided(&values) {
        let (name, json) = (one.setting.name, one.content.json());
        let forms = [
            format!("\"{name}\": {json}"),
            registry::line(&one),
            format!("<key>{name}</key>{}", property(&one)),
            format!("\"{name}\": {}", json!({ "Value": json })),
        ];
        let forms = forms.map(|form| format!("`{}`", shown(&form)));
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "| `{name}` | {} |", forms.join(" | "));
    }
    text
}

/// The value in a property list.
fn property(one: &Decided) -> String {
    let string = |text: &str| format!("<string>{}</string>", escape(text));
    match &one.content {
        Content::Text(text) => string(text),
        Content::Number(number) => format!("<integer>{number}</integer>"),
        Content::List(list) => {
            format!("<array>{}</array>", list.iter().map(|entry| string(entry)).collect::<String>())
        }
    }
}

/// In one line, without what has a meaning in a table. The end of a long one is cut off.
fn shown(form: &str) -> String {
    let line = form.replace("\\\r\n  ", "").replace('|', "\\|");
    let shown: String = line.chars().take(MOST_SHOWN).collect();
    let more = if shown.len() < line.len() { "…" } else { "" };
    shown + more
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_table_is_up_to_date() {
        let committed =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/it/settings.md")).unwrap_or_default();
        assert!(super::examples() == committed, "docs/it/settings.md is out of date: ./build.sh docs");
    }
}
