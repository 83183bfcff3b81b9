// SPDX-License-Identifier: MIT OR Apache-2.0
//! The first words of a card: the next action, and the reason for it.

use web_sys::HtmlElement;

use super::node::{add, say, set};
use crate::journey::Advice;
use crate::text::Catalogue;

/// Headline and detail of a card.
pub struct Lead {
    root: HtmlElement,
    headline: HtmlElement,
    detail: HtmlElement,
    /// Laid out but invisible: the texts that may appear here.
    room: Vec<[HtmlElement; 2]>,
}

impl Lead {
    /// Adds headline and detail to `parent`.
    pub fn below(parent: &HtmlElement) -> Lead {
        let root = add(parent, "div", "lead");
        let words = add(&root, "div", "lead-words");
        let headline = add(&words, "h1", "headline");
        let detail = add(&words, "p", "detail");
        Lead { root, headline, detail, room: Vec::new() }
    }

    /// Shows these words.
    pub fn show(&self, headline: &str, detail: &str) {
        say(&self.headline, headline);
        say(&self.detail, detail);
    }

    /// Gives the focus to the headline.
    pub fn focus(&self) {
        set(&self.headline, "tabindex", Some("-1"));
        // It fails only where the window has no focus at all.
        drop(self.headline.focus());
    }

    /// Keeps room for all of these, so that nothing below moves when one replaces another.
    pub fn reserve(&mut self, these: &[Advice], catalogue: &Catalogue) {
        while self.room.len() < these.len() {
            let place = add(&self.root, "div", "lead-words room");
            set(&place, "aria-hidden", Some("true"));
            self.room.push(["as-headline", "as-detail"].map(|class| add(&place, "p", class)));
        }
        for (index, [headline, detail]) in self.room.iter().enumerate() {
            let advice = these.get(index);
            say(headline, &advice.map(|advice| catalogue.say(&advice.headline)).unwrap_or_default());
            say(detail, &advice.map(|advice| catalogue.say(&advice.detail)).unwrap_or_default());
        }
    }
}
