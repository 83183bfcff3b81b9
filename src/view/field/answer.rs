// SPDX-License-Identifier: MIT OR Apache-2.0
//! The input for one setting, by its form.

use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use gloo::events::EventListener;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::settings::{Form, Kind, Picture, Setting, Value};
use crate::text::{Catalogue, Key};
use crate::view::node::{add, add_button, on, say, set};

/// A larger file is not read, in bytes: no logo is that large.
const MOST_READ: f64 = 1_000_000.0;

/// Gets an answer as it was typed.
pub type Take = Rc<dyn Fn(&str)>;

/// The input.
pub enum Answer {
    /// One of several; empty means "not decided".
    Choice(Vec<(&'static str, HtmlInputElement)>),
    /// One line.
    Line(HtmlInputElement),
    /// Several lines, one entry each.
    Lines(HtmlTextAreaElement),
    /// A file.
    Picture {
        /// The chosen picture.
        shown: HtmlElement,
        /// Removes it.
        remove: HtmlElement,
    },
}

impl Answer {
    /// Adds an input to `root`. With `may_be_undecided`, "not decided" is an answer. `described` has the ids of its
    /// descriptions.
    pub fn below(
        root: &HtmlElement,
        setting: &'static Setting,
        may_be_undecided: bool,
        described: &str,
        take: Take,
        catalogue: &Catalogue,
    ) -> (Answer, Vec<EventListener>) {
        let title = catalogue.word(setting.title);
        let named = |element: &HtmlElement| {
            set(element, "aria-label", Some(title));
            set(element, "aria-describedby", Some(described));
        };
        match setting.form {
            Form::Choice(choices) => {
                let undecided = may_be_undecided.then_some(("", Key::SettingUndecided));
                let answers = undecided.into_iter().chain(choices.iter().copied());
                choice(root, setting.name, answers, &take, catalogue)
            }
            Form::Picture => picture(root, named, take, catalogue.word(Key::SettingRemove)),
            _ if setting.form.kind() == Kind::List => lines(root, named, take),
            _ => line(root, setting, named, take),
        }
    }

    /// Shows the decision for this setting. An input that has the focus keeps its text.
    pub fn show(&self, setting: &Setting, value: Option<&Value>, is_writing: bool) {
        let text = match value {
            Some(Value::Text(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::List(list)) => list.iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n"),
            Some(Value::Other) | None => String::new(),
        };
        match self {
            Answer::Choice(answers) => {
                // What is no choice shows as the default: its reason is below.
                let known = |word: &str| answers.iter().any(|(answer, _)| *answer == word);
                let undecided = if known("") { "" } else { setting.default };
                let now = if known(text.trim()) { text.trim() } else { undecided };
                for (word, input) in answers {
                    input.set_checked(*word == now);
                }
            }
            Answer::Line(_) | Answer::Lines(_) if is_writing => {}
            Answer::Line(input) => input.set_value(&text),
            Answer::Lines(area) => area.set_value(&text),
            Answer::Picture { shown, remove } => {
                let picture = Picture::parse(text.trim()).ok();
                set(shown, "src", picture.as_ref().map(Picture::address));
                shown.set_hidden(picture.is_none());
                remove.set_hidden(picture.is_none());
            }
        }
    }
}

fn choice(
    root: &HtmlElement,
    name: &str,
    answers: impl Iterator<Item = (&'static str, Key)>,
    take: &Take,
    catalogue: &Catalogue,
) -> (Answer, Vec<EventListener>) {
    let (inputs, listeners) = answers
        .map(|(word, means)| {
            let label = add(root, "label", "decision");
            let input: HtmlInputElement = add(&label, "input", "").unchecked_into();
            for (name, value) in [("type", "radio"), ("name", name), ("value", word)] {
                set(&input, name, Some(value));
            }
            say(&add(&label, "span", ""), catalogue.word(means));
            let take = take.clone();
            let listener = on(&input, "change", move |_| take(word));
            ((word, input), listener)
        })
        .unzip();
    (Answer::Choice(inputs), listeners)
}

fn line(
    root: &HtmlElement,
    setting: &Setting,
    named: impl Fn(&HtmlElement),
    take: Take,
) -> (Answer, Vec<EventListener>) {
    let input: HtmlInputElement = add(root, "input", "line-of").unchecked_into();
    named(&input);
    set(&input, "placeholder", Some(setting.default).filter(|default| !default.is_empty()));
    match setting.form {
        Form::Name { .. } | Form::Words { .. } => {}
        Form::Number { .. } => {
            as_code(&input);
            set(&input, "inputmode", Some("numeric"));
        }
        _ => as_code(&input),
    }
    let written = input.clone();
    let listener = on(&input, "change", move |_| take(&written.value()));
    (Answer::Line(input), vec![listener])
}

fn lines(root: &HtmlElement, named: impl Fn(&HtmlElement), take: Take) -> (Answer, Vec<EventListener>) {
    let area: HtmlTextAreaElement = add(root, "textarea", "lines-of").unchecked_into();
    named(&area);
    set(&area, "rows", Some("4"));
    as_code(&area);
    let written = area.clone();
    let listener = on(&area, "change", move |_| take(&written.value()));
    (Answer::Lines(area), vec![listener])
}

fn picture(root: &HtmlElement, named: impl Fn(&HtmlElement), take: Take, remove: &str) -> (Answer, Vec<EventListener>) {
    let shown = add(root, "img", "logo");
    set(&shown, "alt", Some(""));
    let input: HtmlInputElement = add(root, "input", "file-of").unchecked_into();
    named(&input);
    set(&input, "type", Some("file"));
    set(&input, "accept", Some("image/png"));
    let button = add_button(root, "also");
    say(&button, remove);
    let none = take.clone();
    let removed = on(&button, "click", move |_| none(""));
    let chosen = input.clone();
    let listener = on(&input, "change", move |_| read_file(&chosen, take.clone()));
    (Answer::Picture { shown, remove: button }, vec![removed, listener])
}

/// Names, addresses and codes: left to right, without spell checking.
fn as_code(element: &HtmlElement) {
    set(element, "dir", Some("ltr"));
    set(element, "spellcheck", Some("false"));
    set(element, "autocapitalize", Some("off"));
}

/// Reads a file as base64. It is checked like any other answer.
fn read_file(input: &HtmlInputElement, take: Take) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    if file.size() > MOST_READ {
        // Refused for its size, like any other file that is too large.
        return take(&"A".repeat(70_000));
    }
    spawn_local(async move {
        if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
            take(&STANDARD.encode(Uint8Array::new(&buffer).to_vec()));
        }
    });
}
