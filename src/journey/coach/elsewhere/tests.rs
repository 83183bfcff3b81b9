// SPDX-License-Identifier: MIT OR Apache-2.0

use super::*;
use crate::journey::Event;
use crate::page::{Element, Refusal};

const USES: [Option<PassUse>; 3] = [None, Some(PassUse::OneTime), Some(PassUse::Reusable)];

fn walk(events: &[Event]) -> State {
    events.iter().fold(State::default(), |state, event| state.after(*event, &Settings::default()).0)
}

fn seen(kind: Kind) -> Event {
    Event::seen(&Page::of(kind), true)
}

/// States in which the pass was not sent, was refused, was accepted, and has done its work.
fn states() -> [State; 4] {
    let sent = [seen(Kind::UserName), seen(Kind::Pass), Event::Sent];
    let accepted = [&sent[..], &[seen(Kind::StaySignedIn)]].concat();
    [
        walk(&[seen(Kind::UserName), seen(Kind::Password)]),
        walk(&[&sent[..], &[seen(Kind::Pass), seen(Kind::Password)]].concat()),
        walk(&accepted),
        walk(&[&accepted[..], &[Event::Left, seen(Kind::SecurityInfo)]].concat()),
    ]
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
    Page { is_second_factor: true, ..named(kind) }
}

/// Every page after the account that asks for something else, with and without an account, an offer, and what else the
/// advice reads.
fn every_page() -> Vec<Page> {
    let mut pages = Vec::new();
    let is_account = |kind: Kind| matches!(kind, Kind::UserName | Kind::AccountTiles);
    for kind in Kind::ALL.into_iter().filter(|kind| kind.asks_something_else() && !is_account(*kind)) {
        for offer in Offer::ALL.map(Some).into_iter().chain([None]) {
            for flags in 0..32 {
                let is = |bit: u32| flags & bit != 0;
                pages.push(Page {
                    offer,
                    ring: offer.map(|_| Element::OtherWays),
                    shows_account: is(1),
                    before_account: is(2),
                    is_second_factor: is(4),
                    offers_recovery: is(8),
                    at_passkey_address: is(16),
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
                let may_wait = page.has_account()
                    && !state.asked
                    && !state.accepted
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
fn a_second_method_after_the_pass_is_one_that_was_set_up_before() {
    let [before, tried, accepted, registering] = states();
    for kind in [Kind::OtherFactor, Kind::Authenticator, Kind::Code, Kind::Passkey] {
        for state in [accepted, registering] {
            assert_eq!(said(&second(kind), state, None).detail.key, Key::SecondDetail, "{kind:?} {state:?}");
        }
        for state in [before, tried] {
            assert_ne!(said(&second(kind), state, None).detail.key, Key::SecondDetail, "{kind:?} {state:?}");
        }
    }
    let passkey = Page { at_passkey_address: true, ..named(Kind::Passkey) };
    assert_eq!(said(&passkey, accepted, None).detail.key, Key::SecondDetail);
    assert_eq!(headline(&passkey, registering), Key::AgainTitle, "here it is the first method");
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
        let again = if kind == Kind::Picker { Key::NotInListDetail } else { Key::AgainReusableDetail };
        assert_eq!(USES.map(detail), [Key::AgainDetail, Key::AgainDetail, again], "{kind:?}");
        let other_ways = Page { offer: Some(Offer::OtherWays), ..named(kind) };
        let title = |pass_use| said(&other_ways, registering, pass_use).headline.key;
        assert_eq!(USES.map(title), [Key::AgainTitle, Key::AgainTitle, Key::OtherWaysTitle], "{kind:?}");
        let link = Page { offer: Some(Offer::Link), ..named(kind) };
        let title = |pass_use| said(&link, registering, pass_use).headline.key;
        assert_eq!(USES.map(title), [Key::LinkTitle, Key::AgainTitle, Key::LinkTitle], "{kind:?}");
    }
}

/// Whoever is signed in already gets to Security info without a pass. Adding a method asks for the sign-in again.
#[test]
fn at_security_info_without_a_pass_nothing_was_sent() {
    let state = walk(&[seen(Kind::SecurityInfo), seen(Kind::UserName), seen(Kind::Password)]);
    assert_eq!(state.step, Step::Register);
    assert_eq!(headline(&named(Kind::Password), state), Key::MissingTitle);
    assert_eq!(on_user_name(state, &Settings::default()).detail.key, Key::AccountDetail);
    let other_ways = Page { offer: Some(Offer::OtherWays), ..named(Kind::Password) };
    assert_eq!(headline(&other_ways, state), Key::OtherWaysTitle);
    assert_eq!(way_to_pass(&other_ways, state, &Settings::default()), Some(Offer::OtherWays));
}

#[test]
fn after_a_page_has_asked_for_the_pass_nobody_waits_for_it() {
    let policy = Event::seen(&Page { refusal: Refusal::from_code("53003"), ..Page::of(Kind::AccessPolicy) }, true);
    for answer in [seen(Kind::Pass), policy, seen(Kind::Error), seen(Kind::Picker)] {
        for then in [seen(Kind::UserName), seen(Kind::AccountTiles), seen(Kind::Password)] {
            let state = walk(&[seen(Kind::UserName), seen(Kind::Pass), Event::Sent, answer, then]);
            let advice = said(&named(Kind::Password), state, None);
            assert_eq!(advice.headline.key, Key::TriedTitle, "{answer:?} {then:?}");
            assert!(advice.list.contains(&Key::MissingNew));
        }
    }
}

/// Other surfaces open Security info in a tab of its own, and the sign-in there may ask again.
#[test]
fn a_pass_that_was_accepted_stays_accepted_in_every_tab() {
    let [.., accepted, registering] = states();
    let one_time = Settings { pass_use: Some(PassUse::OneTime), ..Settings::default() };
    let link = Page { offer: Some(Offer::Link), ..named(Kind::Password) };
    for state in [accepted, registering].map(|state| state.handed_over().starting_over()) {
        for (events, expected) in [
            (&[seen(Kind::UserName)][..], None),
            (&[seen(Kind::SecurityInfo), seen(Kind::UserName)], Some(Key::AgainTitle)),
            (&[seen(Kind::Pass), seen(Kind::Picker)], Some(Key::SecondTitle)),
            (&[seen(Kind::SecurityInfo), seen(Kind::Pass), Event::Sent, seen(Kind::Pass)], Some(Key::SecondTitle)),
        ] {
            let state = events.iter().fold(state, |state, event| state.after(*event, &one_time).0);
            let advice = not_asked_for(&named(Kind::Password), state, &one_time);
            assert!(expected.is_none_or(|expected| advice.headline.key == expected), "{events:?} {advice:?}");
            assert!([Key::OnceMoreDetail, Key::AgainDetail].contains(&advice.detail.key), "{events:?} {advice:?}");
            assert_eq!(way_to_pass(&link, state, &one_time), None, "{events:?}");
        }
    }
}

#[test]
fn the_page_for_a_pass_that_is_used_up_says_so() {
    let settings = &Settings { pass_use: Some(PassUse::OneTime), ..Settings::default() };
    let detail = |state: State| {
        let (page, verdict) = (&Page::of(Kind::Pass), &crate::pass::Verdict::Empty);
        let state = state.after(seen(Kind::Pass), settings).0;
        let scene = crate::journey::Scene { page, verdict, state, settings, ringed: true };
        crate::journey::advise(&scene).map(|advice| advice.detail.key)
    };
    let [before, tried, accepted, registering] = states();
    assert_eq!([accepted, registering].map(detail), [Some(Key::AgainDetail); 2]);
    assert_eq!([before, tried].map(detail), [Some(Key::PassDetail), Some(Key::UnsaidDetail)]);
}

#[test]
fn a_page_that_is_too_old_says_nothing_about_an_accepted_pass() {
    let settings = &Settings::default();
    let refusal = Refusal::from_code("50089");
    let headline = |kind, state| {
        let page = &Page { refusal, ..second(kind) };
        let scene =
            crate::journey::Scene { page, verdict: &crate::pass::Verdict::Empty, state, settings, ringed: true };
        crate::journey::advise(&scene).map(|advice| advice.headline.key)
    };
    let [before, _, accepted, registering] = states();
    for kind in [Kind::Authenticator, Kind::Code, Kind::Error] {
        assert_eq!(headline(kind, before), Some(Key::StalePageTitle), "{kind:?}");
        for state in [accepted, registering] {
            assert_ne!(headline(kind, state), Some(Key::StalePageTitle), "{kind:?}");
        }
    }
}

#[test]
fn another_sign_in_before_security_info_promises_no_method_that_was_added() {
    let accepted = states()[2];
    let details = |page: &Page| USES.map(|pass_use| said(page, accepted, pass_use).detail.key);
    for kind in [Kind::Password, Kind::Picker, Kind::Code, Kind::Provider] {
        let again = if kind == Kind::Picker { Key::NotInListDetail } else { Key::AgainReusableDetail };
        let expected = [Key::OnceMoreDetail, Key::OnceMoreDetail, again];
        assert_eq!(details(&named(kind)), expected, "{kind:?}");
    }
    let detail = |pass_use| on_user_name(accepted, &Settings { pass_use, ..Settings::default() }).detail.key;
    assert_eq!(USES.map(detail), [Key::AccountOnceMoreDetail, Key::AccountOnceMoreDetail, Key::AccountDetail]);
}

#[test]
fn each_page_without_a_way_has_its_own_next_step() {
    let [before, tried, ..] = states();
    assert_eq!(headline(&Page { before_account: true, ..Page::of(Kind::Picker) }, before), Key::NoAccountTitle);
    assert_eq!(headline(&Page { before_account: true, ..Page::of(Kind::Picker) }, tried), Key::NoAccountTitle);
    for kind in [Kind::Password, Kind::Code, Kind::Authenticator, Kind::OtherFactor] {
        assert_eq!(headline(&Page::of(kind), before), Key::MissingTitle, "{kind:?} without its banner");
    }
    for state in [before, tried] {
        assert_eq!(headline(&named(Kind::Passkey), state), Key::NativeTitle);
        assert_eq!(headline(&named(Kind::Provider), state), Key::ProviderTitle);
    }
    for kind in [Kind::Password, Kind::Picker, Kind::OtherFactor, Kind::Code, Kind::Authenticator] {
        assert_eq!(headline(&named(kind), before), Key::MissingTitle, "{kind:?}");
        assert_eq!(headline(&named(kind), tried), Key::TriedTitle, "{kind:?}");
        assert!(said(&named(kind), before, None).list.contains(&Key::MissingValid), "{kind:?}");
        let recovery = Page { offers_recovery: true, ..named(kind) };
        let usual = said(&named(kind), before, None).list;
        // There is no room for more than four.
        let most: Vec<Key> = usual.iter().copied().filter(|key| *key != Key::MissingOtherWays).collect();
        assert_eq!(said(&recovery, before, None).list, [most, vec![Key::MissingRecovery]].concat(), "{kind:?}");
        assert_eq!(
            usual.last(),
            Some(&Key::MissingWait),
            "{kind:?}: what takes seconds comes before what takes minutes"
        );
    }
}

#[test]
fn a_wrong_password_is_no_answer_to_the_pass() {
    let refusal = Refusal::from_code("50126");
    let says = |offer, state| {
        let page = &Page { refusal, offer, ..named(Kind::Password) };
        let settings = &Settings { pass_use: Some(PassUse::OneTime), ..Settings::default() };
        let verdict = &crate::pass::Verdict::Empty;
        let scene = crate::journey::Scene { page, verdict, state, settings, ringed: true };
        crate::journey::advise(&scene).map(|advice| advice.headline.key)
    };
    let [before, tried, accepted, registering] = states();
    for state in [before, tried] {
        assert_eq!(says(None, state), Some(Key::WrongBoxTitle));
        assert_eq!(says(Some(Offer::OtherWays), state), Some(Key::WrongBoxTitle));
        assert_eq!(says(Some(Offer::Link), state), Some(Key::LinkTitle), "it says that the box is for something else");
    }
    for (state, expected) in [(accepted, Key::SecondTitle), (registering, Key::AgainTitle)] {
        assert_eq!(says(Some(Offer::OtherWays), state), Some(expected), "the pass is used up");
    }
}
