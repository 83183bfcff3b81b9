// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which file goes with which tool, and what should IT watch out for? One page in Markdown.

use super::Browser;

const PAGE: &str = include_str!("guide.md");

/// The page for these browsers.
#[must_use]
pub fn which_to_use(browsers: &[Browser]) -> String {
    let folders: Vec<String> =
        browsers.iter().map(|browser| format!("`{}` ({})", browser.linux_folder(), browser.title())).collect();
    PAGE.lines()
        .filter(|line| !is_for_others(line, browsers))
        .map(|line| line.replace("LINUX", &folders.join(", ")) + "\n")
        .collect()
}

/// Whether the line is the row of a tool that manages none of these browsers.
fn is_for_others(line: &str, browsers: &[Browser]) -> bool {
    let has = |wanted: fn(Browser) -> bool| browsers.iter().copied().any(wanted);
    let is_row_of = |tools: &[&str]| line.starts_with('|') && tools.iter().any(|tool| line.contains(tool));
    (is_row_of(&["Intune", "Group Policy", "RMM", "one Windows machine"]) && !has(Browser::is_on_desktops))
        || (is_row_of(&["Google Admin"]) && !has(|browser| browser == Browser::Chrome))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_only_the_tools_that_manage_these_browsers() {
        let all = which_to_use(&Browser::ALL);
        for browser in Browser::ALL {
            assert!(all.contains(browser.linux_folder()));
        }
        assert!(all.contains("google-admin.json") && all.contains("mobileconfig"));
        let chromium = which_to_use(&[Browser::Chromium]);
        assert!(!chromium.contains("google-admin.json") && !chromium.contains("mobileconfig"));
        assert!(chromium.contains("linux/"));
        assert!(!which_to_use(&[Browser::Edge]).contains("google-admin.json"));
        assert!(!all.contains("LINUX"));
    }
}
