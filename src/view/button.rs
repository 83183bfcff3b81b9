// SPDX-License-Identifier: MIT OR Apache-2.0
//! A button whose meaning may change while it stays where it is.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::HtmlElement;

use super::act::Act;
use super::node::{add, on, say, set};

/// A button that does one thing, or is hidden.
pub struct Button {
    root: HtmlElement,
    act: Rc<Cell<Option<Act>>>,
    _listeners: [EventListener; 2],
}

impl Button {
    /// A new button below `parent`, hidden until [`Button::offer`].
    pub fn below(parent: &HtmlElement, class: &str, act: &Rc<dyn Fn(Act)>) -> Button {
        let root = add(parent, "button", class);
        set(&root, "type", Some("button"));
        root.set_hidden(true);
        let offered = Rc::new(Cell::new(None));
        let (taken, act) = (offered.clone(), act.clone());
        let click = on(&root, "click", move |_| {
            if let Some(taken) = taken.get() {
                act(taken);
            }
        });
        // A click with the mouse leaves the focus where the person types. The keyboard still reaches the button.
        let options = EventListenerOptions::enable_prevent_default();
        let press = EventListener::new_with_options(&root, "mousedown", options, |event| event.prevent_default());
        Button { root, act: offered, _listeners: [click, press] }
    }

    /// Offers this act under these words; hides the button where there is nothing to offer.
    pub fn offer(&self, offer: Option<(Act, &str)>) {
        self.act.set(offer.map(|(act, _)| act));
        self.root.set_hidden(offer.is_none());
        if let Some((_, words)) = offer {
            say(&self.root, words);
        }
    }

    /// Offers this act under a sign of the style's, with these words for those who do not see it.
    pub fn offer_by_sign(&self, act: Act, words: &str) {
        self.act.set(Some(act));
        self.root.set_hidden(false);
        set(&self.root, "aria-label", Some(words));
        set(&self.root, "title", Some(words));
    }

    /// Its element, for what else stands on it.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }
}
