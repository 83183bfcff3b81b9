// SPDX-License-Identifier: MIT OR Apache-2.0
//! The structure of a page that is not recognised, for a report: which elements it has, and how the page names them.
//! Names can contain anything, also a person's. So only common words of web pages and Microsoft's known names are left;
//! each other word becomes an ellipsis, and each number a `#`. The result is safe to post in public.

use serde::Deserialize;

/// Words that say nothing about a person: names of elements, roles and types, and what web pages call their parts.
const WORDS: &str = include_str!("structure_words.txt");

/// Names that are known as a whole, because their numbers matter.
const NAMES: [&str; 9] = ["i0116", "i0118", "idSIButton9", "h1", "h2", "h3", "h4", "h5", "h6"];

/// A report has no more elements.
const MOST_PARTS: usize = 600;
/// An element has no more classes or `data-*` names in a report.
const MOST_NAMES: usize = 12;
/// Lines are not indented further.
const MOST_DEPTH: u32 = 40;
/// A longer name is cut.
const MOST_CHARACTERS: usize = 60;

/// An element as the content script sees it, with the page's own names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Part {
    /// How many elements it is in, below `body`.
    pub depth: u32,
    /// The element's name.
    pub element: String,
    /// Its `id`.
    pub id: String,
    /// Its `name`.
    pub name: String,
    /// Its `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its `role`.
    pub role: String,
    /// The names of its `data-*` attributes.
    pub data: Vec<String>,
    /// Its classes.
    pub classes: Vec<String>,
    /// Whether a person can see it.
    pub shown: bool,
}

/// One line for each element, for example `input#i0118.field[name=passwd] (not shown)`.
#[must_use]
pub fn structure(parts: &[Part]) -> String {
    parts.iter().take(MOST_PARTS).map(|part| line(part) + "\n").collect()
}

fn line(part: &Part) -> String {
    let indent = "  ".repeat(usize::try_from(part.depth.min(MOST_DEPTH)).unwrap_or_default());
    let named = |before: &str, name: &str, after: &str| {
        if name.is_empty() { String::new() } else { format!("{before}{}{after}", plain(name)) }
    };
    let each = |names: &[String], before: &str, after: &str| -> String {
        names.iter().take(MOST_NAMES).map(|name| named(before, name, after)).collect()
    };
    [
        indent,
        plain(&part.element),
        named("#", &part.id, ""),
        each(&part.classes, ".", ""),
        named("[name=", &part.name, "]"),
        named("[type=", &part.kind, "]"),
        named("[role=", &part.role, "]"),
        each(&part.data, "[", "]"),
        if part.shown { String::new() } else { " (not shown)".to_owned() },
    ]
    .concat()
}

/// The name with common words only: `idTxtBx_AccessPass` stays, `user-4711-maya` becomes `user-#-…`.
fn plain(name: &str) -> String {
    if NAMES.contains(&name) {
        return name.to_owned();
    }
    let mut plain = String::new();
    for word in words(name) {
        let replaced = match word.chars().next() {
            Some('-' | '_') => word,
            Some(first) if first.is_numeric() => "#",
            // A letter beside a number is part of a number in base 16.
            Some(_) if is_common(word) && !(word.len() == 1 && name.contains(|digit: char| digit.is_numeric())) => word,
            _ => "…",
        };
        // Several unknown words count as one.
        if replaced != "…" || !plain.ends_with('…') {
            plain.push_str(replaced);
        }
    }
    plain
}

fn is_common(word: &str) -> bool {
    WORDS.split_ascii_whitespace().any(|common| common.eq_ignore_ascii_case(word))
}

/// The kind of a character: a word ends where it changes, and at a capital letter.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Small,
    Capital,
    Digit,
    Joint,
    Other,
}

fn class(character: char) -> Class {
    match character {
        'a'..='z' => Class::Small,
        'A'..='Z' => Class::Capital,
        '-' | '_' => Class::Joint,
        other if other.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// The words, numbers and joints of a name: `SAOTCCText9-x` is `SAOTCC`, `Text`, `9`, `-`, `x`.
fn words(name: &str) -> Vec<&str> {
    let end = name.char_indices().nth(MOST_CHARACTERS).map_or(name.len(), |(at, _)| at);
    let name = name.get(..end).unwrap_or_default();
    let classes: Vec<(usize, Class)> = name.char_indices().map(|(at, character)| (at, class(character))).collect();
    let mut words = Vec::new();
    let mut start = 0;
    for (index, &(at, now)) in classes.iter().enumerate().skip(1) {
        let before = classes.get(index - 1).map_or(Class::Other, |(_, class)| *class);
        let next = classes.get(index + 1).map(|(_, class)| *class);
        let ends = match (before, now) {
            (Class::Capital, Class::Small) | (Class::Other, Class::Other) => false,
            (Class::Joint, _) | (_, Class::Joint) => true,
            // The last capital letter before a small one belongs to the next word.
            (Class::Capital, Class::Capital) => next == Some(Class::Small),
            (before, now) => before != now,
        };
        if ends {
            words.push(name.get(start..at).unwrap_or_default());
            start = at;
        }
    }
    words.push(name.get(start..).unwrap_or_default());
    words
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn input(id: &str) -> Part {
        Part {
            depth: 1,
            element: "input".into(),
            id: id.into(),
            name: "accesspass".into(),
            kind: "password".into(),
            data: vec!["data-bind".into()],
            classes: vec!["form-control".into(), "ext-input".into()],
            shown: true,
            ..Part::default()
        }
    }

    #[test]
    fn common_words_stay_and_others_become_an_ellipsis() {
        let hidden = Part { shown: false, role: "alert".into(), ..input("idTxtBx_AccessPass9") };
        let rest = ".form-….ext-input[name=accesspass][type=password]";
        let expected = format!(
            "  input#idTxtBx_AccessPass{rest}[data-…]\n  input#idTxtBx_AccessPass#{rest}[role=alert][data-…] (not shown)\n"
        );
        assert_eq!(structure(&[input("idTxtBx_AccessPass"), hidden]), expected);
        assert_eq!(plain("user-4711-maya"), "user-#-…");
        assert_eq!(plain("SAOTCCText9-x"), "SAOTCCText#-…");
        assert_eq!(plain("mayaLindgrenBox"), "…Box");
    }

    /// Every quoted, `#id`, `.class` and `[attribute]` name in the rows.
    fn known_names() -> Vec<String> {
        #[derive(Deserialize)]
        struct Row {
            #[serde(default)]
            selector: String,
        }
        let rows = |json: &str| serde_json::from_str::<BTreeMap<String, Row>>(json).expect("rows").into_values();
        let sign_in = rows(include_str!("../../extension/content/facts/sign-in.json"))
            .chain(rows(include_str!("../../extension/content/facts/password.json")));
        let pass: serde_json::Value =
            serde_json::from_str(include_str!("../../extension/content/facts/tripwire.json")).expect("rows");
        let others =
            pass.as_object().expect("groups").values().flat_map(|group| group.as_object().expect("rows").values());
        let others = others.filter_map(|row| row["selector"].as_str().map(str::to_owned));
        let is_end = |character: char| !character.is_ascii_alphanumeric() && character != '_' && character != '-';
        let selectors = sign_in.map(|row| row.selector).chain(others);
        selectors
            .flat_map(|selector| {
                let ids =
                    selector.split('#').skip(1).map(|rest| rest.split(is_end).next().unwrap_or_default().to_owned());
                let names = selector
                    .split("name=")
                    .skip(1)
                    .map(|rest| rest.trim_start_matches('\'').split(is_end).next().unwrap_or_default().to_owned());
                ids.chain(names).collect::<Vec<_>>()
            })
            .filter(|name| !name.is_empty())
            .collect()
    }

    #[test]
    fn every_known_name_stays() {
        let names = known_names();
        assert!(names.len() > 20, "{names:?}");
        let damaged: Vec<String> = names.into_iter().filter(|name| plain(name) != *name).collect();
        assert!(damaged.is_empty(), "{damaged:?}");
    }

    #[test]
    fn no_word_is_in_the_list_twice() {
        let mut words: Vec<&str> = WORDS.split_ascii_whitespace().collect();
        words.sort_unstable();
        let twice: Vec<&[&str]> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    /// What can be in a page about a person.
    fn personal() -> impl Strategy<Value = String> {
        prop_oneof![
            "[A-Z][a-z]{3,9} [A-Z][a-z]{4,9}",
            "[a-z]{3,9}\\.[a-z]{4,9}@[a-z]{3,9}\\.example",
            "\\+[0-9]{2} [0-9]{3} [0-9]{7}",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            "[!-~]{8,16}",
            "\\PC{1,20}",
        ]
    }

    fn any_part() -> impl Strategy<Value = Part> {
        let names = || prop::collection::vec(personal(), 0..4);
        let texts = [0; 5].map(|_| personal());
        (texts, names(), names(), 0u32..60, any::<bool>()).prop_map(
            |([element, id, name, kind, role], data, classes, depth, shown)| Part {
                depth,
                element,
                id,
                name,
                kind,
                role,
                data,
                classes,
                shown,
            },
        )
    }

    proptest! {
        #[test]
        fn nothing_but_common_words_is_left_of_a_page_full_of_personal_data(
            parts in prop::collection::vec(any_part(), 1..8),
        ) {
            for line in structure(&parts).lines() {
                let rest = line.trim_start().trim_end_matches(" (not shown)");
                // The report's own words.
                let own = ["[name=", "[type=", "[role="];
                let rest = own.iter().fold(rest.to_owned(), |rest, own| rest.replace(own, "["));
                for word in rest.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()) {
                    let are_common = words(word).into_iter().all(is_common);
                    prop_assert!(are_common || NAMES.contains(&word), "{word:?} in {line:?}");
                }
                prop_assert!(line.chars().all(|character| character.is_ascii() || character == '…'), "{line:?}");
            }
        }

        #[test]
        fn no_address_or_number_of_a_person_is_left(
            user in "[a-z]{3,9}\\.[a-z]{4,9}", phone in "[0-9]{7,12}", end in "[-_@.]",
        ) {
            let secret = format!("input{end}{user}{end}{phone}");
            let [id, name, role] = [(); 3].map(|()| secret.clone());
            let (classes, data) = (vec![secret.clone()], vec![secret]);
            let left = structure(&[Part { id, name, role, classes, data, ..Part::default() }]);
            prop_assert!(!left.contains(&user) && !left.contains(&phone), "{left}");
        }
    }
}
