// SPDX-License-Identifier: MIT OR Apache-2.0
//! The report on a page, for the person to copy.

use web_sys::HtmlElement;

use super::copy::{Copy, Words};
use super::node::{add, english, say};
use crate::chrome;
use crate::page::{Facts, Kind, recognise, report};
use crate::text::{Catalogue, Key};

const WORDS: Words = Words { copy: Key::ReportCopy, copied: Key::ReportCopied, not_copied: Key::ReportNotCopied };

/// A line and the text to copy, hidden until [`Report::show`].
pub struct Report {
    root: HtmlElement,
    unknown: HtmlElement,
    copy: Copy,
}

impl Report {
    /// Adds a report to `parent`.
    #[must_use]
    pub fn below(parent: &HtmlElement) -> Report {
        let root = add(parent, "aside", "report");
        root.set_hidden(true);
        let unknown = add(&root, "p", "unknown");
        let copy = Copy::below(&root);
        english(copy.text());
        Report { root, unknown, copy }
    }

    /// Says that there is no report, because the browser blocks the extension there.
    pub fn say_kept_off(&self, catalogue: &Catalogue) {
        say(&self.unknown, catalogue.word(Key::TroubleKeptOff));
        self.unknown.set_hidden(false);
        self.copy.root().set_hidden(true);
        self.root.set_hidden(false);
    }

    /// Hides the report.
    pub fn hide(&self) {
        self.root.set_hidden(true);
    }

    /// Offers the report on a page with these facts.
    pub fn show(&self, facts: &Facts, catalogue: &Catalogue) {
        say(&self.unknown, catalogue.word(Key::ReportUnknown));
        self.unknown.set_hidden(recognise(facts).kind != Kind::Unknown);
        self.copy.root().set_hidden(false);
        self.copy.offer(report(facts, &chrome::versions()), WORDS, catalogue);
        self.root.set_hidden(false);
    }
}
