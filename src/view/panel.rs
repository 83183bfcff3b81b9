// SPDX-License-Identifier: MIT OR Apache-2.0
//! panel.html: the brain and the voice beside the sign-in box, in a frame of our own.

mod acts;
mod face;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::utils::body;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::ResizeObserver;

use super::act::Act;
use super::card::Card;
use super::clock::READ_EVERY_MS;
use super::node::speak;
use crate::checklist::{Device, Kept, Sheet};
use crate::chrome::{self, Command, Error, Sight, TabId, Wire};
use crate::journey::{Event, Note, State, Step, Way};
use crate::page::{Facts, Kind, Page, recognise};
use crate::settings::Settings;
use crate::text::{Catalogue, Language};

/// Everything that the panel knows. What the person sees is drawn from it and from nothing else.
struct Panel {
    tab: TabId,
    wire: Option<Wire>,
    /// What this page has written, and not yet been told of as a change.
    written: Vec<Note>,
    card: Card,
    /// This tab is on a journey. Without one, and with no pass in sight, the page is none of our business.
    travelling: bool,
    state: State,
    way: Way,
    sheet: Sheet,
    /// What the device can do was asked. Before it is known there is no list: its rows must not change under a hand.
    device: Asked,
    /// The person asked where methods are added.
    pointing: bool,
    /// Draws anew while a clock runs.
    ticking: Option<Interval>,
    facts: Facts,
    /// The number of the look that they are from.
    looked: u32,
    /// Nothing was sent from this document.
    fresh: bool,
    page: Page,
    /// The shape of what is in the pass field.
    shape: String,
    settings: Settings,
    cramped: bool,
    /// What the person chose; until then the room decides.
    folded: Option<bool>,
    language: Option<Language>,
    catalogue: Catalogue,
}

/// How far a question is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Not,
    Waiting,
    Answered,
}

type Shared = Rc<RefCell<Panel>>;

/// Starts the panel: reads what is known of this tab's journey, then listens to the eyes.
///
/// # Errors
/// Where the browser refuses a call, as it does after an update of the extension.
pub async fn panel() -> Result<(), Error> {
    let tab = chrome::own_tab().await?;
    let note = chrome::read_note(tab).await.unwrap_or_default();
    let (settings, kept) = chrome::read_local().await;
    let panel = Rc::new_cyclic(|weak: &std::rc::Weak<RefCell<Panel>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(panel) = weak.upgrade() {
                update(&panel, |panel| panel.act(act));
            }
        });
        RefCell::new(Panel {
            tab,
            wire: None,
            written: Vec::new(),
            card: Card::below(&body(), &act),
            travelling: note.is_some(),
            state: note.as_ref().map(|note| note.state).unwrap_or_default(),
            way: note.map(|note| note.way).unwrap_or_default(),
            sheet: Sheet::new(&settings, Device::default(), kept, js_sys::Date::now()),
            device: Asked::Not,
            pointing: false,
            ticking: None,
            facts: Facts::default(),
            looked: 0,
            fresh: true,
            page: Page::default(),
            shape: String::new(),
            settings,
            cramped: false,
            folded: None,
            language: None,
            catalogue: Catalogue::default(),
        })
    });
    watch_height(&panel)?;
    let told = panel.clone();
    chrome::watch_note(tab, move |note| update(&told, |panel| panel.adopt(note)))?;
    follow_local(&panel)?;
    let hearing = panel.clone();
    let wire = Wire::connect(tab, move |sight| hear(&hearing, sight))?;
    panel.borrow_mut().wire = Some(wire);
    Ok(())
}

/// Changes the panel and draws it. A call from within another is left out rather than a panic.
fn update(panel: &Shared, change: impl FnOnce(&mut Panel)) {
    if let Ok(mut now) = panel.try_borrow_mut() {
        change(&mut now);
        now.draw();
        keep_time(panel, &mut now);
    }
}

fn hear(panel: &Shared, sight: Sight) {
    let look = matches!(sight, Sight::Facts { .. });
    update(panel, |panel| panel.take(sight));
    if look {
        speak_the_pages_language(panel);
        ask_for_the_device(panel);
        leave_what_is_none_of_our_business(panel);
    }
}

fn speak_the_pages_language(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    let language = Language::serving(&now.facts.language);
    if now.language == Some(language) {
        return;
    }
    let panel = panel.clone();
    spawn_local(async move {
        if let Ok(catalogue) = chrome::catalogue(language).await {
            update(&panel, |panel| panel.speak(language, catalogue));
        }
    });
}

/// Without a journey and without a pass in sight the panel goes; but first it makes sure that there is no journey.
fn leave_what_is_none_of_our_business(panel: &Shared) {
    let Ok(now) = panel.try_borrow() else { return };
    if now.travelling || now.question().is_some() {
        return;
    }
    let (panel, tab, look) = (panel.clone(), now.tab, now.looked);
    spawn_local(async move {
        // Where the worker cannot be asked, what is written down now has to do.
        drop(chrome::settled().await);
        let note = chrome::read_note(tab).await.unwrap_or_default();
        update(&panel, |panel| match note {
            Some(note) => panel.adopt(note),
            None if !panel.travelling => panel.tell(Command::Leave { look }),
            None => {}
        });
    });
}

/// Where there is a checklist, what the device can do has a say in it.
fn ask_for_the_device(panel: &Shared) {
    let Ok(mut now) = panel.try_borrow_mut() else { return };
    if now.device != Asked::Not || now.page.kind != Kind::SecurityInfo {
        return;
    }
    now.device = Asked::Waiting;
    let panel = panel.clone();
    spawn_local(async move {
        let device = chrome::device().await;
        update(&panel, |panel| panel.stand_on(device));
    });
}

/// What IT or the person sets comes into force on the page that is open, and a tick on every surface.
fn follow_local(panel: &Shared) -> Result<(), Error> {
    let panel = panel.clone();
    chrome::watch_local(move || {
        let panel = panel.clone();
        spawn_local(async move {
            let (settings, kept) = chrome::read_local().await;
            update(&panel, |panel| panel.heed(settings, kept));
        });
    })
}

/// A clock that runs is read again and again.
fn keep_time(panel: &Shared, now: &mut Panel) {
    if !now.is_counting() {
        now.ticking = None;
    } else if now.ticking.is_none() {
        let panel = Rc::downgrade(panel);
        now.ticking = Some(Interval::new(READ_EVERY_MS, move || {
            if let Some(panel) = panel.upgrade() {
                update(&panel, |_| {});
            }
        }));
    }
}

/// Keeps the frame as tall as the card.
fn watch_height(panel: &Shared) -> Result<(), Error> {
    let root = panel.borrow().card.root().clone();
    let panel = panel.clone();
    let measured = Closure::<dyn FnMut()>::new(move || {
        if let Ok(panel) = panel.try_borrow() {
            panel.tell_size();
        }
    });
    let observer = ResizeObserver::new(measured.as_ref().unchecked_ref())?;
    observer.observe(&root);
    // Both live as long as the page does.
    measured.forget();
    Ok(())
}

impl Panel {
    fn take(&mut self, sight: Sight) {
        match sight {
            Sight::Facts { facts, look, fresh } => {
                self.facts = facts;
                self.looked = look;
                self.fresh = fresh;
                self.look();
            }
            Sight::Shape { shape } => self.shape = shape,
            Sight::Sent => {
                self.fresh = false;
                self.step(Event::Sent);
            }
            Sight::Escape => self.folded = Some(true),
            Sight::Room { cramped } => self.cramped = cramped,
        }
    }

    fn look(&mut self) {
        let page = recognise(&self.facts);
        self.travelling |= page.concerns_pass();
        // What was said of the old view stands until the new one is alone.
        if page.changing && (self.travelling || self.question().is_some()) {
            return;
        }
        self.page = page;
        if self.travelling {
            // It is written down together with the step.
            let is_news = self.way.learn(&self.page);
            self.pointing &= self.page.kind == Kind::SecurityInfo && !self.page.in_dialog;
            if !self.step(Event::seen(&self.page, self.fresh)) && is_news {
                self.write();
            }
            if self.sheet.see(&self.page.registered) {
                self.keep();
            }
            self.ring();
        }
    }

    fn ring(&self) {
        let asked_for = self.page.add_method.filter(|_| self.pointing);
        self.tell(Command::Ring { element: self.page.ring.or(asked_for) });
    }

    /// Something that is kept has changed. What stands ready for when the tab leaves may be another thing from here on.
    fn heed(&mut self, settings: Settings, kept: Kept) {
        self.sheet.adopt(kept, js_sys::Date::now());
        if settings != self.settings {
            self.settings = settings;
            self.sheet.heed(&self.settings);
            if self.travelling && self.state.step != Step::Done {
                self.write();
            }
        }
        self.check();
    }

    fn stand_on(&mut self, device: Device) {
        self.device = Asked::Answered;
        self.sheet.stand_on(device, &self.settings);
        self.check();
    }

    /// Whether all that is required is done decides where the journey stands.
    fn check(&mut self) {
        if self.device == Asked::Answered {
            self.step(Event::Ticked(self.sheet.is_complete()));
        }
    }

    fn keep(&self) {
        let kept = self.sheet.to_keep();
        // Where storage refuses, it is forgotten with this document.
        spawn_local(async move { drop(chrome::keep(&kept).await) });
    }

    /// Somebody has written the note: another page of ours, or we ourselves, which is old news.
    fn adopt(&mut self, note: Note) {
        if let Some(own) = self.written.iter().position(|written| *written == note) {
            self.written.drain(..=own);
            return;
        }
        self.travelling = true;
        self.state = note.state;
        self.way = note.way;
        self.look();
    }

    fn speak(&mut self, language: Language, catalogue: Catalogue) {
        self.language = Some(language);
        self.catalogue = catalogue;
        speak(language);
    }

    /// Takes the step that follows from this. Says whether there was one.
    fn step(&mut self, event: Event) -> bool {
        let before = self.state;
        let (state, _) = before.after(event, &self.settings);
        if state == before {
            return false;
        }
        self.state = state;
        if before.was_accepted_by(state) {
            self.sheet.accept(js_sys::Date::now());
            self.keep();
        }
        if state.step == Step::Done {
            self.pointing = false;
            self.ring();
            // What is over is not written down: whoever signs in from here on is left alone.
            spawn_local(async { drop(chrome::close_journeys().await) });
        } else {
            self.write();
        }
        true
    }

    fn note(&self, state: State) -> Note {
        Note::new(state, &self.way, &self.settings, js_sys::Date::now())
    }

    fn write(&mut self) {
        let note = self.note(self.state);
        self.written.push(note.clone());
        let tab = self.tab;
        // Where storage refuses, the journey goes on in this document and is forgotten with it.
        spawn_local(async move { drop(chrome::write_note(tab, &note).await) });
    }

    fn tell(&self, command: Command) {
        if let Some(wire) = &self.wire {
            wire.tell(command);
        }
    }
}
