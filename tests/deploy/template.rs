// SPDX-License-Identifier: MIT OR Apache-2.0
//! Do the administrative templates work? They follow the published schema (MS-GPREG, `PolicyDefinitionFiles.xsd`),
//! every name in them leads somewhere, and a browser reads what an admin sets with them.

use std::collections::BTreeSet;

use roxmltree::{Document, Node};
use tap_companion::deploy::{Browser, Plan};
use tap_companion::settings::{ALL, Kind, Settings, Value, Values};

use super::plans::{ID, assert_same, examples, file, plan};
use super::registry::{Data, Registry};
use super::schema::check;

fn strip<'a>(reference: &'a str, kind: &str) -> &'a str {
    let inner = reference.strip_prefix("$(").and_then(|rest| rest.strip_suffix(')'));
    inner.and_then(|rest| rest.strip_prefix(kind)?.strip_prefix('.')).unwrap_or_else(|| panic!("{reference}"))
}

fn all<'a, 'b>(document: &'a Document<'b>, name: &str) -> Vec<Node<'a, 'b>> {
    document
        .descendants()
        .filter(|node| node.has_tag_name(("http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions", name)))
        .collect()
}

/// The values of an attribute of these elements. Panics if two are the same.
fn unique<'a>(nodes: &[Node<'a, '_>], attribute: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for node in nodes {
        let value = node.attribute(attribute).expect("the attribute");
        assert!(found.insert(value), "{value} twice");
    }
    found
}

fn used<'a>(document: &'a Document, attributes: &[&str], kind: &str) -> BTreeSet<&'a str> {
    let nodes = document.descendants().filter(Node::is_element);
    nodes
        .flat_map(|node| attributes.iter().filter_map(move |name| node.attribute(*name)))
        .map(|value| strip(value, kind))
        .collect()
}

/// Checks that every name leads somewhere, and that everything has a name that leads to it.
fn check_names(admx: &Document, adml: &Document) {
    let strings = unique(&all(adml, "string"), "id");
    assert_eq!(used(admx, &["displayName", "explainText"], "string"), strings);
    let presentations = all(adml, "presentation");
    assert_eq!(used(admx, &["presentation"], "presentation"), unique(&presentations, "id"));
    let categories = unique(&all(admx, "category"), "name");
    let parents: BTreeSet<&str> = all(admx, "parentCategory").iter().filter_map(|node| node.attribute("ref")).collect();
    assert_eq!(parents, categories, "a category without policies, or a policy without one");
    let definitions = unique(&all(admx, "definition"), "name");
    let supported: BTreeSet<&str> = all(admx, "policies")
        .iter()
        .flat_map(|node| node.descendants().filter(|node| node.tag_name().name() == "supportedOn"))
        .filter_map(|node| node.attribute("ref"))
        .collect();
    assert_eq!(supported, definitions);
    let policies = all(admx, "policy");
    unique(&policies, "name");
    for policy in policies {
        let Some(reference) = policy.attribute("presentation") else { continue };
        let id = strip(reference, "presentation");
        let presentation = presentations.iter().find(|node| node.attribute("id") == Some(id)).expect("a presentation");
        let boxes: Vec<(&str, &str)> = presentation
            .children()
            .filter(Node::is_element)
            .map(|node| (node.attribute("refId").expect("refId"), node.tag_name().name()))
            .collect();
        let elements: Vec<(&str, &str)> = policy
            .descendants()
            .filter(|node| node.attribute("id").is_some())
            .map(|node| {
                let shown = match node.tag_name().name() {
                    "text" => "textBox",
                    "decimal" => "decimalTextBox",
                    "enum" => "dropdownList",
                    "list" => "listBox",
                    other => panic!("{other}: Intune or our own settings know no such element"),
                };
                (node.attribute("id").expect("an id"), shown)
            })
            .collect();
        assert_eq!(elements, boxes);
    }
}

fn documents(plan: &Plan) -> (String, String) {
    (file(plan, ".admx"), file(plan, ".adml"))
}

#[test]
fn templates_follow_the_schema_and_every_name_leads_somewhere() {
    for browser in [Browser::Edge, Browser::Chrome] {
        let (admx, adml) = documents(&plan(browser, Values::new()));
        assert!(admx.len().max(adml.len()) < 1024 * 1024, "Intune takes no more");
        let (admx, adml) = (Document::parse(&admx).expect("XML"), Document::parse(&adml).expect("XML"));
        check(admx.root_element());
        check(adml.root_element());
        check_names(&admx, &adml);
        // Intune accepts only templates that need no other file.
        assert!(all(&admx, "using").is_empty());
        assert_eq!(all(&admx, "policy").len(), ALL.len() + 1);
        // No two templates in one store may have the same namespace.
        assert!(all(&admx, "target")[0].attribute("namespace").expect("one").ends_with(&format!("{browser:?}")));
    }
}

#[test]
fn every_policy_has_the_title_and_the_explanation_of_its_setting() {
    let (admx, adml) = documents(&plan(Browser::Edge, Values::new()));
    let (admx, adml) = (Document::parse(&admx).expect("XML"), Document::parse(&adml).expect("XML"));
    let say = |reference: &str| {
        let strings = all(&adml, "string");
        let string = strings.iter().find(|node| node.attribute("id") == Some(strip(reference, "string")));
        string.and_then(Node::text).expect("a text").to_owned()
    };
    for setting in ALL {
        let policies = all(&admx, "policy");
        let policy = policies
            .iter()
            .find(|node| node.attribute("name") == Some(&format!("Setting_{}", setting.name)))
            .expect("a policy");
        assert_eq!(
            say(policy.attribute("displayName").expect("a title")),
            super::plans::words().say(&setting.title.into())
        );
        let explanation = say(policy.attribute("explainText").expect("an explanation"));
        assert!(explanation.starts_with(setting.meaning) && explanation.contains(setting.since), "{explanation}");
        assert!(explanation.contains(setting.default), "{explanation}");
    }
}

/// Writes what Group Policy writes when an admin enables a policy with this value; `Err` if the editor refuses the
/// value.
fn enable(registry: &mut Registry, policy: Node, value: &Value) -> Result<(), &'static str> {
    let key = policy.attribute("key").expect("a key");
    let element = policy.descendants().find(|node| node.attribute("id").is_some()).expect("an element");
    let name = element.attribute("valueName").unwrap_or_default();
    let number = |attribute: &str, default: u32| {
        element.attribute(attribute).map_or(default, |value| value.parse().expect("a number"))
    };
    match (element.tag_name().name(), value) {
        ("text", Value::Text(text)) => {
            let longest = usize::try_from(number("maxLength", 1023)).expect("a size");
            if text.chars().count() > longest {
                return Err("too long");
            }
            registry.set(key, name, Data::Sz(text.clone()));
        }
        ("decimal", Value::Number(value)) => {
            let whole = (number("minValue", 0)..=number("maxValue", 9999)).find(|whole| f64::from(*whole) == *value);
            registry.set(key, name, Data::Dword(whole.ok_or("out of range")?));
        }
        ("enum", Value::Text(word)) => {
            let words =
                element.descendants().filter(|node| node.tag_name().name() == "string").filter_map(|node| node.text());
            let word = words.into_iter().find(|known| known == word).ok_or("no such item")?;
            registry.set(key, name, Data::Sz(word.to_owned()));
        }
        ("list", Value::List(list)) => {
            let key = element.attribute("key").unwrap_or(key);
            for (place, entry) in list.iter().enumerate() {
                let entry = entry.clone().expect("a text");
                // Without the attribute, each value has its content as its name.
                let name =
                    element.attribute("valuePrefix").map_or(entry.clone(), |prefix| format!("{prefix}{}", place + 1));
                registry.set(key, &name, Data::Sz(entry));
            }
        }
        other => panic!("{other:?}"),
    }
    Ok(())
}

#[test]
fn the_browser_reads_what_an_admin_sets() {
    for browser in [Browser::Edge, Browser::Chrome] {
        let plan = plan(browser, examples());
        let (admx, _) = documents(&plan);
        let admx = Document::parse(&admx).expect("XML");
        let policies = all(&admx, "policy");
        let key = format!(r"{}\3rdparty\extensions\{ID}\policy", browser.registry_key());
        let mut together = Registry::default();
        for setting in ALL {
            let policy =
                policies.iter().find(|node| node.attribute("name") == Some(&format!("Setting_{}", setting.name)));
            let policy = *policy.expect("a policy for each setting");
            let mut alone = Registry::default();
            enable(&mut alone, policy, &setting.example()).expect("an example fits");
            enable(&mut together, policy, &setting.example()).expect("an example fits");
            assert_same(
                &super::plans::plan(browser, Values::from([(setting.name.to_owned(), setting.example())])),
                &alone.managed(&key),
            );
        }
        assert_same(&plan, &together.managed(&key));
    }
}

#[test]
fn a_template_accepts_the_same_numbers_as_the_setting() {
    let (admx, _) = documents(&plan(Browser::Edge, Values::new()));
    let admx = Document::parse(&admx).expect("XML");
    for policy in all(&admx, "policy").into_iter().filter(|node| node.attribute("name") != Some("Install")) {
        let name = policy.attribute("name").and_then(|name| name.strip_prefix("Setting_")).expect("a name");
        let setting = tap_companion::settings::find(name).expect("a setting");
        for number in [0.0, 7.0, 8.0, 9.0, 10.0, 48.0, 49.0, 9999.0, 10_000.0, 43_200.0, 43_201.0] {
            if setting.form.kind() == Kind::Integer {
                let takes = enable(&mut Registry::default(), policy, &Value::Number(number)).is_ok();
                assert_eq!(takes, Settings::refusal(name, Value::Number(number)).is_none(), "{name} {number}");
            }
        }
    }
}

#[test]
fn the_installation_is_one_value_with_a_high_number() {
    for browser in [Browser::Edge, Browser::Chrome] {
        let (admx, _) = documents(&plan(browser, Values::new()));
        let admx = Document::parse(&admx).expect("XML");
        let policies = all(&admx, "policy");
        let install = policies.iter().find(|node| node.attribute("name") == Some("Install")).expect("the policy");
        assert_eq!(
            install.attribute("key"),
            Some(format!(r"{}\ExtensionInstallForcelist", browser.registry_key()).as_str())
        );
        let number: u32 = install.attribute("valueName").and_then(|name| name.parse().ok()).expect("a number");
        assert!((1000..100_000).contains(&number));
        let value = install.descendants().find(|node| node.tag_name().name() == "string").and_then(|node| node.text());
        assert_eq!(value, Some(format!("{ID};{}", browser.store()).as_str()));
    }
}
