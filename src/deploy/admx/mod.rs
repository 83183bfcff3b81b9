// SPDX-License-Identifier: MIT OR Apache-2.0
//! Administrative templates for Group Policy and for Intune's import: what can be set (ADMX), and what it is called (ADML).
//!
//! They refer to no file but each other, because Intune takes no other; they have no combo box, which it does not take either.
//! The published schema is `PolicyDefinitionFiles.xsd` of MS-GPREG; `tests/deploy/` has its rules.

mod definitions;
mod resources;

pub use definitions::definitions;
pub use resources::resources;

use crate::settings::{Group, Setting};

/// The namespace of both files.
const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
/// The revision of the definitions, and the least that they want of the texts.
const REVISION: &str = "1.0";
/// The category of all.
const ROOT: &str = "TapCompanion";
/// The policy that installs.
const INSTALL: &str = "Install";
/// The browsers that our policies work in.
const SUPPORTED: &str = "Supported";
/// The oldest of them, as in the manifest.
const OLDEST: u32 = 130;

/// The name of a group's category.
fn category(group: Group) -> String {
    format!("{ROOT}_{group:?}")
}

/// The name of a setting's policy, and of its element, its presentation and its title.
fn policy(setting: &Setting) -> String {
    format!("Setting_{}", setting.name)
}

/// The name of the text that explains what has this name.
fn explanation(name: &str) -> String {
    format!("{name}_Explain")
}

/// The name of the text for one word of a choice. Names have letters, digits and underscores only.
fn choice(setting: &Setting, word: &str) -> String {
    format!("{}_{}", policy(setting), word.replace(|sign: char| !sign.is_ascii_alphanumeric(), "_"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_oldest_browser_is_that_of_the_manifest() {
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../../extension/manifest.json")).expect("JSON");
        assert_eq!(manifest["minimum_chrome_version"], super::OLDEST.to_string());
    }
}
