// SPDX-License-Identifier: MIT OR Apache-2.0
//! One setting in a form: what is asked, the answer as it is written, and why it cannot be taken.

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

/// Called with a setting and what was decided; with nothing where it is no longer.
pub type Decided = Rc<dyn Fn(&'static Setting, Option<Value>)>;

/// A file that is larger than this is no logo, in bytes: it is not even read.
const MOST_READ: f64 = 1_000_000.0;

/// One setting in a form.
pub struct Field {
    setting: &'static Setting,
    root: HtmlElement,
    note: HtmlElement,
    refused: HtmlElement,
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

impl Field {
    /// A new field below `parent`. `explained`: with what the setting means, for admins; and with "not decided" among the answers
    /// even where there is a default.
    pub fn below(
        parent: &HtmlElement,
        setting: &'static Setting,
        explained: bool,
        decided: &Decided,
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
        if explained {
            let meaning = add(&root, "p", "meaning");
            english(&meaning);
            say(&add(&meaning, "code", ""), setting.name);
            say(&add(&meaning, "span", ""), &format!(" {}", setting.meaning));
        }
        let mut listeners = Vec::new();
        let refused = add(&root, "p", "refused");
        set(&refused, "role", Some("alert"));
        let take = take(setting, decided.clone(), refused.clone(), catalogue);
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
                set(&area, "rows", Some("4"));
                set(&area, "aria-label", Some(&words(setting.title)));
                plain(&area);
                let written = area.clone();
                listeners.push(on(&area, "change", move |_| take(&written.value())));
                Answer::Lines(area)
            }
            form => {
                let input: HtmlInputElement = add(&root, "input", "line-of").unchecked_into();
                set(&input, "aria-label", Some(&words(setting.title)));
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
        drop(root.append_child(&refused));
        Field { setting, root, note, refused, answer, _listeners: listeners }
    }

    /// Which setting it is.
    pub fn setting(&self) -> &'static Setting {
        self.setting
    }

    /// Shows what is decided. What is being written stays as it is, and what was refused until it is mended.
    pub fn show(&self, managed: bool, value: Option<&Value>) {
        let has_focus = document().active_element().is_some_and(|active| self.root.contains(Some(&active)));
        let is_writing = has_focus || self.refused.has_child_nodes();
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
            Answer::Line(input) if !is_writing || managed => input.set_value(&text),
            Answer::Lines(area) if !is_writing || managed => area.set_value(&text),
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
        if managed {
            clear(&self.refused);
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
fn take(setting: &'static Setting, decided: Decided, refused: HtmlElement, catalogue: &Catalogue) -> Rc<dyn Fn(&str)> {
    let catalogue = catalogue.clone();
    Rc::new(move |text| {
        let entries: Vec<&str> = match setting.form.kind() {
            Kind::List => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
            Kind::Text | Kind::Integer => Some(text.trim()).into_iter().filter(|text| !text.is_empty()).collect(),
        };
        clear(&refused);
        if entries.is_empty() {
            return decided(setting, None);
        }
        let value = setting.value(&entries);
        match Settings::refusal(setting.name, value.clone()) {
            None => decided(setting, Some(value)),
            Some(reason) => refuse(&refused, Key::SettingRefused, &[reason], &catalogue),
        }
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
        return take("-");
    }
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            take(&STANDARD.encode(Uint8Array::new(&buffer).to_vec()));
        }
    });
}
