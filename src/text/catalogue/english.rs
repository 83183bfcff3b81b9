// SPDX-License-Identifier: MIT OR Apache-2.0
//! What every English text keeps to, so that a tired person understands it at the first reading: one word for one
//! thing, plain words, short sentences.

use super::{Catalogue, MICROSOFTS};

/// The most words in a sentence.
const LONGEST_SENTENCE: usize = 20;

/// Words that our texts don't use, and what they use instead.
const OTHER_WORDS: [(&str, &str); 49] = [
    // One word for one thing.
    ("access pass code", "pass"),
    ("application", "app"),
    ("applications", "apps"),
    ("authentication method", "sign-in method"),
    ("field", "box"),
    ("help desk", "helpdesk"),
    ("login", "sign-in"),
    ("log in", "sign in"),
    ("my security information", "My Security info"),
    ("one-time code", "pass"),
    ("ran out", "expired"),
    ("run out", "expired"),
    ("security information", "My Security info"),
    ("service desk", "helpdesk"),
    ("text box", "box"),
    ("used up", "used"),
    // Plain words.
    ("anew", "again"),
    ("began", "started"),
    ("begin", "start"),
    ("beginning", "start"),
    ("begins", "starts"),
    ("begun", "started"),
    ("brought out", "deployed"),
    ("destroy", "throw away"),
    ("for which the pass was made", "that the pass is for"),
    ("fraudster", "scammer"),
    ("in force", "used"),
    ("in hand", "ready"),
    ("likely", "probably"),
    ("make-believe", "practice"),
    ("mend", "correct"),
    ("mends", "corrects"),
    ("ringed", "outlined"),
    ("serves", "works"),
    ("slips", "mistakes"),
    ("spend", "use"),
    ("spends", "uses"),
    ("spent", "used"),
    ("stand", "is"),
    ("stands", "is"),
    // As people say it.
    ("are not", "aren’t"),
    ("cannot", "can’t"),
    ("did not", "didn’t"),
    ("do not", "don’t"),
    ("does not", "doesn’t"),
    ("has not", "hasn’t"),
    ("is not", "isn’t"),
    ("was not", "wasn’t"),
    ("you are", "you’re"),
];

/// The beginning of a clause. After a colon it belongs into a sentence of its own. A list may follow a colon, a name,
/// and in a guide what to do about a problem.
const CLAUSES: [&str; 15] =
    ["a", "an", "as", "do", "don’t", "it", "it’s", "its", "that", "the", "there", "they", "this", "we", "you"];

/// Every English text with its id, with Microsoft's words in place. Their own words are theirs.
fn texts() -> Vec<(String, String)> {
    let file = include_str!("../../../extension/_locales/en/messages.json");
    let Catalogue(texts) = Catalogue::parse(file).expect("a catalogue");
    let ours = texts.into_iter().filter(|(id, _)| !id.starts_with(MICROSOFTS));
    ours.map(|(id, text)| (id, text.message)).collect()
}

/// The sentences of a text, as words. A line is a text of its own.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for word in line.split_whitespace() {
            if word.contains(char::is_alphanumeric) {
                sentence.push(word);
            }
            if word.trim_end_matches(['”', ')']).ends_with(['.', '?', '!', '…']) {
                all.push(std::mem::take(&mut sentence));
            }
        }
        all.push(sentence);
    }
    all
}

fn expect_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_texts_use_one_word_for_one_thing_and_plain_words() {
    let mut wrong = Vec::new();
    for (id, text) in texts() {
        let is_of_word = |c: char| c.is_alphabetic() || c == '-';
        let words = format!(" {} ", text.to_lowercase().replace(|c| !is_of_word(c), " "));
        for (word, instead) in OTHER_WORDS {
            if words.contains(&format!(" {word} ")) {
                wrong.push(format!("{id}: “{instead}”, not “{word}”"));
            }
        }
    }
    expect_none(&wrong);
}

#[test]
fn english_sentences_are_short() {
    let mut wrong = Vec::new();
    for (id, text) in texts() {
        for sentence in sentences(&text).iter().filter(|sentence| sentence.len() > LONGEST_SENTENCE) {
            wrong.push(format!("{id}, {} words: {}", sentence.len(), sentence.join(" ")));
        }
    }
    expect_none(&wrong);
}

#[test]
fn no_clause_of_an_english_text_hangs_on_a_colon() {
    let mut wrong = Vec::new();
    for (id, text) in texts().iter().filter(|(id, _)| !id.ends_with("_wrong")) {
        for after in text.split(": ").skip(1) {
            let first = after.split_whitespace().next().unwrap_or_default().to_lowercase();
            if CLAUSES.contains(&first.as_str()) {
                wrong.push(format!("{id}: {text}"));
            }
        }
    }
    expect_none(&wrong);
}

#[test]
fn every_problem_in_a_guide_has_its_own_line_with_what_to_do() {
    let mut wrong = Vec::new();
    for (id, text) in texts().iter().filter(|(id, _)| id.ends_with("_wrong") && *id != "guide_wrong") {
        for line in text.lines().filter(|line| line.matches(": ").count() != 1 || !line.ends_with('.')) {
            wrong.push(format!("{id}: {line}"));
        }
    }
    expect_none(&wrong);
}

#[test]
fn sentences_end_at_their_stop() {
    let count = |text| sentences(text).iter().map(Vec::len).filter(|words| *words > 0).collect::<Vec<_>>();
    assert_eq!(count("Choose “Yes”. Then wait 1.5 minutes (or two).\nReady?"), [2, 6, 1]);
}
