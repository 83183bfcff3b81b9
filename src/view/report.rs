// SPDX-License-Identifier: MIT OR Apache-2.0
//! The report on a page, for the person to copy. What was copied is shown, so that they see what they hand on.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use super::node::{add, on, say, set};
use crate::chrome;
use crate::page::{Facts, Kind, recognise, report};
use crate::text::{Catalogue, Key};

/// A line, a button and the text, hidden until [`Report::show`].
pub struct Report {
    root: HtmlElement,
    unknown: HtmlElement,
    copy: HtmlElement,
    outcome: HtmlElement,
    text: HtmlElement,
    told: Rc<RefCell<Told>>,
    _listener: EventListener,
}

/// What the button needs to know.
#[derive(Default)]
struct Told {
    report: String,
    copied: String,
    not_copied: String,
}

impl Report {
    /// A new report below `parent`.
    #[must_use]
    pub fn below(parent: &HtmlElement) -> Report {
        let root = add(parent, "aside", "report");
        root.set_hidden(true);
        let unknown = add(&root, "p", "unknown");
        let copy = add(&root, "button", "copy");
        set(&copy, "type", Some("button"));
        let outcome = add(&root, "p", "outcome");
        set(&outcome, "role", Some("status"));
        let text = add(&root, "pre", "text");
        // It is the same in every language, and may be wider than the popup.
        set(&text, "dir", Some("ltr"));
        set(&text, "lang", Some("en"));
        set(&text, "tabindex", Some("0"));
        text.set_hidden(true);
        let told = Rc::new(RefCell::new(Told::default()));
        let listener = on(&copy, "click", {
            let (told, outcome, text) = (told.clone(), outcome.clone(), text.clone());
            move |_| {
                let (told, outcome, text) = (told.clone(), outcome.clone(), text.clone());
                spawn_local(async move {
                    let writing = window().navigator().clipboard().write_text(&told.borrow().report);
                    let copied = JsFuture::from(writing).await.is_ok();
                    let told = told.borrow();
                    say(&text, &told.report);
                    text.set_hidden(false);
                    say(&outcome, if copied { &told.copied } else { &told.not_copied });
                });
            }
        });
        Report { root, unknown, copy, outcome, text, told, _listener: listener }
    }

    /// Offers the report on a page with these facts.
    pub fn show(&self, facts: &Facts, catalogue: &Catalogue) {
        if let Ok(mut told) = self.told.try_borrow_mut() {
            *told = Told {
                report: report(facts, &chrome::versions()),
                copied: catalogue.say(&Key::ReportCopied.into()),
                not_copied: catalogue.say(&Key::ReportNotCopied.into()),
            };
        }
        say(&self.unknown, &catalogue.say(&Key::ReportUnknown.into()));
        self.unknown.set_hidden(recognise(facts).kind != Kind::Unknown);
        say(&self.copy, &catalogue.say(&Key::ReportCopy.into()));
        say(&self.outcome, "");
        self.text.set_hidden(true);
        set(&self.text, "aria-label", Some(&catalogue.say(&Key::ReportCopy.into())));
        self.root.set_hidden(false);
    }
}
