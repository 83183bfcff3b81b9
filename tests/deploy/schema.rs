// SPDX-License-Identifier: MIT OR Apache-2.0
//! The schema of administrative templates, for the elements that we use: which attributes an element may and must have,
//! their form, and which elements it contains, in order. From MS-GPREG, with the limits of its types. Anything that is
//! not in these tables is an error.

use roxmltree::Node;

const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

/// The form of an attribute.
#[derive(Clone, Copy)]
enum Type {
    /// Letters, digits and underscores.
    Name,
    StringReference,
    PresentationReference,
    /// `1.0`.
    Version,
    Unsigned,
    Boolean,
    Class,
    /// A key below a hive, without the hive's name.
    Key,
    Any,
}

/// How often an element is in another.
#[derive(Clone, Copy, PartialEq)]
enum Times {
    Once,
    Maybe,
    Some,
    Any,
}

use Times::{Any as AnyTimes, Maybe, Once, Some as AtLeastOnce};
use Type::{Any, Boolean, Class, Key, Name, PresentationReference, StringReference, Unsigned, Version};

enum Content {
    /// These elements, in this order.
    Sequence(&'static [(&'static str, Times)]),
    /// Any of these, in any order.
    Choice(&'static [&'static str]),
    /// Text of at most so many characters.
    Text(usize),
}

type Attributes = &'static [(&'static str, Type)];

struct Rule {
    must: Attributes,
    may: Attributes,
    content: Content,
}

const NOTHING: Content = Content::Sequence(&[]);
const TEXT: Content = Content::Text(usize::MAX);
const DESCRIBED: &[(&str, Times)] = &[("parentCategory", Maybe), ("seeAlso", AnyTimes), ("keywords", Maybe)];

const fn rule(must: Attributes, may: Attributes, content: Content) -> Rule {
    Rule { must, may, content }
}

/// The rule for an element. It depends on the parent: a `string` in a table of texts has another rule than one in a
/// value.
fn rule_for(parent: &str, element: &str) -> Rule {
    definition_rule(parent, element)
        .or_else(|| element_rule(parent, element))
        .or_else(|| resource_rule(parent, element))
        .unwrap_or_else(|| panic!("<{element}> in <{parent}> is not in the schema"))
}

/// The rules of the ADMX file, down to its policies.
fn definition_rule(parent: &str, element: &str) -> Option<Rule> {
    Some(match (parent, element) {
        ("", "policyDefinitions") => rule(
            &[("revision", Version), ("schemaVersion", Version)],
            &[],
            Content::Sequence(&[
                ("policyNamespaces", Once),
                ("supersededAdm", AnyTimes),
                ("resources", Once),
                ("supportedOn", Maybe),
                ("categories", Maybe),
                ("policies", Maybe),
            ]),
        ),
        (_, "policyNamespaces") => rule(&[], &[], Content::Sequence(&[("target", Once), ("using", AnyTimes)])),
        (_, "target" | "using") => rule(&[("prefix", Name), ("namespace", Any)], &[], NOTHING),
        ("policyDefinitions", "resources") => {
            rule(&[("minRequiredRevision", Version)], &[("fallbackCulture", Any)], NOTHING)
        }
        ("policyDefinitions", "supportedOn") => {
            rule(&[], &[], Content::Sequence(&[("products", Maybe), ("definitions", Maybe)]))
        }
        (_, "definitions") => rule(&[], &[], Content::Sequence(&[("definition", AtLeastOnce)])),
        (_, "definition") => rule(&[("name", Name), ("displayName", StringReference)], &[], NOTHING),
        (_, "categories") => rule(&[], &[], Content::Sequence(&[("category", AtLeastOnce)])),
        (_, "category") => rule(
            &[("name", Name), ("displayName", StringReference)],
            &[("explainText", StringReference)],
            Content::Sequence(DESCRIBED),
        ),
        (_, "parentCategory") | ("policy", "supportedOn") => rule(&[("ref", Name)], &[], NOTHING),
        (_, "policies") => rule(&[], &[], Content::Sequence(&[("policy", AtLeastOnce)])),
        (_, "policy") => rule(
            &[("name", Name), ("class", Class), ("displayName", StringReference), ("key", Key)],
            &[("explainText", StringReference), ("presentation", PresentationReference), ("valueName", Any)],
            Content::Sequence(&[
                ("parentCategory", Maybe),
                ("seeAlso", AnyTimes),
                ("keywords", Maybe),
                ("supportedOn", Once),
                ("enabledValue", Maybe),
                ("disabledValue", Maybe),
                ("enabledList", Maybe),
                ("disabledList", Maybe),
                ("elements", Maybe),
            ]),
        ),
        (_, "elements") => {
            rule(&[], &[], Content::Choice(&["boolean", "decimal", "text", "enum", "list", "longDecimal", "multiText"]))
        }
        _ => return None,
    })
}

/// The rules of what is in a policy.
fn element_rule(parent: &str, element: &str) -> Option<Rule> {
    Some(match (parent, element) {
        ("elements", "decimal") => rule(
            &[("id", Any)],
            &[
                ("clientExtension", Any),
                ("key", Key),
                ("valueName", Any),
                ("required", Boolean),
                ("minValue", Unsigned),
                ("maxValue", Unsigned),
                ("storeAsText", Boolean),
                ("soft", Boolean),
            ],
            NOTHING,
        ),
        ("elements", "text") => rule(
            &[("id", Any)],
            &[
                ("clientExtension", Any),
                ("key", Key),
                ("valueName", Any),
                ("required", Boolean),
                ("maxLength", Unsigned),
                ("expandable", Boolean),
                ("soft", Boolean),
            ],
            NOTHING,
        ),
        ("elements", "enum") => rule(
            &[("id", Any)],
            &[("clientExtension", Any), ("key", Key), ("valueName", Any), ("required", Boolean)],
            Content::Sequence(&[("item", AnyTimes)]),
        ),
        // No valueName: the schema does not have it here, and a published template with it fails Intune's import.
        ("elements", "list") => rule(
            &[("id", Any)],
            &[
                ("clientExtension", Any),
                ("key", Key),
                ("valuePrefix", Any),
                ("additive", Boolean),
                ("expandable", Boolean),
                ("explicitValue", Boolean),
            ],
            NOTHING,
        ),
        ("enum", "item") => {
            rule(&[("displayName", StringReference)], &[], Content::Sequence(&[("value", Once), ("valueList", Maybe)]))
        }
        (_, "value" | "enabledValue" | "disabledValue") => {
            rule(&[], &[], Content::Choice(&["delete", "decimal", "longDecimal", "string"]))
        }
        (_, "delete") => rule(&[], &[], NOTHING),
        ("value" | "enabledValue" | "disabledValue", "string") => rule(&[], &[], Content::Text(255)),
        _ => return None,
    })
}

/// The rules of the ADML file.
fn resource_rule(parent: &str, element: &str) -> Option<Rule> {
    Some(match (parent, element) {
        ("", "policyDefinitionResources") => rule(
            &[("revision", Version), ("schemaVersion", Version)],
            &[],
            Content::Sequence(&[("displayName", Once), ("description", Once), ("resources", Once)]),
        ),
        ("policyDefinitionResources", "displayName" | "description") => rule(&[], &[], TEXT),
        ("policyDefinitionResources", "resources") => {
            rule(&[], &[], Content::Sequence(&[("stringTable", Maybe), ("presentationTable", Maybe)]))
        }
        (_, "stringTable") => rule(&[], &[], Content::Sequence(&[("string", AtLeastOnce)])),
        ("stringTable", "string") => rule(&[("id", Name)], &[], TEXT),
        (_, "presentationTable") => rule(&[], &[], Content::Sequence(&[("presentation", AtLeastOnce)])),
        // No comboBox: Intune does not accept it.
        (_, "presentation") => rule(
            &[("id", Name)],
            &[],
            Content::Choice(&[
                "text",
                "decimalTextBox",
                "textBox",
                "checkBox",
                "dropdownList",
                "listBox",
                "multiTextBox",
            ]),
        ),
        (_, "textBox") => rule(&[("refId", Any)], &[], Content::Sequence(&[("label", Once), ("defaultValue", Maybe)])),
        ("textBox", "label") => rule(&[], &[], TEXT),
        (_, "decimalTextBox") => {
            rule(&[("refId", Any)], &[("defaultValue", Unsigned), ("spin", Boolean), ("spinStep", Unsigned)], TEXT)
        }
        (_, "dropdownList") => rule(&[("refId", Any)], &[("noSort", Boolean), ("defaultItem", Unsigned)], TEXT),
        (_, "listBox") => rule(&[("refId", Any)], &[], TEXT),
        _ => return None,
    })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|character| character.is_alphanumeric() || character == '_')
}

fn fits(kind: Type, value: &str) -> bool {
    let in_brackets = |kind: &str| {
        let inner = value.strip_prefix(kind).and_then(|rest| rest.strip_suffix(')'));
        inner.is_some_and(is_name)
    };
    match kind {
        Name => is_name(value),
        StringReference => in_brackets("$(string."),
        PresentationReference => in_brackets("$(presentation."),
        Version => value.split_once('.').is_some_and(|(major, minor)| {
            let digits =
                |part: &str, most| (1..=most).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
            digits(major, 4) && digits(minor, 5)
        }),
        Unsigned => value.parse::<u32>().is_ok(),
        Boolean => matches!(value, "true" | "false"),
        Class => matches!(value, "User" | "Machine" | "Both"),
        Key => value.to_ascii_uppercase().starts_with("SOFTWARE\\") && !value.ends_with('\\'),
        Any => true,
    }
}

/// Panics if an element, or one inside it, breaks a rule.
pub fn check(node: Node) {
    let parent = node.parent_element().map(|parent| parent.tag_name().name()).unwrap_or_default();
    let name = node.tag_name().name();
    assert_eq!(node.tag_name().namespace(), Some(NAMESPACE), "{name}");
    let rule = rule_for(parent, name);
    for attribute in node.attributes() {
        let known = rule.must.iter().chain(rule.may).find(|(known, _)| *known == attribute.name());
        let (_, kind) = known.unwrap_or_else(|| panic!("<{name} {}> is not in the schema", attribute.name()));
        assert!(fits(*kind, attribute.value()), "<{name} {}={:?}>", attribute.name(), attribute.value());
    }
    for (must, _) in rule.must {
        assert!(node.attribute(*must).is_some(), "<{name}> has no {must}");
    }
    let children: Vec<Node> = node.children().filter(Node::is_element).collect();
    let names: Vec<&str> = children.iter().map(|child| child.tag_name().name()).collect();
    let text = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect::<String>();
    match rule.content {
        Content::Text(most) => {
            assert!(children.is_empty() && !text.trim().is_empty(), "<{name}> holds a text");
            assert!(text.chars().count() <= most, "<{name}> holds a text that is too long");
        }
        Content::Choice(of) => {
            assert!(!names.is_empty() && names.iter().all(|name| of.contains(name)), "<{name}> holds {names:?}")
        }
        Content::Sequence(of) => {
            let mut rest = names.as_slice();
            for (wanted, times) in of {
                let count = rest.iter().take_while(|name| *name == wanted).count();
                let right = match times {
                    Once => count == 1,
                    Maybe => count <= 1,
                    AtLeastOnce => count >= 1,
                    AnyTimes => true,
                };
                assert!(right, "<{name}> holds {count} <{wanted}>, in this order: {names:?}");
                rest = &rest[count..];
            }
            assert!(rest.is_empty(), "<{name}> holds {rest:?}, where it may not");
        }
    }
    if !matches!(rule.content, Content::Text(_)) {
        assert!(text.trim().is_empty(), "<{name}> holds a text: {text:?}");
    }
    children.into_iter().for_each(check);
}

fn breaks(text: &str) -> bool {
    let text = text.to_owned();
    std::panic::catch_unwind(move || check(roxmltree::Document::parse(&text).expect("XML").root_element())).is_err()
}

#[test]
fn known_defects_of_other_templates_are_found() {
    let right = |element: &str| {
        format!(
            "<policyDefinitions xmlns=\"{NAMESPACE}\" revision=\"1.0\" schemaVersion=\"1.0\">\
             <policyNamespaces><target prefix=\"a\" namespace=\"A\"/></policyNamespaces>\
             <resources minRequiredRevision=\"1.0\"/>\
             <policies><policy name=\"a\" class=\"Both\" displayName=\"$(string.a)\" key=\"SOFTWARE\\A\">\
             <supportedOn ref=\"b\"/><elements>{element}</elements></policy></policies>\
             </policyDefinitions>"
        )
    };
    assert!(!breaks(&right("<list id=\"a\" key=\"SOFTWARE\\A\" valuePrefix=\"\"/>")));
    let whole = right("<text id=\"a\" valueName=\"a\"/>");
    assert!(!breaks(&whole));
    for (from, to) in [
        ("<text id=\"a\" valueName=\"a\"/>", "<list id=\"a\" valueName=\"a\"/>"),
        ("<text id=\"a\" valueName=\"a\"/>", ""),
        ("<text id=\"a\" ", "<text "),
        ("<supportedOn ref=\"b\"/>", ""),
        ("<supportedOn ref=\"b\"/>", "<enabledValue><string>x</string></enabledValue><supportedOn ref=\"b\"/>"),
        ("name=\"a\" class", "name=\"a-b\" class"),
        ("Both", "both"),
        ("$(string.a)", "A"),
        ("revision=\"1.0\" schema", "revision=\"1\" schema"),
        ("key=\"SOFTWARE", "key=\"HKLM\\SOFTWARE"),
        ("<resources minRequiredRevision=\"1.0\"/>", ""),
        (NAMESPACE, "http://schemas.microsoft.com/GroupPolicy"),
    ] {
        assert!(whole.contains(from), "{from}");
        assert!(breaks(&whole.replacen(from, to, 1)), "{to}");
    }
}
