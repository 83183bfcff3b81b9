// SPDX-License-Identifier: MIT OR Apache-2.0
//! What is known about each setting, and the macro that makes the typed `Settings` from the same table.

use super::{ALL, Form, Kind, Value};
use crate::text::Key;

/// A group of settings in forms and documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// What people may decide, unless IT has decided it.
    Help,
    /// The organisation.
    Organisation,
    /// How to reach the helpdesk.
    Helpdesk,
    /// The organisation's passes.
    Pass,
    /// The checklist.
    Checklist,
    /// IT's own words.
    Texts,
    /// What people may change. Only a policy can decide it.
    Lock,
}

impl Group {
    /// Every group, in order.
    pub const ALL: [Group; 7] =
        [Group::Help, Group::Organisation, Group::Helpdesk, Group::Pass, Group::Checklist, Group::Texts, Group::Lock];

    /// The title.
    #[must_use]
    pub const fn title(self) -> Key {
        match self {
            Group::Help => Key::GroupHelp,
            Group::Organisation => Key::GroupOrganisation,
            Group::Helpdesk => Key::GroupHelpdesk,
            Group::Pass => Key::GroupPass,
            Group::Checklist => Key::GroupChecklist,
            Group::Texts => Key::GroupTexts,
            Group::Lock => Key::GroupLock,
        }
    }
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The name in policy and storage.
    pub name: &'static str,
    /// The title in forms.
    pub title: Key,
    /// The group in forms and documents.
    pub group: Group,
    /// What the value must be.
    pub form: Form,
    /// The default, as IT would write it; empty if it is "not known" or "none".
    pub default: &'static str,
    /// The value that counts if IT's cannot be read: the one that shows and does the least. Empty if that is the
    /// default. IT that restricts something must not get the opposite by a typing mistake.
    pub if_unreadable: &'static str,
    /// The explanation for admins, in English.
    pub meaning: &'static str,
    /// A value as an organisation might write it; the entries of a list.
    pub example: &'static [&'static str],
    /// The first version that has the setting.
    pub since: &'static str,
}

impl Setting {
    /// The value that these entries make: a list takes all of them, anything else the first.
    #[must_use]
    pub fn value(&self, entries: &[&str]) -> Value {
        let first = entries.first().copied().unwrap_or_default();
        match self.form.kind() {
            Kind::Text => Value::Text(first.to_owned()),
            Kind::Integer => first.trim().parse().map_or_else(|_| Value::Text(first.to_owned()), Value::Number),
            Kind::List => Value::List(entries.iter().map(|entry| Some((*entry).to_owned())).collect()),
        }
    }

    /// The value of [`Setting::example`].
    #[must_use]
    pub fn example(&self) -> Value {
        self.value(self.example)
    }
}

/// The setting with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Setting> {
    ALL.iter().find(|setting| setting.name == name)
}

/// Makes [`ALL`] and the typed `Settings` from one table, so that they cannot differ.
macro_rules! settings {
    ($($group:ident {
        $($field:ident: $type:ty = $name:literal since $since:literal {
            title: $title:ident,
            form: $form:expr,
            $(default: $default:literal,)?
            $(if_unreadable: $unreadable:literal,)?
            example: $example:expr,
            meaning: $meaning:literal,
        })+
    })+) => {
        /// The active settings. They are stored as a policy would write them, without defaults, and read like a policy:
        /// what this version does not know is left out alone.
        #[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
        #[serde(from = "Values")]
        pub struct Settings {
            $($(
                #[doc = $meaning]
                #[serde(rename = $name, skip_serializing_if = "is_default")]
                pub $field: $type,
            )+)+
        }

        /// Every setting, in the order of the groups.
        pub const ALL: [Setting; [$($($name),+),+].len()] = [$($(Setting {
            name: $name,
            title: Key::$title,
            group: Group::$group,
            form: $form,
            default: concat!($($default)?),
            if_unreadable: concat!($($unreadable)?),
            meaning: $meaning,
            example: $example,
            since: $since,
        },)+)+];

        impl Settings {
            /// Reads each value alone: a bad one leaves its default, or what counts instead, and `refuse` gets its name
            /// and the reason.
            pub(super) fn read(values: &Values, refuse: RefuseNamed) -> Settings {
                let mut settings = Settings::default();
                $($({
                    let if_unreadable = concat!($($unreadable)?);
                    read_into(&mut settings.$field, $name, const { $form }, if_unreadable, values, refuse);
                })+)+
                settings
            }
        }
    };
}

pub(super) use settings;
