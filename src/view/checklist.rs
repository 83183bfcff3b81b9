// SPDX-License-Identifier: MIT OR Apache-2.0
//! The checklist: each row with the person's own tick, and its guide.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::{body, document_element};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::button::Button;
use super::guide::Guide;
use super::node::{add, add_button, clear, on, say, set};
use super::user_action::UserAction;
use crate::checklist::{Checklist, Item, Status};
use crate::text::{Catalogue, Key, Message};

/// Which guides are visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// One at a time, when the person opens it.
    OnDemand,
    /// All of them.
    Whole,
}

/// More rows than this are more than the recommended ones.
const MANY: usize = 4;

struct Row {
    root: HtmlElement,
    index: usize,
    tick: HtmlInputElement,
    title: HtmlElement,
    state: HtmlElement,
    /// The answer to "Was that you?".
    yes: Button,
    how: HtmlElement,
    guide: Guide,
    _listeners: [EventListener; 2],
}

/// The list.
pub struct ChecklistView {
    root: HtmlElement,
    act: Rc<dyn Fn(UserAction)>,
    depth: Depth,
    rows: Vec<Row>,
    _leave: EventListener,
}

impl ChecklistView {
    pub fn below(parent: &HtmlElement, depth: Depth, act: &Rc<dyn Fn(UserAction)>) -> ChecklistView {
        let root = add(parent, "ul", "checklist");
        root.set_hidden(true);
        let leave = EventListener::new(&document_element(), "pointerleave", |_| release_scroll());
        ChecklistView { root, act: act.clone(), depth, rows: Vec::new(), _leave: leave }
    }

    /// How much of its height are guides that the person has opened, in CSS pixels.
    pub fn opened_height(&self) -> i32 {
        let is_on_demand = self.depth == Depth::OnDemand;
        self.rows.iter().filter(|_| is_on_demand).map(|row| row.guide.root().offset_height()).sum()
    }

    /// Shows the list; `None` hides it. Returns the question that a row asks, if one does.
    pub fn show(&mut self, checklist: Option<&Checklist>, catalogue: &Catalogue) -> Option<String> {
        self.root.set_hidden(checklist.is_none());
        set(&self.root, "aria-label", Some(catalogue.word(Key::Checklist)));
        let checklist = checklist?;
        if self.rows.len() != checklist.rows().count() {
            clear(&self.root);
            let rows = 0..checklist.rows().count();
            self.rows = rows.map(|index| Row::below(&self.root, index, self.depth, self.act.clone())).collect();
        }
        // The print style fits the list on one checklist, and needs to know how long it is.
        let methods: usize = checklist.rows().map(|(item, _)| item.subject.methods().len().max(1)).sum();
        set(&self.root, "data-many", (methods > MANY).then_some(""));
        let next = checklist.next();
        for (row, (item, status)) in self.rows.iter_mut().zip(checklist.rows()) {
            row.show(item, status, next == Some(item), checklist, catalogue);
        }
        let (item, _) = checklist.rows().find(|(_, status)| *status == Status::New)?;
        Some(item.subject.title(catalogue) + ". " + catalogue.word(Key::WasThatYou))
    }
}

impl Row {
    fn below(list: &HtmlElement, index: usize, depth: Depth, act: Rc<dyn Fn(UserAction)>) -> Row {
        let root = add(list, "li", "method");
        let head = add(&root, "div", "method-head");
        let label = add(&head, "label", "");
        let tick: HtmlInputElement = add(&label, "input", "tick").unchecked_into();
        tick.set_type("checkbox");
        let words = add(&label, "span", "words");
        let title = add(&words, "span", "title");
        let state = add(&words, "span", "state");
        let yes = Button::below(&head, "yes", &act);
        let how = add_button(&head, "how");
        let guide = Guide::below(&root);
        let whole = depth == Depth::Whole;
        how.set_hidden(whole);
        guide.root().set_hidden(!whole);
        set(&how, "aria-expanded", Some("false"));
        let input = tick.clone();
        let ticked = on(&tick, "change", move |_| act(UserAction::Tick(index, input.checked())));
        let (button, below) = (how.clone(), guide.root().clone());
        let asked = on(&how, "click", move |_| {
            hold_scroll();
            below.set_hidden(!below.hidden());
            set(&button, "aria-expanded", Some(if below.hidden() { "false" } else { "true" }));
        });
        Row { root, index, tick, title, state, yes, how, guide, _listeners: [ticked, asked] }
    }

    fn show(&mut self, item: &Item, status: Status, is_next: bool, checklist: &Checklist, catalogue: &Catalogue) {
        let title = item.subject.title(catalogue);
        say(&self.title, &title);
        say(&self.state, &state(item, status, catalogue));
        self.ask(status == Status::New, &title, catalogue);
        self.tick.set_checked(status == Status::Done);
        let how = catalogue.say(&Message::from(Key::ShowHow).with_isolated("method", title.as_str()));
        set(&self.how, "aria-label", Some(&how));
        set(&self.how, "title", Some(&how));
        set(&self.root, "data-next", is_next.then_some(""));
        set(&self.root, "data-status", Some(status.id()));
        let note = checklist.settings().note_on(&item.subject);
        self.guide.show(item, status, checklist.device(), note, catalogue);
    }

    /// Offers the answer to "Was that you?". When it goes, the browser's own focus goes on from its place.
    fn ask(&self, is_asking: bool, title: &str, catalogue: &Catalogue) {
        let label = catalogue.say(&Message::from(Key::TickItFor).with_isolated("method", title));
        set(self.yes.root(), "aria-label", Some(&label));
        self.yes.offer(is_asking.then(|| (UserAction::Tick(self.index, true), catalogue.word(Key::TickIt))));
    }
}

/// Keeps the page long enough to stay scrolled as it is. Otherwise the browser would scroll back when a guide folds,
/// and another row would come under the pointer.
fn hold_scroll() {
    let root = document_element();
    let least = root.scroll_top() + root.client_height();
    let least = if root.scroll_top() > 0 { least.to_string() + "px" } else { String::new() };
    drop(body().style().set_property("min-block-size", &least));
}

/// When the pointer is elsewhere, rows may move.
fn release_scroll() {
    drop(body().style().remove_property("min-block-size"));
}

/// The line below a row's title. When the row is done, nothing else matters.
fn state(item: &Item, status: Status, catalogue: &Catalogue) -> String {
    let need = catalogue.word(item.need());
    match status {
        Status::ToDo => need.to_owned(),
        Status::Found => need.to_owned() + " · " + catalogue.word(Key::Found),
        Status::New => catalogue.word(Key::WasThatYou).to_owned(),
        Status::Done => catalogue.word(Key::Done).to_owned(),
    }
}
