// SPDX-License-Identifier: MIT OR Apache-2.0

use proptest::prelude::*;

use super::*;
use crate::journey::coach::{Scene, advise};
use crate::page::{Offer, Refusal};
use crate::pass::Verdict;
use crate::text::Key;

fn seen(kind: Kind) -> Event {
    Event::seen(&Page::of(kind), true)
}

fn walk(events: &[Event]) -> (State, usize) {
    walk_under(&Settings::default(), events)
}

fn walk_under(settings: &Settings, events: &[Event]) -> (State, usize) {
    events.iter().fold((State::default(), 0), |(state, opened), event| {
        let (state, effect) = state.after(*event, settings);
        (state, opened + usize::from(effect.is_some()))
    })
}

fn refused(fault: Option<Fault>) -> Event {
    let refusal = fault.map(|fault| Refusal { fault, code: "" });
    Event::seen(&Page { refusal, ..Page::of(Kind::Pass) }, true)
}

#[test]
fn an_accepted_pass_opens_security_info_when_the_tab_leaves() {
    let (state, opened) =
        walk(&[seen(Kind::UserName), seen(Kind::Pass), Event::Sent, seen(Kind::StaySignedIn), Event::Left]);
    assert_eq!((state.step, opened), (Step::Accepted, 1));
}

#[test]
fn leaving_straight_after_the_pass_was_sent_counts_as_accepted() {
    assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, Event::Left]).1, 1);
}

#[test]
fn a_refused_pass_is_not_accepted() {
    let (state, opened) = walk(&[seen(Kind::Pass), Event::Sent, seen(Kind::Pass), Event::Left]);
    assert_eq!((state.step, opened), (Step::Pass, 0));
}

/// A page for the second factor that does not offer the pass.
fn second_factor(kind: Kind) -> Page {
    Page { is_second_factor: true, ..Page::of(kind) }
}

#[test]
fn a_page_that_comes_after_the_first_factor_has_accepted_the_pass() {
    for kind in [Kind::OtherFactor, Kind::Passkey, Kind::Authenticator, Kind::Code] {
        let page = second_factor(kind);
        let sent = [seen(Kind::Pass), Event::Sent, Event::seen(&page, true)];
        assert_eq!(walk(&sent).0.step, Step::Accepted, "{kind:?}");
        let whole = [&sent[..], &[seen(Kind::StaySignedIn), Event::Left, Event::Left]].concat();
        assert_eq!(walk(&whole).1, 1, "{kind:?}");
        assert_eq!(walk(&[seen(Kind::Pass), Event::seen(&page, true)]).0.step, Step::Account, "nothing was sent");
        let same = [seen(Kind::Pass), Event::Sent, Event::seen(&page, false)];
        assert_ne!(walk(&same).0.step, Step::Accepted, "the answer is not there yet");
    }
    let refusal = Refusal::from_code("130503");
    let offer = Some(Offer::Proof);
    for page in [
        Page { refusal, ..second_factor(Kind::OtherFactor) },
        Page { offer, ..second_factor(Kind::OtherFactor) },
        Page::of(Kind::Passkey),
        Page::of(Kind::Password),
    ] {
        let (state, _) = walk(&[seen(Kind::Pass), Event::Sent, Event::seen(&page, true)]);
        assert_eq!((state.step, state.accepted), (Step::Account, false), "{page:?}");
    }
    let [asked, passkey] = [Kind::Pass, Kind::OtherFactor].map(|kind| Event::seen(&second_factor(kind), true));
    assert_eq!(walk(&[asked, Event::Sent, passkey]).0.step, Step::Account, "the pass was the second method itself");
}

#[test]
fn a_second_look_at_the_same_document_does_not_lose_what_was_sent() {
    let again = Event::seen(&Page::of(Kind::Pass), false);
    assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, again, Event::Left]).1, 1);
}

#[test]
fn a_sign_in_by_another_way_is_not_taken_for_the_pass() {
    let (state, opened) =
        walk(&[seen(Kind::Pass), seen(Kind::Picker), seen(Kind::Password), seen(Kind::StaySignedIn), Event::Left]);
    assert_eq!((state.step, opened), (Step::Account, 0));
}

#[test]
fn a_sign_in_on_the_way_to_security_info_opens_nothing() {
    let (state, opened) = walk(&[seen(Kind::Pass), Event::Sent, seen(Kind::SecurityInfo), Event::Left]);
    assert_eq!((state.step, opened), (Step::Register, 0));
}

#[test]
fn ticks_end_the_journey_and_take_the_end_back() {
    let start = [seen(Kind::SecurityInfo), Event::Ticked(true)];
    assert_eq!(walk(&start).0.step, Step::Done);
    assert_eq!(walk(&[start[0], start[1], Event::Ticked(false)]).0.step, Step::Register);
    assert_eq!(walk(&[Event::Ticked(true)]).0.step, Step::Start);
}

#[test]
fn the_cloud_of_the_last_known_page_stays() {
    let there = Page { cloud: Cloud::UsGov, ..Page::of(Kind::Pass) };
    let events = [Event::seen(&there, true), Event::Sent, Event::seen(&Page::default(), true), Event::Left];
    assert_eq!(walk(&events).0.cloud, Cloud::UsGov);
}

#[test]
fn refusals_are_counted_once_each_and_end_with_the_accepted_pass() {
    let first = [seen(Kind::Pass), Event::Sent, refused(Some(Fault::Incorrect)), refused(Some(Fault::Incorrect))];
    assert_eq!(walk(&first).0.refusals, 1, "two looks at one document are one refusal");
    let second = [&first[..], &[Event::Sent, refused(None)]].concat();
    assert_eq!(walk(&second).0.refusals, 2, "a page that only asks again has refused it, too");
    let other = [&second[..], &[Event::Sent, refused(Some(Fault::Expired))]].concat();
    assert_eq!(walk(&other).0.refusals, 1, "another reason is news");
    let accepted = [&second[..], &[Event::Sent, seen(Kind::StaySignedIn)]].concat();
    assert_eq!(walk(&accepted).0.refusals, 0);
    assert_eq!(walk(&[refused(Some(Fault::Expired))]).0.refusals, 0, "nothing was sent on this journey");
    let again = Event::seen(&Page::of(Kind::Pass), false);
    assert_eq!(walk(&[seen(Kind::Pass), Event::Sent, again]).0.refusals, 0, "the answer is not there yet");
}

#[test]
fn where_the_sign_in_goes_is_remembered_from_the_page_that_told() {
    let told = Event::seen(&Page { heading: Some(Heading::Application), ..Page::of(Kind::UserName) }, true);
    assert_eq!(walk(&[told, refused(Some(Fault::Incorrect))]).0.heading, Some(Heading::Application));
    let elsewhere = Event::seen(&Page { heading: Some(Heading::SecurityInfo), ..Page::of(Kind::UserName) }, true);
    assert_eq!(walk(&[told, elsewhere]).0.heading, Some(Heading::SecurityInfo));
}

#[test]
fn a_closed_card_stays_closed_for_this_sign_in() {
    let closed = [seen(Kind::Pass), Event::Closed, Event::Sent, refused(None), seen(Kind::Picker), seen(Kind::Pass)];
    assert!(walk(&closed).0.closed);
    assert!(!walk(&[&closed[..], &[Event::Asked]].concat()).0.closed);
    assert!(!walk(&[&closed[..], &[seen(Kind::SecurityInfo)]].concat()).0.closed, "this sign-in is over");
}

#[test]
fn a_question_that_was_closed_does_not_close_the_card_about_the_pass() {
    let closed = [Event::Closed, seen(Kind::UserName), seen(Kind::Password)];
    assert!(walk(&closed).0.closed);
    assert!(!walk(&[&closed[..], &[seen(Kind::Pass)]].concat()).0.closed);
}

#[test]
fn security_info_opens_by_itself_only_where_it_should() {
    for (after_sign_in, expected) in [(AfterSignIn::Open, 1), (AfterSignIn::Offer, 0), (AfterSignIn::Off, 0)] {
        let settings = Settings { after_sign_in, ..Settings::default() };
        let (state, opened) = walk_under(&settings, &[seen(Kind::Pass), Event::Sent, Event::Left]);
        assert_eq!((state.step, opened, state.opened), (Step::Accepted, expected, expected == 1));
    }
}

#[test]
fn what_is_offered_opens_for_who_wants_it() {
    let settings = Settings { after_sign_in: AfterSignIn::Offer, ..Settings::default() };
    let wanted = [seen(Kind::Pass), Event::Sent, seen(Kind::StaySignedIn), Event::Wanted, Event::Left];
    let (state, opened) = walk_under(&settings, &wanted);
    assert_eq!((state.step, opened, state.opened), (Step::Accepted, 1, true));
    assert_eq!(walk_under(&settings, &[Event::Wanted, Event::Left]).1, 0, "no pass was accepted");
}

fn any_page() -> impl Strategy<Value = Page> {
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let fault = prop::option::weighted(0.3, prop::sample::select(Fault::ALL.to_vec()));
    let offer = prop::option::weighted(0.3, prop::sample::select(Offer::ALL.to_vec()));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (kind, fault, offer, flags).prop_map(|(kind, fault, offer, flags)| {
        let (shows_account, before_account, is_second_factor, at_passkey_address) = flags;
        let refusal = fault.map(|fault| Refusal { fault, code: "" });
        let page = Page { refusal, offer, shows_account, before_account, ..Page::of(kind) };
        Page { is_second_factor, at_passkey_address, ..page }
    })
}

/// An event, with the page that was seen.
fn any_sight() -> impl Strategy<Value = (Event, Page)> {
    let other = |event: Event| (event, Page::default());
    prop_oneof![
        4 => (any_page(), any::<bool>()).prop_map(|(page, fresh)| (Event::seen(&page, fresh), page)),
        2 => Just(other(Event::Sent)),
        1 => Just(other(Event::Left)),
        1 => any::<bool>().prop_map(move |done| other(Event::Ticked(done))),
        1 => Just(other(Event::Closed)),
        1 => Just(other(Event::Asked)),
        1 => Just(other(Event::Wanted)),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    any_sight().prop_map(|(event, _)| event)
}

fn any_events() -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(any_event(), 0..40)
}

proptest! {
    #[test]
    fn security_info_opens_at_most_once(events in any_events()) {
        prop_assert!(walk(&events).1 <= 1);
    }

    #[test]
    fn security_info_never_opens_unless_a_pass_was_sent(events in any_events()) {
        let unsent: Vec<Event> = events.into_iter().filter(|event| *event != Event::Sent).collect();
        prop_assert_eq!(walk(&unsent).1, 0);
    }

    #[test]
    fn accepted_is_reached_only_from_a_pass_that_was_sent_and_not_refused(events in any_events()) {
        let mut state = State::default();
        for event in events {
            let (next, _) = state.after(event, &Settings::default());
            if next.step == Step::Accepted && state.step != Step::Accepted {
                prop_assert!(state.sent, "{state:?} {event:?}");
                prop_assert!(!matches!(event, Event::Seen { kind: Kind::Pass, .. }), "{state:?} {event:?}");
            }
            state = next;
        }
    }

    #[test]
    fn only_a_page_that_says_so_or_an_arrival_proves_that_the_pass_was_accepted(
        sights in prop::collection::vec(any_sight(), 0..40),
    ) {
        let mut state = State::default();
        for (event, page) in sights {
            let next = state.after(event, &Settings::default()).0;
            if next.step == Step::Accepted && state.step != Step::Accepted {
                let says_so = matches!(
                    page.kind,
                    Kind::StaySignedIn | Kind::MoreInformation | Kind::Register | Kind::Consent | Kind::Leaving
                );
                prop_assert!(event == Event::Left || says_so || page.wants_second_method(), "{event:?} {page:?}");
            }
            state = next;
        }
    }

    #[test]
    fn nobody_waits_for_a_pass_that_was_accepted(sights in prop::collection::vec(any_sight(), 0..40)) {
        let settings = &Settings::default();
        let mut state = State::default();
        let mut is_accepted = false;
        for (event, page) in &sights {
            let next = state.after(*event, settings).0;
            is_accepted |= state.was_accepted_by(next);
            state = next;
            let scene = Scene { page, verdict: &Verdict::Empty, state, settings, ringed: true };
            if is_accepted && let Some(advice) = advise(&scene) {
                let keys: Vec<Key> = advice.messages().map(|message| message.key).collect();
                let waits = keys.iter().any(|key| matches!(key, Key::MissingTitle | Key::MissingWait));
                prop_assert!(!waits, "{state:?} {page:?}: {keys:?}");
            }
        }
    }

    #[test]
    fn an_accepted_pass_opens_security_info_exactly_once(
        answer in prop::sample::select(vec![
            Page::of(Kind::StaySignedIn), Page::of(Kind::MoreInformation), Page::of(Kind::Consent),
            Page::of(Kind::Leaving), second_factor(Kind::OtherFactor), second_factor(Kind::Passkey),
        ]),
        later in any_events(),
    ) {
        let start = [seen(Kind::Pass), Event::Sent, Event::seen(&answer, true), Event::Left];
        prop_assert_eq!(walk(&[&start[..], &later[..]].concat()).1, 1);
    }

    #[test]
    fn no_dead_end(events in any_events()) {
        let way = [
            seen(Kind::UserName),
            seen(Kind::Pass),
            Event::Asked,
            Event::Sent,
            seen(Kind::StaySignedIn),
            seen(Kind::SecurityInfo),
            Event::Ticked(true),
        ];
        let (mut state, _) = walk(&events);
        for event in way {
            state = state.after(event, &Settings::default()).0;
        }
        prop_assert_eq!((state.step, state.closed, state.sent, state.refusals), (Step::Done, false, false, 0));
    }

    #[test]
    fn no_lost_journey(events in any_events(), event in any_event()) {
        let (state, _) = walk(&events);
        let next = state.after(event, &Settings::default()).0;
        prop_assert!(state.step == Step::Start || next.step != Step::Start, "{state:?} {event:?}");
        // What the pass has reached is taken back by the page that asks for it anew, and by nothing else.
        let asked_anew = matches!(event, Event::Seen { kind: Kind::Pass, .. } | Event::Ticked(false));
        prop_assert!(asked_anew || state.step < Step::Accepted || next.step >= state.step, "{state:?} {event:?}");
        prop_assert!(!state.opened || next.opened, "{state:?} {event:?}");
    }

    #[test]
    fn a_page_that_is_not_known_changes_nothing(events in any_events(), fresh in any::<bool>()) {
        let (state, _) = walk(&events);
        prop_assert_eq!(state.after(Event::seen(&Page::default(), fresh), &Settings::default()), (state, None));
    }

    #[test]
    fn only_the_person_and_the_end_of_the_sign_in_open_a_closed_card(events in any_events(), event in any_event()) {
        let (state, _) = walk(&events);
        let next = state.after(event, &Settings::default()).0;
        if state.closed && !next.closed {
            let ends = matches!(event, Event::Asked | Event::Left | Event::Seen { kind: Kind::SecurityInfo, .. });
            let begins = state.step == Step::Start && matches!(event, Event::Seen { kind: Kind::Pass, .. });
            prop_assert!(ends || begins, "{state:?} {event:?}");
        }
    }
}
