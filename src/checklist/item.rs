// SPDX-License-Identifier: MIT OR Apache-2.0
//! Which rows does the checklist have? Those that IT set, otherwise the recommended ones.

use super::Device;
use crate::method::{Method, Subject};
use crate::settings::Settings;
use crate::text::Key;

/// One row of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the row asks for.
    pub subject: Subject,
    /// Whether the checklist is incomplete without it.
    pub is_required: bool,
}

impl Item {
    /// The word for whether the row is required.
    #[must_use]
    pub const fn need(&self) -> Key {
        if self.is_required { Key::Required } else { Key::Recommended }
    }
}

/// The rows for this device, in order: those that IT set, otherwise what Microsoft recommends (C 2026-09): a method
/// that works on any device, then this computer's own, then a second one that works on any device.
#[must_use]
pub fn items(settings: &Settings, device: Device) -> Vec<Item> {
    let required = settings.required_methods.as_deref();
    let mut subjects = match (&settings.methods, required) {
        (Some(methods), required) => {
            let more = required.unwrap_or_default().iter().filter(|subject| !methods.contains(subject));
            methods.iter().chain(more).cloned().collect()
        }
        (None, Some(required)) => required.to_vec(),
        (None, None) => recommended(device),
    };
    // A person should never begin with text messages and calls, so the first other row comes first.
    let first = subjects.iter().position(|subject| !subject.is_phone()).unwrap_or(0);
    if let Some(start) = subjects.get_mut(..=first) {
        start.rotate_right(1);
    }
    subjects
        .into_iter()
        .map(|subject| {
            let is_required = required.map_or_else(|| subject.is_portable(), |required| required.contains(&subject));
            Item { subject, is_required }
        })
        .collect()
}

fn recommended(device: Device) -> Vec<Subject> {
    let own = device.own_methods();
    [&[Method::Passkey][..], own, &[Method::Authenticator, Method::SecurityKey]]
        .into_iter()
        .filter(|methods| !methods.is_empty())
        .map(|methods| Subject::Known(methods.to_vec()))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::System;
    use super::*;

    fn subjects(words: &[&str]) -> Option<Vec<Subject>> {
        Some(words.iter().map(|words| Subject::parse(words).expect(words)).collect())
    }

    fn rows(methods: Option<Vec<Subject>>, required: Option<Vec<Subject>>) -> Vec<(String, bool)> {
        let settings = Settings { methods, required_methods: required, ..Settings::default() };
        let device = Device { system: System::Windows11, ..Device::default() };
        items(&settings, device).iter().map(|item| (item.subject.id(), item.is_required)).collect()
    }

    fn row(words: &str, is_required: bool) -> (String, bool) {
        (Subject::parse(words).expect(words).id(), is_required)
    }

    #[test]
    fn the_recommended_order_is_portable_own_portable() {
        let expected = [row("passkey", true), row("windows-hello", false), row("authenticator/security-key", true)];
        assert_eq!(rows(None, None), expected);
        let own = |device: Device| items(&Settings::default(), device).get(1).expect("a row").subject.id();
        assert_eq!(own(Device { system: System::Mac, ..Device::default() }), "platform-sso");
        assert_eq!(own(Device::default()), "windows-hello/platform-sso");
        assert_eq!(own(Device { is_mobile: true, ..Device::default() }), "authenticator/security-key");
        assert_eq!(own(Device { system: System::Other, ..Device::default() }), "authenticator/security-key");
    }

    #[test]
    fn it_sets_the_rows_and_their_order() {
        let methods = subjects(&["security-key", "windows-hello", "other: Contoso smart card"]);
        let expected =
            [row("security-key", true), row("windows-hello", false), row("other: Contoso smart card", false)];
        assert_eq!(rows(methods.clone(), None), expected);
        let required = subjects(&["other: Contoso smart card", "passkey"]);
        let expected = [
            row("security-key", false),
            row("windows-hello", false),
            row("other: Contoso smart card", true),
            row("passkey", true),
        ];
        assert_eq!(rows(methods, required.clone()), expected);
        assert_eq!(rows(None, required), [row("other: Contoso smart card", true), row("passkey", true)]);
    }

    #[test]
    fn the_phone_is_never_first() {
        let expected = [row("passkey", true), row("phone", false), row("email", false)];
        assert_eq!(rows(subjects(&["phone", "passkey", "email"]), None), expected);
        assert_eq!(rows(subjects(&["phone"]), None), [row("phone", false)]);
        assert_eq!(rows(Some(Vec::new()), None), []);
    }

    proptest! {
        #[test]
        fn sorting_loses_no_row(
            methods in prop::collection::vec(prop::sample::select(Method::ALL.to_vec()), 0..6),
        ) {
            let wanted: Vec<Subject> = methods.iter().map(|method| Subject::Known(vec![*method])).collect();
            let settings = Settings { methods: Some(wanted.clone()), ..Settings::default() };
            let mut listed: Vec<String> =
                items(&settings, Device::default()).iter().map(|item| item.subject.id()).collect();
            if let Some(first) = listed.first() {
                prop_assert!(first != "phone" || methods.iter().all(|method| *method == Method::Phone));
            }
            let mut expected: Vec<String> = wanted.iter().map(Subject::id).collect();
            listed.sort();
            expected.sort();
            prop_assert_eq!(listed, expected);
        }
    }
}
