// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whatever comes from storage, from a policy or from the content script is read without a panic. What is read, written
//! and read again is the same.
#![no_main]

use std::fmt::Debug;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, from_str, from_value, to_string};
use tap_companion::checklist::StoredTimes;
use tap_companion::chrome::{Answer, PageMessage};
use tap_companion::journey::{Note, Order, PageReport, SecurityInfoLink, State, unseen::follow};
use tap_companion::page::{Element, Facts, Part, Situation, Tenant, Versions, recognise, report, structure};
use tap_companion::pass::{Shape, Verdict, check};
use tap_companion::settings::{ALL, Form, Settings, Values, explain};

/// Any JSON. Keys and texts are mostly words that our types know, because other ones are only left out.
#[derive(Arbitrary, Debug)]
enum Given {
    Nothing,
    Flag(bool),
    Whole(i64),
    Number(f64),
    Text(Word),
    List(Vec<Given>),
    Object(Vec<(Word, Given)>),
    Example(u8),
    /// The fields of a type, with these values.
    Fields(u8, Vec<Given>),
}

#[derive(Arbitrary, Debug)]
enum Word {
    Known(u16),
    Setting(u8),
    Element(u8),
    Choice(u8, u8),
    Free(String),
}

const STATE: &[&str] = &[
    "step",
    "sent",
    "opened",
    "cloud",
    "heading",
    "asked",
    "accepted",
    "asSecond",
    "refusals",
    "refusedFor",
    "closed",
    "wanted",
];
const FACTS: &[&str] = &[
    "host",
    "path",
    "language",
    "client",
    "redirect",
    "pageId",
    "errorCodes",
    "postedView",
    "betweenViews",
    "views",
    "seen",
];
const PART: &[&str] = &["depth", "element", "id", "name", "type", "role", "data", "classes", "shown"];
const TYPES: [&[&str]; 9] = [
    STATE,
    FACTS,
    PART,
    &["state", "way", "until", "onLeave"],
    &["open", "note", "keep"],
    &["tenant", "language"],
    &["facts", "shape", "sent", "fresh"],
    &["facts", "look", "fresh"],
    &["accepted", "tick:passkey", "found:passkey"],
];
const WORDS: [&str; 36] = [
    "start",
    "account",
    "pass",
    "accepted",
    "register",
    "done",
    "global",
    "usgov",
    "china",
    "sovereign",
    "air-gapped",
    "application",
    "security-info",
    "incorrect",
    "expired",
    "used",
    "blocked",
    "not-found",
    "stale-page",
    "shape",
    "escape",
    "room",
    "cramped",
    "login.microsoftonline.com",
    "mysignins.microsoft.com",
    "/security-info",
    "de-AT",
    "common",
    "contoso.com",
    "3F6C1B52-8A0E-4D7B-9C25-71E0B94D2A68",
    "passkey",
    "other: Card",
    "passkey = note",
    "en.help = a",
    "aaaaaaaa",
    "🔗",
];

impl Word {
    fn text(self) -> String {
        match self {
            Word::Known(index) => {
                let mut all = TYPES.iter().copied().flatten().chain(&WORDS);
                all.nth(usize::from(index) % (TYPES.iter().map(|fields| fields.len()).sum::<usize>() + WORDS.len()))
                    .map_or_else(String::new, |word| (*word).to_owned())
            }
            Word::Setting(index) => ALL[usize::from(index) % ALL.len()].name.to_owned(),
            Word::Element(index) => to_string(&Element::ALL[usize::from(index) % Element::ALL.len()])
                .unwrap_or_default()
                .trim_matches('"')
                .to_owned(),
            Word::Choice(setting, index) => match ALL[usize::from(setting) % ALL.len()].form {
                Form::Choice(choices) => choices[usize::from(index) % choices.len()].0.to_owned(),
                _ => String::new(),
            },
            Word::Free(text) => text,
        }
    }
}

impl Given {
    fn json(self) -> Json {
        match self {
            Given::Nothing => Json::Null,
            Given::Flag(flag) => flag.into(),
            Given::Whole(number) => number.into(),
            Given::Number(number) => number.into(),
            Given::Text(word) => word.text().into(),
            Given::List(list) => list.into_iter().map(Given::json).collect(),
            Given::Object(pairs) => {
                pairs.into_iter().map(|(key, value)| (key.text(), value.json())).collect::<Map<_, _>>().into()
            }
            Given::Example(index) => {
                let setting = ALL[usize::from(index) % ALL.len()];
                let value = serde_json::to_value(setting.example()).expect("an example is written");
                Json::Object(Map::from_iter([(setting.name.to_owned(), value)]))
            }
            Given::Fields(index, values) => {
                let fields = TYPES[usize::from(index) % TYPES.len()];
                let pairs = fields.iter().map(|field| (*field).to_owned()).zip(values.into_iter().map(Given::json));
                pairs.collect::<Map<_, _>>().into()
            }
        }
    }
}

fn read<T: DeserializeOwned>(json: &Json) -> Option<T> {
    from_value(json.clone()).ok()
}

/// Reads, writes and reads again.
fn twice<T: DeserializeOwned + Serialize + PartialEq + Debug>(json: &Json) -> Option<T> {
    let first: T = read(json)?;
    let written = to_string(&first).expect("what was read is written");
    assert_eq!(from_str::<T>(&written).expect("what was written is read"), first, "{written}");
    Some(first)
}

fuzz_target!(|input: (Given, Given, Given)| {
    let [json, other, third] = [input.0, input.1, input.2].map(Given::json);
    let settings: Settings = twice(&json).unwrap_or_default();
    if let Some(values) = twice::<Values>(&json) {
        let person: Values = read(&other).unwrap_or_default();
        let _ = explain(&values, &person);
        // What is stored of a decision is the same decision.
        let (decided, _) = Settings::decided(&values, &person);
        let stored = to_string(&decided).expect("settings are written");
        assert_eq!(from_str::<Settings>(&stored).expect("settings are read"), decided);
    }
    let _ = (twice::<State>(&json), twice::<SecurityInfoLink>(&json), twice::<Order>(&json), twice::<Tenant>(&json));
    let times: StoredTimes = twice(&other).unwrap_or_default();
    let note: Option<Note> = twice(&other);
    let _ = (read::<PageMessage>(&json), read::<Answer>(&json));
    if let Some(parts) = read::<Vec<Part>>(&json) {
        let _ = structure(&parts);
    }
    if let Some(facts) = read::<Facts>(&json) {
        let situation = Situation { step: 1, code: "", verdict: &Verdict::Empty };
        let _ = (recognise(&facts), report(&facts, &situation, &Versions::default()));
    }
    if let Some(shape) = twice::<Shape>(&json) {
        let _ = check(&shape, settings.rule());
    }
    let sighting: PageReport = read(&third).unwrap_or_default();
    let outcome = follow(note, &sighting, &times, &settings, 5.0);
    if let Some(note) = outcome.note {
        let written = to_string(&note).expect("a note is written");
        assert_eq!(from_str::<Note>(&written).expect("a note is read"), note);
    }
});
