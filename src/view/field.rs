// SPDX-License-Identifier: MIT OR Apache-2.0
//! One setting in a form: what is asked, the answer as it is written, and why it cannot be taken.

use std::cell::Cell;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::node::{add, clear, on, say, set};
use crate::settings::{Form, Kind, Picture, Setting, Settings, Value};
use crate::text::{Catalogue, Key};

/// What became of an answer.
pub enum Answered {
    /// It is a decision.
    Decided(Value),
    /// Nothing is decided any more.
    Undecided,
    /// It is not right, and stands in its field to be mended.
    Refused,
}

/// Called with a setting and what became of the answer.
pub type Decide = Rc<dyn Fn(&'static Setting, Answered)>;

/// A file that is larger than this is not even read, in bytes: it is no logo that we take.
const MOST_READ: f64 = 1_000_000.0;

/// One setting in a form.
pub struct Field {
    setting: &'static Setting,
    root: HtmlElement,
    note: HtmlElement,
    refused: Refusal,
    answer: Answer,
    _listeners: Vec<EventListener>,
}

/// Where the answer is given.
enum Answer {
    /// One of several; nothing stands for "not decided".
    Choice(Vec<(&'static str, HtmlInputElement)>),
    /// In a line.
    Line(HtmlInputElement),
    /// In lines, an entry on each.
    Lines(HtmlTextAreaElement),
    /// As a file.
    Picture { shown: HtmlElement, remove: HtmlElement },
}

/// Why an answer, or what is decided, is not in force.
#[derive(Clone)]
struct Refusal {
    place: HtmlElement,
    /// It is about what stands in the field and nowhere else.
    is_of_writing: Rc<Cell<bool>>,
    catalogue: Rc<Catalogue>,
}

impl Field {
    /// A new field below `parent`. `explained`: with what the setting means, for admins; and with "not decided" among the answers
    /// even where there is a default.
    pub fn below(
        parent: &HtmlElement,
        setting: &'static Setting,
        explained: bool,
        decide: &Decide,
        catalogue: &Catalogue,
    ) -> Field {
        let words = |key: Key| catalogue.say(&key.into());
        let root = add(parent, "fieldset", "decide");
        set(&root, "data-setting", Some(setting.name));
        let legend = add(&root, "legend", "");
        say(&legend, &words(setting.title));
        let note = add(&root, "p", "decided");
        say(&note, &words(Key::SettingsManaged));
        note.set_hidden(true);
        let mut described = format!("{}-refused", setting.name);
        if explained {
            described.push_str(&format!(" {}-meaning", setting.name));
            let meaning = add(&root, "p", "meaning");
            set(&meaning, "id", Some(&format!("{}-meaning", setting.name)));
            english(&meaning);
            say(&add(&meaning, "code", ""), setting.name);
            say(&add(&meaning, "span", ""), &format!(" {}", setting.meaning));
        }
        let mut listeners = Vec::new();
        let place = add(&root, "p", "refused");
        set(&place, "role", Some("alert"));
        set(&place, "id", Some(&format!("{}-refused", setting.name)));
        let refused = Refusal { place, is_of_writing: Rc::default(), catalogue: Rc::new(catalogue.clone()) };
        let take = take(setting, decide.clone(), refused.clone());
        let answer = match setting.form {
            Form::Choice(choices) => {
                let unset = (explained || setting.default.is_empty()).then_some(("", Key::SettingUndecided));
                let answers = unset.iter().chain(choices).map(|(word, means)| {
                    let label = add(&root, "label", "decision");
                    let input: HtmlInputElement = add(&label, "input", "").unchecked_into();
                    for (name, value) in [("type", "radio"), ("name", setting.name), ("value", word)] {
                        set(&input, name, Some(value));
                    }
                    say(&add(&label, "span", ""), &words(*means));
                    let (take, word) = (take.clone(), *word);
                    listeners.push(on(&input, "change", move |_| take(word)));
                    (word, input)
                });
                Answer::Choice(answers.collect())
            }
            Form::Picture => {
                let shown = add(&root, "img", "logo");
                set(&shown, "alt", Some(""));
                let input: HtmlInputElement = add(&root, "input", "file-of").unchecked_into();
                for (name, value) in [("type", "file"), ("accept", "image/png"), ("aria-label", &words(setting.title))]
                {
                    set(&input, name, Some(value));
                }
                let remove = add(&root, "button", "also");
                set(&remove, "type", Some("button"));
                say(&remove, &words(Key::SettingRemove));
                let none = take.clone();
                listeners.push(on(&remove, "click", move |_| none("")));
                let chosen = input.clone();
                listeners.push(on(&input, "change", move |_| read_file(&chosen, take.clone())));
                Answer::Picture { shown, remove }
            }
            _ if setting.form.kind() == Kind::List => {
                let area: HtmlTextAreaElement = add(&root, "textarea", "lines-of").unchecked_into();
                for (name, value) in [
                    ("rows", "4"),
                    ("aria-label", words(setting.title).as_str()),
                    ("aria-describedby", described.as_str()),
                ] {
                    set(&area, name, Some(value));
                }
                plain(&area);
                let written = area.clone();
                listeners.push(on(&area, "change", move |_| take(&written.value())));
                Answer::Lines(area)
            }
            form => {
                let input: HtmlInputElement = add(&root, "input", "line-of").unchecked_into();
                set(&input, "aria-label", Some(&words(setting.title)));
                set(&input, "aria-describedby", Some(&described));
                if !setting.default.is_empty() {
                    set(&input, "placeholder", Some(setting.default));
                }
                if !matches!(form, Form::Words { .. }) {
                    plain(&input);
                }
                if let Form::Number { .. } = form {
                    set(&input, "inputmode", Some("numeric"));
                }
                let written = input.clone();
                listeners.push(on(&input, "change", move |_| take(&written.value())));
                Answer::Line(input)
            }
        };
        // Below the answer that it is about.
        drop(root.append_child(&refused.place));
        Field { setting, root, note, refused, answer, _listeners: listeners }
    }

    /// Which setting it is.
    pub fn setting(&self) -> &'static Setting {
        self.setting
    }

    /// Shows what is decided, and why it is not in force where it is not. What is being written stays as it is, and what was refused
    /// until it is mended; `anew`: even so.
    pub fn show(&self, managed: bool, value: Option<&Value>, reasons: &[&str], anew: bool) {
        let has_focus = document().active_element().is_some_and(|active| self.root.contains(Some(&active)));
        let is_own = !managed && !anew;
        let is_writing = is_own && (has_focus || self.refused.is_of_writing.get());
        if !(is_own && self.refused.is_of_writing.get()) {
            self.refused.tell(reasons, false);
        }
        let text = match value {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::List(list)) => list.iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n"),
            Some(Value::Other) | None => String::new(),
        };
        match &self.answer {
            Answer::Choice(answers) => {
                // What is none of its words is the default, as it is to everybody who reads it.
                let known = |word: &str| answers.iter().any(|(answer, _)| *answer == word);
                let text = text.trim();
                let unset = if known("") { "" } else { self.setting.default };
                let now = if known(text) { text } else { unset };
                for (word, input) in answers {
                    input.set_checked(*word == now);
                }
            }
            Answer::Line(input) if !is_writing => input.set_value(&text),
            Answer::Lines(area) if !is_writing => area.set_value(&text),
            Answer::Line(_) | Answer::Lines(_) => {}
            Answer::Picture { shown, remove } => {
                let picture = Picture::parse(text.trim()).ok();
                set(shown, "src", picture.as_ref().map(Picture::address));
                shown.set_hidden(picture.is_none());
                remove.set_hidden(picture.is_none());
            }
        }
        // All of it is disabled at once, and says so to everybody.
        set(&self.root, "disabled", managed.then_some(""));
        self.note.set_hidden(!managed);
    }
}

impl Refusal {
    /// Says why, or nothing.
    fn tell(&self, reasons: &[&str], is_of_writing: bool) {
        self.is_of_writing.set(is_of_writing);
        let text = format!(" It {}.", reasons.join(", "));
        if reasons.is_empty() {
            clear(&self.place);
        } else if !self.place.text_content().is_some_and(|shown| shown.ends_with(&text)) {
            clear(&self.place);
            refuse(&self.place, Key::SettingRefused, reasons, &self.catalogue);
        }
        // Its fieldset says it, too: who comes back to the field hears it again.
        if let Some(answer) =
            self.place.parent_element().and_then(|root| root.query_selector(".line-of, .lines-of, .file-of").ok()?)
        {
            let invalid = if reasons.is_empty() { "false" } else { "true" };
            drop(answer.set_attribute("aria-invalid", invalid));
        }
    }
}

/// A sentence of the reference, which is in English in every language.
pub fn english(element: &HtmlElement) {
    set(element, "lang", Some("en"));
    set(element, "dir", Some("ltr"));
}

/// Names, addresses and codes: written from left to right, and none of a spelling checker's business.
fn plain(element: &HtmlElement) {
    set(element, "dir", Some("ltr"));
    set(element, "spellcheck", Some("false"));
    set(element, "autocapitalize", Some("off"));
}

/// What to do with an answer as it is written: nothing is no decision; what is not right is not taken, and says why.
fn take(setting: &'static Setting, decide: Decide, refused: Refusal) -> Rc<dyn Fn(&str)> {
    Rc::new(move |text| {
        let entries: Vec<&str> = match setting.form.kind() {
            Kind::List => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
            Kind::Text | Kind::Integer => Some(text.trim()).into_iter().filter(|text| !text.is_empty()).collect(),
        };
        let value = setting.value(&entries);
        let reason = if entries.is_empty() { None } else { Settings::refusal(setting.name, value.clone()) };
        refused.tell(reason.as_slice(), reason.is_some());
        let answered = match reason {
            Some(_) => Answered::Refused,
            None if entries.is_empty() => Answered::Undecided,
            None => Answered::Decided(value),
        };
        decide(setting, answered);
    })
}

/// Says what is not in force, and why.
pub fn refuse(place: &HtmlElement, what: Key, reasons: &[&str], catalogue: &Catalogue) {
    say(&add(place, "span", ""), &catalogue.say(&what.into()));
    let why = add(place, "span", "");
    english(&why);
    say(&why, &format!(" It {}.", reasons.join(", ")));
}

/// Takes a file as what it says in base64; what is in it is looked at like any other answer.
fn read_file(input: &HtmlInputElement, take: Rc<dyn Fn(&str)>) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    if file.size() > MOST_READ {
        // Refused for its size, like any other that is too large.
        return take(&"A".repeat(70_000));
    }
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            take(&STANDARD.encode(Uint8Array::new(&buffer).to_vec()));
        }
    });
}
