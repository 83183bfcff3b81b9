// SPDX-License-Identifier: MIT OR Apache-2.0
//! The popup's links to the other pages of the extension.

use web_sys::HtmlElement;

use super::node::{add, add_link, set};
use crate::settings::{Checklists, Settings};
use crate::text::{Catalogue, Key};

const CHECKLIST: (Key, &str) = (Key::MenuChecklist, "checklist.html");
const PAGES: [(Key, &str); 4] = [
    (Key::MenuGuide, "guide.html"),
    CHECKLIST,
    (Key::MenuPractice, "practice.html"),
    (Key::MenuSettings, "settings.html"),
];

/// Adds the links to `parent`. Each opens in a new tab.
pub fn menu(parent: &HtmlElement, settings: &Settings, catalogue: &Catalogue) {
    let root = add(parent, "nav", "menu");
    set(&root, "aria-label", Some(catalogue.word(Key::MoreHelp)));
    let has_checklist = settings.checklist != Checklists::Off;
    for (words, page) in PAGES.into_iter().filter(|page| has_checklist || *page != CHECKLIST) {
        let link = add_link(&root, "menu-link", page, catalogue.word(words));
        set(&link, "target", Some("_blank"));
    }
}
