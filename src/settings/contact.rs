// SPDX-License-Identifier: MIT OR Apache-2.0
//! How to reach the helpdesk.

use serde::Serialize;

use super::Settings;
use super::check::{is_email, is_look_alike, is_phone, is_web, number_and_extension, words};
use super::claim::{self, sentences};
use super::field::{Entry, Reason};

/// The longest name of a contact, in characters.
const LONGEST_NAME: usize = 30;

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
                let (number, extension) = number_and_extension(number);
                let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
                // RFC 3966.
                let extension = extension.map_or_else(String::new, |digits| format!(";ext={digits}"));
                format!("tel:{dialled}{extension}")
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
                address.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or(address)
            }
        }
    }

    /// The address as IT writes it.
    fn written(&self) -> &str {
        match self {
            Contact::Phone(text) | Contact::Email(text) | Contact::Web(text) => text,
        }
    }
}

/// A way to reach the helpdesk that has a name, such as a chat: `NAME = ADDRESS`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct NamedContact {
    /// The name.
    pub name: String,
    /// Where it leads.
    pub contact: Contact,
}

impl Entry for NamedContact {
    fn parse(entry: &str) -> Result<NamedContact, Reason> {
        let (name, address) = entry.split_once('=').ok_or("has an entry without an equals sign")?;
        // Beside a link, a name assures as much as the organisation's.
        let (name, address) = (sentences(claim::name(words(name, LONGEST_NAME)?)?)?, address.trim());
        let contact = if is_web(address) {
            Contact::Web(address.to_owned())
        } else if is_email(address) {
            Contact::Email(address.to_owned())
        } else if is_phone(address) {
            Contact::Phone(address.to_owned())
        } else {
            return Err("has an entry without a telephone number, an https address or an email address");
        };
        if !matches!(contact, Contact::Phone(_)) && is_look_alike(address) {
            return Err("looks like an address of Microsoft's sign-in");
        }
        Ok(NamedContact { name: name.to_owned(), contact })
    }
}

impl From<NamedContact> for String {
    fn from(NamedContact { name, contact }: NamedContact) -> String {
        format!("{name} = {}", contact.written())
    }
}

/// What the foot of a card shows about the helpdesk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpdesk {
    /// Every way to reach it, the fastest for a locked-out person first.
    pub contacts: Vec<Contact>,
    /// More ways, in IT's order.
    pub more: Vec<NamedContact>,
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
        Helpdesk {
            contacts: contacts.into_iter().flatten().collect(),
            more: self.helpdesk_contacts.clone(),
            notes: notes.into_iter().flatten().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_of_a_telephone_number_has_only_digits_and_plus() {
        let phone = Contact::Phone("+49 (30) 555-0100".into());
        assert_eq!((phone.link().as_str(), phone.shown()), ("tel:+49305550100", "+49 (30) 555-0100"));
        let phone = Contact::Phone("+1 555 0100 ext. 12".into());
        assert_eq!((phone.link().as_str(), phone.shown()), ("tel:+15550100;ext=12", "+1 555 0100 ext. 12"));
    }

    #[test]
    fn a_named_contact_is_a_number_a_page_or_an_email_address() {
        let read = |entry: &str| NamedContact::parse(entry).map(|named| (named.name, named.contact));
        let web = |address: &str| Contact::Web(address.to_owned());
        for (entry, name, contact) in [
            ("Chat = https://chat.contoso.com/a?b=c", "Chat", web("https://chat.contoso.com/a?b=c")),
            ("Ticket=https://tickets:8443/new", "Ticket", web("https://tickets:8443/new")),
            ("Branch = +49 30 555, ext 7", "Branch", Contact::Phone("+49 30 555, ext 7".into())),
            ("Post = help@contoso.com", "Post", Contact::Email("help@contoso.com".into())),
        ] {
            assert_eq!(read(entry), Ok((name.to_owned(), contact)), "{entry}");
        }
        for (entry, reason) in [
            ("https://chat.contoso.com", "has an entry without an equals sign"),
            (" = 555", "is empty"),
            (
                "Chat = chat.contoso.com",
                "has an entry without a telephone number, an https address or an email address",
            ),
            ("Chat = https://login.micros0ftonline.com", "looks like an address of Microsoft's sign-in"),
            (
                "Official IT helpdesk = 555",
                "says whether something is genuine or safe, which only the icon and the popup may say",
            ),
            ("Microsoft support = 555", "has the name of Microsoft, not of your organisation"),
            (
                "Verified sign-in = 555",
                "says whether something is genuine or safe, which only the icon and the popup may say",
            ),
        ] {
            assert_eq!(read(entry), Err(reason), "{entry}");
        }
    }

    #[test]
    fn a_web_page_is_shown_by_its_host() {
        let web = Contact::Web("https://help.contoso.com/tap?from=card".into());
        assert_eq!((web.link().as_str(), web.shown()), ("https://help.contoso.com/tap?from=card", "help.contoso.com"));
        assert_eq!(Contact::Web("https://helpdesk:8443?a=/".into()).shown(), "helpdesk:8443");
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
