// SPDX-License-Identifier: MIT OR Apache-2.0
//! The headline and detail of a card: the next action and the reason for it.

use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::journey::Advice;
use crate::text::Catalogue;

/// Headline and detail on a card.
pub struct Lead {
    root: HtmlElement,
    headline: HtmlElement,
    detail: HtmlElement,
    /// Invisible copies of the other messages that may come. They keep the height.
    room: Vec<[HtmlElement; 2]>,
}

impl Lead {
    /// A new lead at the end of `parent`.
    pub fn below(parent: &HtmlElement) -> Lead {
        let root = add(parent, "div", "lead");
        let words = add(&root, "div", "lead-words");
        let headline = add(&words, "h1", "headline");
        let detail = add(&words, "p", "detail");
        Lead { root, headline, detail, room: Vec::new() }
    }

    /// Shows these texts.
    pub fn show(&self, headline: &str, detail: &str) {
        say(&self.headline, headline);
        say(&self.detail, detail);
    }

    /// Reserves room for all these messages, so that nothing below moves when the message changes.
    pub fn reserve(&mut self, messages: &[Advice], catalogue: &Catalogue) {
        while self.room.len() < messages.len() {
            let place = add(&self.root, "div", "lead-words room");
            set(&place, "aria-hidden", Some("true"));
            self.room.push(["as-headline", "as-detail"].map(|class| add(&place, "p", class)));
        }
        for (index, [headline, detail]) in self.room.iter().enumerate() {
            let advice = messages.get(index);
            say(headline, &advice.map(|advice| catalogue.say(&advice.headline)).unwrap_or_default());
            say(detail, &advice.map(|advice| catalogue.say(&advice.detail)).unwrap_or_default());
        }
    }
}
