// SPDX-License-Identifier: MIT OR Apache-2.0
//! Turns facts into a page. The pass has its own rules (`prompt.rs`); all other kinds come from weighed evidence
//! (`evidence.rs`).

use super::evidence::{Scores, is_passkey_address};
use super::heading::destination;
use super::hosts::{Host, Role, find};
use super::prompt::{has_contradictory_title, has_contradictory_view, pass_field};
use super::{Element, Facts, Heading, Kind, Offer, Page, Refusal, Tenant};
use crate::method::Method;

/// The page that these facts describe. What the facts do not prove is [`Kind::Unknown`].
#[must_use]
pub fn recognise(facts: &Facts) -> Page {
    let Some(host) = find(&facts.host) else { return Page::default() };
    let page = match host.role {
        Role::SignIn | Role::Alias => recognise_sign_in(facts, host),
        Role::SecurityInfo => recognise_my_sign_ins(facts),
        Role::NoPages | Role::Consumer | Role::Closed => return Page::default(),
    };
    Page { cloud: host.cloud, language: facts.language.clone(), ..page }
}

fn recognise_my_sign_ins(facts: &Facts) -> Page {
    let kind = Scores::on_my_sign_ins(facts).best_kind();
    Page {
        heading: Some(Heading::SecurityInfo),
        add_method: add_method(facts).filter(|_| kind == Kind::SecurityInfo),
        registered: if kind == Kind::SecurityInfo { registered_methods(facts) } else { Vec::new() },
        rows: facts.count(Element::MethodRow) as usize,
        in_dialog: facts.sees(Element::Dialog),
        ..Page::of(kind)
    }
}

/// The button that adds a method: the one with its known name, or the only one that looks like it.
fn add_method(facts: &Facts) -> Option<Element> {
    facts.sees(Element::AddMethod).then_some(Element::AddMethod).or(only(facts, Element::AddMethodButton))
}

/// This element, if the page shows exactly one.
fn only(facts: &Facts, element: Element) -> Option<Element> {
    (facts.count(element) == 1).then_some(element)
}

fn registered_methods(facts: &Facts) -> Vec<Method> {
    let methods = facts.seen.iter().map(|(element, rows)| {
        let methods: &[Method] = match element {
            Element::MethodAuthenticatorPasskey => &[Method::AuthenticatorPasskey, Method::Passkey],
            Element::MethodPasskey => &[Method::Passkey],
            Element::MethodAuthenticator => &[Method::Authenticator],
            Element::MethodSecurityKey => &[Method::SecurityKey],
            Element::MethodPhone => &[Method::Phone],
            Element::MethodEmail => &[Method::Email],
            _ => &[],
        };
        methods.repeat(*rows as usize)
    });
    methods.flatten().collect()
}

fn recognise_sign_in(facts: &Facts, host: &Host) -> Page {
    let common = Page {
        shows_account: facts.sees(Element::Identity),
        account_has_pass: facts.sees(Element::AccountHasPass),
        before_account: facts.sees(Element::OrganizationTile),
        offers_recovery: facts.sees(Element::RecoveryEnabled),
        is_second_factor: facts.sees(Element::PageSecondFactor),
        at_passkey_address: is_passkey_address(facts, host),
        heading: destination(facts),
        tenant: Tenant::in_path(&facts.path),
        submit: only(facts, Element::Submit),
        show_pass: only(facts, Element::ShowPass),
        ..Page::default()
    };
    if let Some(field) = pass_field(facts) {
        return Page { kind: Kind::Pass, ring: Some(field), refusal: refusal(facts, Kind::Pass), ..common };
    }
    // For a moment no view is visible, or the old one is still beside the new one, and nothing tells them apart.
    let changing = facts.between_views || facts.views.len() > 1;
    let kind = match Scores::on_sign_in(facts, host).best_kind() {
        _ if changing || has_contradictory_view(facts) => Kind::Unknown,
        Kind::Code if has_contradictory_title(facts) => Kind::Unknown,
        kind => kind,
    };
    let offer = offer(facts).filter(|(offer, _)| kind != Kind::Unknown || offer.names_the_pass());
    let (offer, ring) = offer.unzip();
    Page { kind, changing, ring, offer, refusal: refusal(facts, kind), ..common }
}

/// The control that leads to the pass, and the element to ring for it.
fn offer(facts: &Facts) -> Option<(Offer, Element)> {
    Offer::ALL.into_iter().find_map(|offer| {
        let elements: &[Element] = match offer {
            Offer::Tile => &[Element::PassTile],
            Offer::Proof => &[Element::PassProof],
            Offer::Link => &[Element::PassLink],
            Offer::OtherWays => &[Element::OtherWays, Element::OtherFactors],
        };
        let element = elements.iter().copied().find(|element| facts.sees(*element))?;
        Some((offer, element))
    })
}

/// The number of the view of the pass (S 2026-11).
const PASS_VIEW: u32 = 56;

fn refusal(facts: &Facts, kind: Kind) -> Option<Refusal> {
    facts
        .error_codes
        .iter()
        .filter_map(|code| Refusal::from_code(code))
        .find(|refusal| refusal.fault.can_appear_on(kind) || kind == Kind::Pass && facts.posted_view == Some(PASS_VIEW))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::page::hosts::HOSTS;

    fn facts(seen: &[Element]) -> Facts {
        Facts {
            host: "login.microsoftonline.com".into(),
            seen: seen.iter().map(|element| (*element, 1)).collect(),
            ..Facts::default()
        }
    }

    fn kind(seen: &[Element]) -> Kind {
        recognise(&facts(seen)).kind
    }

    #[test]
    fn a_bare_password_field_is_a_password() {
        assert_eq!(kind(&[Element::Password]), Kind::Password);
        assert_eq!(kind(&[Element::PasswordField]), Kind::Password);
    }

    #[test]
    fn a_view_number_alone_and_a_shared_page_id_alone_prove_nothing() {
        assert_eq!(kind(&[Element::ViewPassword]), Kind::Unknown);
        assert_eq!(kind(&[Element::PageSecondFactor]), Kind::Unknown);
        assert_eq!(kind(&[Element::PageSecondFactor, Element::ViewAuthenticator]), Kind::Unknown);
        assert_eq!(kind(&[Element::PageSecondFactor, Element::ViewPasskey]), Kind::Passkey);
        assert_eq!(kind(&[Element::PageError, Element::ViewAccessPolicy]), Kind::Error);
        assert_eq!(kind(&[Element::PageSignIn, Element::ViewStaySignedIn]), Kind::Unknown);
    }

    #[test]
    fn two_kinds_with_equal_scores_give_no_answer() {
        assert_eq!(kind(&[Element::UserName, Element::Password]), Kind::Unknown);
        assert_eq!(kind(&[Element::UserName, Element::UserNameField, Element::Password]), Kind::UserName);
    }

    #[test]
    fn a_page_between_two_views_is_neither_of_them() {
        let mut between = facts(&[Element::ViewPassword, Element::PasswordField, Element::ViewPicker, Element::Picker]);
        between.views = vec![2, 24];
        let page = recognise(&between);
        assert_eq!((page.kind, page.changing), (Kind::Unknown, true));
        between.seen.insert(Element::PassField, 1);
        assert_eq!(recognise(&between).kind, Kind::Pass);
    }

    #[test]
    fn on_a_password_page_the_control_that_leads_to_the_pass_is_ringed() {
        let way = |element| {
            let page = recognise(&facts(&[Element::Password, element]));
            (page.kind, page.offer, page.ring == Some(element), page.concerns_pass())
        };
        assert_eq!(way(Element::PassLink), (Kind::Password, Some(Offer::Link), true, true));
        assert_eq!(way(Element::OtherWays), (Kind::Password, Some(Offer::OtherWays), true, false));
    }

    #[test]
    fn a_refused_pass_has_its_reason_and_its_code() {
        let mut refused = facts(&[Element::PassField]);
        refused.error_codes = vec!["50058".into(), "130503".into()];
        let refusal = recognise(&refused).refusal.expect("a refusal");
        assert_eq!((refusal.fault.name(), refusal.code), ("incorrect", "130503"));
    }

    #[test]
    fn the_refusal_of_a_pass_does_not_count_on_the_user_name_page() {
        let mut back = facts(&[Element::UserName]);
        back.error_codes = vec!["130503".into()];
        assert_eq!(recognise(&back).refusal, None);
        back.error_codes = vec!["50034".into()];
        assert_eq!(recognise(&back).refusal.map(|refusal| refusal.code), Some("50034"));
    }

    #[test]
    fn security_info_and_the_register_wizard_are_different_pages() {
        let at = |path: &str, seen: &[Element]| {
            let host = "mysignins.microsoft.com".into();
            recognise(&Facts { host, path: path.into(), ..facts(seen) }).kind
        };
        assert_eq!(at("/security-info", &[]), Kind::SecurityInfo);
        assert_eq!(at("/security-info/", &[Element::AddMethod]), Kind::SecurityInfo);
        assert_eq!(at("/new-address", &[Element::AddMethod]), Kind::SecurityInfo);
        assert_eq!(at("/register", &[]), Kind::Register);
        assert_eq!(at("/security-information", &[]), Kind::Unknown);
        assert_eq!(at("/security-info", &[Element::RegisterWizard]), Kind::Unknown);
        assert_eq!(at("/", &[Element::Password, Element::PasswordField]), Kind::Unknown);
    }

    #[test]
    fn security_info_gives_the_registered_methods_and_the_button_that_adds_one() {
        let at = |seen: &[(Element, u32)]| {
            let host = "mysignins.microsoft.com".into();
            let seen = seen.iter().copied().collect();
            recognise(&Facts { host, path: "/security-info".into(), seen, ..Facts::default() })
        };
        let page =
            at(&[(Element::MethodAuthenticatorPasskey, 1), (Element::MethodPhone, 2), (Element::MethodEmail, 0)]);
        assert_eq!(page.registered, [Method::AuthenticatorPasskey, Method::Passkey, Method::Phone, Method::Phone]);
        assert_eq!((page.rows, at(&[(Element::MethodRow, 4)]).rows), (0, 4));
        assert_eq!(page.add_method, None);
        assert_eq!(at(&[(Element::AddMethodButton, 1)]).add_method, Some(Element::AddMethodButton));
        assert_eq!(at(&[(Element::AddMethodButton, 2)]).add_method, None);
        assert_eq!(at(&[(Element::AddMethodButton, 2), (Element::AddMethod, 1)]).add_method, Some(Element::AddMethod));
        let elsewhere = recognise(&facts(&[Element::MethodPasskey, Element::AddMethod]));
        assert_eq!((elsewhere.registered, elsewhere.add_method), (Vec::new(), None));
    }

    #[test]
    fn pages_are_recognised_only_on_hosts_where_people_sign_in() {
        for host in HOSTS {
            let page = recognise(&Facts { host: host.name.into(), ..facts(&[Element::PassField]) });
            let expected = matches!(host.role, Role::SignIn | Role::Alias);
            assert_eq!(page.kind == Kind::Pass, expected, "{}", host.name);
            if expected {
                assert_eq!(page.cloud, host.cloud, "{}", host.name);
            }
        }
        for other in ["login.microsoftonline.com.evil.example", "login-microsoftonline.com", ""] {
            assert_eq!(recognise(&Facts { host: other.into(), ..facts(&[Element::PassField]) }), Page::default());
        }
    }

    fn any_host() -> impl Strategy<Value = String> {
        prop_oneof![
            4 => prop::sample::select(HOSTS.to_vec()).prop_map(|host| host.name.to_owned()),
            1 => ".*",
        ]
    }

    prop_compose! {
        fn any_facts()(
            host in any_host(),
            path in prop_oneof![Just("/security-info".to_owned()), Just("/contoso/fido/get".to_owned()), ".*"],
            language in ".{0,8}",
            client in prop::option::of(".*"),
            redirect in prop::option::of(any_host()),
            page_id in prop::option::of(".*"),
            between_views in any::<bool>(),
            posted_view in prop::option::of(0u32..100),
            error_codes in prop::collection::vec(
                prop_oneof![".*", Just("130503".to_owned()), Just("50053".to_owned())], 0..4,
            ),
            views in prop::collection::vec(any::<u32>(), 0..4),
            seen in prop::collection::btree_map(prop::sample::select(Element::ALL), 0u32..3, 0..12),
        ) -> Facts {
            let seen = seen.into_iter().collect();
            let address = Facts { host, path, client, redirect, ..Facts::default() };
            Facts { language, page_id, error_codes, posted_view, between_views, views, seen, ..address }
        }
    }

    proptest! {
        #[test]
        fn any_facts_give_a_page(facts in any_facts()) {
            let page = recognise(&facts);
            prop_assert!(!(page.changing && page.kind != Kind::Unknown));
        }

        #[test]
        fn no_page_without_a_field_for_the_pass_is_the_pass_prompt(mut facts in any_facts()) {
            let fields = [Element::PassField, Element::PassShown, Element::PassViewInput, Element::PassByTitle];
            facts.seen.retain(|element, _| !fields.contains(element));
            prop_assert_ne!(recognise(&facts).kind, Kind::Pass);
        }

        #[test]
        fn the_ringed_element_is_always_visible(facts in any_facts()) {
            if let Some(element) = recognise(&facts).ring {
                prop_assert!(facts.sees(element));
            }
        }

        #[test]
        fn the_order_of_views_does_not_matter(facts in any_facts()) {
            // Only views have an order: `seen` is a map.
            let mut reversed = facts.clone();
            reversed.views.reverse();
            prop_assert_eq!(recognise(&reversed), recognise(&facts));
        }

        #[test]
        fn facts_without_meaning_change_nothing(
            facts in any_facts(), page_id in ".*", client in ".*", code in "[a-z]{0,5}",
        ) {
            let mut more = facts.clone();
            more.seen.insert(Element::Other, 3);
            more.seen.retain(|_, count| *count > 0);
            more.page_id = Some(page_id);
            more.error_codes.push(code);
            if facts.client.is_none() && facts.redirect.is_none() {
                more.client = Some(client);
            }
            prop_assert_eq!(recognise(&more), recognise(&facts));
        }
    }
}
