// SPDX-License-Identifier: MIT OR Apache-2.0
//! The foot: when to turn to the helpdesk, and how. It is the same, in the same place, on every surface.

use web_sys::HtmlElement;

use super::node::{add, clear, say, set};
use crate::settings::{Contact, Settings};
use crate::text::{Catalogue, Key, Message};

/// The foot of a card or page.
pub struct Foot {
    when: HtmlElement,
    contacts: HtmlElement,
    about: HtmlElement,
    shown: Option<(String, Settings)>,
}

impl Foot {
    /// A new foot below `parent`.
    pub fn below(parent: &HtmlElement) -> Foot {
        let root = add(parent, "footer", "foot");
        let when = add(&root, "span", "when");
        let contacts = add(&root, "span", "contacts");
        let about = add(&root, "p", "about");
        Foot { when, contacts, about, shown: None }
    }

    /// Shows when to call, and whom.
    pub fn show(&mut self, call: Key, settings: &Settings, catalogue: &Catalogue) {
        say(&self.when, &catalogue.say(&call.into()));
        // Links are built anew only for another helpdesk or language: one of them may have the focus.
        let now = (catalogue.say(&Key::HelpAdvice.into()), settings.clone());
        if self.shown.as_ref() == Some(&now) {
            return;
        }
        clear(&self.contacts);
        let who = settings.organisation.clone().unwrap_or_else(|| catalogue.say(&Key::HelpWho.into()));
        for contact in settings.helpdesk.contacts() {
            let link = add(&self.contacts, "a", "contact");
            say(&link, &catalogue.say(&words(&contact, &who)));
            set(&link, "href", Some(&contact.link()));
            if matches!(contact, Contact::Web(_)) {
                set(&link, "target", Some("_blank"));
                set(&link, "rel", Some("noopener noreferrer"));
            }
        }
        if settings.helpdesk.contacts().next().is_none() {
            say(&self.contacts, &now.0);
        }
        let private = catalogue.say(&Key::HelpPrivate.into());
        let about = [settings.helpdesk.hours.as_deref(), settings.helpdesk.note.as_deref(), Some(&private)];
        say(&self.about, &about.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        self.shown = Some(now);
    }
}

fn words(contact: &Contact, who: &str) -> Message {
    let key = match contact {
        Contact::Phone(_) => Key::HelpPhone,
        Contact::Web(_) => Key::HelpWeb,
        Contact::Email(_) => Key::HelpEmail,
    };
    Message::from(key).with_isolated("who", who).with_left_to_right("address", contact.shown())
}
