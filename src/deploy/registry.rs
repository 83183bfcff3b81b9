// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes files for `regedit` and `reg import`. They are plain ASCII, so that no code page can spoil them: other text
//! is written as its UTF-16 bytes. A list is one JSON text, which keeps its order; as values of a key, "10" would come
//! before "2".

use std::fmt::Write;

use super::{Content, Decided, Plan};

/// A longer text is written as bytes, which can be split into lines.
const MAX_LINE_LENGTH: usize = 1000;

/// The file that installs the extension.
#[must_use]
pub fn install(plan: &Plan) -> String {
    let mut file = File::new(&[
        "Installs TAP Companion. For a single test machine.",
        "Careful: if this key exists, the browser ignores an ExtensionSettings that is one JSON value, as Intune and",
        "Group Policy write it. If you have such a value, merge ExtensionSettings.json into it instead.",
    ]);
    file.key(&format!(r"{}\ExtensionSettings\{}", plan.browser.registry_key(), plan.id));
    for (name, value) in plan.entry() {
        file.text(name, value);
    }
    file.0
}

/// The file with the settings.
#[must_use]
pub fn settings(plan: &Plan, all: &[Decided]) -> String {
    let key = policy_key(plan);
    let mut file =
        File::new(&["Writes the settings of TAP Companion. Earlier settings that are not in this file are removed."]);
    file.delete_key(&key);
    file.key(&key);
    for one in all {
        file.setting(one);
    }
    file.0
}

/// The line of a file with this setting, without its end.
#[must_use]
pub fn line(one: &Decided) -> String {
    let mut file = File(String::new());
    file.setting(one);
    file.0.trim_end().to_owned()
}

/// The key of the extension's managed configuration, below a hive.
#[must_use]
pub fn policy_key(plan: &Plan) -> String {
    format!(r"{}\3rdparty\extensions\{}\policy", plan.browser.registry_key(), plan.id)
}

/// The value as one text for the registry.
#[must_use]
pub fn as_text(content: &Content) -> String {
    match content {
        Content::Text(text) => text.clone(),
        Content::Number(_) | Content::List(_) => content.json().to_string(),
    }
}

struct File(String);

impl File {
    fn new(comments: &[&str]) -> File {
        let mut file = File("Windows Registry Editor Version 5.00\r\n\r\n".to_owned());
        for comment in comments {
            file.line(&format!("; {comment}"));
        }
        file
    }

    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push_str("\r\n");
    }

    fn key(&mut self, key: &str) {
        self.line(&format!("\r\n[HKEY_LOCAL_MACHINE\\{key}]"));
    }

    fn delete_key(&mut self, key: &str) {
        self.line(&format!("\r\n[-HKEY_LOCAL_MACHINE\\{key}]"));
    }

    fn setting(&mut self, one: &Decided) {
        match &one.content {
            Content::Number(number) => self.number(one.setting.name, *number),
            content => self.text(one.setting.name, &as_text(content)),
        }
    }

    fn number(&mut self, name: &str, number: u32) {
        self.line(&format!("\"{name}\"=dword:{number:08x}"));
    }

    fn text(&mut self, name: &str, text: &str) {
        let is_plain = text.len() <= MAX_LINE_LENGTH
            && text.chars().all(|character| character == ' ' || character.is_ascii_graphic());
        if is_plain {
            let escaped = text.replace('\\', r"\\").replace('"', "\\\"");
            self.line(&format!("\"{name}\"=\"{escaped}\""));
        } else {
            self.line(&format!("\"{name}\"=hex(1):{}", utf_16(text)));
        }
    }
}

/// The bytes of a text with its final zero, in lines as `regedit` writes them.
fn utf_16(text: &str) -> String {
    let bytes: Vec<u8> = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let mut written = String::new();
    for (place, byte) in bytes.iter().enumerate() {
        match place {
            0 => {}
            place if place % 24 == 0 => written.push_str(",\\\r\n  "),
            _ => written.push(','),
        }
        // Writing to a `String` cannot fail.
        let _ = write!(written, "{byte:02x}");
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut file = File(String::new());
        file.text("a", text);
        file.0
    }

    #[test]
    fn plain_text_is_quoted_and_other_text_is_bytes() {
        assert_eq!(written(r#"C:\ "x""#), "\"a\"=\"C:\\\\ \\\"x\\\"\"\r\n");
        assert_eq!(written("é"), "\"a\"=hex(1):e9,00,00,00\r\n");
        assert_eq!(written("\u{1f511}"), "\"a\"=hex(1):3d,d8,11,dd,00,00\r\n");
    }

    #[test]
    fn long_text_is_split_into_lines() {
        let long = written(&"x".repeat(MAX_LINE_LENGTH + 1));
        assert!(long.lines().all(|line| line.len() < 100));
        assert_eq!(long.lines().filter(|line| !line.ends_with('\\')).count(), 1);
    }
}
