// SPDX-License-Identifier: MIT OR Apache-2.0
//! An existing policy to start from.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::question;
use crate::deploy::{decided, read_policy};
use crate::settings::{Refused, Settings, Values};
use crate::text::{Catalogue, Key, Message};
use crate::view::node::{add, add_button, clear, english, on, say, set};

/// At most this many unusable values are named.
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
        match read_policy(&self.area.value()) {
            Err(error) => {
                self.complain(Key::BuilderNotTaken, &format!(" {error}."), catalogue);
                None
            }
            Ok(values) => {
                let taken = Message::from(Key::BuilderTaken).with("count", decided(&values).len());
                say(&add(&self.outcome, "p", ""), &catalogue.say(&taken));
                let (_, refused) = Settings::of(&values);
                let reasons: Vec<String> = refused.iter().take(MOST_NAMED).map(Refused::to_string).collect();
                if !reasons.is_empty() {
                    self.complain(Key::BuilderLeftOut, &format!(" {}", reasons.join("; ")), catalogue);
                }
                Some(values)
            }
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
