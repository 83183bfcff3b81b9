// SPDX-License-Identifier: MIT OR Apache-2.0
//! How long does one recognition take natively, for the page with the most elements and for all pages of the corpus?
#![allow(missing_docs, clippy::expect_used, reason = "a benchmark")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use serde::Deserialize;
use tap_companion::page::{Facts, recognise};

#[derive(Deserialize)]
struct Entry {
    facts: Facts,
}

fn recognising(criterion: &mut Criterion) {
    let corpus: Vec<Entry> = serde_json::from_str(include_str!("../corpus/corpus.json")).expect("the corpus");
    let largest = corpus.iter().max_by_key(|entry| entry.facts.seen.len()).expect("a page");
    criterion.bench_function(&format!("the page with the most elements ({})", largest.facts.seen.len()), |bencher| {
        bencher.iter(|| recognise(black_box(&largest.facts)));
    });
    criterion.bench_function(&format!("all {} pages", corpus.len()), |bencher| {
        bencher.iter(|| {
            corpus.iter().map(|entry| recognise(black_box(&entry.facts)).shows_account as usize).sum::<usize>()
        });
    });
}

criterion_group!(benches, recognising);
criterion_main!(benches);
