// SPDX-License-Identifier: MIT OR Apache-2.0
//! One setting in a form: the question, the answer, and why the answer is not used.

mod answer;

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use web_sys::HtmlElement;

use self::answer::{Answer, Take};
use super::node::{add, clear, english, say, set};
use crate::settings::{Kind, Setting, Settings, Value};
use crate::text::{Catalogue, Key};

/// The result of checking an answer.
pub enum Answered {
    /// A valid value.
    Decided(Value),
    /// No value: the setting is not decided.
    Undecided,
    /// An invalid value. It stays in its field, so that the person can correct it.
    Refused,
}

/// Called with a setting and the checked answer.
pub type Decide = Rc<dyn Fn(&'static Setting, Answered)>;

/// One setting in a form.
pub struct Field {
    setting: &'static Setting,
    root: HtmlElement,
    note: HtmlElement,
    refused: Refusal,
    answer: Answer,
    _listeners: Vec<EventListener>,
}

impl Field {
    /// A new field at the end of `parent`. `explained` adds the meaning of the setting for admins, and the answer "not
    /// decided" even if there is a default.
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
        // The reason goes below its answer.
        drop(root.append_child(&refused.place));
        Field { setting, root, note, refused, answer, _listeners: listeners }
    }

    /// The setting of this field.
    pub fn setting(&self) -> &'static Setting {
        self.setting
    }

    /// Shows the value, and the reasons why it is not used. Keeps a text that is being written, and a refused text
    /// until it is corrected, unless `overwrite` is set.
    pub fn show(&self, managed: bool, value: Option<&Value>, reasons: &[&str], overwrite: bool) {
        let has_focus = document().active_element().is_some_and(|active| self.root.contains(Some(&active)));
        let keeps_draft = !managed && !overwrite;
        let has_refused_draft = keeps_draft && self.refused.is_about_draft.get();
        if !has_refused_draft {
            self.refused.show(reasons, false);
        }
        self.answer.show(self.setting, value, has_refused_draft || (keeps_draft && has_focus));
        // A disabled fieldset disables all its inputs, and screen readers say so.
        set(&self.root, "disabled", managed.then_some(""));
        self.note.set_hidden(!managed);
    }
}

/// The reason why an answer or a stored value is not used.
#[derive(Clone)]
struct Refusal {
    root: HtmlElement,
    place: HtmlElement,
    /// Whether it is about a text that is only in the field and not stored.
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

    /// Shows these reasons. Reasons that are shown already are not announced again.
    fn show(&self, reasons: &[&str], is_about_draft: bool) {
        self.is_about_draft.set(is_about_draft);
        if reasons.is_empty() {
            clear(&self.place);
        } else if !self.place.text_content().is_some_and(|shown| shown.ends_with(&sentence(reasons))) {
            clear(&self.place);
            refuse(&self.place, Key::SettingRefused, reasons, &self.catalogue);
        }
        // A screen reader repeats the reason when the focus returns to the field.
        if let Ok(Some(answer)) = self.root.query_selector(".line-of, .lines-of, .file-of") {
            let invalid = if reasons.is_empty() { "false" } else { "true" };
            drop(answer.set_attribute("aria-invalid", invalid));
        }
    }
}

/// A callback that checks each answer, shows the reason if it is refused, and calls `decide`.
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
        decide(setting, answered);
    })
}

/// Adds the text `what` and the reasons of a refusal.
pub fn refuse(place: &HtmlElement, what: Key, reasons: &[&str], catalogue: &Catalogue) {
    say(&add(place, "span", ""), catalogue.word(what));
    let why = add(place, "span", "");
    english(&why);
    say(&why, &sentence(reasons));
}

fn sentence(reasons: &[&str]) -> String {
    format!(" It {}.", reasons.join(", "))
}
