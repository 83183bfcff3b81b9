// SPDX-License-Identifier: MIT OR Apache-2.0
//! What does the core make of each page in the corpus? The pages are in `tests/corpus/pages.js`; the built extension's
//! content scripts recorded their facts in `tests/corpus/corpus.json`. Then the test removes each fact about
//! Microsoft's pages, and each pair of facts: an answer may become weaker but not wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use tap_companion::page::{Element, Facts, Fault, Kind, Offer, Page, recognise};

#[derive(Deserialize)]
struct Entry {
    name: String,
    expected: Expected,
    facts: Facts,
}

#[derive(Deserialize)]
struct Expected {
    state: String,
    ring: Option<String>,
    offer: Option<String>,
    code: Option<String>,
    account: bool,
    #[serde(rename = "hasPass")]
    has_pass: bool,
    cloud: String,
    heading: Option<String>,
    adds: Option<String>,
    registered: Vec<String>,
    #[serde(default)]
    truth: Vec<String>,
}

fn corpus() -> Vec<Entry> {
    serde_json::from_str(include_str!("corpus/corpus.json")).expect("the corpus")
}

fn is_about_a_pass(expected: &Expected) -> bool {
    let names_the_pass = matches!(expected.offer.as_deref(), Some("Link" | "Tile" | "Proof"));
    expected.state == "Pass" || names_the_pass || expected.offer.is_some() && expected.has_pass
}

fn named(value: Option<impl std::fmt::Debug>) -> Option<String> {
    value.map(|value| format!("{value:?}"))
}

#[test]
fn the_corpus_covers_every_kind_and_every_element() {
    let corpus = corpus();
    let names: BTreeSet<&str> = corpus.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names.len(), corpus.len(), "two pages have the same name");
    assert!(corpus.len() >= 150, "{}", corpus.len());
    let others = corpus.iter().filter(|entry| !is_about_a_pass(&entry.expected)).count();
    assert!(others >= 150, "{others}");
    println!("{} pages, {others} of them not about a pass", corpus.len());
    let states: BTreeSet<&str> = corpus.iter().map(|entry| entry.expected.state.as_str()).collect();
    for kind in Kind::ALL {
        assert!(states.contains(format!("{kind:?}").as_str()), "no page is {kind:?}");
    }
    for element in Element::ALL {
        assert!(corpus.iter().any(|entry| entry.facts.sees(*element)), "no page has {}", element.name());
    }
}

#[test]
fn every_page_is_recognised_as_expected() {
    let mut matrix: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for Entry { name, expected, facts } in corpus() {
        let page = recognise(&facts);
        let state = format!("{:?}", page.kind);
        *matrix.entry((expected.state.clone(), state.clone())).or_default() += 1;
        let answer = (
            state,
            page.ring.map(|element| element.name().to_owned()),
            named(page.offer),
            page.refusal.map(|refusal| refusal.code.to_owned()),
            page.shows_account,
            page.account_has_pass,
            format!("{:?}", page.cloud),
            named(page.heading),
            page.add_method.map(|element| element.name().to_owned()),
            page.registered.iter().map(|method| method.word().to_owned()).collect::<Vec<_>>(),
        );
        let Expected { state, ring, offer, code, account, has_pass, cloud, heading, adds, registered, truth: _ } =
            expected;
        let expected = (state, ring, offer, code, account, has_pass, cloud, heading, adds, registered);
        if answer != expected {
            wrong.push(format!("{name}\n  expected {expected:?}\n  got      {answer:?}"));
        }
    }
    print_matrix(&matrix);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Prints a table. Rows: what the page is. Columns: what the core recognised.
fn print_matrix(matrix: &BTreeMap<(String, String), usize>) {
    let kinds = Kind::ALL.map(|kind| format!("{kind:?}"));
    println!("\n{:>16}  {}", "", kinds.each_ref().map(|kind| kind.chars().take(5).collect::<String>() + " ").join(""));
    for row in &kinds {
        let cells = kinds.each_ref().map(|column| match matrix.get(&(row.clone(), column.clone())) {
            Some(count) => format!("{count:<6}"),
            None => format!("{:<6}", "."),
        });
        println!("{row:>16}  {}", cells.join(""));
    }
    let taken_for_pass = matrix.iter().filter(|((row, column), _)| row != "Pass" && column == "Pass");
    println!("false pass prompts: {}\n", taken_for_pass.map(|(_, count)| count).sum::<usize>());
}

/// A fact about Microsoft's pages that Microsoft can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    /// An id, a name, an attribute, the number of a view or one `PageID`.
    Row(Element),
    /// The numbers of views.
    ViewNumbers,
    /// The `PageID`s.
    PageIds,
    /// The words for the pass.
    Words,
    /// The error codes.
    Codes,
    /// The addresses of pages.
    Paths,
    /// `client_id` in the address.
    Client,
    /// `redirect_uri` in the address.
    Redirect,
}

impl Fact {
    fn all() -> Vec<Fact> {
        let rows = Element::ALL.iter().copied().filter(|element| *element != Element::PassViewInput).map(Fact::Row);
        rows.chain([
            Fact::ViewNumbers,
            Fact::PageIds,
            Fact::Words,
            Fact::Codes,
            Fact::Paths,
            Fact::Client,
            Fact::Redirect,
        ])
        .collect()
    }

    fn name(self) -> String {
        match self {
            Fact::Row(element) => element.name().to_owned(),
            other => format!("({other:?})"),
        }
    }

    /// Removes this fact, as if the content scripts had not found it. Returns whether anything changed.
    fn take_from(self, facts: &mut Facts) -> bool {
        let before = facts.clone();
        match self {
            Fact::Row(element) => {
                facts.seen.remove(&element);
                match element {
                    // The number of the view leads to this field.
                    Element::ViewPass => drop(facts.seen.remove(&Element::PassViewInput)),
                    // The tile of the pass is one of these tiles.
                    Element::PickerTile => drop(facts.seen.remove(&Element::PassTile)),
                    _ => {}
                }
            }
            Fact::ViewNumbers => {
                facts.views.clear();
                facts.seen.retain(|element, _| !element.name().starts_with("view-"));
                facts.seen.remove(&Element::PassViewInput);
            }
            Fact::PageIds => facts.seen.retain(|element, _| !element.name().starts_with("page-")),
            Fact::Words => facts.seen.retain(|element, _| !element.name().starts_with("pass-by-")),
            Fact::Codes => facts.error_codes.clear(),
            Fact::Paths => facts.path = "/".into(),
            Fact::Client => facts.client = None,
            Fact::Redirect => facts.redirect = None,
        }
        *facts != before
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    Right,
    Weaker,
    Unknown,
    /// Only words told the field of the pass from a password or code field. Without them it counts as such a field, and
    /// nothing is ringed.
    Box,
    Wrong,
}

/// Compares an answer with the one that all facts together give, and with the truth if the facts do not prove it.
fn grade(right: &Page, truth: &[String], answer: &Page) -> Grade {
    // Several facts lead to the field of the pass, but it is one field.
    let is_a_pass = right.kind == Kind::Pass || truth.iter().any(|kind| kind == "Pass");
    let same_ring = is_a_pass && answer.kind == Kind::Pass || answer.ring == right.ring;
    let kept = |was: bool, same: bool, lost: bool| {
        if same {
            Grade::Right
        } else if was && lost {
            Grade::Weaker
        } else {
            Grade::Wrong
        }
    };
    let kind = match (right.kind, answer.kind) {
        (right, answer) if right == answer => Grade::Right,
        (_, Kind::Unknown) => Grade::Unknown,
        (_, answer) if truth.contains(&format!("{answer:?}")) => Grade::Right,
        // A refusal by Conditional Access is also an error page.
        (Kind::AccessPolicy, Kind::Error) => Grade::Weaker,
        (Kind::Error, Kind::AccessPolicy) if right.fault() == Some(Fault::AccessPolicy) => Grade::Right,
        (Kind::Pass, Kind::Password | Kind::Code)
            if right.ring == Some(Element::PassByTitle) && answer.ring.is_none() =>
        {
            Grade::Box
        }
        (Kind::Unknown, Kind::Password | Kind::Code) if is_a_pass && answer.ring.is_none() => Grade::Box,
        _ => Grade::Wrong,
    };
    let offer = match (right.offer, answer.offer) {
        (right, answer) if right == answer => Grade::Right,
        (Some(_), None | Some(Offer::OtherWays)) => Grade::Weaker,
        _ => Grade::Wrong,
    };
    [
        kind,
        offer,
        kept(right.ring.is_some(), same_ring, answer.ring.is_none() || answer.offer == Some(Offer::OtherWays)),
        kept(right.refusal.is_some(), answer.refusal == right.refusal, answer.refusal.is_none()),
        kept(right.shows_account, answer.shows_account == right.shows_account, !answer.shows_account),
        kept(right.heading.is_some(), answer.heading == right.heading, answer.heading.is_none()),
        kept(false, answer.cloud == right.cloud, false),
    ]
    .into_iter()
    .max()
    .unwrap_or(Grade::Right)
}

#[derive(Default, Clone, Copy)]
struct Counts([usize; 5]);

impl Counts {
    fn add(&mut self, grade: Grade) {
        self.0[grade as usize] += 1;
    }
}

#[test]
fn no_answer_is_wrong_without_one_or_two_facts() {
    let corpus = corpus();
    let all_facts = Fact::all();
    let mut wrong = Vec::new();
    let mut singles = Vec::new();
    let mut pairs = Counts::default();
    for (index, first) in all_facts.iter().enumerate() {
        let mut single = Counts::default();
        for entry in &corpus {
            let right = recognise(&entry.facts);
            let mut less = entry.facts.clone();
            if !first.take_from(&mut less) {
                continue;
            }
            let mut grade_without = |counts: &mut Counts, facts: &Facts, without: String| {
                let answer = recognise(facts);
                let grade = grade(&right, &entry.expected.truth, &answer);
                counts.add(grade);
                if grade == Grade::Wrong {
                    wrong.push(format!("{} without {without}: {answer:?}", entry.name));
                }
            };
            grade_without(&mut single, &less, first.name());
            // If only one fact of a pair changes the page, the single fact covers it.
            for second in all_facts.iter().skip(index + 1) {
                let mut least = less.clone();
                if second.take_from(&mut least) {
                    grade_without(&mut pairs, &least, format!("{} and {}", first.name(), second.name()));
                }
            }
        }
        singles.push((first.name(), single));
    }
    println!("\n{:>30}  {:>6} {:>6} {:>7} {:>6} {:>6}", "without", "right", "weaker", "unknown", "box", "wrong");
    let mut all = Counts::default();
    for (name, Counts([right, weaker, unknown, its_box, wrong])) in singles {
        println!("{name:>30}  {right:>6} {weaker:>6} {unknown:>7} {its_box:>6} {wrong:>6}");
        for (sum, count) in all.0.iter_mut().zip([right, weaker, unknown, its_box, wrong]) {
            *sum += count;
        }
    }
    for (name, Counts([right, weaker, unknown, its_box, wrong])) in [("any one", all), ("any two", pairs)] {
        println!("{name:>30}  {right:>6} {weaker:>6} {unknown:>7} {its_box:>6} {wrong:>6}");
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Microsoft can change the number of a view most easily. No answer is wrong if it becomes another known number.
#[test]
fn no_answer_is_wrong_with_the_number_of_another_view() {
    let views: Vec<Element> =
        Element::ALL.iter().copied().filter(|element| element.name().starts_with("view-")).collect();
    for entry in &corpus() {
        let right = recognise(&entry.facts);
        for was in views.iter().filter(|view| entry.facts.sees(**view)) {
            for is in views.iter().filter(|view| *view != was) {
                let mut facts = entry.facts.clone();
                facts.seen.remove(was);
                facts.seen.insert(*is, 1);
                if *is == Element::ViewPass {
                    let inputs = [
                        Element::UserName,
                        Element::Password,
                        Element::Code,
                        Element::CurrentPassword,
                        Element::NewPassword,
                    ];
                    let count = inputs.iter().map(|input| facts.count(*input)).sum();
                    facts.seen.insert(Element::PassViewInput, count);
                }
                if *was == Element::ViewPass {
                    facts.seen.remove(&Element::PassViewInput);
                }
                // Nothing but their numbers tells these two apart.
                let alone = [Element::ViewPasskey, Element::ViewProvider];
                if alone.contains(was) && alone.contains(is) {
                    continue;
                }
                let answer = recognise(&facts);
                let grade = grade(&right, &entry.expected.truth, &answer);
                assert_ne!(grade, Grade::Wrong, "{}: {} becomes {}: {answer:?}", entry.name, was.name(), is.name());
            }
        }
    }
}
