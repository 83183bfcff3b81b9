// SPDX-License-Identifier: MIT OR Apache-2.0
//! A report on a page, for the person to copy and send to the helpdesk or to us. It starts in plain words: which page,
//! which step, what is wrong. Names and numbers follow, so that we can find out why. It has no text of the page, no
//! account, and no address except the host. It is in English: whoever gets it may not speak the person's language.

use std::fmt::Write;

use super::hosts::find;
use super::{Element, Facts, Fault, Kind, recognise};
use crate::pass::Verdict;

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

/// Where the person is on the page.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The number of the step, from 1 to 4.
    pub step: usize,
    /// The code for the helpdesk.
    pub code: &'a str,
    /// What is wrong with the text in the field for the pass.
    pub verdict: &'a Verdict,
}

/// The report on a page with these facts.
#[must_use]
pub fn report(facts: &Facts, situation: &Situation, versions: &Versions) -> String {
    let page = recognise(facts);
    let Situation { step, code, verdict } = situation;
    let wrong: Vec<&str> =
        [page.fault().map(fault_in_words), verdict_in_words(verdict)].into_iter().flatten().collect();
    let wrong = if wrong.is_empty() { "nothing that we can see".to_owned() } else { wrong.join("; ") };
    let mut report = format!(
        "The page {}.\nStep {step} of 4, helpdesk code {code}.\nWhat is wrong: {wrong}.\n\n\
         For whoever looks into it. It has the name of the site, but no text of the page and no account.\n",
        page_in_words(page.kind)
    );
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

const fn page_in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::UserName => "asks for the account",
        Kind::AccountTiles => "asks which account to use",
        Kind::Password => "asks for a password",
        Kind::Picker => "lists ways to sign in",
        Kind::Pass => "asks for the Temporary Access Pass",
        Kind::Code => "asks for a code",
        Kind::Authenticator => "asks for an approval in Microsoft Authenticator",
        Kind::Passkey => "asks for a passkey",
        Kind::OtherFactor => "lists second methods",
        Kind::Provider => "hands over to the sign-in of another organisation",
        Kind::StaySignedIn => "asks whether to stay signed in",
        Kind::MoreInformation => "asks for more information",
        Kind::AppConfirmation => "asks whether the person started this sign-in",
        Kind::Consent => "asks for permissions for an app",
        Kind::ChangePassword => "asks for a new password",
        Kind::AccessPolicy => "says that a rule blocks the sign-in",
        Kind::Error => "shows an error and no way on",
        Kind::Leaving => "finishes the sign-in",
        Kind::SecurityInfo => "is My Security info",
        Kind::Register => "is the set-up of sign-in methods",
        Kind::Unknown => "is not one that we know",
    }
}

const fn fault_in_words(fault: Fault) -> &'static str {
    match fault {
        Fault::Incorrect => "the pass is probably incorrect",
        Fault::Expired => "the pass has expired",
        Fault::Used => "the pass works once and was used",
        Fault::Blocked => "a rule of the organisation does not allow this pass",
        Fault::NotFound => "the account probably has no pass, or has none yet",
        Fault::WebSignInOnly => "the pass probably works for signing in to Windows only",
        Fault::Locked => "the account is probably locked for a while after too many tries",
        Fault::AccessPolicy => "a rule of the organisation blocks the sign-in, probably for the device or the place",
        Fault::StalePage => "the page was open for too long",
        Fault::Password => "the password is wrong; perhaps the pass was typed there",
        Fault::Account => "the account is probably mistyped or disabled, or its password has expired",
    }
}

const fn verdict_in_words(verdict: &Verdict) -> Option<&'static str> {
    Some(match verdict {
        Verdict::Empty | Verdict::Plausible { hint: None } => return None,
        Verdict::TooShort { .. } => "the typed text is too short",
        Verdict::TooLong => "the typed text is too long",
        Verdict::SpaceAround { .. } => "the typed text has a space at its start or end",
        Verdict::SpaceInside { .. } | Verdict::MailBreak { .. } => "the typed text has a space or a break inside",
        Verdict::MoreThanPass => "the typed text is more than a pass",
        Verdict::Link => "the typed text is a link",
        Verdict::OddCharacter { .. } => "the typed text has a character that no pass has",
        Verdict::Plausible { hint: Some(_) } => "something may have come along when the pass was copied",
    })
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
    use crate::pass::Side;

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
        let situation = Situation { step: 1, code: "Y1-910", verdict: &Verdict::Empty };
        let expected = "The page is not one that we know.\nStep 1 of 4, helpdesk code Y1-910.\n\
            What is wrong: nothing that we can see.\n\n\
            For whoever looks into it. It has the name of the site, but no text of the page and no account.\n\
            TAP Companion: 1.2.3\nbrowser: Chromium 156\n\
            host: login.microsoftonline.com\ntaken for: unknown\n\
            PageID: ConvergedNew\nlanguage: de-DE\nviews: 77\ncodes: 50058\nseen: view-picker ×3, identity\n";
        assert_eq!(report(&facts, &situation, &versions), expected);
    }

    #[test]
    fn the_report_starts_with_what_is_wrong_in_plain_words() {
        let facts = Facts {
            host: "login.microsoftonline.com".into(),
            error_codes: vec!["130503".into()],
            seen: [(Element::PassField, 1)].into(),
            ..Facts::default()
        };
        let situation = Situation { step: 2, code: "P2-503-3", verdict: &Verdict::SpaceAround { side: Side::End } };
        let report = report(&facts, &situation, &Versions::default());
        let (plain, technical) = report.split_once("\n\n").expect("two parts");
        let expected = "The page asks for the Temporary Access Pass.\nStep 2 of 4, helpdesk code P2-503-3.\n\
            What is wrong: the pass is probably incorrect; the typed text has a space at its start or end.";
        assert_eq!(plain, expected);
        assert!(technical.contains("host: login.microsoftonline.com\n"), "{technical}");
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
            let situation = Situation { step: 1, code: "Y1-910", verdict: &Verdict::Empty };
            prop_assert!(!report(&facts, &situation, &Versions::default()).contains(&secret));
        }
    }
}
