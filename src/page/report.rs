// SPDX-License-Identifier: MIT OR Apache-2.0
//! A report on a page that is not recognised, for the person to copy: that is how the first person with a tenant closes a gap.
//! It has names and numbers and nothing else: no text of the page, no account, no address beyond the host.

use std::fmt::Write;

use super::hosts::find;
use super::{Element, Facts, recognise};

/// The longest word of Microsoft's that we pass on, in characters.
const LONGEST: usize = 40;

/// What looked at the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Versions {
    /// The extension's.
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
        // Writing to a string never fails.
        let _ = writeln!(report, "{name}: {}", if value.is_empty() { "-" } else { value });
    };
    line("TAP Companion", &versions.extension);
    line("browser", &versions.browser);
    line("host", find(&facts.host).map_or("not in the table", |host| host.name));
    line("taken for", page.kind.name());
    line("PageID", word(facts.page_id.as_deref().unwrap_or_default()));
    line("language", word(&facts.language));
    line("views", &list(facts.views.iter().map(u32::to_string)));
    line("codes", &list(facts.error_codes.iter().map(|code| word(code).to_owned())));
    line("seen", &list(facts.seen.iter().filter(|(element, _)| **element != Element::Other).map(seen)));
    report
}

fn seen((element, count): (&Element, &u32)) -> String {
    match count {
        1 => element.name().to_owned(),
        count => format!("{} ×{count}", element.name()),
    }
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A single short word of letters, digits and hyphens, as Microsoft names pages and languages; anything else is left out.
fn word(text: &str) -> &str {
    let plain = text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if plain { text } else { "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_names_what_was_seen() {
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
        let expected = "TAP Companion: 1.2.3\nbrowser: Chromium 156\nhost: login.microsoftonline.com\ntaken for: unknown\n\
            PageID: ConvergedNew\nlanguage: de-DE\nviews: 77\ncodes: 50058\nseen: view-picker ×3, identity\n";
        assert_eq!(report(&facts, &versions), expected);
    }

    proptest! {
        #[test]
        fn nothing_else_of_the_page_is_in_it(secret in "[a-z]{3,12}@[a-z]{3,12}\\.com") {
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
