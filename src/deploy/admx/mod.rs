// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes administrative templates for Group Policy and Intune's import: an ADMX file with the policies and an ADML
//! file with their texts.
//!
//! They refer to no other files and have no combo box, because Intune accepts neither. The published schema is
//! `PolicyDefinitionFiles.xsd` of MS-GPREG; `tests/deploy/` has its rules.

mod definitions;
mod resources;

pub use definitions::definitions;
pub use resources::resources;

use crate::settings::{Group, Setting};

/// The namespace of both files.
const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
/// The revision of the definitions, and the lowest revision of the texts that they accept.
const REVISION: &str = "1.0";
/// The category of all our policies.
const ROOT: &str = "TapCompanion";
/// The policy that installs the extension.
const INSTALL: &str = "Install";
/// The name for the browsers that support our policies.
const SUPPORTED: &str = "Supported";
/// The oldest supported version, as in the manifest.
const OLDEST: u32 = 130;

/// The name of a group's category.
fn category(group: Group) -> String {
    format!("{ROOT}_{group:?}")
}

/// The name of a setting's policy. Its element, presentation and title have the same name.
fn policy(setting: &Setting) -> String {
    format!("Setting_{}", setting.name)
}

/// The name of the text that explains the policy with this name.
fn explanation(name: &str) -> String {
    format!("{name}_Explain")
}

/// The name of the text for one word of a choice. Names have letters, digits and underscores only.
fn choice(setting: &Setting, word: &str) -> String {
    format!("{}_{}", policy(setting), word.replace(|character: char| !character.is_ascii_alphanumeric(), "_"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_oldest_browser_version_is_the_same_as_in_the_manifest() {
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../../extension/manifest.json")).expect("JSON");
        assert_eq!(manifest["minimum_chrome_version"], super::OLDEST.to_string());
    }
}
