// SPDX-License-Identifier: MIT OR Apache-2.0
//! The form of the settings, made from their one description: for a person's own settings and for IT's policy.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::field::{Decide, Field};
use super::node::{add, say};
use crate::settings::{ALL, Group, Values, explain, is_locked};
use crate::text::Catalogue;

/// A form, or a part of one.
pub struct Form(Vec<Field>);

impl Form {
    /// Adds these groups of settings to `parent`, each with its title if `titled`. `explained`: see [`Field::below`].
    pub fn below(
        parent: &HtmlElement,
        groups: &[Group],
        titled: bool,
        explained: bool,
        decide: &Decide,
        catalogue: &Catalogue,
    ) -> Form {
        let catalogue = &Rc::new(catalogue.clone());
        let mut fields = Vec::new();
        for group in groups {
            let section = add(parent, "section", "group");
            if titled {
                say(&add(&section, "h2", ""), catalogue.word(group.title()));
            }
            let settings = ALL.iter().filter(|setting| setting.group == *group);
            fields.extend(settings.map(|setting| Field::below(&section, setting, explained, decide, catalogue)));
        }
        Form(fields)
    }

    /// Shows these values, those of the policy locked, each with its reason if it is refused. `overwrite`: see
    /// [`Field::show`].
    pub fn show(&self, policy: &Values, user: &Values, overwrite: bool) {
        let (explained, _) = explain(policy, user);
        let is_locked = is_locked(policy);
        for field in &self.0 {
            let name = field.setting().name;
            let Some(entry) = explained.iter().find(|entry| entry.setting.name == name) else { continue };
            field.show(entry, is_locked, overwrite);
        }
    }
}
