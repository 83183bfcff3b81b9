// SPDX-License-Identifier: MIT OR Apache-2.0
//! How to reach the helpdesk.

use super::Settings;

/// One way to reach the helpdesk, with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// A telephone number, as people write it.
    Phone(String),
    /// An email address.
    Email(String),
    /// A web page, https only.
    Web(String),
}

impl Contact {
    /// The address of the link.
    #[must_use]
    pub fn link(&self) -> String {
        match self {
            Contact::Phone(number) => {
                let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
                "tel:".to_owned() + &dialled
            }
            Contact::Email(address) => "mailto:".to_owned() + address,
            Contact::Web(address) => address.clone(),
        }
    }

    /// The text of the link.
    #[must_use]
    pub fn shown(&self) -> &str {
        match self {
            Contact::Phone(text) | Contact::Email(text) => text,
            Contact::Web(address) => {
                address.strip_prefix("https://").and_then(|rest| rest.split('/').next()).unwrap_or(address)
            }
        }
    }
}

/// What the foot of a card shows about the helpdesk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpdesk {
    /// Every way to reach it, the fastest for a locked-out person first.
    pub contacts: Vec<Contact>,
    /// Its hours and its note.
    pub notes: Vec<String>,
}

impl Settings {
    /// How to reach the helpdesk.
    #[must_use]
    pub fn helpdesk(&self) -> Helpdesk {
        let contacts = [
            self.helpdesk_phone.clone().map(Contact::Phone),
            self.helpdesk_web.clone().map(Contact::Web),
            self.helpdesk_email.clone().map(Contact::Email),
        ];
        let notes = [self.helpdesk_hours.clone(), self.helpdesk_note.clone()];
        Helpdesk { contacts: contacts.into_iter().flatten().collect(), notes: notes.into_iter().flatten().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_a_telephone_number_has_only_digits_and_plus() {
        let phone = Contact::Phone("+49 (30) 555-0100".into());
        assert_eq!((phone.link().as_str(), phone.shown()), ("tel:+49305550100", "+49 (30) 555-0100"));
    }

    #[test]
    fn a_web_page_is_shown_by_its_host() {
        let web = Contact::Web("https://help.contoso.com/tap?from=card".into());
        assert_eq!((web.link().as_str(), web.shown()), ("https://help.contoso.com/tap?from=card", "help.contoso.com"));
    }

    #[test]
    fn the_telephone_comes_first() {
        let settings = Settings {
            helpdesk_phone: Some("1".into()),
            helpdesk_email: Some("a@b.c".into()),
            helpdesk_web: Some("https://d".into()),
            ..Settings::default()
        };
        let contacts = settings.helpdesk().contacts;
        let shown: Vec<&str> = contacts.iter().map(Contact::shown).collect();
        assert_eq!(shown, ["1", "d", "a@b.c"]);
    }
}
