// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist as text. The person can copy it for the helpdesk.

use super::{Checklist, Status};
use crate::text::{Catalogue, Key, Message};

/// The checklist as text, in the language of this catalogue: the rows and the status of each.
#[must_use]
pub fn summary(checklist: &Checklist, version: &str, catalogue: &Catalogue) -> String {
    let name = catalogue.word(Key::ExtensionName);
    let title = Message::from(Key::SummaryTitle).with("name", name).with("version", version);
    let rows = checklist.rows().map(|(item, status)| {
        let mark = if status == Status::Done { 'x' } else { ' ' };
        let need = catalogue.word(item.need());
        format!("[{mark}] {} ({need}): {}", item.subject.title(catalogue), catalogue.word(status.name()))
    });
    std::iter::once(catalogue.say(&title)).chain(rows).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::{Device, StoredTimes};
    use super::*;
    use crate::method::Method;
    use crate::settings::Settings;

    #[test]
    fn the_summary_has_each_row_with_its_status() {
        let catalogue =
            Catalogue::parse(include_str!("../../extension/_locales/en/messages.json")).expect("a catalogue");
        let phone = Device { is_mobile: true, ..Device::default() };
        let mut checklist = Checklist::new(Settings::default(), phone, StoredTimes::default(), 5.0);
        let _ = (checklist.tick(0, true, 5.0), checklist.see(&[Method::Authenticator], 5.0));
        assert_eq!(
            summary(&checklist, "0.1.0", &catalogue),
            "Sign-in methods, as ticked in TAP Companion 0.1.0\n\
             [x] Passkey (required): done\n\
             [ ] Microsoft Authenticator or Security key (required): seen on the page"
        );
    }
}
