// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which browsers can IT set up, and where does each look for its policies?

/// A browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Browser {
    /// Microsoft Edge.
    Edge,
    /// Google Chrome.
    Chrome,
    /// Chromium as Linux distributions build it. We write no files for it on Windows or macOS.
    Chromium,
}

impl Browser {
    /// Every browser.
    pub const ALL: [Browser; 3] = [Browser::Edge, Browser::Chrome, Browser::Chromium];

    /// Its name in files and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Browser::Edge => "edge",
            Browser::Chrome => "chrome",
            Browser::Chromium => "chromium",
        }
    }

    /// The name that people know.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Browser::Edge => "Microsoft Edge",
            Browser::Chrome => "Google Chrome",
            Browser::Chromium => "Chromium",
        }
    }

    /// The key of its policies, below a hive of the Windows registry.
    #[must_use]
    pub const fn registry_key(self) -> &'static str {
        match self {
            Browser::Edge => r"SOFTWARE\Policies\Microsoft\Edge",
            Browser::Chrome => r"SOFTWARE\Policies\Google\Chrome",
            Browser::Chromium => r"SOFTWARE\Policies\Chromium",
        }
    }

    /// Its preference domain on macOS.
    #[must_use]
    pub const fn mac_domain(self) -> &'static str {
        match self {
            Browser::Edge => "com.microsoft.Edge",
            Browser::Chrome => "com.google.Chrome",
            Browser::Chromium => "org.chromium.Chromium",
        }
    }

    /// The folder of its managed policies on Linux.
    #[must_use]
    pub const fn linux_folder(self) -> &'static str {
        match self {
            Browser::Edge => "/etc/opt/edge/policies/managed",
            Browser::Chrome => "/etc/opt/chrome/policies/managed",
            Browser::Chromium => "/etc/chromium/policies/managed",
        }
    }

    /// The address from which its store serves extensions.
    #[must_use]
    pub const fn store(self) -> &'static str {
        match self {
            Browser::Edge => "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
            Browser::Chrome | Browser::Chromium => "https://clients2.google.com/service/update2/crx",
        }
    }

    /// The key in an entry of `ExtensionSettings` that pins the extension to the toolbar, and the value of that key.
    #[must_use]
    pub const fn pin(self) -> (&'static str, &'static str) {
        match self {
            Browser::Edge => ("toolbar_state", "force_shown"),
            Browser::Chrome | Browser::Chromium => ("toolbar_pin", "force_pinned"),
        }
    }

    /// Where it keeps that it is enrolled in management from a cloud: keys below the machine's hive, and names. The
    /// policies are documented; the device's own tokens are from Chromium's source, and for Edge by analogy.
    #[must_use]
    pub const fn cloud_tokens(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Browser::Edge => &[
                (r"SOFTWARE\Policies\Microsoft\Edge", "EdgeManagementEnrollmentToken"),
                (r"SOFTWARE\Microsoft\Edge\Enrollment", "dmtoken"),
                (r"SOFTWARE\WOW6432Node\Microsoft\Edge\Enrollment", "dmtoken"),
            ],
            Browser::Chrome => &[
                (r"SOFTWARE\Policies\Google\Chrome", "CloudManagementEnrollmentToken"),
                (r"SOFTWARE\Policies\Google\CloudManagement", "EnrollmentToken"),
                (r"SOFTWARE\Google\Enrollment", "dmtoken"),
                (r"SOFTWARE\Google\Chrome\Enrollment", "dmtoken"),
                (r"SOFTWARE\WOW6432Node\Google\Enrollment", "dmtoken"),
                (r"SOFTWARE\WOW6432Node\Google\Chrome\Enrollment", "dmtoken"),
            ],
            Browser::Chromium => &[],
        }
    }

    /// Whether we also write files for it on Windows and macOS.
    #[must_use]
    pub const fn is_on_desktops(self) -> bool {
        match self {
            Browser::Edge | Browser::Chrome => true,
            Browser::Chromium => false,
        }
    }
}
