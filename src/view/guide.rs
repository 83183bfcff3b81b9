// SPDX-License-Identifier: MIT OR Apache-2.0
//! The guide to a row of the checklist: why, what you need, the steps, what goes wrong, and how to know that it worked.

use web_sys::HtmlElement;

use super::node::{add, clear, say, set};
use crate::checklist::{Device, Item, Status};
use crate::method::{self, Method, Subject};
use crate::text::{Catalogue, Key};

/// The classes of the hint about a method that the page lists, and of its room.
const HINT: &str = "hint seen";
const HINT_ROOM: &str = "hint seen room";

/// One paragraph or heading of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// The method that the next parts are about, if there are several.
    Method(String),
    /// A paragraph.
    Plain(&'static str, String),
    /// A paragraph with a label.
    About(String, String),
    /// The steps, in order.
    Steps(String, Vec<String>),
    /// What can go wrong, each with what to do. The person looks for one of them, so they have no order.
    Problems(String, Vec<String>),
}

/// The guide to one row.
pub struct Guide {
    root: HtmlElement,
    shown: Vec<Part>,
}

impl Guide {
    /// Adds a guide to `parent`.
    pub fn below(parent: &HtmlElement) -> Guide {
        Guide { root: add(parent, "div", "guide"), shown: Vec::new() }
    }

    /// Its element. The caller decides whether it is hidden.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Shows the guide to this row, IT's own note first. It is rebuilt only if the words change.
    pub fn show(&mut self, item: &Item, status: Status, device: Device, note: Option<&str>, catalogue: &Catalogue) {
        let mut parts = Vec::new();
        if let Some(note) = note {
            parts.push(Part::Plain("note", note.to_owned()));
        }
        if let Some(class) = self.found_hint(status) {
            parts.push(Part::Plain(class, catalogue.word(Key::FoundHint).to_owned()));
        }
        match &item.subject {
            Subject::Named(_) => {
                parts.push(Part::Plain("why", catalogue.word(Key::OtherWhy).to_owned()));
                parts.push(Part::Plain("ask", catalogue.word(Key::OtherSteps).to_owned()));
            }
            Subject::Known(methods) => {
                for method in methods {
                    if methods.len() > 1 {
                        parts.push(Part::Method(catalogue.word(method.title()).to_owned()));
                    }
                    parts.extend(method_parts(*method, device, catalogue));
                }
            }
        }
        if parts != self.shown {
            self.build(&parts);
            self.shown = parts;
        }
    }

    /// The class of the hint about a method that the page lists. In an open guide it leaves its room, so that no row
    /// moves when this one is ticked.
    fn found_hint(&self, status: Status) -> Option<&'static str> {
        let is_hint = |part: &Part| matches!(part, Part::Plain(HINT | HINT_ROOM, _));
        if status == Status::Found {
            Some(HINT)
        } else {
            (!self.root.hidden() && self.shown.iter().any(is_hint)).then_some(HINT_ROOM)
        }
    }

    fn build(&self, parts: &[Part]) {
        clear(&self.root);
        for part in parts {
            match part {
                Part::Method(name) => say(&add(&self.root, "p", "guide-method"), name),
                Part::Plain(class, text) => say(&add(&self.root, "p", class), text),
                Part::About(name, text) => {
                    let paragraph = add(&self.root, "p", "about-it");
                    say(&add(&paragraph, "b", ""), name);
                    // Without the space, letters of a joining script would join across the two.
                    say(&add(&paragraph, "span", ""), &(" ".to_owned() + text));
                }
                Part::Steps(name, steps) => self.list("ol", "guide-steps", name, steps),
                Part::Problems(name, problems) => self.list("ul", "guide-problems", name, problems),
            }
        }
    }

    fn list(&self, tag: &str, class: &str, name: &str, lines: &[String]) {
        let paragraph = add(&self.root, "p", "about-it");
        say(&add(&paragraph, "b", ""), name);
        let list = add(&self.root, tag, class);
        set(&list, "aria-label", Some(name));
        for line in lines {
            say(&add(&list, "li", ""), line);
        }
    }
}

fn method_parts(method: Method, device: Device, catalogue: &Catalogue) -> Vec<Part> {
    let method::Guide { why, need, steps, wrong, worked } = method.guide();
    let words = |key: Key| catalogue.word(key).to_owned();
    let hint = device.hint(method).map(|hint| Part::Plain("hint", words(hint)));
    let lines = |key: Key| catalogue.word(key).lines().map(str::to_owned).collect();
    [Some(Part::Plain("why", words(why))), hint]
        .into_iter()
        .flatten()
        .chain([
            Part::About(words(Key::GuideNeed), words(need)),
            Part::Steps(words(Key::GuideSteps), lines(steps)),
            Part::Problems(words(Key::GuideWrong), lines(wrong)),
            Part::About(words(Key::GuideWorked), words(worked)),
        ])
        .collect()
}
