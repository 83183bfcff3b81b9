// SPDX-License-Identifier: MIT OR Apache-2.0
//! A notice below the advice, with a correction that one click makes.

use std::rc::Rc;

use web_sys::HtmlElement;

use super::button::Button;
use super::node::{add, say, set};
use super::user_action::UserAction;
use crate::journey;
use crate::text::Catalogue;

/// The notice on a card.
pub struct Notice {
    root: HtmlElement,
    text: HtmlElement,
    repair: Button,
}

impl Notice {
    /// Adds a hidden notice to `parent`.
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(UserAction)>) -> Notice {
        let root = add(parent, "p", "notice");
        root.set_hidden(true);
        set(&add(&root, "span", "sign"), "aria-hidden", Some("true"));
        let words = add(&root, "span", "");
        let text = add(&words, "span", "text");
        let repair = Button::below(&words, "repair", act);
        Notice { root, text, repair }
    }

    /// Shows this notice, or none. Returns its words.
    pub fn show(&self, notice: Option<&journey::Notice>, catalogue: &Catalogue) -> Option<String> {
        self.root.set_hidden(notice.is_none());
        let notice = notice?;
        let words = catalogue.say(&notice.message);
        set(&self.root, "data-tone", Some(notice.tone.name()));
        say(&self.text, &words);
        let repair = notice.repair.zip(notice.repair_label());
        let repair = repair.map(|(repair, label)| (UserAction::Mend(repair), catalogue.word(label)));
        self.repair.offer(repair);
        Some(words)
    }
}
