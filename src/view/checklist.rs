// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist: each method with its tick, which is the person's own.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::act::Act;
use super::node::{add, on, say, set};
use crate::checklist::{Method, Progress};
use crate::text::{Catalogue, Key};

struct Item {
    method: Method,
    row: HtmlElement,
    tick: HtmlInputElement,
    title: HtmlElement,
    need: HtmlElement,
    reason: HtmlElement,
    _listener: EventListener,
}

/// The list on the page.
pub struct Checklist {
    root: HtmlElement,
    items: Vec<Item>,
}

impl Checklist {
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(Act)>) -> Checklist {
        let root = add(parent, "ul", "checklist");
        let items = Method::ALL.into_iter().map(|method| Item::below(&root, method, act.clone())).collect();
        Checklist { root, items }
    }

    /// Shows the list, or hides it where there is no progress to speak of.
    pub fn show(&self, progress: Option<&Progress>, catalogue: &Catalogue) {
        self.root.set_hidden(progress.is_none());
        set(&self.root, "aria-label", Some(&catalogue.say(&Key::Checklist.into())));
        let Some(progress) = progress else { return };
        for item in &self.items {
            item.show(progress, catalogue);
        }
    }
}

impl Item {
    fn below(list: &HtmlElement, method: Method, act: Rc<dyn Fn(Act)>) -> Item {
        let row = add(list, "li", "method");
        let label = add(&row, "label", "");
        let tick: HtmlInputElement = add(&label, "input", "tick").unchecked_into();
        tick.set_type("checkbox");
        let words = add(&label, "span", "words");
        let title = add(&words, "span", "title");
        let need = add(&words, "span", "need");
        let reason = add(&words, "span", "reason");
        let input = tick.clone();
        let listener = on(&tick, "change", move |_| act(Act::Tick(method, input.checked())));
        Item { method, row, tick, title, need, reason, _listener: listener }
    }

    fn show(&self, progress: &Progress, catalogue: &Catalogue) {
        let need = if self.method.is_required() { Key::Required } else { Key::Recommended };
        say(&self.title, &catalogue.say(&self.method.title().into()));
        say(&self.need, &catalogue.say(&need.into()));
        say(&self.reason, &catalogue.say(&self.method.reason().into()));
        self.tick.set_checked(progress.has(self.method));
        set(&self.row, "data-next", (progress.next() == Some(self.method)).then_some(""));
    }
}
