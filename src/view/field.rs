// SPDX-License-Identifier: MIT OR Apache-2.0
//! One setting in a form: the question, the answer, and why the answer is not active.

mod answer;

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use web_sys::HtmlElement;

use self::answer::{Answer, Take};
use super::node::{add, clear, english, say, set};
use crate::settings::{Explained, Kind, Setting, Settings, Source, Value};
use crate::text::{Catalogue, Key};

/// What an answer means.
pub enum Answered {
    /// A decision.
    Decided(Value),
    /// No decision any more.
    Undecided,
    /// Not valid: it stays in the field to be corrected.
    Refused,
}

/// Gets a setting and what its answer means.
pub type Decide = Rc<dyn Fn((&'static Setting, Answered))>;

/// One setting in a form.
pub struct Field {
    setting: &'static Setting,
    /// It is part of a policy that is being written: nothing is decided yet.
    explained: bool,
    root: HtmlElement,
    note: HtmlElement,
    refused: Refusal,
    answer: Answer,
    _listeners: Vec<EventListener>,
}

impl Field {
    /// Adds a field to `parent`. With `explained` it has the setting's meaning, for admins, and always offers "not
    /// decided".
    pub fn below(
        parent: &HtmlElement,
        setting: &'static Setting,
        explained: bool,
        decide: &Decide,
        catalogue: &Rc<Catalogue>,
    ) -> Field {
        let root = add(parent, "fieldset", "decide");
        set(&root, "data-setting", Some(setting.name));
        say(&add(&root, "legend", ""), catalogue.word(setting.title));
        let note = add(&root, "p", "decided");
        say(&note, catalogue.word(Key::SettingsManaged));
        note.set_hidden(true);
        let mut described = format!("{}-refused", setting.name);
        if explained {
            let meaning = add(&root, "p", "meaning");
            let id = format!("{}-meaning", setting.name);
            set(&meaning, "id", Some(&id));
            english(&meaning);
            say(&add(&meaning, "code", ""), setting.name);
            say(&add(&meaning, "span", ""), &format!(" {}", setting.meaning));
            described = format!("{described} {id}");
        }
        let refused = Refusal::below(&root, setting, catalogue.clone());
        let take = check_answers(setting, decide.clone(), refused.clone());
        let may_be_undecided = explained || setting.default.is_empty();
        let (answer, listeners) = Answer::below(&root, setting, may_be_undecided, &described, take, catalogue);
        // Below its answer.
        drop(root.append_child(&refused.place));
        Field { setting, explained, root, note, refused, answer, _listeners: listeners }
    }

    /// The setting.
    pub fn setting(&self) -> &'static Setting {
        self.setting
    }

    /// Shows the decision, who made it, and why it is not active. `is_locked`: nobody can change it here. An input that
    /// has the focus keeps its text, and a refused answer stays until it is corrected, unless `overwrite`.
    pub fn show(&self, entry: &Explained, is_locked: bool, overwrite: bool) {
        let managed = entry.source == Source::Policy && !self.explained;
        let is_locked = is_locked && !self.explained;
        let reasons = &entry.refused;
        // Of a choice, what counts is what is chosen.
        let instead = entry.instead.filter(|_| !self.explained).map(|word| Value::Text(word.to_owned()));
        let value = instead.as_ref().or(entry.value.as_ref());
        let has_focus = document().active_element().is_some_and(|active| self.root.contains(Some(&active)));
        let keeps_draft = !managed && !is_locked && !overwrite;
        let has_refused_draft = keeps_draft && self.refused.is_about_draft.get();
        if !has_refused_draft {
            self.refused.show(reasons, false);
        }
        self.answer.show(self.setting, value, has_refused_draft || (keeps_draft && has_focus));
        // The fieldset disables all of it, for assistive technology too.
        set(&self.root, "disabled", (managed || is_locked).then_some(""));
        self.note.set_hidden(!managed);
    }
}

/// Why an answer or a decision is not active.
#[derive(Clone)]
struct Refusal {
    root: HtmlElement,
    place: HtmlElement,
    /// The refused answer is only in the field, not stored.
    is_about_draft: Rc<Cell<bool>>,
    catalogue: Rc<Catalogue>,
}

impl Refusal {
    fn below(root: &HtmlElement, setting: &Setting, catalogue: Rc<Catalogue>) -> Refusal {
        let place = add(root, "p", "refused");
        set(&place, "role", Some("alert"));
        set(&place, "id", Some(&format!("{}-refused", setting.name)));
        Refusal { root: root.clone(), place, is_about_draft: Rc::default(), catalogue }
    }

    /// Says why, or nothing. Does not repeat itself.
    fn show(&self, reasons: &[&str], is_about_draft: bool) {
        self.is_about_draft.set(is_about_draft);
        if reasons.is_empty() {
            clear(&self.place);
        } else if !self.place.text_content().is_some_and(|shown| shown.ends_with(&sentence(reasons))) {
            clear(&self.place);
            refuse(&self.place, Key::SettingRefused, reasons, &self.catalogue);
        }
        // Someone who returns to the field hears it again.
        if let Ok(Some(answer)) = self.root.query_selector(".line-of, .lines-of, .file-of") {
            let invalid = if reasons.is_empty() { "false" } else { "true" };
            drop(answer.set_attribute("aria-invalid", invalid));
        }
    }
}

/// What to do with a typed answer: an empty one is no decision, an invalid one is refused with the reason.
fn check_answers(setting: &'static Setting, decide: Decide, refused: Refusal) -> Take {
    Rc::new(move |text| {
        let entries: Vec<&str> = match setting.form.kind() {
            Kind::List => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
            Kind::Text | Kind::Integer => Some(text.trim()).into_iter().filter(|text| !text.is_empty()).collect(),
        };
        let value = setting.value(&entries);
        let reason = if entries.is_empty() { None } else { Settings::refusal(setting.name, value.clone()) };
        refused.show(reason.as_slice(), reason.is_some());
        let answered = match reason {
            Some(_) => Answered::Refused,
            None if entries.is_empty() => Answered::Undecided,
            None => Answered::Decided(value),
        };
        decide((setting, answered));
    })
}

/// Says what is not active, and why.
pub fn refuse(place: &HtmlElement, what: Key, reasons: &[&str], catalogue: &Catalogue) {
    say(&add(place, "span", ""), catalogue.word(what));
    let why = add(place, "span", "");
    english(&why);
    say(&why, &sentence(reasons));
}

fn sentence(reasons: &[&str]) -> String {
    format!(" It {}.", reasons.join(", "))
}
