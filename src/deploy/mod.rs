// SPDX-License-Identifier: MIT OR Apache-2.0
//! How does IT bring it out? The files for each tool that IT has, made from the one description of the settings
//! ([`crate::settings::ALL`]), so that no two of them can say different things.
//!
//! Installation and settings are separate files wherever a tool allows it: who has an `ExtensionSettings` policy already merges our
//! entry into it and takes the settings as they are.

mod admx;
mod browser;
mod decided;
mod digest;
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
pub use decided::{Content, Decided, decided};
pub use guide::which_to_use;
pub use read::{PolicyError, read_policy};
pub use reference::reference;
pub use schema::schema;
pub use target::{AddressError, ExtensionId, OwnAddress, UpdateUrl};

use crate::settings::Values;
use crate::text::Catalogue;
use powershell::Script;

/// What is to be brought out, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The browser.
    pub browser: Browser,
    /// The extension.
    pub id: ExtensionId,
    /// From where it comes.
    pub update_url: UpdateUrl,
    /// What IT decides, as it comes. What is not in force gets into no file: see [`decided()`].
    pub values: Values,
}

/// A file to hand out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the browser's folder, with `/`.
    pub path: String,
    /// Which tool it is for and where it goes, in an English sentence.
    pub what: &'static str,
    /// What is in it, to be written as UTF-8. The files for the registry and for PowerShell are plain ASCII.
    pub text: String,
}

/// Every file for this plan. Where nothing is decided there are none for settings: an empty one would take away what another tool
/// has decided. `words` is the English catalogue: administrative templates know no other language here.
#[must_use]
pub fn files(plan: &Plan, words: &Catalogue) -> Vec<File> {
    let all = decided(&plan.values);
    let name = format!("tap-companion-{}", plan.browser.name());
    let mut files = Vec::new();
    let mut add = |path: String, what: &'static str, text: String| files.push(File { path, what, text });
    add(
        "ExtensionSettings.json".to_owned(),
        "For every tool that has an ExtensionSettings policy already: the one entry to add to it.",
        json::bare_entry(plan),
    );
    add(
        format!("linux/{name}-install.json"),
        "For Linux: installs; goes into the browser's folder of managed policies.",
        json::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("linux/{name}-settings.json"),
            "For Linux: decides the settings; goes into the browser's folder of managed policies.",
            json::settings(plan, &all),
        );
    }
    if plan.browser == Browser::Chrome && !all.is_empty() {
        add(
            "google-admin.json".to_owned(),
            "For Google's Admin console: decides the settings; goes into “Policy for extensions” of this extension.",
            json::google_admin(&all),
        );
    }
    if plan.browser.is_on_desktops() {
        desktop_files(plan, &all, words, &name, &mut add);
    }
    files
}

fn desktop_files(
    plan: &Plan,
    all: &[Decided],
    words: &Catalogue,
    name: &str,
    add: &mut impl FnMut(String, &'static str, String),
) {
    add(
        format!("windows/{name}.admx"),
        "For Group Policy (folder PolicyDefinitions) or Intune's import: installs and decides settings.",
        admx::definitions(plan),
    );
    add(
        format!("windows/en-US/{name}.adml"),
        "The English texts that belong to the ADMX file: for the folder en-US beside it, or the same import in Intune.",
        admx::resources(plan, words),
    );
    for (script, suffix, what) in [
        (
            Script::Install,
            "install",
            "For Intune, as a Win32 app or as the second script of a remediation: installs, and decides the settings if you \
             decide any. Not where another tool writes ExtensionSettings.",
        ),
        (Script::Detect, "detect", "For Intune, as its detection: tells whether all is as it should be."),
        (
            Script::Remove,
            "remove",
            "For Intune, as the uninstallation: takes away our entry, and the settings if you decide any.",
        ),
    ] {
        add(format!("windows/{name}.{suffix}.ps1"), what, powershell::script(script, plan, all));
    }
    add(
        format!("windows/{name}-install.reg"),
        "For a single Windows machine, to test: installs; opened by an administrator.",
        registry::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("windows/{name}-settings.reg"),
            "For a single Windows machine, or Group Policy's registry preferences: decides the settings.",
            registry::settings(plan, all),
        );
    }
    add(
        format!("macos/{name}-install.mobileconfig"),
        "For a device management of Macs: installs; uploaded as a configuration profile.",
        profile::install(plan),
    );
    if !all.is_empty() {
        add(
            format!("macos/{name}-settings.mobileconfig"),
            "For a device management of Macs: decides the settings; uploaded as a configuration profile.",
            profile::settings(plan, all),
        );
    }
}
