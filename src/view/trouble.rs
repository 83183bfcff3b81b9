// SPDX-License-Identifier: MIT OR Apache-2.0
//! One question at a time, then what to do. The print version lists all possible ends.

use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlElement;

use super::button::Button;
use super::copy::{Copy, Words};
use super::node::{add, say, set};
use super::user_action::UserAction;
use crate::chrome;
use crate::text::{Catalogue, Key, Message};
use crate::web_sign_in::{Next, Question, Walk, outcomes_below};

const WORDS: Words = Words { copy: Key::TroubleCopy, copied: Key::TroubleCopied, not_copied: Key::ChecklistNotCopied };

/// No question has more answers than this.
const MOST_CHOICES: usize = 6;

/// The questions.
pub struct Trouble {
    root: HtmlElement,
    heading: HtmlElement,
    said: HtmlElement,
    detail: HtmlElement,
    for_it: HtmlElement,
    choices: [Button; MOST_CHOICES],
    back: Button,
    again: Button,
    copy_area: HtmlElement,
    copy: Copy,
    printed: HtmlElement,
}

impl Trouble {
    /// Adds them to `parent`.
    pub fn below(parent: &HtmlElement, act: &Rc<dyn Fn(UserAction)>) -> Trouble {
        let root = add(parent, "section", "trouble");
        let heading = add(&root, "h2", "");
        let asked = add(&root, "div", "asked");
        // A screen reader reads the next question, or what to do.
        let now = add(&asked, "div", "now");
        set(&now, "role", Some("status"));
        let said = add(&now, "h3", "question");
        set(&said, "tabindex", Some("-1"));
        let detail = add(&now, "p", "hint");
        let for_it = add(&now, "p", "for-it");
        let answers = add(&asked, "div", "answers");
        let choices = std::array::from_fn(|_| Button::below(&answers, "choice", act));
        let copy_area = add(&asked, "div", "handed-on");
        let copy = Copy::below(&copy_area);
        let ways = add(&asked, "div", "ways");
        let back = Button::below(&ways, "also", act);
        let again = Button::below(&ways, "also", act);
        let printed = add(&root, "dl", "printed");
        Trouble { root, heading, said, detail, for_it, choices, back, again, copy_area, copy, printed }
    }

    /// Its element. The caller decides whether it is hidden.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Shows the current question or end.
    pub fn show(&self, walk: &Walk, catalogue: &Catalogue) {
        let words = |key: Key| catalogue.word(key);
        say(&self.heading, words(Key::TroubleTitle));
        let (said, detail, for_it) = match walk.now() {
            Next::Ask(question) => (question.words(), question.hint(), None),
            Next::Advise(outcome) => {
                let (title, detail) = outcome.words();
                (title, Some(detail), outcome.for_it())
            }
        };
        say(&self.said, words(said));
        paragraph(&self.detail, detail.map(words));
        let for_it = for_it.map(|it| format!("{} {}", words(Key::TroubleIt), words(it)));
        paragraph(&self.for_it, for_it.as_deref());
        let choices = if let Next::Ask(question) = walk.now() { question.choices() } else { &[] };
        for (place, button) in self.choices.iter().enumerate() {
            let label = choices.get(place).map(|choice| words(choice.label));
            button.offer(label.map(|label| (UserAction::Answer(place), label)));
        }
        let offer = |key, act| walk.has_begun().then(|| (act, words(key)));
        for (button, offered) in [
            (&self.back, offer(Key::TroubleBack, UserAction::Back)),
            (&self.again, offer(Key::TroubleAgain, UserAction::Begin)),
        ] {
            button.offer(offered);
        }
        self.copy_area.set_hidden(!matches!(walk.now(), Next::Advise(_)));
        self.copy.offer(summary(walk, catalogue), WORDS, catalogue);
        self.print(catalogue);
    }

    /// Moves the focus to the new text if the pressed button has disappeared.
    pub fn keep_focus(&self) {
        let focused = document().active_element();
        if focused.is_none_or(|element| {
            element.tag_name() == "BODY" || element.closest("[hidden]").is_ok_and(|it| it.is_some())
        }) {
            // If it fails, only the focus is lost.
            drop(self.said.focus());
        }
    }

    /// Lists all ends, for print.
    fn print(&self, catalogue: &Catalogue) {
        if self.printed.has_child_nodes() {
            return;
        }
        for choice in Question::What.choices() {
            say(&add(&self.printed, "dt", ""), catalogue.word(choice.label));
            for outcome in outcomes_below(choice) {
                let (title, detail) = outcome.words();
                let entry = add(&self.printed, "dd", "");
                say(&add(&entry, "b", ""), catalogue.word(title));
                // Without the space, letters of a joining script would join across the two.
                say(&add(&entry, "span", ""), &format!(" {}", catalogue.word(detail)));
            }
        }
    }
}

fn paragraph(place: &HtmlElement, text: Option<&str>) {
    place.set_hidden(text.is_none());
    say(place, text.unwrap_or_default());
}

/// The answers and the end, for the helpdesk.
fn summary(walk: &Walk, catalogue: &Catalogue) -> String {
    let version = chrome::versions().extension;
    let name = catalogue.word(Key::ExtensionName);
    let title = Message::from(Key::TroubleSummary).with("name", name).with("version", version);
    let mut lines = vec![catalogue.say(&title)];
    let words = |key: Key| catalogue.word(key);
    lines.extend(walk.answers().map(|(question, answer)| format!("{} {}", words(question), words(answer))));
    if let Next::Advise(outcome) = walk.now() {
        let (title, detail) = outcome.words();
        lines.push(format!("– {}: {}", words(title), words(detail)));
        lines.extend(outcome.for_it().map(|it| format!("{} {}", words(Key::TroubleIt), words(it))));
    }
    lines.join("\n")
}
