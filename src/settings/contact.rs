// SPDX-License-Identifier: MIT OR Apache-2.0
//! How to reach the helpdesk.

/// One way to reach the helpdesk, which a click takes.
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
    /// The address behind a link to it.
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

    /// What the person sees of it.
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

/// What IT says of its helpdesk.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub struct Helpdesk {
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its email address.
    pub email: Option<String>,
    /// Its web page.
    pub web: Option<String>,
    /// When somebody is there.
    pub hours: Option<String>,
    /// Whatever else the person should know.
    pub note: Option<String>,
}

impl Helpdesk {
    /// Every way to reach it, the one that helps a locked-out person fastest first.
    pub fn contacts(&self) -> impl Iterator<Item = Contact> + '_ {
        [
            self.phone.clone().map(Contact::Phone),
            self.web.clone().map(Contact::Web),
            self.email.clone().map(Contact::Email),
        ]
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_dress() {
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
        let helpdesk = Helpdesk {
            phone: Some("1".into()),
            email: Some("a@b.c".into()),
            web: Some("https://d".into()),
            ..Helpdesk::default()
        };
        let shown: Vec<String> = helpdesk.contacts().map(|contact| contact.shown().to_owned()).collect();
        assert_eq!(shown, ["1", "d", "a@b.c"]);
    }
}
