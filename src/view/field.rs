// SPDX-License-Identifier: MIT OR Apache-2.0
//! One setting in a form: what is asked, the answer, and why it is not in force.

mod answer;

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use web_sys::HtmlElement;

use self::answer::{Answer, Take};
use super::node::{add, clear, say, set};
use crate::settings::{Kind, Setting, Settings, Value};
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
    /// A new field below `parent`. `explained`: with what the setting means, for admins; and with "not decided" among the answers
    /// even where there is a default.
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
        let take = take(setting, decide.clone(), refused.clone());
        let may_be_undecided = explained || setting.default.is_empty();
        let (answer, listeners) = Answer::below(&root, setting, may_be_undecided, &described, take, catalogue);
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
        let is_to_be_mended = is_own && self.refused.is_of_writing.get();
        if !is_to_be_mended {
            self.refused.tell(reasons, false);
        }
        self.answer.show(self.setting, value, is_to_be_mended || (is_own && has_focus));
        // All of it is disabled at once, and says so to everybody.
        set(&self.root, "disabled", managed.then_some(""));
        self.note.set_hidden(!managed);
    }
}

/// Why an answer, or what is decided, is not in force.
#[derive(Clone)]
struct Refusal {
    root: HtmlElement,
    place: HtmlElement,
    /// It is about what stands in the field and nowhere else.
    is_of_writing: Rc<Cell<bool>>,
    catalogue: Rc<Catalogue>,
}

impl Refusal {
    fn below(root: &HtmlElement, setting: &Setting, catalogue: Rc<Catalogue>) -> Refusal {
        let place = add(root, "p", "refused");
        set(&place, "role", Some("alert"));
        set(&place, "id", Some(&format!("{}-refused", setting.name)));
        Refusal { root: root.clone(), place, is_of_writing: Rc::default(), catalogue }
    }

    /// Says why, or nothing; what is said already is not said again.
    fn tell(&self, reasons: &[&str], is_of_writing: bool) {
        self.is_of_writing.set(is_of_writing);
        if reasons.is_empty() {
            clear(&self.place);
        } else if !self.place.text_content().is_some_and(|shown| shown.ends_with(&sentence(reasons))) {
            clear(&self.place);
            refuse(&self.place, Key::SettingRefused, reasons, &self.catalogue);
        }
        // Who comes back to the field hears it again.
        if let Ok(Some(answer)) = self.root.query_selector(".line-of, .lines-of, .file-of") {
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

/// What to do with an answer as it is written: nothing is no decision; what is not right is not taken, and says why.
fn take(setting: &'static Setting, decide: Decide, refused: Refusal) -> Take {
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
    say(&add(place, "span", ""), catalogue.word(what));
    let why = add(place, "span", "");
    english(&why);
    say(&why, &sentence(reasons));
}

fn sentence(reasons: &[&str]) -> String {
    format!(" It {}.", reasons.join(", "))
}
