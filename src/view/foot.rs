// SPDX-License-Identifier: MIT OR Apache-2.0
//! The footer: when and how to contact the helpdesk, and on a card the code to read out to them. It is in the same
//! place everywhere.

use web_sys::HtmlElement;

use super::node::{add, add_link, clear, say, set};
use crate::settings::{Contact, Helpdesk, NamedContact, Settings};
use crate::text::{Catalogue, Key, Message};

/// Notes with more characters than this are folded away on a card, and so are contacts with a name of their own: there,
/// what to do comes first.
const MOST_NOTES: usize = 90;

/// The footer of a card or page.
pub struct Foot {
    root: HtmlElement,
    when: HtmlElement,
    contacts: HtmlElement,
    about: HtmlElement,
    code_name: HtmlElement,
    code: HtmlElement,
    shown: Option<Shown>,
}

/// What the links were built for.
struct Shown {
    advice: String,
    who: String,
    helpdesk: Helpdesk,
}

impl Foot {
    /// Adds a footer to `parent`.
    pub fn below(parent: &HtmlElement) -> Foot {
        let root = add(parent, "footer", "foot");
        let when = add(&root, "span", "when");
        let contacts = add(&root, "span", "contacts");
        let last = add(&root, "div", "last");
        let about = add(&last, "div", "");
        let line = add(&last, "p", "code-line");
        let code_name = add(&line, "span", "code-name");
        let code = add(&line, "code", "code");
        // Letters and digits: they read from left to right in every language.
        set(&code, "dir", Some("ltr"));
        Foot { root, when, contacts, about, code_name, code, shown: None }
    }

    /// To call is the next action: the contacts look like it.
    pub fn put_first(&self, is_first: bool) {
        set(&self.root, "data-first", is_first.then_some(""));
    }

    /// Shows when to call, whom, and the code of what the card says, if this is a card's footer.
    pub fn show(&mut self, call: Key, code: Option<&str>, settings: &Settings, catalogue: &Catalogue) {
        say(&self.when, catalogue.word(call));
        say(&self.code_name, code.map_or("", |_| catalogue.word(Key::HelpCode)));
        say(&self.code, code.unwrap_or_default());
        // Links are rebuilt only for another helpdesk or language: one of them may have the focus.
        let who = settings.organisation.as_deref().unwrap_or(catalogue.word(Key::HelpWho));
        let helpdesk = settings.helpdesk();
        let advice = catalogue.word(Key::HelpAdvice);
        if self
            .shown
            .as_ref()
            .is_some_and(|shown| shown.advice == advice && shown.who == who && shown.helpdesk == helpdesk)
        {
            return;
        }
        clear(&self.contacts);
        for contact in &helpdesk.contacts {
            link(&self.contacts, contact, &catalogue.say(&words(contact, who)));
        }
        if helpdesk.contacts.is_empty() && helpdesk.more.is_empty() {
            say(&self.contacts, advice);
        }
        let mut about = String::new();
        for part in &helpdesk.notes {
            about = about + part + " · ";
        }
        about += catalogue.word(Key::HelpPrivate);
        clear(&self.about);
        let is_card = code.is_some();
        let folds_contacts = is_card && !helpdesk.contacts.is_empty() && !helpdesk.more.is_empty();
        let is_folded = folds_contacts || (is_card && about.chars().count() > MOST_NOTES);
        let place = if is_folded { fold(&self.about, catalogue.word(Key::FootMore)) } else { self.about.clone() };
        let more = if folds_contacts { add(&place, "span", "contacts") } else { self.contacts.clone() };
        for NamedContact { name, contact } in &helpdesk.more {
            let text = Message::from(Key::HelpNamed).with_isolated("name", name.as_str());
            link(&more, contact, &catalogue.say(&text.with_left_to_right("address", contact.shown())));
        }
        say(&add(&place, "p", "about"), &about);
        self.shown = Some(Shown { advice: advice.to_owned(), who: who.to_owned(), helpdesk });
    }
}

fn link(parent: &HtmlElement, contact: &Contact, text: &str) {
    let link = add_link(parent, "contact", &contact.link(), text);
    if matches!(contact, Contact::Web(_)) {
        set(&link, "target", Some("_blank"));
        set(&link, "rel", Some("noopener noreferrer"));
    }
}

/// Adds what the person opens by its title.
fn fold(parent: &HtmlElement, title: &str) -> HtmlElement {
    let fold = add(parent, "details", "");
    say(&add(&fold, "summary", "more-title"), title);
    fold
}

fn words(contact: &Contact, who: &str) -> Message {
    let key = match contact {
        Contact::Phone(_) => Key::HelpPhone,
        Contact::Web(_) => Key::HelpWeb,
        Contact::Email(_) => Key::HelpEmail,
    };
    Message::from(key).with_isolated("who", who).with_left_to_right("address", contact.shown())
}
