// SPDX-License-Identifier: MIT OR Apache-2.0
//! How does IT deploy the extension? This folder writes the files for each of IT's tools. All come from one description
//! of the settings ([`crate::settings::ALL`]), so they cannot disagree.
//!
//! Installation and settings are separate files if the tool allows it: an admin who already has an `ExtensionSettings`
//! policy merges our entry into it and uses the settings file as it is.

mod admx;
mod browser;
mod check;
mod decided;
mod examples;
mod guide;
mod json;
mod powershell;
mod profile;
mod read;
mod reference;
mod registry;
mod schema;
mod target;
mod xml;

pub use browser::Browser;
pub use check::{Checked, Finding, check_policy};
pub use decided::{Content, Decided, decided};
pub use examples::examples;
pub use guide::which_to_use;
pub use json::merged_install;
pub use read::{PolicyError, read_policy};
pub use reference::reference;
pub use schema::schema;
pub use target::{AddressError, ExtensionId, OwnAddress, UpdateUrl};

use uuid::Uuid;

use crate::settings::Values;
use crate::text::Catalogue;
use powershell::Script;

/// A UUID that is always the same for the same text: a new version of a profile must replace the old one.
fn uuid(text: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes())
}

/// What to deploy, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The browser.
    pub browser: Browser,
    /// The extension.
    pub id: ExtensionId,
    /// The address from which the browser gets the extension.
    pub update_url: UpdateUrl,
    /// The values that IT gave, unchecked. Only valid ones get into the files: see [`decided()`].
    pub values: Values,
    /// Whether the browser pins the icon to the toolbar. If not, nothing here speaks of the pin, so that one that
    /// somebody takes out stays out.
    pub pins: bool,
}

impl Plan {
    /// The extension's entry in `ExtensionSettings`.
    fn entry(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("installation_mode", "force_installed"), ("update_url", self.update_url.address(self.browser))]
            .into_iter()
            .chain(Some(self.browser.pin()).filter(|_| self.pins))
    }

    /// The path of the file that installs on Linux.
    #[must_use]
    pub fn linux_install(&self) -> String {
        format!("linux/00-tap-companion-{}-install.json", self.browser.name())
    }

    /// Its entry in `ExtensionInstallForcelist`.
    fn forced(&self) -> String {
        format!("{};{}", self.id, self.update_url.address(self.browser))
    }
}

/// A file for IT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path below the browser's folder, with `/`.
    pub path: String,
    /// The tool and the place for the file, as an English sentence.
    pub what: &'static str,
    /// The content, to be written as UTF-8. The files for the registry and for PowerShell are plain ASCII.
    pub text: String,
}

/// Every file for this plan. Without values there are no files for settings: an empty one would remove what another
/// tool has set. `words` is the English catalogue: our administrative templates have no other language.
#[must_use]
pub fn files(plan: &Plan, words: &Catalogue) -> Vec<File> {
    let all = decided(&plan.values);
    let name = format!("tap-companion-{}", plan.browser.name());
    let mut files = Vec::new();
    let mut add = |path: String, what: &'static str, text: String| files.push(File { path, what, text });
    add(
        "ExtensionSettings.json".to_owned(),
        "For tools that already have an ExtensionSettings policy: the entry to add to it.",
        json::bare_entry(plan),
    );
    add(
        plan.linux_install(),
        "For Linux: installs the extension. Put it into the browser's folder of managed policies. Where a file there \
         has ExtensionSettings and ExtensionInstallForcelist, merge the entry into it instead.",
        json::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("linux/{name}-settings.json"),
            "For Linux: the settings. Put it into the browser's folder of managed policies.",
            json::settings(plan, &all),
        );
    }
    if plan.browser == Browser::Chrome && !all.is_empty() {
        add(
            "google-admin.json".to_owned(),
            "For Google's Admin console: the settings. Paste it into “Policy for extensions” of this extension.",
            json::google_admin(&all),
        );
    }
    if plan.browser.is_on_desktops() {
        windows_files(plan, &all, words, &name, &mut add);
        mac_files(plan, &all, &name, &mut add);
    }
    files
}

fn windows_files(
    plan: &Plan,
    all: &[Decided],
    words: &Catalogue,
    name: &str,
    add: &mut impl FnMut(String, &'static str, String),
) {
    add(
        format!("windows/{name}.admx"),
        "For Group Policy (folder PolicyDefinitions) or Intune's import: installs the extension and sets its settings.",
        admx::definitions(plan),
    );
    add(
        format!("windows/en-US/{name}.adml"),
        "The English texts for the ADMX file: put it into the folder en-US beside it, or into Intune's import too.",
        admx::resources(plan, words),
    );
    for (script, suffix, what) in [
        (
            Script::Install,
            "install",
            "For Intune, as a Win32 app or as the second script of a remediation: installs the extension and writes \
            your settings, if you have any. Do not use it where another tool writes ExtensionSettings.",
        ),
        (
            Script::Detect,
            "detect",
            "For Intune, as the detection script: tells whether everything is installed and set.",
        ),
        (
            Script::Remove,
            "remove",
            "For Intune, as the uninstall script: removes our entry and your settings, if you have any.",
        ),
    ] {
        add(format!("windows/{name}.{suffix}.ps1"), what, powershell::script(script, plan, all));
    }
    add(
        format!("windows/{name}-install.reg"),
        "For tests on a single Windows machine: installs the extension. Open it as an administrator.",
        registry::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("windows/{name}-settings.reg"),
            "For a single Windows machine, or for Group Policy's registry preferences: the settings.",
            registry::settings(plan, all),
        );
    }
}

fn mac_files(plan: &Plan, all: &[Decided], name: &str, add: &mut impl FnMut(String, &'static str, String)) {
    add(
        format!("macos/{name}-install.mobileconfig"),
        "For device management of Macs: installs the extension. Upload it as a configuration profile.",
        profile::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("macos/{name}-settings.mobileconfig"),
            "For device management of Macs: the settings. Upload it as a configuration profile.",
            profile::settings(plan, all),
        );
    }
}
