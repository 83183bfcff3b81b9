// SPDX-License-Identifier: MIT OR Apache-2.0
//! The target of the files: browser, extension id, source of the package, and whether the icon is pinned.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::question;
use crate::chrome::Installation;
use crate::deploy::{Browser, ExtensionId, Plan, UpdateUrl};
use crate::settings::Values;
use crate::text::{Catalogue, Key};
use crate::view::node::{add, english, on, say, set};

/// The questions.
pub struct Target {
    browsers: Vec<(Browser, HtmlInputElement)>,
    id: Line,
    url: Line,
    pin: HtmlInputElement,
    _listeners: Vec<EventListener>,
}

/// A question with a one-line answer, and what is wrong with it.
struct Line {
    input: HtmlInputElement,
    wrong: HtmlElement,
}

impl Target {
    /// Adds them to `main`. `changed` is called whenever an answer changes.
    pub fn below(main: &HtmlElement, changed: &Rc<dyn Fn(())>, catalogue: &Catalogue) -> Target {
        let words = |key: Key| catalogue.word(key);
        let heard = |input: &HtmlInputElement, event| {
            let changed = changed.clone();
            on(input, event, move |_| changed(()))
        };
        let group = question(main, words(Key::BuilderBrowser), None);
        let browsers: Vec<(Browser, HtmlInputElement)> =
            Browser::ALL.into_iter().map(|browser| (browser, radio(&group, browser))).collect();
        let [id, url] = [(Key::BuilderId, Key::BuilderIdDetail), (Key::BuilderUrl, Key::BuilderUrlDetail)]
            .map(|(title, detail)| Line::below(main, words(title), words(detail)));
        let (pin, _) = choice(&question(main, words(Key::BuilderPin), None), words(Key::BuilderPin));
        set(&pin, "type", Some("checkbox"));
        pin.set_checked(true);
        let mut listeners: Vec<EventListener> = browsers.iter().map(|(_, input)| heard(input, "change")).collect();
        listeners.extend([&id, &url].map(|line| heard(&line.input, "input")));
        listeners.push(heard(&pin, "change"));
        Target { browsers, id, url, pin, _listeners: listeners }
    }

    /// Starts with the source of this installation, if others can use it, too.
    pub fn begin_with(&self, installation: &Installation) {
        let is_edge = installation.versions.browser.starts_with("Edg/");
        let own = if is_edge { Browser::Edge } else { Browser::Chrome };
        for (browser, input) in &self.browsers {
            input.set_checked(*browser == own);
        }
        if installation.how != "development" {
            self.id.input.set_value(&installation.id);
        }
        let is_store = Browser::ALL.iter().any(|browser| browser.store() == installation.update_url);
        if !is_store {
            self.url.input.set_value(&installation.update_url);
        }
    }

    /// What to deploy there, with these values, if all answers are valid. Invalid ones say so.
    pub fn plan(&self, values: Values) -> Option<Plan> {
        let id = ExtensionId::parse(&self.id.input.value());
        let update_url = UpdateUrl::parse(&self.url.input.value());
        // A missing answer is not wrong yet.
        let is_given = !self.id.input.value().trim().is_empty();
        self.id.complain(id.err().filter(|_| is_given).map(|reason| format!("The id {reason}.")));
        self.url.complain(update_url.as_ref().err().map(|error| format!("{error}.")));
        let (browser, _) = self.browsers.iter().find(|(_, input)| input.checked())?;
        let pins = self.pin.checked();
        Some(Plan { browser: *browser, id: id.ok()?, update_url: update_url.ok()?, values, pins })
    }
}

fn radio(group: &HtmlElement, browser: Browser) -> HtmlInputElement {
    let (input, name) = choice(group, browser.title());
    for (attribute, value) in [("type", "radio"), ("name", "browser"), ("value", browser.name())] {
        set(&input, attribute, Some(value));
    }
    english(&name);
    input
}

/// An input with its name beside it.
fn choice(group: &HtmlElement, name: &str) -> (HtmlInputElement, HtmlElement) {
    let label = add(group, "label", "decision");
    let input = add(&label, "input", "").unchecked_into();
    let beside = add(&label, "span", "");
    say(&beside, name);
    (input, beside)
}

impl Line {
    fn below(parent: &HtmlElement, title: &str, detail: &str) -> Line {
        let root = question(parent, title, Some(detail));
        let input: HtmlInputElement = add(&root, "input", "line-of").unchecked_into();
        for (name, value) in [("dir", "ltr"), ("spellcheck", "false"), ("autocapitalize", "off"), ("aria-label", title)]
        {
            set(&input, name, Some(value));
        }
        let wrong = add(&root, "p", "refused");
        set(&wrong, "role", Some("alert"));
        english(&wrong);
        Line { input, wrong }
    }

    fn complain(&self, wrong: Option<String>) {
        set(&self.input, "aria-invalid", Some(if wrong.is_some() { "true" } else { "false" }));
        say(&self.wrong, &wrong.unwrap_or_default());
    }
}
