// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the ADMX file: which policies exist.

use std::io;

use super::super::Plan;
use super::super::registry::policy_key;
use super::super::xml::{Xml, document, element, empty, text};
use super::{INSTALL, NAMESPACE, REVISION, ROOT, SUPPORTED, category, choice, explanation, policy};
use crate::settings::{ALL, Form, Group, Kind, Setting};

/// The ADMX file.
#[must_use]
pub fn definitions(plan: &Plan) -> String {
    let prefix = format!("tap_companion_{}", plan.browser.name());
    let namespace = format!("TapCompanion.Policies.{:?}", plan.browser);
    let root = [("xmlns", NAMESPACE), ("revision", REVISION), ("schemaVersion", "1.0")];
    document(|xml| {
        element(xml, "policyDefinitions", &root, |xml| {
            element(xml, "policyNamespaces", &[], |xml| {
                empty(xml, "target", &[("prefix", &prefix), ("namespace", &namespace)])
            })?;
            empty(xml, "resources", &[("minRequiredRevision", REVISION)])?;
            element(xml, "supportedOn", &[], |xml| {
                element(xml, "definitions", &[], |xml| {
                    empty(xml, "definition", &[("name", SUPPORTED), ("displayName", &string(SUPPORTED))])
                })
            })?;
            element(xml, "categories", &[], |xml| {
                empty(xml, "category", &[("name", ROOT), ("displayName", &string(ROOT))])?;
                Group::ALL.into_iter().try_for_each(|group| child_category(xml, group))
            })?;
            element(xml, "policies", &[], |xml| {
                install_policy(xml, plan)?;
                ALL.iter().try_for_each(|setting| setting_policy(xml, plan, setting))
            })
        })
    })
}

/// The reference to a text of the ADML file.
fn string(name: &str) -> String {
    format!("$(string.{name})")
}

fn child_category(xml: &mut Xml, group: Group) -> io::Result<()> {
    let name = category(group);
    element(xml, "category", &[("name", &name), ("displayName", &string(&name))], |xml| {
        empty(xml, "parentCategory", &[("ref", ROOT)])
    })
}

/// The policy that installs: one value of `ExtensionInstallForcelist`. A key in `ExtensionSettings` would hide an
/// `ExtensionSettings` that is one JSON value.
fn install_policy(xml: &mut Xml, plan: &Plan) -> io::Result<()> {
    let attributes = [
        ("name", INSTALL),
        ("class", "Both"),
        ("displayName", &string(INSTALL)),
        ("explainText", &string(&explanation(INSTALL))),
        ("key", &format!(r"{}\ExtensionInstallForcelist", plan.browser.registry_key())),
        ("valueName", &plan.id.number().to_string()),
    ];
    element(xml, "policy", &attributes, |xml| {
        empty(xml, "parentCategory", &[("ref", ROOT)])?;
        empty(xml, "supportedOn", &[("ref", SUPPORTED)])?;
        element(xml, "enabledValue", &[], |xml| text(xml, "string", &[], &plan.forced()))?;
        element(xml, "disabledValue", &[], |xml| empty(xml, "delete", &[]))
    })
}

fn setting_policy(xml: &mut Xml, plan: &Plan, setting: &Setting) -> io::Result<()> {
    let name = policy(setting);
    let attributes = [
        ("name", name.as_str()),
        ("class", "Both"),
        ("displayName", &string(&name)),
        ("explainText", &string(&explanation(&name))),
        ("presentation", &format!("$(presentation.{name})")),
        ("key", &policy_key(plan)),
    ];
    element(xml, "policy", &attributes, |xml| {
        empty(xml, "parentCategory", &[("ref", &category(setting.group))])?;
        empty(xml, "supportedOn", &[("ref", SUPPORTED)])?;
        element(xml, "elements", &[], |xml| answer(xml, plan, setting))
    })
}

/// What is typed or chosen in the policy.
fn answer(xml: &mut Xml, plan: &Plan, setting: &Setting) -> io::Result<()> {
    let (id, name) = (policy(setting), setting.name);
    let common = [("id", id.as_str()), ("valueName", name), ("required", "true")];
    match (setting.form, setting.form.kind()) {
        (Form::Choice(choices), _) => element(xml, "enum", &common, |xml| {
            choices.iter().try_for_each(|(word, _)| {
                element(xml, "item", &[("displayName", &string(&choice(setting, word)))], |xml| {
                    element(xml, "value", &[], |xml| text(xml, "string", &[], word))
                })
            })
        }),
        (Form::Number { min, max }, _) => {
            let (min, max) = (min.to_string(), max.to_string());
            empty(xml, "decimal", &[&common[..], &[("minValue", &min), ("maxValue", &max)]].concat())
        }
        // Without this empty prefix each value would have its content as its name, and the list would be in
        // alphabetical order.
        (_, Kind::List) => {
            let key = format!(r"{}\{name}", policy_key(plan));
            empty(xml, "list", &[("id", &id), ("key", &key), ("valuePrefix", "")])
        }
        (form, _) => {
            let most = form.most_characters().to_string();
            empty(xml, "text", &[&common[..], &[("maxLength", &most)]].concat())
        }
    }
}
