// SPDX-License-Identifier: MIT OR Apache-2.0

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::address::Trick;
use crate::journey::coach::{advise_in_popup, advise_on_look_alike, advise_without_page, beside_checklist, question};
use crate::journey::{Scene, State, advise};
use crate::page::{Cloud, Element, Fault, Heading, Offer, Page, Refusal};
use crate::pass::{Shape, check};
use crate::settings::{AfterSignIn, PassUse, Settings};

/// What a helpdesk needs to tell apart: the words, with the remarks about a typed text in their groups, and whether the
/// card says somewhere that the browser stores nothing. A headline that names the control which is there says the same
/// as the usual one.
type Words = (Key, Key, &'static [Key], Option<String>, bool);

fn words(advice: &Advice, verdict: &Verdict) -> Words {
    let is_told = |key: &Key| *key != Key::NotStored;
    let remark = advice.notice.as_ref().map(|notice| notice.message.key).filter(is_told);
    let remark = remark.map(|key| match key {
        key if ADDITIONS.contains(&key) => format!("{key:?}"),
        _ => format!("{} {}", verdict.name(), matches!(verdict, Verdict::Plausible { hint: Some(_) })),
    });
    let detail = Some(advice.detail.key).filter(is_told).unwrap_or(advice.about.detail);
    let is_forgetting = shown(advice).any(|key| key == Key::NotStored);
    (alike(advice.about.headline), alike(detail), advice.list, remark, is_forgetting)
}

fn any_page() -> impl Strategy<Value = Page> {
    let fault = prop::option::weighted(0.3, prop::sample::select(Fault::ALL.to_vec()));
    let offer = prop::option::of(prop::sample::select(Offer::ALL.to_vec()));
    let cloud = prop::sample::select(vec![Cloud::Global, Cloud::Global, Cloud::China]);
    let ring = prop::sample::select(vec![Element::OtherWays, Element::OtherFactors, Element::PassShown]);
    (prop::sample::select(Kind::ALL.to_vec()), fault, offer, cloud, ring, any::<[bool; 6]>()).prop_map(
        |(kind, fault, offer, cloud, ring, flags)| {
            let [before_account, offers_recovery, is_second_factor, at_passkey_address, shows_account, hides] = flags;
            Page {
                refusal: fault.map(|fault| Refusal { fault, code: "130503" }),
                offer,
                cloud,
                ring: Some(ring),
                show_pass: hides.then_some(Element::ShowPass),
                before_account,
                offers_recovery,
                is_second_factor,
                at_passkey_address,
                shows_account,
                ..Page::of(kind)
            }
        },
    )
}

fn any_state() -> impl Strategy<Value = State> {
    let heading = prop::option::of(prop::sample::select(vec![Heading::Application, Heading::SecurityInfo]));
    let refused_for = prop::option::of(prop::sample::select(Fault::ALL.to_vec()));
    let cloud = prop::sample::select(vec![Cloud::Global, Cloud::China]);
    let refusals = prop::sample::select(vec![0, 0, 1, 2]);
    (prop::sample::select(Step::ALL.to_vec()), heading, refused_for, cloud, refusals, any::<[bool; 4]>()).prop_map(
        |(step, heading, refused_for, cloud, refusals, [accepted, asked, opened, sent])| State {
            step,
            heading,
            refused_for,
            cloud,
            refusals,
            accepted,
            asked,
            opened,
            sent,
            ..State::default()
        },
    )
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let pass_use = prop::sample::select(vec![None, Some(PassUse::OneTime), Some(PassUse::Reusable)]);
    let after = prop::sample::select(vec![AfterSignIn::Open, AfterSignIn::Offer, AfterSignIn::Off]);
    (pass_use, after).prop_map(|(pass_use, after_sign_in)| Settings { pass_use, after_sign_in, ..Settings::default() })
}

const TRICKS: [Trick; 7] =
    [Trick::Name, Trick::Path, Trick::Relay, Trick::BeforeAt, Trick::NotEncrypted, Trick::PortOrDot, Trick::GivenUp];

const SHAPES: [&str; 10] =
    ["", "a", "aaaaaaaa", "aaaaaaaa ", "aaaa aaaa", "aaaabaaaa", "aaaaaaaa aaaaaaaa", "u", "aaaahaaaa", "qaaaaaaaaq"];

/// Calls back with every advice to be met in 60,000 situations, the same ones each time.
fn in_many_situations(meet: impl Fn(&Advice, &Verdict, Step)) {
    let shapes = prop::sample::select([SHAPES.as_slice(), &["g"]].concat());
    let situations = (any_page(), any_state(), any_settings(), shapes, any::<bool>(), any::<bool>());
    let config = Config { cases: 60_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRunner::deterministic().new_rng());
    let done = runner.run(&situations, |(page, state, settings, signs, ringed, on_journey)| {
        let long = "a".repeat(60);
        let verdict = &check(&Shape::of(if signs == "g" { &long } else { signs }), settings.rule());
        let scene = Scene { page: &page, verdict, state, settings: &settings, ringed };
        let popup = Some(advise_in_popup(&scene, on_journey));
        for advice in [advise(&scene), popup, question(&page), Some(advise_without_page(state))].into_iter().flatten() {
            meet(&advice, verdict, state.step);
            meet(&advice.clone().without_memory(), verdict, state.step);
            meet(&advice.without_checklist(), verdict, state.step);
        }
        Ok(())
    });
    done.expect("no situation fails");
    // Chance alone seldom comes here.
    for signs in SHAPES {
        let (settings, page) = (Settings::default(), Page::of(Kind::Pass));
        let state = State { step: Step::Pass, heading: Some(Heading::Application), ..State::default() };
        let verdict = &check(&Shape::of(signs), settings.rule());
        let scene = Scene { page: &page, verdict, state, settings: &settings, ringed: true };
        meet(&advise(&scene).expect("advice"), verdict, state.step);
    }
    for advice in beside_checklist(&["Passkey in Microsoft Authenticator".to_owned()]) {
        meet(&advice, &Verdict::Empty, Step::Register);
    }
    for trick in TRICKS {
        meet(&advise_on_look_alike(trick, Cloud::Global), &Verdict::Empty, Step::Start);
    }
}

#[test]
fn a_code_is_short_and_says_page_step_advice_and_remark() {
    let says = |page: &Page, signs, step| {
        let settings = Settings::default();
        let verdict = &check(&Shape::of(signs), settings.rule());
        let state = State { step, ..State::default() };
        let advice = advise(&Scene { page, verdict, state, settings: &settings, ringed: true }).expect("advice");
        let forgetting = Code::of(&advice.clone().without_memory(), step).to_string();
        (Code::of(&advice, step).to_string(), forgetting)
    };
    let refused = Page { refusal: Refusal::from_code("130503"), ..Page::of(Kind::Pass) };
    let pair = |code: &str, forgetting: &str| (code.to_owned(), forgetting.to_owned());
    assert_eq!(says(&refused, "", Step::Pass), pair("P2-503", "P2-503-0"));
    assert_eq!(says(&refused, "aaaaaaaa ", Step::Pass), pair("P2-503-3", "P2-503-30"));
    assert_eq!(says(&Page::of(Kind::Pass), "aaaaaaaa", Step::Pass), pair("P2-230-9", "P2-230-90"));
    assert_eq!(says(&Page::of(Kind::UserName), "", Step::Start), pair("A1-110", "A1-110-0"));
    assert_eq!(says(&Page::of(Kind::SecurityInfo), "", Step::Register), pair("R4-410", "R4-410-0"));
}

#[test]
fn no_number_and_no_advice_is_in_the_table_twice() {
    let numbers: Vec<u16> = ADVICE.iter().map(|row| row.0).collect();
    assert!(numbers.is_sorted_by(|one, next| one < next), "in order, each once");
    assert!(numbers.iter().all(|number| (100..=999).contains(number)));
    let rows: BTreeSet<_> = ADVICE.iter().map(|row| (row.1, row.2, row.3)).collect();
    assert_eq!(rows.len(), ADVICE.len());
}

#[test]
fn every_advice_has_a_number_and_different_words_have_different_codes() {
    let met = std::cell::RefCell::new(BTreeMap::<String, Words>::new());
    let numbers = std::cell::RefCell::new(BTreeSet::new());
    in_many_situations(|advice, verdict, step| {
        let code = Code::of(advice, step);
        let said = words(advice, verdict);
        assert_ne!(code.advice, NOT_IN_TABLE, "src/journey/code.rs and docs/helpdesk.md need a row for {said:?}");
        let before = met.borrow_mut().insert(code.to_string(), said.clone());
        assert_eq!(before.unwrap_or_else(|| said.clone()), said, "{code}");
        numbers.borrow_mut().insert(code.advice);
    });
    let all: BTreeSet<u16> = ADVICE.iter().map(|row| row.0).collect();
    assert_eq!(all.difference(&numbers.into_inner()).collect::<Vec<_>>(), Vec::<&u16>::new(), "nobody can meet these");
}

#[test]
fn every_kind_fault_and_verdict_is_in_a_code() {
    let settings = &Settings::default();
    let code = |page: &Page, verdict: &Verdict, refusals| {
        let state = State { step: Step::Pass, refusals, ..State::default() };
        let advice = advise(&Scene { page, verdict, state, settings, ringed: true })
            .unwrap_or_else(|| advise_without_page(state));
        Code::of(&advice, state.step)
    };
    for kind in Kind::ALL {
        assert_ne!(code(&Page::of(kind), &Verdict::Empty, 0).advice, NOT_IN_TABLE, "{kind:?}");
    }
    let mut of_faults = BTreeSet::new();
    for fault in Fault::ALL {
        let refused = Page { refusal: Some(Refusal { fault, code: "" }), ..Page::of(Kind::Pass) };
        for refusals in [1, 2] {
            assert_eq!(code(&refused, &Verdict::Empty, refusals).advice / 100, 5, "{fault:?}");
        }
        of_faults.insert(code(&refused, &Verdict::Empty, 1).advice);
    }
    assert_eq!(of_faults.len(), Fault::ALL.len(), "each fault has its own");
    let long = "a".repeat(60);
    let mut of_verdicts = BTreeMap::new();
    for signs in SHAPES.into_iter().chain([long.as_str()]) {
        let verdict = check(&Shape::of(signs), settings.rule());
        let typed = code(&Page::of(Kind::Pass), &verdict, 0).typed;
        let group = (verdict.name(), matches!(verdict, Verdict::Plausible { hint: Some(_) }));
        let before = of_verdicts.insert(group, typed);
        assert_eq!(before.unwrap_or(typed), typed, "{group:?}");
    }
    let digits: BTreeSet<_> = of_verdicts.values().flatten().map(|typed| typed.0).collect();
    assert_eq!(digits, (1..=9).collect());
    assert_eq!((of_verdicts.len(), of_verdicts[&("empty", false)]), (10, None));
}

/// The first cells of the rows of the tables in docs/helpdesk.md below headings that start so.
fn first_cells(below: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut is_below = false;
    for line in include_str!("../../../docs/helpdesk.md").lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            is_below = heading.starts_with(below);
        } else if let Some(row) = line.strip_prefix("| ").filter(|_| is_below) {
            cells.extend(row.split(" | ").next().map(str::to_owned));
        }
    }
    cells
}

/// The codes in backticks.
fn codes(cells: &[String]) -> Vec<String> {
    cells.iter().flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn the_helpdesks_page_explains_every_code_once() {
    let explained = codes(&["Step", "The pass", "Popup"].map(first_cells).concat());
    let mut sorted = explained.clone();
    sorted.sort_unstable();
    let table: Vec<String> = ADVICE.iter().map(|row| row.0.to_string()).collect();
    assert_eq!(sorted, table, "docs/helpdesk.md has one place for each number of the table");
    let digits: Vec<String> = (1..=9).map(|digit| digit.to_string()).chain(["0".to_owned()]).collect();
    assert_eq!(codes(&first_cells("The last")), digits);
    let mut letters: Vec<String> = Kind::ALL.map(|kind| letter(kind).to_string()).to_vec();
    letters.sort_unstable();
    letters.dedup();
    let mut explained = codes(&first_cells("The letter"));
    explained.sort_unstable();
    assert_eq!(explained, letters);
}
