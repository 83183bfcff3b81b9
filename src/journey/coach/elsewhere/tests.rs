// SPDX-License-Identifier: MIT OR Apache-2.0

use super::*;
use crate::page::{Element, Refusal};

const USES: [Option<PassUse>; 3] = [None, Some(PassUse::OneTime), Some(PassUse::Reusable)];

/// States in which the pass was not sent, was refused, was accepted, and has done its work.
fn states() -> [State; 4] {
    let before = State { step: Step::Account, ..State::default() };
    let tried = State { tried: true, ..before };
    let accepted = State { step: Step::Accepted, ..tried };
    [before, tried, accepted, State { step: Step::Register, opened: true, ..accepted }]
}

fn said(page: &Page, state: State, pass_use: Option<PassUse>) -> Advice {
    not_asked_for(page, state, &Settings { pass_use, ..Settings::default() })
}

fn headline(page: &Page, state: State) -> Key {
    said(page, state, None).headline.key
}

fn named(kind: Kind) -> Page {
    Page { shows_account: true, ..Page::of(kind) }
}

/// A page of the second factor.
fn second(kind: Kind) -> Page {
    Page { after_first_factor: true, ..named(kind) }
}

/// Every page that asks for something else, with and without an account, an offer, and what else the advice reads.
fn every_page() -> Vec<Page> {
    let mut pages = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.asks_something_else()) {
        for offer in Offer::ALL.map(Some).into_iter().chain([None]) {
            for flags in 0..16 {
                let is = |bit: u32| flags & bit != 0;
                pages.push(Page {
                    offer,
                    ring: offer.map(|_| Element::OtherWays),
                    shows_account: is(1),
                    before_account: is(2),
                    after_first_factor: is(4),
                    offers_recovery: is(8),
                    ..Page::of(kind)
                });
            }
        }
    }
    pages
}

#[test]
fn waiting_is_only_for_a_pass_that_was_not_sent_to_an_account_that_is_known() {
    for page in every_page() {
        for state in states() {
            for pass_use in USES {
                let advice = said(&page, state, pass_use);
                let waits = advice.headline.key == Key::MissingTitle || advice.list.contains(&Key::MissingWait);
                let is_list = page.kind == Kind::OtherFactor || page.kind == Kind::Picker && !page.before_account;
                let may_wait = (page.has_account() || is_list)
                    && !state.tried
                    && page.kind != Kind::Passkey
                    && (page.kind != Kind::Provider || page.offer.is_some())
                    && page.offer.is_none_or(|offer| offer == Offer::OtherWays);
                assert!(!waits || may_wait, "{page:?} {state:?}: {advice:?}");
            }
        }
    }
}

#[test]
fn a_way_to_the_pass_is_ringed_exactly_if_the_advice_takes_it() {
    let taken = [Key::TileTitle, Key::ProofTitle, Key::LinkTitle, Key::OtherWaysTitle, Key::OtherFactorsTitle];
    for page in every_page() {
        for state in states() {
            for pass_use in USES {
                let advice = said(&page, state, pass_use);
                let settings = Settings { pass_use, ..Settings::default() };
                let way = way_to_pass(&page, state, &settings);
                assert_eq!(way.is_some(), taken.contains(&advice.headline.key), "{page:?} {state:?}");
            }
        }
    }
}

#[test]
fn a_second_method_after_the_pass_is_a_stronger_one() {
    let [before, tried, accepted, registering] = states();
    for kind in [Kind::OtherFactor, Kind::Authenticator, Kind::Code, Kind::Passkey] {
        assert_eq!(headline(&second(kind), accepted), Key::StrongerTitle, "{kind:?}");
        for state in [before, tried, registering] {
            assert_ne!(headline(&second(kind), state), Key::StrongerTitle, "{kind:?} {state:?}");
        }
    }
    let with_proof = Page { offer: Some(Offer::Proof), ..second(Kind::OtherFactor) };
    assert_eq!(headline(&with_proof, before), Key::ProofTitle, "the pass is one of them");
    assert_eq!(headline(&with_proof, tried), Key::ProofTitle, "as a second try");
}

#[test]
fn who_registers_signs_in_with_the_new_method() {
    let registering = states()[3];
    let detail = |state, pass_use| on_user_name(state, &Settings { pass_use, ..Settings::default() }).detail.key;
    assert_eq!(
        USES.map(|pass_use| detail(registering, pass_use)),
        [Key::AccountAgainDetail, Key::AccountAgainDetail, Key::AccountDetail,]
    );
    assert_eq!(detail(states()[0], None), Key::AccountDetail);
    for kind in [Kind::Password, Kind::Picker, Kind::Code, Kind::Passkey, Kind::Authenticator] {
        let page = named(kind);
        assert_eq!(headline(&page, registering), Key::AgainTitle, "{kind:?}");
        let detail = |pass_use| said(&page, registering, pass_use).detail.key;
        assert_eq!(USES.map(detail), [Key::AgainDetail, Key::AgainDetail, Key::AgainReusableDetail], "{kind:?}");
        let other_ways = Page { offer: Some(Offer::OtherWays), ..named(kind) };
        let title = |pass_use| said(&other_ways, registering, pass_use).headline.key;
        assert_eq!(USES.map(title), [Key::AgainTitle, Key::AgainTitle, Key::OtherWaysTitle], "{kind:?}");
        let link = Page { offer: Some(Offer::Link), ..named(kind) };
        let title = |pass_use| said(&link, registering, pass_use).headline.key;
        assert_eq!(USES.map(title), [Key::LinkTitle, Key::AgainTitle, Key::LinkTitle], "{kind:?}");
    }
}

#[test]
fn each_page_without_a_way_has_its_own_next_step() {
    let [before, tried, ..] = states();
    assert_eq!(headline(&Page { before_account: true, ..Page::of(Kind::Picker) }, before), Key::NoAccountTitle);
    assert_eq!(headline(&Page { before_account: true, ..Page::of(Kind::Picker) }, tried), Key::NoAccountTitle);
    assert_eq!(headline(&Page::of(Kind::Password), before), Key::NoAccountTitle);
    for state in [before, tried] {
        assert_eq!(headline(&named(Kind::Passkey), state), Key::NativeTitle);
        assert_eq!(headline(&named(Kind::Provider), state), Key::ProviderTitle);
    }
    for kind in [Kind::Password, Kind::Picker, Kind::OtherFactor, Kind::Code, Kind::Authenticator] {
        assert_eq!(headline(&named(kind), before), Key::MissingTitle, "{kind:?}");
        assert_eq!(headline(&named(kind), tried), Key::TriedTitle, "{kind:?}");
        assert!(said(&named(kind), before, None).list.contains(&Key::MissingValid), "{kind:?}");
        let recovery = Page { offers_recovery: true, ..named(kind) };
        assert_eq!(said(&recovery, before, None).list.first(), Some(&Key::MissingRecovery), "{kind:?}");
    }
}

#[test]
fn a_wrong_password_is_no_answer_to_the_pass() {
    let refusal = Refusal::from_code("50126");
    let says = |offer| {
        let page = &Page { refusal, offer, ..named(Kind::Password) };
        let settings = &Settings::default();
        let state = states()[0];
        let verdict = &crate::pass::Verdict::Empty;
        let scene = crate::journey::Scene { page, verdict, state, settings, ringed: true };
        crate::journey::advise(&scene).map(|advice| advice.headline.key)
    };
    assert_eq!(says(None), Some(Key::WrongBoxTitle));
    assert_eq!(says(Some(Offer::OtherWays)), Some(Key::WrongBoxTitle));
    assert_eq!(says(Some(Offer::Link)), Some(Key::LinkTitle), "it says that the box is for something else");
}
