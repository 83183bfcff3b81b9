// SPDX-License-Identifier: MIT OR Apache-2.0
//! The form of the settings, made from their one description: what a person sets for themselves, and what IT sets for everybody.

use web_sys::HtmlElement;

use super::field::{Decided, Field};
use super::node::{add, say};
use crate::settings::{ALL, Group, Values};
use crate::text::Catalogue;

/// A form, or a part of one.
pub struct Form(Vec<Field>);

impl Form {
    /// These groups of settings below `parent`, each under its title where `titled`. `explained`: see [`Field::below`].
    pub fn below(
        parent: &HtmlElement,
        groups: &[Group],
        titled: bool,
        explained: bool,
        decided: &Decided,
        catalogue: &Catalogue,
    ) -> Form {
        let mut fields = Vec::new();
        for group in groups {
            let section = add(parent, "section", "group");
            if titled {
                say(&add(&section, "h2", ""), &catalogue.say(&group.title().into()));
            }
            let settings = ALL.iter().filter(|setting| setting.group == *group);
            fields.extend(settings.map(|setting| Field::below(&section, setting, explained, decided, catalogue)));
        }
        Form(fields)
    }

    /// Shows these values; those that the policy has are locked.
    pub fn show(&self, values: &Values, policy: &Values) {
        for field in &self.0 {
            let name = field.setting().name;
            field.show(policy.contains_key(name), values.get(name));
        }
    }
}
