// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the scripts for Intune: install, detect and remove. One block, the same in all three, describes this
//! extension. The functions are in `powershell/`, for Windows PowerShell 5.1.

use std::fmt::Write;

use super::{Content, Decided, Plan, json, registry};
use crate::settings::ALL;

const FUNCTIONS: &str = include_str!("powershell/functions.ps1");
const REGISTRY: &str = include_str!("powershell/registry.ps1");

/// One of the scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Installs the extension and writes the settings.
    Install,
    /// Tells whether the install script has anything left to do.
    Detect,
    /// Removes the extension and the settings.
    Remove,
}

impl Script {
    const fn about(self) -> &'static str {
        match self {
            Script::Install => "Installs TAP Companion and writes the settings that are named below.",
            Script::Detect => {
                "Tells whether TAP Companion is installed and set up: exit code 0 if it is, 1 and what differs if not."
            }
            Script::Remove => {
                "Removes TAP Companion's entry in ExtensionSettings and, from its policy key, the settings named below."
            }
        }
    }

    const fn body(self) -> &'static str {
        match self {
            Script::Install => include_str!("powershell/install.ps1"),
            Script::Detect => include_str!("powershell/detect.ps1"),
            Script::Remove => include_str!("powershell/remove.ps1"),
        }
    }
}

/// The script for this plan.
#[must_use]
pub fn script(script: Script, plan: &Plan, all: &[Decided]) -> String {
    let text = format!(
        "# SPDX-License-Identifier: MIT OR Apache-2.0\n\
         # {about}\n\
         # For Intune, run as SYSTEM; Windows PowerShell 5.1 or newer. Do not edit it by hand: generate all three\n\
         # scripts again, so that they agree.\n\
         # Use it only where no other tool writes ExtensionSettings. If Intune's own setting or Group Policy does,\n\
         # add the entry from ExtensionSettings.json there. Otherwise that tool's next write would drop this\n\
         # script's entry, the browser would remove the extension, and the next run would install it again.\n\n\
         $ErrorActionPreference = 'Stop'\n\n\
         {data}\n{FUNCTIONS}\n{REGISTRY}{body}",
        about = script.about(),
        data = data(plan, all),
        body = script.body(),
    );
    text.replace('\n', "\r\n")
}

/// The block that describes this extension and its settings.
fn data(plan: &Plan, all: &[Decided]) -> String {
    let mut data = format!(
        "# --- What is wanted: the same in install, detect and remove. ---\n\n\
         $Id = {}\n$BrowserKey = {}\n$Entry = @(\n",
        literal(&plan.id.to_string()),
        literal(plan.browser.registry_key()),
    );
    if let serde_json::Value::Object(entry) = json::entry(plan) {
        for (name, value) in &entry {
            let value = literal(value.as_str().unwrap_or_default());
            // Writing to a `String` cannot fail, here and below.
            let _ = writeln!(data, "    @{{ Name = {}; Value = {value} }}", literal(name));
        }
    }
    data.push_str(")\n");
    if all.is_empty() {
        data.push_str("# No settings: the scripts do not touch those that the machine has.\n");
    }
    data.push_str("$Settings = @(\n");
    for one in all {
        let (kind, value) = match &one.content {
            Content::Number(number) => ("DWord", number.to_string()),
            content => ("String", literal(&registry::as_text(content))),
        };
        let _ = writeln!(data, "    @{{ Name = {}; Type = '{kind}'; Value = {value} }}", literal(one.setting.name));
    }
    data.push_str(")\n# The names of all settings: earlier scripts may have written others of these.\n$Names = @(\n");
    for setting in ALL.iter().filter(|_| !all.is_empty()) {
        let _ = writeln!(data, "    {}", literal(setting.name));
    }
    data.push_str(")\n");
    data
}

/// The text as a PowerShell literal in plain ASCII, so that no code page can spoil it and no text can break out of it.
/// A plain text is in single quotes, which know no escapes. Otherwise each other character is written as `\uXXXX`, and
/// PowerShell decodes the text.
fn literal(text: &str) -> String {
    let is_plain = |unit: u16| (0x20..0x7f).contains(&unit) && unit != u16::from(b'\'');
    if text.encode_utf16().all(is_plain) {
        return format!("'{text}'");
    }
    let mut escaped = String::from("[regex]::Unescape('");
    for unit in text.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if is_plain(unit) && byte != b'\\' => escaped.push(char::from(byte)),
            _ => {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped.push_str("')");
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_is_plain_or_escaped() {
        assert_eq!(literal(r#"$(exit) `n C:\ "x""#), r#"'$(exit) `n C:\ "x"'"#);
        assert_eq!(literal(r"it's C:\"), r"[regex]::Unescape('it\u0027s C:\u005c')");
        assert_eq!(literal("\u{2019}\u{1f511}"), r"[regex]::Unescape('\u2019\ud83d\udd11')");
    }
}
