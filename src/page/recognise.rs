// SPDX-License-Identifier: MIT OR Apache-2.0
//! From facts to a page. The order is the order of proof: the pass first, then what the page calls itself, then what it
//! shows. **A bare password field is never taken for the pass.**

use super::hosts::{Role, role};
use super::{Element, Facts, Fault, Kind, Page};

/// `data-viewid` of the pass: state 56 in Microsoft's constants (D, 2026-09).
const VIEW_PASS: u32 = 56;
/// Likewise, all C: the credential picker, the one-time code, "Stay signed in?", the error, "More information required".
const VIEW_PICKER: u32 = 24;
const VIEW_STAY_SIGNED_IN: u32 = 20;
const VIEW_ERROR: u32 = 26;
const VIEW_MORE_INFORMATION: u32 = 32;

/// `PageID` of pages that interrupt a sign-in with a question of their own (C).
const INTERRUPTIONS: [&str; 3] = ["CmsiInterrupt", "ConvergedConsent", "ConvergedChangePassword"];

/// Which page these facts describe. Total: anything that is not proven is [`Kind::Unknown`].
#[must_use]
pub fn recognise(facts: &Facts) -> Page {
    match role(&facts.host) {
        Some(Role::SignIn) => sign_in(facts),
        Some(Role::SecurityInfo) => security_info(facts),
        None => Page::UNKNOWN,
    }
}

fn security_info(facts: &Facts) -> Page {
    let first = facts.path.split('/').find(|part| !part.is_empty()).unwrap_or_default();
    let kind = match first {
        "security-info" => Kind::SecurityInfo,
        "register" => Kind::Register,
        _ => Kind::Unknown,
    };
    Page { kind, fault: None, ring: None }
}

fn sign_in(facts: &Facts) -> Page {
    let pass = pass_field(facts);
    let kind = if pass.is_some() { Kind::Pass } else { asked_instead(facts) };
    let fault = facts.error_codes.iter().find_map(|code| Fault::from_code(code)).filter(|fault| fault.concerns(kind));
    Page { kind, fault, ring: pass.or_else(|| way_to_pass(facts)) }
}

/// The visible field that the pass goes into.
fn pass_field(facts: &Facts) -> Option<Element> {
    if facts.sees(Element::PassField) {
        Some(Element::PassField)
    } else if facts.views.contains(&VIEW_PASS) && facts.count(Element::PassViewInput) == 1 {
        Some(Element::PassViewInput)
    } else {
        None
    }
}

/// The visible control that leads to the pass, where the page asks for something else.
fn way_to_pass(facts: &Facts) -> Option<Element> {
    [Element::PassTile, Element::PassProof, Element::PassLink].into_iter().find(|element| facts.sees(*element))
}

fn asked_instead(facts: &Facts) -> Kind {
    let view = |number| facts.views.contains(&number);
    if facts.is_page("KmsiInterrupt") || facts.sees(Element::StaySignedIn) || view(VIEW_STAY_SIGNED_IN) {
        Kind::StaySignedIn
    } else if facts.is_page("ConvergedProofUpRedirect")
        || facts.sees(Element::MoreInformation)
        || view(VIEW_MORE_INFORMATION)
    {
        Kind::MoreInformation
    } else if INTERRUPTIONS.iter().any(|id| facts.is_page(id)) {
        Kind::Interruption
    } else if facts.is_page("ConvergedError") || view(VIEW_ERROR) {
        Kind::Error
    } else if facts.is_page("hiddenform") {
        Kind::Leaving
    } else if facts.sees(Element::Proofs) {
        Kind::OtherFactor
    } else if facts.sees(Element::Code) {
        Kind::Code
    } else if facts.sees(Element::Picker) || view(VIEW_PICKER) {
        Kind::Picker
    } else if facts.sees(Element::Password) {
        Kind::Password
    } else if facts.sees(Element::UserName) || facts.sees(Element::AccountTiles) {
        Kind::Account
    } else {
        Kind::Unknown
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn facts(seen: &[(Element, u32)]) -> Facts {
        Facts {
            host: "login.microsoftonline.com".into(),
            page_id: Some("ConvergedSignIn".into()),
            seen: seen.iter().copied().collect(),
            ..Facts::default()
        }
    }

    #[test]
    fn the_named_field_is_the_pass_prompt() {
        let page = recognise(&facts(&[(Element::PassField, 1)]));
        assert_eq!((page.kind, page.ring), (Kind::Pass, Some(Element::PassField)));
    }

    #[test]
    fn two_named_fields_and_a_password_field_are_still_the_pass_prompt() {
        let page = recognise(&facts(&[(Element::PassField, 2), (Element::Password, 1)]));
        assert_eq!(page.kind, Kind::Pass);
    }

    #[test]
    fn the_numbered_view_serves_only_with_exactly_one_input() {
        let view = |inputs| {
            let mut facts = facts(&[(Element::PassViewInput, inputs)]);
            facts.views = vec![56];
            recognise(&facts).kind
        };
        assert_eq!(view(1), Kind::Pass);
        assert_eq!(view(0), Kind::Unknown);
        assert_eq!(view(2), Kind::Unknown);
    }

    #[test]
    fn a_bare_password_field_is_a_password() {
        assert_eq!(recognise(&facts(&[(Element::Password, 1)])).kind, Kind::Password);
    }

    #[test]
    fn a_password_page_with_the_link_rings_the_link() {
        let page = recognise(&facts(&[(Element::Password, 1), (Element::PassLink, 1)]));
        assert_eq!((page.kind, page.ring), (Kind::Password, Some(Element::PassLink)));
    }

    #[test]
    fn a_refused_pass_carries_its_reason() {
        let mut refused = facts(&[(Element::PassField, 1)]);
        refused.error_codes = vec!["50058".into(), "130503".into()];
        assert_eq!(recognise(&refused).fault, Some(Fault::Incorrect));
    }

    #[test]
    fn a_refusal_is_left_behind_where_the_person_goes_back_to_the_user_name() {
        let mut back = facts(&[(Element::UserName, 1)]);
        back.error_codes = vec!["130503".into()];
        assert_eq!(recognise(&back).fault, None);
        back.error_codes = vec!["50034".into()];
        assert_eq!(recognise(&back).fault, Some(Fault::Account));
    }

    #[test]
    fn security_info_and_the_wizard_are_told_apart_by_path() {
        let at = |path: &str| {
            recognise(&Facts { host: "mysignins.microsoft.com".into(), path: path.into(), ..Facts::default() }).kind
        };
        assert_eq!(at("/security-info"), Kind::SecurityInfo);
        assert_eq!(at("/security-info/"), Kind::SecurityInfo);
        assert_eq!(at("/register"), Kind::Register);
        assert_eq!(at("/security-information"), Kind::Unknown);
        assert_eq!(at("/"), Kind::Unknown);
    }

    #[test]
    fn another_host_is_never_recognised() {
        let mut elsewhere = facts(&[(Element::PassField, 1)]);
        elsewhere.host = "login.microsoftonline.com.evil.example".into();
        assert_eq!(recognise(&elsewhere), Page::UNKNOWN);
    }

    fn any_element() -> impl Strategy<Value = Element> {
        prop::sample::select(vec![
            Element::UserName,
            Element::AccountTiles,
            Element::Password,
            Element::PassField,
            Element::PassViewInput,
            Element::PassLink,
            Element::PassTile,
            Element::PassProof,
            Element::Picker,
            Element::Proofs,
            Element::Code,
            Element::StaySignedIn,
            Element::MoreInformation,
            Element::Other,
        ])
    }

    proptest! {
        #[test]
        fn without_a_pass_element_no_page_is_the_pass_prompt(
            path in ".*", page_id in prop::option::of(".*"), error_codes in prop::collection::vec("[0-9]{5,6}", 0..3),
            views in prop::collection::vec(0u32..100, 0..4),
            seen in prop::collection::btree_map(any_element(), 0u32..3, 0..8),
        ) {
            let seen: BTreeMap<_, _> = seen
                .into_iter()
                .filter(|(element, _)| !matches!(element, Element::PassField | Element::PassViewInput))
                .collect();
            let facts = Facts { host: "login.microsoftonline.com".into(), path, language: String::new(), page_id, error_codes, views, seen };
            prop_assert_ne!(recognise(&facts).kind, Kind::Pass);
        }

        #[test]
        fn what_is_ringed_is_always_visible(
            views in prop::collection::vec(0u32..100, 0..4),
            seen in prop::collection::btree_map(any_element(), 0u32..3, 0..8),
        ) {
            let facts = Facts { host: "login.microsoftonline.com".into(), views, seen, ..Facts::default() };
            let page = recognise(&facts);
            if let Some(element) = page.ring {
                prop_assert!(facts.sees(element));
            }
        }
    }
}
