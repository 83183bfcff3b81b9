// SPDX-License-Identifier: MIT OR Apache-2.0
//! "More help": what the person may need if the one thing to do does not work. It is closed until they ask.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::button::Button;
use super::card::{offer, show_list};
use super::node::{add, say, set};
use super::user_action::UserAction;
use crate::journey::Advice;
use crate::text::{Catalogue, Key};

/// A list and a button, folded.
pub struct More {
    root: HtmlElement,
    summary: HtmlElement,
    list: HtmlElement,
    also: Button,
}

impl More {
    /// Adds it to `parent`, hidden.
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(UserAction)>) -> More {
        let root = add(parent, "details", "more");
        root.set_hidden(true);
        let summary = add(&root, "summary", "more-title");
        let list = add(&root, "ul", "more-list");
        More { list, also: Button::below(&root, "more-action", act), summary, root }
    }

    /// Shows list and second button of this advice; `None` hides it, and closes it for the next time.
    pub fn show(&self, advice: Option<&Advice>, catalogue: &Catalogue) {
        self.root.set_hidden(advice.is_none());
        let Some(advice) = advice else { return set(&self.root, "open", None) };
        say(&self.summary, catalogue.word(Key::MoreHelp));
        show_list(&self.list, advice.list, catalogue);
        offer(&self.also, advice.also, catalogue);
    }
}
