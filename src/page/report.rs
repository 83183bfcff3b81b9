// SPDX-License-Identifier: MIT OR Apache-2.0
//! A report on a page that is not recognised. The person can copy it and send it to us, so that we can close the gap.
//! It has names and numbers only: no text of the page, no account, no address except the host.

use std::fmt::Write;

use super::hosts::find;
use super::{Element, Facts, recognise};

/// The most characters of one of Microsoft's words in a report.
const MAX_WORD_LENGTH: usize = 40;

/// The versions in a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// The extension's version.
    pub extension: String,
    /// The browser's name and version.
    pub browser: String,
}

/// The report on a page with these facts.
#[must_use]
pub fn report(facts: &Facts, versions: &Versions) -> String {
    let page = recognise(facts);
    let mut report = String::new();
    let mut line = |name: &str, value: &str| {
        // Writing to a `String` never fails.
        let _ = writeln!(report, "{name}: {}", if value.is_empty() { "-" } else { value });
    };
    line("TAP Companion", &versions.extension);
    line("browser", &versions.browser);
    line("host", find(&facts.host).map_or("not in the table", |host| host.name));
    line("taken for", page.kind.name());
    line("PageID", plain_word(facts.page_id.as_deref().unwrap_or_default()));
    line("language", plain_word(&facts.language));
    line("views", &list(facts.views.iter().map(u32::to_string)));
    line("codes", &list(facts.error_codes.iter().map(|code| plain_word(code).to_owned())));
    line("seen", &list(facts.seen.iter().filter(|(element, _)| **element != Element::Other).map(name_and_count)));
    report
}

fn name_and_count((element, count): (&Element, &u32)) -> String {
    match count {
        1 => element.name().to_owned(),
        count => format!("{} ×{count}", element.name()),
    }
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The text if it is one short word of letters, digits and hyphens, as Microsoft names pages and languages; otherwise
/// nothing.
fn plain_word(text: &str) -> &str {
    let plain = text.len() <= MAX_WORD_LENGTH && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { text } else { "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_report_names_what_is_on_the_page() {
        let facts = Facts {
            host: "login.microsoftonline.com".into(),
            path: "/contoso.com/login".into(),
            language: "de-DE".into(),
            page_id: Some("ConvergedNew".into()),
            error_codes: vec!["50058".into()],
            views: vec![77],
            seen: [(Element::Identity, 1), (Element::ViewPicker, 3)].into_iter().collect(),
            ..Facts::default()
        };
        let versions = Versions { extension: "1.2.3".into(), browser: "Chromium 156".into() };
        let expected = "TAP Companion: 1.2.3\nbrowser: Chromium 156\n\
            host: login.microsoftonline.com\ntaken for: unknown\n\
            PageID: ConvergedNew\nlanguage: de-DE\nviews: 77\ncodes: 50058\nseen: view-picker ×3, identity\n";
        assert_eq!(report(&facts, &versions), expected);
    }

    proptest! {
        #[test]
        fn the_report_contains_nothing_private(secret in "[a-z]{3,12}@[a-z]{3,12}\\.com") {
            let facts = Facts {
                host: secret.clone(),
                path: format!("/{secret}/login"),
                language: secret.clone(),
                client: Some(secret.clone()),
                redirect: Some(secret.clone()),
                page_id: Some(secret.clone()),
                error_codes: vec![secret.clone()],
                ..Facts::default()
            };
            prop_assert!(!report(&facts, &Versions::default()).contains(&secret));
        }
    }
}
