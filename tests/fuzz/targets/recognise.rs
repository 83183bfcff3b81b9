// SPDX-License-Identifier: MIT OR Apache-2.0
//! Any facts give a page. A page without a field for the pass is no pass prompt, and the ringed element is on the page.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tap_companion::page::hosts::HOSTS;
use tap_companion::page::{Element, Facts, Kind, Situation, Versions, recognise, report};
use tap_companion::pass::Verdict;

#[derive(Arbitrary, Debug)]
struct Input {
    host: Result<u8, String>,
    path: String,
    language: String,
    client: Option<String>,
    redirect: Option<Result<u8, String>>,
    page_id: Option<String>,
    error_codes: Vec<Result<u32, String>>,
    posted_view: Option<u32>,
    between_views: bool,
    views: Vec<u32>,
    seen: Vec<(u8, u32)>,
}

/// Mostly a host from the table, because other hosts are never recognised.
fn host(choice: Result<u8, String>) -> String {
    choice.map_or_else(|other| other, |index| HOSTS[usize::from(index) % HOSTS.len()].name.to_owned())
}

fuzz_target!(|input: Input| {
    let element = |index: u8| Element::ALL[usize::from(index) % Element::ALL.len()];
    let facts = Facts {
        host: host(input.host),
        path: input.path,
        language: input.language,
        client: input.client,
        redirect: input.redirect.map(host),
        page_id: input.page_id,
        error_codes: input
            .error_codes
            .into_iter()
            .map(|code| code.map_or_else(|word| word, |number| number.to_string()))
            .collect(),
        posted_view: input.posted_view,
        between_views: input.between_views,
        views: input.views,
        seen: input.seen.into_iter().map(|(index, count)| (element(index), count)).collect(),
    };
    let page = recognise(&facts);
    let fields = [Element::PassField, Element::PassShown, Element::PassViewInput, Element::PassByTitle];
    assert!(page.kind != Kind::Pass || fields.iter().any(|field| facts.sees(*field)));
    assert!(page.ring.is_none_or(|element| facts.sees(element)));
    let situation = Situation { step: 1, code: "", verdict: &Verdict::Empty };
    assert!(!report(&facts, &situation, &Versions::default()).is_empty());
});
