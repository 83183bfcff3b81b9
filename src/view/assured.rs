// SPDX-License-Identifier: MIT OR Apache-2.0
//! Whether the page below the popup is Microsoft's, in one line with the site's name. Only the popup says so, because a
//! scammer can fake anything inside a page.

use web_sys::HtmlElement;

use super::copy::{Copy, Words};
use super::node::{add, say, set};
use crate::address::{Assurance, harmless, site};
use crate::text::{Catalogue, Key};

const WORDS: Words =
    Words { copy: Key::LookAlikeCopy, copied: Key::LookAlikeCopied, not_copied: Key::ChecklistNotCopied };

/// The line about the page.
pub struct Assured {
    root: HtmlElement,
    title: HtmlElement,
    detail: HtmlElement,
    site: HtmlElement,
    copy_area: HtmlElement,
    copy: Copy,
}

impl Assured {
    /// Adds a hidden line to `parent`.
    pub fn below(parent: &HtmlElement) -> Assured {
        let root = add(parent, "section", "assured");
        root.set_hidden(true);
        set(&add(&root, "span", "sign"), "aria-hidden", Some("true"));
        let words = add(&root, "div", "assured-words");
        let title = add(&words, "p", "assured-title");
        let detail = add(&words, "p", "assured-detail");
        let site = add(&words, "p", "site");
        set(&site, "dir", Some("ltr"));
        let copy_area = add(&words, "div", "handed-on");
        let copy = Copy::below(&copy_area);
        Assured { root, title, detail, site, copy_area, copy }
    }

    /// Says what the address proves about its page; nothing without an address.
    pub fn show(&self, judged: Option<(Assurance, &str)>, catalogue: &Catalogue) {
        self.root.set_hidden(judged.is_none());
        let Some((assurance, address)) = judged else { return };
        set(&self.root, "data-assurance", Some(assurance.name()));
        let tone = match assurance {
            _ if assurance.is_genuine() => "good",
            Assurance::LookAlike(_) => "watch",
            _ => "neutral",
        };
        set(&self.root, "data-tone", Some(tone));
        let (title, detail) = words(assurance);
        say(&self.title, catalogue.word(title));
        // For a look-alike, the card below says the rest.
        say(&self.detail, detail.map(|detail| catalogue.word(detail)).unwrap_or_default());
        self.detail.set_hidden(detail.is_none());
        let name = site(address);
        self.site.set_hidden(name.is_none());
        say(&self.site, name.unwrap_or_default());
        self.copy_area.set_hidden(!matches!(assurance, Assurance::LookAlike(_)) || name.is_none());
        self.copy.offer(harmless(address), WORDS, catalogue);
    }
}

const fn words(assurance: Assurance) -> (Key, Option<Key>) {
    match assurance {
        Assurance::SignIn => (Key::AssuredSignIn, Some(Key::AssuredSignInDetail)),
        Assurance::SecurityInfo => (Key::AssuredSecurityInfo, Some(Key::AssuredSecurityInfoDetail)),
        Assurance::NoPass => (Key::AssuredNoPass, Some(Key::AssuredNoPassDetail)),
        Assurance::NotMicrosoft => (Key::AssuredNotMicrosoft, Some(Key::AssuredNotMicrosoftDetail)),
        Assurance::Unsure => (Key::AssuredUnsure, Some(Key::AssuredUnsureDetail)),
        Assurance::Browser => (Key::AssuredBrowser, Some(Key::AssuredBrowserDetail)),
        Assurance::LookAlike(_) => (Key::AssuredLookAlike, None),
    }
}
