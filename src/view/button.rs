// SPDX-License-Identifier: MIT OR Apache-2.0
//! A button that stays in its place while its action and label change.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use web_sys::HtmlElement;

use super::act::Act;
use super::node::{add_button, on, say, set};

/// A button with one action; it is hidden when it has none.
pub struct Button {
    root: HtmlElement,
    act: Rc<Cell<Option<Act>>>,
    _listeners: [EventListener; 2],
}

impl Button {
    /// A new button at the end of `parent`, hidden until [`Button::offer`].
    pub fn below(parent: &HtmlElement, class: &str, act: &Rc<dyn Fn(Act)>) -> Button {
        let root = add_button(parent, class);
        root.set_hidden(true);
        let offered = Rc::new(Cell::new(None));
        let (clicked, act) = (offered.clone(), act.clone());
        let click = on(&root, "click", move |_| {
            if let Some(offered) = clicked.get() {
                act(offered);
            }
        });
        // A mouse click must not take the focus from the box where the person types. The keyboard can still focus it.
        let options = EventListenerOptions::enable_prevent_default();
        let press = EventListener::new_with_options(&root, "mousedown", options, |event| event.prevent_default());
        Button { root, act: offered, _listeners: [click, press] }
    }

    /// Shows the button with this act and label, or hides it.
    pub fn offer(&self, offer: Option<(Act, &str)>) {
        self.act.set(offer.map(|(act, _)| act));
        self.root.set_hidden(offer.is_none());
        if let Some((_, words)) = offer {
            say(&self.root, words);
        }
    }

    /// Shows the button with this act. The style draws an icon; `words` is its name for screen readers and the tooltip.
    pub fn offer_as_icon(&self, act: Act, words: &str) {
        self.act.set(Some(act));
        self.root.set_hidden(false);
        set(&self.root, "aria-label", Some(words));
        set(&self.root, "title", Some(words));
    }

    /// The element, to set further attributes.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }
}
