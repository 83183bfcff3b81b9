// SPDX-License-Identifier: MIT OR Apache-2.0
//! The report on a page, for the person to copy.

use std::pin::Pin;

use web_sys::HtmlElement;

use super::copy::{Copy, Words};
use super::node::{add, english, say};
use crate::chrome::{self, TabId};
use crate::page::{Facts, Kind, Situation, recognise, report, structure};
use crate::text::{Catalogue, Key};

const WORDS: Words = Words { copy: Key::ReportCopy, copied: Key::ReportCopied, not_copied: Key::ReportNotCopied };

const WITH_STRUCTURE: Words = Words { copy: Key::ReportStructureCopy, ..WORDS };

/// A line and the text to copy, hidden until [`Report::show`]. For a page that is not recognised, also the same with
/// the page's structure.
pub struct Report {
    root: HtmlElement,
    unknown: HtmlElement,
    copy: Copy,
    structure: HtmlElement,
    structure_about: HtmlElement,
    structure_copy: Copy,
    /// The report that is offered.
    offered: Option<String>,
}

impl Report {
    /// Adds a report to `parent`.
    #[must_use]
    pub fn below(parent: &HtmlElement) -> Report {
        let root = add(parent, "aside", "report");
        root.set_hidden(true);
        let unknown = add(&root, "p", "unknown");
        let copy = Copy::below(&root);
        let structure = add(&root, "section", "structure");
        let structure_about = add(&structure, "p", "about-structure");
        let structure_copy = Copy::below(&structure);
        for text in [copy.text(), structure_copy.text()] {
            english(text);
        }
        Report { root, unknown, copy, structure, structure_about, structure_copy, offered: None }
    }

    /// Says that there is no report, because the browser blocks the extension there.
    pub fn say_kept_off(&self, catalogue: &Catalogue) {
        say(&self.unknown, catalogue.word(Key::TroubleKeptOff));
        self.unknown.set_hidden(false);
        self.copy.root().set_hidden(true);
        self.structure.set_hidden(true);
        self.root.set_hidden(false);
    }

    /// Hides the report.
    pub fn hide(&mut self) {
        self.offered = None;
        self.root.set_hidden(true);
    }

    /// Offers the report on this tab's page, which has these facts, to a person who is there.
    pub fn show(&mut self, tab: TabId, facts: &Facts, situation: &Situation, catalogue: &Catalogue) {
        let report = report(facts, situation, &chrome::versions());
        // To offer it again would hide what was copied.
        if self.offered.as_ref() == Some(&report) {
            return;
        }
        self.offered = Some(report.clone());
        let is_known = recognise(facts).kind != Kind::Unknown;
        say(&self.unknown, catalogue.word(Key::ReportUnknown));
        self.unknown.set_hidden(is_known);
        self.copy.root().set_hidden(false);
        self.copy.offer(report.clone(), WORDS, catalogue);
        say(&self.structure_about, catalogue.word(Key::ReportStructure));
        self.structure.set_hidden(is_known);
        let with_structure = move || -> Pin<Box<dyn Future<Output = String>>> {
            let report = report.clone();
            Box::pin(async move {
                let parts = chrome::ask_structure(tab).await.unwrap_or_default();
                report + "structure:\n" + &structure(&parts)
            })
        };
        self.structure_copy.offer_later(with_structure, WITH_STRUCTURE, catalogue);
        self.root.set_hidden(false);
    }
}
