// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the scripts for Windows: install, detect and remove. Each begins with what is wanted; what follows is in
//! `powershell/` and hardly decides anything: it reads, compares with a digest, and writes. For Windows PowerShell 5.1
//! and PowerShell 7.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Content, Decided, Plan, registry};

const JSON: &str = include_str!("powershell/json.ps1");
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
                "Removes TAP Companion's entry in ExtensionSettings and, if these scripts have settings, all its settings."
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
         # Run it as SYSTEM; Windows PowerShell 5.1 or newer. Do not edit it by hand: generate all three scripts\n\
         # again, so that they agree.\n\
         # Use it only where no other tool writes ExtensionSettings. If Intune's own setting or Group Policy does,\n\
         # add the entry from ExtensionSettings.json there. Otherwise that tool's next write would drop this\n\
         # script's entry, the browser would remove the extension, and the next run would install it again.\n\n\
         $ErrorActionPreference = 'Stop'\n\n\
         {wanted}{settings}{JSON}{REGISTRY}{body}",
        about = script.about(),
        wanted = wanted(plan, all),
        settings = if script == Script::Install { settings(all) } else { String::new() },
        body = script.body(),
    );
    text.replace('\n', "\r\n")
}

/// The block that says what is wanted.
fn wanted(plan: &Plan, all: &[Decided]) -> String {
    let mut block = format!(
        "# --- What is wanted: the same in all three scripts. ---\n\n$Id = {}\n$BrowserKey = {}\n$Entry = @(\n",
        literal(&plan.id.to_string()),
        literal(plan.browser.registry_key()),
    );
    for (name, value) in plan.entry() {
        // Writing to a `String` cannot fail, here and below.
        let _ = writeln!(block, "    @{{ Name = {}; Value = {} }}", literal(name), literal(value));
    }
    block.push_str(")\n# Where a browser keeps that it is managed from a cloud.\n$CloudTokens = @(\n");
    for (key, name) in plan.browser.cloud_tokens() {
        let _ = writeln!(block, "    @{{ Key = {}; Name = {} }}", literal(key), literal(name));
    }
    block.push_str(")\n# The SHA-256 of the settings. Empty: these scripts leave the settings of the machine alone.\n");
    let _ = writeln!(block, "$Digest = {}", literal(&digest(all)));
    block
}

/// The settings, which only one of the scripts writes.
fn settings(all: &[Decided]) -> String {
    let mut block = "$Settings = @(\n".to_owned();
    for one in all {
        let (kind, value) = kind_and_value(one);
        let value = if kind == "DWord" { value } else { literal(&value) };
        let _ = writeln!(block, "    @{{ Name = {}; Type = '{kind}'; Value = {value} }}", literal(one.setting.name));
    }
    block.push_str(")\n");
    block
}

/// The type and the value in the registry.
fn kind_and_value(one: &Decided) -> (&'static str, String) {
    match &one.content {
        Content::Number(number) => ("DWord", number.to_string()),
        content => ("String", registry::as_text(content)),
    }
}

/// What `Test-Settings` computes where these settings are in the registry; empty without settings.
fn digest(all: &[Decided]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut sorted: Vec<&Decided> = all.iter().collect();
    sorted.sort_by_key(|one| one.setting.name);
    let lines: Vec<String> = sorted
        .into_iter()
        .map(|one| {
            let (kind, value) = kind_and_value(one);
            format!("{}={kind}:{value}", one.setting.name)
        })
        .collect();
    Sha256::digest(lines.join("\n")).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
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
