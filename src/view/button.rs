// SPDX-License-Identifier: MIT OR Apache-2.0
//! A button that can change its meaning without moving.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::HtmlElement;

use super::node::{add_button, on, say, set};
use super::user_action::UserAction;

/// A button with one action; hidden if it has none.
pub struct Button {
    root: HtmlElement,
    act: Rc<Cell<Option<UserAction>>>,
    _listeners: [EventListener; 2],
}

impl Button {
    /// Adds a button to `parent`, hidden until [`Button::offer`].
    pub fn below(parent: &HtmlElement, class: &str, act: &Rc<dyn Fn(UserAction)>) -> Button {
        let root = add_button(parent, class);
        root.set_hidden(true);
        let offered = Rc::new(Cell::new(None));
        let (taken, act) = (offered.clone(), act.clone());
        let click = on(&root, "click", move |_| {
            if let Some(taken) = taken.get() {
                act(taken);
            }
        });
        // A mouse click leaves the focus where the person types. The keyboard still reaches the button.
        let options = EventListenerOptions::enable_prevent_default();
        let press = EventListener::new_with_options(&root, "mousedown", options, |event| event.prevent_default());
        Button { root, act: offered, _listeners: [click, press] }
    }

    /// Offers this act with this text; `None` hides the button.
    pub fn offer(&self, offer: Option<(UserAction, &str)>) {
        self.act.set(offer.map(|(act, _)| act));
        self.root.set_hidden(offer.is_none());
        if let Some((_, words)) = offer {
            say(&self.root, words);
        }
    }

    /// Offers this act as an icon of the style sheet. The words are its name and its tooltip: with two attributes, a
    /// screen reader would say them twice.
    pub fn offer_as_icon(&self, act: UserAction, words: &str) {
        self.act.set(Some(act));
        self.root.set_hidden(false);
        set(&self.root, "title", Some(words));
    }

    /// Its element.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }
}
