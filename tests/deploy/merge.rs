// SPDX-License-Identifier: MIT OR Apache-2.0
//! Do the scripts merge correctly with the values in the registry? Each case of `merge.json` runs through the model,
//! through the scripts' own functions, and through PowerShell if the machine has it.

use std::process::{Command, Stdio};

use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tap_companion::deploy::Browser;
use tap_companion::settings::Values;

use super::interpreter::{Interpreter, V, list, table};
use super::model::{Edit, State, Wanted, install, members, remove, with, without};
use super::plans::{ID, file, plan};
use super::registry::Data;
use super::script;

const CASES: &str = include_str!("merge.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    /// Whether the scripts have no settings.
    #[serde(default)]
    only_installs: bool,
    state: State,
    install: Option<Vec<Edit>>,
    remove: Option<Vec<Edit>>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(CASES).expect("cases")
}

fn script_text(only_installs: bool) -> String {
    let values = if only_installs { json!({}) } else { json!({"surface": "toolbar", "passMaxLength": 12}) };
    let values: Values = serde_json::from_value(values).expect("values");
    file(&plan(Browser::Edge, values), "install.ps1")
}

/// The wanted values, read from the text of the script.
fn wanted(only_installs: bool) -> Wanted {
    let data = script::data(&script_text(only_installs));
    let settings = data.settings.into_iter().map(|(name, data)| match data {
        Data::Sz(text) => (name, "String".to_owned(), Json::from(text)),
        Data::Dword(number) => (name, "DWord".to_owned(), number.into()),
    });
    Wanted { id: data.id, entry: data.entry, settings: settings.collect(), names: data.names }
}

#[test]
fn the_model_gives_the_expected_edits() {
    for case in cases() {
        let wanted = wanted(case.only_installs);
        assert_eq!(install(&case.state, &wanted), case.install, "{}: install", case.name);
        assert_eq!(remove(&case.state, &wanted), case.remove, "{}: remove", case.name);
    }
}

/// Runs one of the scripts' own functions with our interpreter.
fn run(name: &str, text: &str, state: &State, arguments: &[&str]) -> Option<Vec<Edit>> {
    let pure = text.split("# --- The registry").next().expect("the functions");
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).expect("a grammar");
    let tree = parser.parse(pure, None).expect("a tree");
    let mut interpreter = Interpreter::new(pure, &tree);
    let arguments =
        std::iter::once(as_table(state)).chain(arguments.iter().map(|name| interpreter.variable(name))).collect();
    let edits = interpreter.call(name, arguments).ok()?;
    let text = |edit: &V, name: &str| edit.get(name).text();
    let value = |edit: &V| match edit.get("Value") {
        V::Null => Json::Null,
        V::Int(number) => number.into(),
        other => other.text().into(),
    };
    Some(
        edits
            .iter()
            .map(|edit| (text(edit, "Act"), text(edit, "Key"), text(edit, "Name"), text(edit, "Type"), value(edit)))
            .collect(),
    )
}

fn as_table(state: &State) -> V {
    let names = |all: &[String]| list(all.iter().cloned().map(V::Text).collect());
    let row = |(name, kind, value): &(String, String, Json)| {
        let value = value.as_i64().map_or_else(|| V::Text(value.as_str().expect("a text").to_owned()), V::Int);
        table(vec![("Name", V::Text(name.clone())), ("Type", V::Text(kind.clone())), ("Value", value)])
    };
    table(vec![
        ("Json", V::Text(state.json.clone())),
        ("JsonType", V::Text(state.json_type.clone())),
        ("HasEntryKey", V::Bool(state.has_entry_key)),
        ("EntryKeys", names(&state.entry_keys)),
        ("EntryNames", names(&state.entry_names)),
        ("Ours", list(state.ours.iter().map(row).collect())),
        ("OursKeys", names(&state.ours_keys)),
        ("HasPolicyKey", V::Bool(state.has_policy_key)),
        ("Policy", list(state.policy.iter().map(row).collect())),
        ("PolicyKeys", names(&state.policy_keys)),
    ])
}

#[test]
fn the_scripts_own_functions_give_the_expected_edits() {
    for case in cases() {
        let text = script_text(case.only_installs);
        let installed = run("Get-InstallEdit", &text, &case.state, &["Id", "Entry", "Settings"]);
        assert_eq!(installed, case.install, "{}: install", case.name);
        let removed = run("Get-RemoveEdit", &text, &case.state, &["Id", "Names"]);
        assert_eq!(removed, case.remove, "{}: remove", case.name);
    }
}

/// Runs the scripts' own functions in PowerShell. Prints one line of JSON for each case: the edits of install and of
/// remove, or `null` for a refusal.
const RUNNER: &str = r#"
function Get-State($Given) {
    $Rows = { param($List) @($List | ForEach-Object { @{ Name = $_[0]; Type = $_[1]; Value = $_[2] } }) }
    @{
        Json = [string] $Given.json; JsonType = [string] $Given.jsonType; HasEntryKey = [bool] $Given.hasEntryKey
        EntryKeys = @($Given.entryKeys | Where-Object { $_ }); EntryNames = @($Given.entryNames | Where-Object { $_ })
        Ours = @(if ($Given.ours) { & $Rows $Given.ours }); OursKeys = @($Given.oursKeys | Where-Object { $_ })
        HasPolicyKey = [bool] $Given.hasPolicyKey; Policy = @(if ($Given.policy) { & $Rows $Given.policy })
        PolicyKeys = @($Given.policyKeys | Where-Object { $_ })
    }
}
function Get-Answer([scriptblock] $Work) {
    try { $Edits = @(& $Work) } catch { return $null }
    return ,@($Edits | ForEach-Object { ,@($_.Act, $_.Key, $_.Name, $_.Type, $_.Value) })
}
foreach ($Case in (ConvertFrom-Json ([Console]::In.ReadToEnd()))) {
    $State = Get-State $Case.state
    $Install = Get-Answer { Get-InstallEdit $State $Id $Entry $Settings }
    $Remove = Get-Answer { Get-RemoveEdit $State $Id $Names }
    ConvertTo-Json -Compress -Depth 5 @{ install = $Install; remove = $Remove }
}
"#;

#[test]
fn powershell_gives_the_expected_edits() {
    let Ok(version) = Command::new("pwsh").arg("-Version").output() else {
        println!("This machine has no PowerShell");
        return;
    };
    println!("{}", String::from_utf8_lossy(&version.stdout));
    for only_installs in [false, true] {
        ask_powershell(only_installs);
    }
}

fn ask_powershell(only_installs: bool) {
    let text = script_text(only_installs);
    let pure = text.split("# --- The registry").next().expect("the functions");
    let mut child = Command::new("pwsh")
        .args(["-NoProfile", "-NonInteractive", "-Command", &format!("{pure}\n{RUNNER}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("PowerShell");
    std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), CASES.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("an answer");
    let answers = String::from_utf8(output.stdout).expect("UTF-8");
    let cases = cases();
    assert_eq!(answers.lines().count(), cases.len(), "{answers}");
    for (case, answer) in cases.iter().zip(answers.lines()).filter(|(case, _)| case.only_installs == only_installs) {
        let answer: Json = serde_json::from_str(answer).expect("JSON");
        assert_eq!(answer, json!({"install": case.install, "remove": case.remove}), "{}", case.name);
    }
}

#[test]
fn the_scripts_pattern_matches_the_parts_of_json_only() {
    let text = script_text(false);
    let (_, rest) = text.split_once("$JsonPart = '").expect("the pattern");
    let (pattern, _) = rest.split_once("'\r\n").expect("its end");
    let part = regex::Regex::new(&pattern.replacen("\\G", "^", 1)).expect("a pattern");
    let whole = |text: &str| part.find(text).is_some_and(|found| found.end() == text.len());
    for right in [
        "\"\"",
        "\"a\\\"\\\\\\/\\u00e9\\n\"",
        "\"é \u{1f511}\"",
        "0",
        "-1.5e+3",
        "10",
        "true",
        "false",
        "null",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        " \t\r\n",
    ] {
        assert!(whole(right), "{right}");
    }
    for wrong in [
        "",
        "'a'",
        "\"a",
        "\"\\x\"",
        "\"\\u00e\"",
        "\"\u{1}\"",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "True",
        "NaN",
        "//",
        "\u{a0}",
    ] {
        assert!(!whole(wrong), "{wrong}");
    }
}

fn any_object() -> impl Strategy<Value = String> {
    let key = prop_oneof!["[a-z\"\\\\{},: é]{0,6}", Just(ID.to_owned())];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i32>().prop_map(Json::from),
        "[a-z\"\\\\{},:\\[\\] é\n]{0,8}".prop_map(Json::from)
    ];
    let value = leaf.prop_recursive(3, 20, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
            prop::collection::vec(("[a-z]{0,3}", inner), 0..4)
                .prop_map(|all| Json::from(all.into_iter().collect::<serde_json::Map<_, _>>())),
        ]
    });
    (prop::collection::vec((key, value), 0..6), any::<bool>()).prop_map(|(all, is_pretty)| {
        let object = Json::from(all.into_iter().collect::<serde_json::Map<_, _>>());
        if is_pretty { format!("{object:#}") } else { object.to_string() }
    })
}

/// The members of our entry that are not ours.
fn others_in_our_entry(text: &str, wanted: &Wanted) -> serde_json::Map<String, Json> {
    let all: serde_json::Map<String, Json> = serde_json::from_str(text).expect("JSON");
    let mut entry = all.get(ID).and_then(Json::as_object).cloned().unwrap_or_default();
    entry.retain(|name, _| !wanted.entry.iter().any(|(own, _)| own == name));
    entry
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn other_entries_never_change(text in any_object()) {
        let before: serde_json::Map<String, Json> = serde_json::from_str(&text).expect("JSON");
        let mut others = before.clone();
        others.shift_remove(ID);
        let merged = with(&text, ID, r#"{"a":"b"}"#).expect("an object");
        let mut after: serde_json::Map<String, Json> = serde_json::from_str(&merged).expect("JSON");
        prop_assert_eq!(after.shift_remove(ID), Some(json!({"a": "b"})));
        prop_assert_eq!(&after, &others);
        prop_assert_eq!(with(&merged, ID, r#"{"a":"b"}"#), Some(merged.clone()), "a second run changes nothing");
        let rest = without(&merged, ID).expect("an object");
        let rest: serde_json::Map<String, Json> = serde_json::from_str(&rest).expect("JSON");
        prop_assert_eq!(&rest, &others);
        for (member, (name, value)) in members(&text).expect("an object").iter().zip(&before) {
            prop_assert_eq!(&member.name, name);
            prop_assert_eq!(&serde_json::from_str::<Json>(&text[member.value..member.end]).expect("JSON"), value);
        }
    }

    #[test]
    fn a_second_install_has_nothing_to_do(text in any_object()) {
        let wanted = wanted(false);
        let state = State {
            json: text.clone(), json_type: "String".to_owned(), policy: wanted.settings.clone(), has_policy_key: true,
            ..State::default()
        };
        let edits = install(&state, &wanted).expect("edits");
        let by_script = run("Get-InstallEdit", &script_text(false), &state, &["Id", "Entry", "Settings"]);
        prop_assert_eq!(by_script, Some(edits.clone()));
        prop_assert_eq!(run("Get-RemoveEdit", &script_text(false), &state, &["Id", "Names"]), remove(&state, &wanted));
        for (act, key, name, _, value) in &edits {
            prop_assert_eq!((act.as_str(), key.as_str(), name.as_str()), ("SetValue", "", "ExtensionSettings"));
            let after = State { json: value.as_str().expect("a text").to_owned(), ..state.clone() };
            prop_assert_eq!(install(&after, &wanted), Some(vec![]));
            let others = others_in_our_entry(&text, &wanted);
            prop_assert_eq!(others_in_our_entry(&after.json, &wanted), others, "what IT added to our entry stays");
        }
    }
}
