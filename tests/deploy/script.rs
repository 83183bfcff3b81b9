// SPDX-License-Identifier: MIT OR Apache-2.0
//! Are the scripts valid PowerShell? A grammar of PowerShell reads them, and no value can break out of its quotes.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use tap_companion::deploy::{Browser, Plan, decided};
use tree_sitter::{Node, Parser, Tree};

use super::plans::{any_values, file, plan, values_of_examples};
use super::registry::Data;

const NAMES: [&str; 3] = ["install.ps1", "detect.ps1", "remove.ps1"];

/// The content of the block that all three scripts have.
#[derive(Debug, Default)]
pub struct Wanted {
    pub id: String,
    pub browser_key: String,
    pub entry: Vec<(String, String)>,
    pub settings: Vec<(String, Data)>,
    pub tokens: usize,
    pub digest: String,
}

fn parsed(text: &str) -> Tree {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).expect("a grammar");
    let tree = parser.parse(text, None).expect("a tree");
    assert!(!tree.root_node().has_error(), "{:?}", first_error(tree.root_node()).map(|node| &text[node.byte_range()]));
    tree
}

fn first_error(node: Node) -> Option<Node> {
    if node.is_error() || node.is_missing() {
        return Some(node);
    }
    children(node).into_iter().find_map(first_error)
}

fn children(node: Node) -> Vec<Node> {
    (0..node.child_count()).filter_map(|place| node.child(place)).collect()
}

/// Follows a chain of nodes with one child each to its last node.
fn innermost(node: Node) -> Node {
    let mut node = node;
    while node.child_count() == 1 {
        node = node.child(0).expect("a child");
    }
    node
}

fn all_of<'a>(node: Node<'a>, kind: &str) -> Vec<Node<'a>> {
    let mut found: Vec<Node> = children(node).into_iter().flat_map(|child| all_of(child, kind)).collect();
    if node.kind() == kind {
        found.push(node);
    }
    found
}

/// A text in single quotes, which know no escapes.
fn verbatim(node: Node, text: &str) -> String {
    let node = innermost(node);
    assert_eq!(node.kind(), "verbatim_string_characters", "{}", &text[node.byte_range()]);
    let quoted = &text[node.byte_range()];
    quoted.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).expect("quotes").to_owned()
}

/// A value of the block: a text, a whole number, or a text for `[regex]::Unescape`. Nothing else is allowed.
fn value(node: Node, text: &str) -> Data {
    let node = innermost(node);
    match node.kind() {
        "verbatim_string_characters" => Data::Sz(verbatim(node, text)),
        "decimal_integer_literal" => Data::Dword(text[node.byte_range()].parse().expect("a number")),
        "invokation_expression" => {
            let arguments = all_of(node, "verbatim_string_characters");
            assert_eq!(arguments.len(), 1);
            let written = verbatim(arguments[0], text);
            assert_eq!(&text[node.byte_range()], format!("[regex]::Unescape('{written}')"));
            Data::Sz(unescaped(&written))
        }
        other => panic!("{other}: {}", &text[node.byte_range()]),
    }
}

/// Decodes `\uXXXX` as `[regex]::Unescape` does. The scripts use no other escape.
fn unescaped(written: &str) -> String {
    let mut parts = written.split('\\');
    let mut units: Vec<u16> = parts.next().unwrap_or_default().encode_utf16().collect();
    for part in parts {
        let digits = part.strip_prefix('u').expect("no escape but this one");
        units.push(u16::from_str_radix(&digits[..4], 16).expect("four digits"));
        units.extend(digits[4..].encode_utf16());
    }
    String::from_utf16(&units).expect("UTF-16")
}

fn rows(node: Node, text: &str) -> Vec<Vec<(String, Data)>> {
    all_of(node, "hash_literal_expression")
        .into_iter()
        .map(|row| {
            all_of(row, "hash_entry")
                .into_iter()
                .map(|entry| {
                    let parts = children(entry);
                    let name = text[parts[0].byte_range()].to_owned();
                    (name, value(parts.iter().copied().find(|part| part.kind() == "pipeline").expect("a value"), text))
                })
                .collect()
        })
        .collect()
}

/// Reads the block as PowerShell would.
pub fn data(text: &str) -> Wanted {
    let tree = parsed(text);
    let mut wanted = Wanted::default();
    let statements = children(tree.root_node());
    let statements =
        statements.iter().flat_map(|node| if node.kind() == "statement_list" { children(*node) } else { vec![*node] });
    for statement in statements.filter(|node| node.kind() == "pipeline") {
        let Some(assignment) = statement.child(0).filter(|node| node.kind() == "assignment_expression") else {
            continue;
        };
        let parts = children(assignment);
        let right = *parts.last().expect("a right side");
        match &text[parts[0].byte_range()] {
            "$Id" => wanted.id = verbatim(right, text),
            "$BrowserKey" => wanted.browser_key = verbatim(right, text),
            "$Entry" => {
                wanted.entry = rows(right, text)
                    .into_iter()
                    .map(|row| match row.as_slice() {
                        [(n, Data::Sz(name)), (v, Data::Sz(value))] if n == "Name" && v == "Value" => {
                            (name.clone(), value.clone())
                        }
                        other => panic!("{other:?}"),
                    })
                    .collect();
            }
            "$CloudTokens" => wanted.tokens = rows(right, text).len(),
            "$Digest" => wanted.digest = verbatim(right, text),
            "$Settings" => {
                wanted.settings = rows(right, text)
                    .into_iter()
                    .map(|row| match row.as_slice() {
                        [(n, Data::Sz(name)), (t, Data::Sz(kind)), (v, value)]
                            if n == "Name" && t == "Type" && v == "Value" =>
                        {
                            let right = match value {
                                Data::Sz(_) => "String",
                                Data::Dword(_) => "DWord",
                            };
                            assert_eq!(kind, right, "{name}");
                            (name.clone(), value.clone())
                        }
                        other => panic!("{other:?}"),
                    })
                    .collect();
            }
            _ => {}
        }
    }
    wanted
}

/// The script without its data. It must be the same for all values.
fn without_data(text: &str) -> String {
    let (before, rest) = text.split_once("# --- What is wanted").expect("the block");
    let (_, after) = rest.split_once("# --- ExtensionSettings").expect("the functions");
    format!("{before}{after}")
}

/// What the registry would have after the install script: a line for each value. `Test-Settings` takes its digest.
fn lines(settings: &[(String, Data)]) -> String {
    let sorted: BTreeMap<_, _> = settings.iter().cloned().collect();
    let lines: Vec<String> = sorted
        .iter()
        .map(|(name, data)| match data {
            Data::Sz(text) => format!("{name}=String:{text}"),
            Data::Dword(number) => format!("{name}=DWord:{number}"),
        })
        .collect();
    lines.join("\n")
}

fn check(plan: &Plan) {
    let texts = NAMES.map(|name| file(plan, name));
    let [install, detect, remove] = texts.each_ref().map(|text| data(text));
    for (text, name) in texts.iter().zip(NAMES) {
        assert!(text.is_ascii(), "{name}: a code page could spoil it");
        assert!(text.split("\r\n").all(|line| !line.contains(['\r', '\n'])), "{name}: each line ends in CR LF");
        let nothing = file(&self::plan(plan.browser, tap_companion::settings::Values::new()), name);
        assert_eq!(without_data(text), without_data(&nothing), "{name}");
    }
    for other in [&detect, &remove] {
        assert_eq!(
            (&other.id, &other.browser_key, &other.entry, other.tokens, &other.digest),
            (&install.id, &install.browser_key, &install.entry, install.tokens, &install.digest)
        );
        assert!(other.settings.is_empty(), "only the install script has the values");
    }
    let digest = hex(&Sha256::digest(lines(&install.settings)));
    assert_eq!(install.digest, if decided(&plan.values).is_empty() { String::new() } else { digest });
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The logo may be 64 KiB of text, and Intune takes scripts of 200 KB.
#[test]
fn a_large_logo_is_in_one_script_only() {
    let plan = plan(Browser::Edge, super::plans::examples());
    let size = |name: &str| file(&plan, name).len();
    assert!(size("detect.ps1") < 8 * 1024 && size("remove.ps1") < 8 * 1024, "{}", size("detect.ps1"));
}

#[test]
fn scripts_are_valid_for_all_examples() {
    for browser in [Browser::Edge, Browser::Chrome] {
        for values in values_of_examples() {
            check(&plan(browser, values));
        }
    }
}

#[test]
fn the_grammar_finds_broken_scripts() {
    let text = file(&plan(Browser::Edge, super::plans::examples()), "install.ps1");
    for (from, to) in [("$Id = '", "$Id = "), ("exit 0", "exit 0 }"), ("foreach (", "foreach ")] {
        let mut parser = Parser::new();
        parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).expect("a grammar");
        let broken = text.replacen(from, to, 1);
        assert!(parser.parse(&broken, None).expect("a tree").root_node().has_error(), "{to}");
    }
}

#[test]
fn the_cases_for_powershell_are_valid() {
    parsed(include_str!("cases.ps1"));
}

/// Intune runs Windows PowerShell 5.1.
#[test]
fn scripts_use_nothing_newer_than_windows_powershell() {
    let text = file(&plan(Browser::Edge, super::plans::examples()), "install.ps1");
    for newer in ["-AsHashtable", "??", " && ", " || ", "?.", "-Parallel", "clean {"] {
        assert!(!without_data(&text).contains(newer), "{newer}");
    }
    let tree = parsed(&text);
    assert!(all_of(tree.root_node(), "ternary_expression").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_value_breaks_out_of_its_quotes(
        values in any_values(), browser in prop::sample::select(vec![Browser::Edge, Browser::Chrome]),
    ) {
        check(&plan(browser, values));
    }
}
