// SPDX-License-Identifier: MIT OR Apache-2.0
//! settings.html: what a person can decide for themselves, and what their organisation has decided for them.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::utils::body;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

use super::frame::{Frame, speak_as_set};
use super::node::{add, on, say, set};
use crate::chrome::{self, Error};
use crate::settings::{Settings, Value, Values, merged};
use crate::text::{Catalogue, Key};

/// A setting with few answers: its name, what it is about, and the answers with what they mean, the default first.
struct Question {
    name: &'static str,
    legend: Key,
    answers: &'static [(&'static str, Key)],
}

const QUESTIONS: [Question; 3] = [
    Question {
        name: "surface",
        legend: Key::SettingsSurface,
        answers: &[("page", Key::SettingsSurfacePage), ("toolbar", Key::SettingsSurfaceToolbar)],
    },
    Question {
        name: "offerHelp",
        legend: Key::SettingsOffer,
        answers: &[("when-seen", Key::SettingsOfferSeen), ("always", Key::SettingsOfferAlways)],
    },
    Question {
        name: "afterSignIn",
        legend: Key::SettingsAfter,
        answers: &[
            ("open", Key::SettingsAfterOpen),
            ("offer", Key::SettingsAfterOffer),
            ("off", Key::SettingsAfterOff),
        ],
    },
];

/// The answers to one question.
struct Group {
    question: &'static Question,
    root: HtmlElement,
    note: HtmlElement,
    choices: Vec<(HtmlInputElement, EventListener)>,
}

/// Called with the name of a setting and what the person decided.
type Decided = Rc<dyn Fn(&'static str, &'static str)>;

struct Page {
    catalogue: Catalogue,
    frame: Frame,
    groups: Vec<Group>,
    /// What the person decided and is not written yet, the one that is being written first.
    waiting: VecDeque<(&'static str, &'static str)>,
}

/// Starts the page, in the language that is set.
///
/// # Errors
/// Where its own texts cannot be read, or the browser refuses a listener.
pub async fn settings() -> Result<(), Error> {
    let catalogue = speak_as_set(Key::SettingsTitle).await?;
    let frame = Frame::below(&body(), &catalogue);
    say(&add(frame.main(), "h1", "headline"), &catalogue.say(&Key::SettingsTitle.into()));
    say(&add(frame.main(), "p", "detail"), &catalogue.say(&Key::SettingsDetail.into()));
    let page = Rc::new_cyclic(|weak: &Weak<RefCell<Page>>| {
        let weak = weak.clone();
        let decided: Decided = Rc::new(move |name, value| {
            if let Some(page) = weak.upgrade() {
                decide(&page, name, value);
            }
        });
        let group = |question| Group::below(frame.main(), question, &decided, &catalogue);
        let groups = QUESTIONS.iter().map(group).collect();
        RefCell::new(Page { catalogue, frame, groups, waiting: VecDeque::new() })
    });
    read(page.clone()).await;
    chrome::watch_local(move || spawn_local(read(page.clone())))
}

/// One after the other, because each is written into what stands there.
fn decide(page: &Rc<RefCell<Page>>, name: &'static str, value: &'static str) {
    let Ok(mut now) = page.try_borrow_mut() else { return };
    now.waiting.push_back((name, value));
    if now.waiting.len() > 1 {
        return;
    }
    let page = page.clone();
    spawn_local(async move {
        let first = || page.try_borrow().ok()?.waiting.front().copied();
        while let Some((name, value)) = first() {
            // What could not be written is shown as it is.
            if chrome::choose(name, value).await.is_err() {
                read(page.clone()).await;
            }
            let Ok(mut now) = page.try_borrow_mut() else { return };
            now.waiting.pop_front();
        }
    });
}

/// Shows what is decided now. What cannot be read is as it was.
async fn read(page: Rc<RefCell<Page>>) {
    if let Ok((policy, user)) = chrome::read_values().await
        && let Ok(mut page) = page.try_borrow_mut()
    {
        page.show(&policy, user);
    }
}

impl Page {
    fn show(&mut self, policy: &Values, user: Values) {
        let values = merged(policy.clone(), user);
        self.frame.show(&Settings::read(&values).0, &self.catalogue);
        for group in &self.groups {
            group.show(policy.contains_key(group.question.name), values.get(group.question.name));
        }
    }
}

impl Group {
    fn below(parent: &HtmlElement, question: &'static Question, decided: &Decided, catalogue: &Catalogue) -> Group {
        let root = add(parent, "fieldset", "decide");
        say(&add(&root, "legend", ""), &catalogue.say(&question.legend.into()));
        let note = add(&root, "p", "decided");
        say(&note, &catalogue.say(&Key::SettingsManaged.into()));
        let choices = question.answers.iter().map(|(value, words)| {
            let label = add(&root, "label", "decision");
            let input: HtmlInputElement = add(&label, "input", "").unchecked_into();
            for (name, value) in [("type", "radio"), ("name", question.name), ("value", value)] {
                set(&input, name, Some(value));
            }
            say(&add(&label, "span", ""), &catalogue.say(&(*words).into()));
            let decided = decided.clone();
            let listener = on(&input, "change", move |_| decided(question.name, value));
            (input, listener)
        });
        Group { question, note, choices: choices.collect(), root }
    }

    /// What is not among the answers is the default, as it is to everybody who reads it.
    fn show(&self, managed: bool, value: Option<&Value>) {
        let answers = self.question.answers;
        let now = answers.iter().position(|(name, _)| matches!(value, Some(Value::Text(text)) if text.trim() == *name));
        for (place, (input, _)) in self.choices.iter().enumerate() {
            input.set_checked(place == now.unwrap_or_default());
        }
        // A whole group is disabled at once, and says so to everybody.
        set(&self.root, "disabled", managed.then_some(""));
        self.note.set_hidden(!managed);
    }
}
