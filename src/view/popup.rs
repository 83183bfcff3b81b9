// SPDX-License-Identifier: MIT OR Apache-2.0
//! popup.html: everything without the page. It is there when a page is not recognised, and when the browser keeps us off it.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::{body, document_element, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::act::Act;
use super::card::{Card, Checks, Content};
use super::clock::READ_EVERY_MS;
use super::node::{set, speak};
use super::report::Report;
use crate::checklist::{Kept, Sheet};
use crate::chrome::{self, Answer, Error, TabId};
use crate::journey::coach::advise_in_popup;
use crate::journey::{Action, Advice, Event, Note, Order, Scene, State, Step, Way, unseen};
use crate::page::{Facts, Kind, Page, recognise};
use crate::pass::check;
use crate::settings::{Settings, Surface};
use crate::text::Catalogue;

/// How long the popup waits for the page's answer before it offers what it has, in milliseconds.
const ANSWER_WITHIN_MS: u32 = 800;

struct Popup {
    /// The tab that the person looks at, and its journey.
    tab: Option<TabId>,
    note: Option<Note>,
    /// What its page answered; until it has, or cannot, nothing is offered that the answer could change under a hand.
    asked: bool,
    facts: Facts,
    page: Page,
    shape: String,
    settings: Settings,
    sheet: Sheet,
    catalogue: Catalogue,
    card: Card,
    report: Report,
}

type Shared = Rc<RefCell<Popup>>;

/// Starts the popup for the tab that the person looks at, in the browser's language.
///
/// # Errors
/// Where its own texts cannot be read; anything else it does without.
pub async fn popup() -> Result<(), Error> {
    let language = chrome::browser_language();
    let catalogue = chrome::catalogue(language).await?;
    let (settings, kept) = chrome::read_local().await;
    let sheet = Sheet::new(&settings, chrome::device().await, kept, js_sys::Date::now());
    let tab = chrome::active_tab().await.ok();
    let note = match tab {
        Some(tab) => chrome::read_note(tab).await.unwrap_or_default(),
        None => None,
    };
    speak(language);
    let popup = Rc::new_cyclic(|weak: &Weak<RefCell<Popup>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(popup) = weak.upgrade() {
                update(&popup, |popup| popup.act(act));
            }
        });
        RefCell::new(Popup {
            tab,
            note,
            asked: false,
            facts: Facts::default(),
            page: Page::default(),
            shape: String::new(),
            settings,
            sheet,
            catalogue,
            card: Card::below(&body(), &act),
            report: Report::below(&body()),
        })
    });
    update(&popup, |_| {});
    follow_local(&popup)?;
    let reading = popup.clone();
    Interval::new(READ_EVERY_MS, move || update(&reading, |_| {})).forget();
    // On a page of Microsoft's there is somebody to ask. A page that hangs does not keep the popup from being of use.
    let late = popup.clone();
    Timeout::new(ANSWER_WITHIN_MS, move || update(&late, |popup| popup.asked = true)).forget();
    let answer = match tab {
        Some(tab) => chrome::ask_page(tab).await.ok(),
        None => None,
    };
    update(&popup, |popup| popup.hear(answer));
    // It lives as long as its page.
    std::mem::forget(popup);
    Ok(())
}

/// What is set, and what is ticked elsewhere, comes here, too.
fn follow_local(popup: &Shared) -> Result<(), Error> {
    let popup = popup.clone();
    chrome::watch_local(move || {
        let popup = popup.clone();
        spawn_local(async move {
            let (settings, kept) = chrome::read_local().await;
            update(&popup, |popup| popup.heed(settings, kept));
        });
    })
}

/// Changes the popup and draws it. A call from within another is left out rather than a panic.
fn update(popup: &Shared, change: impl FnOnce(&mut Popup)) {
    if let Ok(mut popup) = popup.try_borrow_mut() {
        change(&mut popup);
        popup.draw();
    }
}

impl Popup {
    fn hear(&mut self, answer: Option<Answer>) {
        self.asked = true;
        let Some(Answer { facts, shape }) = answer else { return };
        self.page = recognise(&facts);
        self.shape = shape;
        self.report.show(&facts, &self.catalogue);
        self.facts = facts;
        if self.sheet.see(&self.page.registered) {
            self.keep();
        }
    }

    fn heed(&mut self, settings: Settings, kept: Kept) {
        self.sheet.adopt(kept, js_sys::Date::now());
        self.sheet.heed(&settings);
        self.settings = settings;
    }

    fn keep(&self) {
        let kept = self.sheet.to_keep();
        spawn_local(async move { drop(chrome::keep(&kept).await) });
    }

    fn act(&mut self, act: Act) {
        match act {
            Act::Do(Action::OpenSecurityInfo) => self.open_security_info(),
            Act::Do(Action::StartAtSecurityInfo) => self.start_at_security_info(),
            Act::Do(Action::Ask) => self.begin(),
            Act::Do(Action::ShowCard) => self.step(Event::Asked),
            Act::Do(Action::OpenAfterwards) => self.step(Event::Wanted),
            Act::Do(Action::OpenChecklist) => spawn_local(async {
                if chrome::open_checklist().await.is_ok() {
                    drop(window().close());
                }
            }),
            Act::Tick(row, done) => self.tick(row, done),
            // What is typed is mended beside it, what is ringed stands there, and the popup has its own way to close.
            Act::Mend(_) | Act::Fold | Act::Close | Act::Do(Action::ShowWhere) => {}
            // The checklist's.
            Act::Print | Act::Clear | Act::Undo => {}
        }
    }

    /// A card on the page hears of it, and takes the step that follows.
    fn tick(&mut self, row: usize, done: bool) {
        self.sheet.tick(row, done, js_sys::Date::now());
        self.keep();
        if self.sheet.is_complete() {
            self.note = None;
            spawn_local(async { drop(chrome::close_journeys().await) });
        }
    }

    fn way(&self) -> Way {
        self.note.as_ref().map(|note| note.way.clone()).unwrap_or_default()
    }

    fn step(&mut self, event: Event) {
        let Some(tab) = self.tab else { return };
        let (state, _) = self.state().after(event, &self.settings);
        let note = Note::new(state, &self.way(), &self.settings, js_sys::Date::now());
        self.note = Some(note.clone());
        spawn_local(async move { drop(chrome::write_note(tab, &note).await) });
    }

    /// The person has a pass, though the page does not speak of one: from here on this tab is on a journey.
    fn begin(&mut self) {
        let Some(tab) = self.tab else { return };
        let state = unseen::begun(&self.facts, &self.settings);
        let mut way = Way::default();
        way.learn(&self.page);
        let note = Note::new(state, &way, &self.settings, js_sys::Date::now());
        self.note = Some(note.clone());
        let stays = self.settings.surface == Surface::Toolbar;
        spawn_local(async move {
            // The page is woken when there is something for it to find.
            drop(chrome::write_note(tab, &note).await);
            let woken = chrome::wake_page(tab).await.is_ok();
            if woken && !stays {
                drop(window().close());
            }
        });
    }

    fn open_security_info(&self) {
        let now = js_sys::Date::now();
        let (state, way) = (self.state().handed_over(), self.way());
        let Some(order) = Order::security_info(state.starting_over(), &way, &self.settings, now) else { return };
        // A journey in this tab goes on there: leaving this one must not open it again.
        let here = self.tab.filter(|_| self.note.is_some());
        let here = here.map(|tab| (tab, Note::new(state, &way, &self.settings, now)));
        spawn_local(async move {
            if let Some((tab, note)) = here {
                drop(chrome::write_note(tab, &note).await);
            }
            if chrome::order(&order).await.is_ok() {
                drop(window().close());
            }
        });
    }

    fn start_at_security_info(&mut self) {
        let state = self.state().starting_over();
        let way = self.way();
        let (Some(tab), Some(address)) = (self.tab, way.security_info(state.cloud)) else { return };
        let note = Note::new(state, &way, &self.settings, js_sys::Date::now());
        spawn_local(async move {
            drop(chrome::write_note(tab, &note).await);
            drop(chrome::go(tab, &address).await);
            drop(window().close());
        });
    }

    /// Where the person is; without a journey in this tab, where the checklist says.
    fn state(&self) -> State {
        let step = if self.sheet.is_complete() {
            Step::Done
        } else if self.sheet.is_under_way(js_sys::Date::now()) || self.page.kind == Kind::SecurityInfo {
            Step::Register
        } else {
            Step::Start
        };
        let without = || State { step, cloud: chrome::own_cloud(), ..State::default() };
        self.note.as_ref().map_or_else(without, |note| note.state)
    }

    fn draw(&mut self) {
        let state = self.state();
        let verdict = &check(&self.shape, self.settings.rule);
        let root: HtmlElement = document_element().unchecked_into();
        set(&root, "data-page", Some(self.page.kind.name()));
        set(&root, "data-fault", self.page.fault().map(|fault| fault.name()));
        set(&root, "data-verdict", Some(verdict.name()));
        set(&root, "data-step", Some(state.step.name()));
        let scene = Scene { page: &self.page, verdict, state, settings: &self.settings, ringed: false };
        let advice = advise_in_popup(&scene, self.note.is_some());
        let (action, also) = if self.asked { (advice.action, advice.also) } else { (None, None) };
        let advice = &Advice { action, also, ..advice };
        let left = self.sheet.left(&self.settings, js_sys::Date::now());
        let checks = (state.step >= Step::Register).then_some(Checks { sheet: &self.sheet, left });
        let content = Content { advice, step: state.step, checks, folded: false, settings: &self.settings };
        self.card.show(Some(content), &self.catalogue);
    }
}
