// SPDX-License-Identifier: MIT OR Apache-2.0
//! An existing policy to start from.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::question;
use crate::deploy::{Checked, Finding, check_policy, decided};
use crate::settings::Values;
use crate::text::{Catalogue, Key, Message};
use crate::view::node::{add, add_button, clear, english, on, say, set};

/// At most so many findings of each kind are named.
const MOST_NAMED: usize = 20;

/// The place to paste it, and the result.
pub struct Paste {
    area: HtmlTextAreaElement,
    outcome: HtmlElement,
    _listener: EventListener,
}

impl Paste {
    /// Adds the box to `main`. `wanted` is called when the person takes the policy over.
    pub fn below(main: &HtmlElement, wanted: Rc<dyn Fn(())>, catalogue: &Catalogue) -> Paste {
        let words = |key: Key| catalogue.word(key);
        let root = question(main, words(Key::BuilderPaste), Some(words(Key::BuilderPasteDetail)));
        let area: HtmlTextAreaElement = add(&root, "textarea", "lines-of").unchecked_into();
        for (name, value) in
            [("rows", "4"), ("dir", "ltr"), ("spellcheck", "false"), ("aria-label", words(Key::BuilderPaste))]
        {
            set(&area, name, Some(value));
        }
        let button = add_button(&root, "also");
        say(&button, words(Key::BuilderTake));
        let outcome = add(&root, "div", "outcome");
        set(&outcome, "role", Some("status"));
        let listener = on(&button, "click", move |_| wanted(()));
        Paste { area, outcome, _listener: listener }
    }

    /// The pasted values, if they can be read. Names those that cannot be used.
    pub fn read(&self, catalogue: &Catalogue) -> Option<Values> {
        clear(&self.outcome);
        match check_policy(&self.area.value()) {
            Err(error) => {
                self.complain(Key::BuilderNotTaken, &format!(" {error}."), catalogue);
                None
            }
            Ok(Checked { values, findings }) => {
                let taken = Message::from(Key::BuilderTaken).with("count", decided(&values).len());
                say(&add(&self.outcome, "p", ""), &catalogue.say(&taken));
                let (lost, notes): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|one| one.is_lost);
                for (title, findings) in [(Key::BuilderLeftOut, lost), (Key::BuilderNotes, notes)] {
                    self.list(title, &findings, catalogue);
                }
                Some(values)
            }
        }
    }

    fn list(&self, title: Key, findings: &[&Finding], catalogue: &Catalogue) {
        if findings.is_empty() {
            return;
        }
        let class = if title == Key::BuilderNotes { "" } else { "refused" };
        say(&add(&self.outcome, "p", class), catalogue.word(title));
        let list = add(&self.outcome, "ul", "findings");
        english(&list);
        for finding in findings.iter().take(MOST_NAMED) {
            say(&add(&list, "li", ""), &finding.to_string());
        }
        if findings.len() > MOST_NAMED {
            say(&add(&list, "li", ""), "…");
        }
    }

    fn complain(&self, what: Key, why: &str, catalogue: &Catalogue) {
        let wrong = add(&self.outcome, "p", "refused");
        say(&add(&wrong, "span", ""), catalogue.word(what));
        let place = add(&wrong, "span", "");
        english(&place);
        say(&place, why);
    }
}
