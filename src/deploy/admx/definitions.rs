// SPDX-License-Identifier: MIT OR Apache-2.0
//! Writes the ADMX file: which policies exist.

use super::super::Plan;
use super::super::registry::policy_key;
use super::super::xml::escape;
use super::{INSTALL, NAMESPACE, REVISION, ROOT, SUPPORTED, category, choice, explanation, policy};
use crate::settings::{ALL, Form, Group, Kind, Setting};

/// The ADMX file.
#[must_use]
pub fn definitions(plan: &Plan) -> String {
    let prefix = format!("tap_companion_{}", plan.browser.name());
    let categories: String = Group::ALL.iter().map(|group| child_category(*group)).collect();
    let policies: String = ALL.iter().map(|setting| setting_policy(plan, setting)).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <policyDefinitions xmlns=\"{NAMESPACE}\" revision=\"{REVISION}\" schemaVersion=\"1.0\">\n  \
           <policyNamespaces>\n    \
             <target prefix=\"{prefix}\" namespace=\"TapCompanion.Policies.{browser:?}\"/>\n  \
           </policyNamespaces>\n  \
           <resources minRequiredRevision=\"{REVISION}\"/>\n  \
           <supportedOn>\n    \
             <definitions>\n      \
               <definition name=\"{SUPPORTED}\" displayName=\"$(string.{SUPPORTED})\"/>\n    \
             </definitions>\n  \
           </supportedOn>\n  \
           <categories>\n    \
             <category name=\"{ROOT}\" displayName=\"$(string.{ROOT})\"/>\n\
             {categories}  \
           </categories>\n  \
           <policies>\n\
             {install}{policies}  \
           </policies>\n\
         </policyDefinitions>\n",
        browser = plan.browser,
        install = install_policy(plan),
    )
}

fn child_category(group: Group) -> String {
    let name = category(group);
    format!(
        "    <category name=\"{name}\" displayName=\"$(string.{name})\">\n      \
               <parentCategory ref=\"{ROOT}\"/>\n    \
             </category>\n"
    )
}

/// The policy that installs: one value of `ExtensionInstallForcelist`. A key in `ExtensionSettings` would hide an
/// `ExtensionSettings` that is one JSON value.
fn install_policy(plan: &Plan) -> String {
    let key = format!(r"{}\ExtensionInstallForcelist", plan.browser.registry_key());
    let entry = plan.forced();
    format!(
        "    <policy name=\"{INSTALL}\" class=\"Both\" displayName=\"$(string.{INSTALL})\" \
             explainText=\"$(string.{explain})\" \
             key=\"{key}\" valueName=\"{number}\">\n      \
               <parentCategory ref=\"{ROOT}\"/>\n      \
               <supportedOn ref=\"{SUPPORTED}\"/>\n      \
               <enabledValue>\n        \
                 <string>{entry}</string>\n      \
               </enabledValue>\n      \
               <disabledValue>\n        \
                 <delete/>\n      \
               </disabledValue>\n    \
             </policy>\n",
        explain = explanation(INSTALL),
        key = escape(&key),
        number = plan.id.number(),
        entry = escape(&entry),
    )
}

fn setting_policy(plan: &Plan, setting: &Setting) -> String {
    let name = policy(setting);
    format!(
        "    <policy name=\"{name}\" class=\"Both\" displayName=\"$(string.{name})\" \
             explainText=\"$(string.{explain})\" \
             presentation=\"$(presentation.{name})\" key=\"{key}\">\n      \
               <parentCategory ref=\"{category}\"/>\n      \
               <supportedOn ref=\"{SUPPORTED}\"/>\n      \
               <elements>\n        \
                 {element}\n      \
               </elements>\n    \
             </policy>\n",
        explain = explanation(&name),
        key = escape(&policy_key(plan)),
        category = category(setting.group),
        element = element(plan, setting),
    )
}

fn element(plan: &Plan, setting: &Setting) -> String {
    let (id, name) = (policy(setting), setting.name);
    match (setting.form, setting.form.kind()) {
        (Form::Choice(choices), _) => {
            let items: String = choices
                .iter()
                .map(|(word, _)| {
                    format!(
                        "          <item displayName=\"$(string.{})\">\n            \
                                     <value>\n              \
                                       <string>{}</string>\n            \
                                     </value>\n          \
                                   </item>\n",
                        choice(setting, word),
                        escape(word)
                    )
                })
                .collect();
            format!("<enum id=\"{id}\" valueName=\"{name}\" required=\"true\">\n{items}        </enum>")
        }
        (Form::Number { min, max }, _) => {
            format!(
                "<decimal id=\"{id}\" valueName=\"{name}\" required=\"true\" minValue=\"{min}\" maxValue=\"{max}\"/>"
            )
        }
        // Without this empty prefix each value would have its content as its name, and the list would be in
        // alphabetical order.
        (_, Kind::List) => {
            format!("<list id=\"{id}\" key=\"{}\\{name}\" valuePrefix=\"\"/>", escape(&policy_key(plan)))
        }
        (form, _) => {
            let most = form.most_characters();
            format!("<text id=\"{id}\" valueName=\"{name}\" required=\"true\" maxLength=\"{most}\"/>")
        }
    }
}
