// SPDX-License-Identifier: MIT OR Apache-2.0
//! panel.html: the brain and the voice beside the sign-in box, in a frame of our own.

mod acts;
mod face;
mod listen;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use gloo::utils::body;

use super::act::Act;
use super::book::{Book, follow};
use super::card::Card;
use super::node::speak;
use crate::checklist::Device;
use crate::chrome::{self, Command, Error, Local, PageMessage, TabId, Wire};
use crate::journey::{Event, Note, State, Step, Way};
use crate::page::{Facts, Kind, Page, recognise};
use crate::pass::Shape;
use crate::settings::{Checklists, Texts};
use crate::text::{Catalogue, Language};

/// Everything that the panel knows. What the person sees is drawn from it and from nothing else.
struct Panel {
    tab: TabId,
    /// It stands in the practice page: nothing is kept, and nothing real is opened.
    practising: bool,
    wire: Option<Wire>,
    /// What this page has written, and not yet been told of as a change.
    written: Vec<Note>,
    card: Card,
    /// This tab is on a journey. Without one, and with no pass in sight, the page is none of our business.
    travelling: bool,
    state: State,
    way: Way,
    book: Book,
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
    /// The shape of the text in the field for the pass.
    shape: Shape,
    cramped: bool,
    /// What the person chose; until then the room decides.
    folded: Option<bool>,
    /// In which language it speaks, and with which words in place of ours; none before the first words are there.
    spoken: Option<(Language, Texts)>,
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
    // Asked for before anything is waited for.
    let local = chrome::read_local();
    let tab = chrome::own_tab().await?;
    let practising = chrome::stands_in_own_page();
    let note = if practising { None } else { chrome::read_note(tab).await.unwrap_or_default() };
    let local = local.await.unwrap_or_default();
    let book = if practising { Book::practise(local, Device::default()) } else { Book::of(local, Device::default()) };
    let panel = Rc::new_cyclic(|weak: &std::rc::Weak<RefCell<Panel>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(panel) = weak.upgrade() {
                update(&panel, |panel| panel.act(act));
            }
        });
        RefCell::new(Panel {
            tab,
            practising,
            wire: None,
            written: Vec::new(),
            card: Card::below(&body(), &act),
            // Who practises is on the way from the beginning.
            travelling: practising || note.is_some(),
            state: note.as_ref().map(|note| note.state).unwrap_or_default(),
            way: note.map(|note| note.way).unwrap_or_default(),
            book,
            device: Asked::Not,
            pointing: false,
            ticking: None,
            facts: Facts::default(),
            looked: 0,
            fresh: true,
            page: Page::default(),
            shape: Shape::default(),
            cramped: false,
            folded: None,
            spoken: None,
            catalogue: Catalogue::default(),
        })
    });
    listen::watch_height(&panel)?;
    let told = panel.clone();
    chrome::watch_note(tab, move |note| update(&told, |panel| panel.adopt(note)))?;
    follow(&panel, |panel, local| {
        update(panel, |panel| panel.heed(local));
        // Before the first look there is no page whose language to speak.
        if panel.try_borrow().is_ok_and(|panel| panel.spoken.is_some()) {
            listen::speak_the_language(panel);
        }
    })?;
    let hearing = panel.clone();
    let wire = Wire::connect(tab, move |message| listen::receive(&hearing, message))?;
    panel.borrow_mut().wire = Some(wire);
    Ok(())
}

/// Changes the panel and draws it. A call from within another is left out rather than a panic.
fn update(panel: &Shared, change: impl FnOnce(&mut Panel)) {
    if let Ok(mut now) = panel.try_borrow_mut() {
        change(&mut now);
        now.draw();
        listen::keep_time(panel, &mut now);
    }
}

impl Panel {
    fn receive(&mut self, message: PageMessage) {
        match message {
            PageMessage::Facts { facts, look, fresh } => {
                self.facts = facts;
                self.looked = look;
                self.fresh = fresh;
                self.look();
            }
            PageMessage::Shape(shape) => self.shape = shape,
            PageMessage::Sent => {
                self.fresh = false;
                self.step(Event::Sent);
            }
            PageMessage::Escape => self.folded = Some(true),
            PageMessage::Room { cramped } => self.cramped = cramped,
        }
    }

    fn look(&mut self) {
        let page = recognise(&self.facts);
        self.travelling |= page.concerns_pass() || self.is_awaited_at(&page);
        // What was said of the old view stands until the new one is alone.
        if page.changing && (self.travelling || self.question().is_some()) {
            return;
        }
        self.page = page;
        if self.travelling {
            self.pointing &= self.page.kind == Kind::SecurityInfo && !self.page.in_dialog;
            // What is learnt of the way is written down together with the step.
            let is_news = self.way.learn(&self.page);
            if !self.step(Event::seen(&self.page, self.fresh)) && is_news {
                self.write();
            }
            self.book.see(&self.page.registered);
            self.check();
            self.ring();
        }
    }

    /// IT wants the checklist on Security info without a pass, too, as long as something is left to do.
    fn is_awaited_at(&self, page: &Page) -> bool {
        let always = self.book.settings().checklist == Checklists::Always;
        always && page.kind == Kind::SecurityInfo && !self.book.sheet().is_complete()
    }

    fn ring(&self) {
        let asked_for = self.page.add_method.filter(|_| self.pointing);
        self.tell(Command::Ring { element: self.page.ring.or(asked_for) });
    }

    /// Something that is kept has changed. What stands ready for when the tab leaves may be another thing from here on.
    fn heed(&mut self, local: Local) {
        if self.book.adopt(local) && self.travelling {
            self.write();
        }
        self.check();
    }

    fn stand_on(&mut self, device: Device) {
        self.device = Asked::Answered;
        self.book.stand_on(device);
        self.check();
    }

    /// Whether all that is required is done decides where the journey stands.
    fn check(&mut self) {
        if self.device == Asked::Answered {
            self.step(Event::Ticked(self.book.sheet().is_complete()));
        }
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

    fn speak(&mut self, language: Language, texts: Texts, catalogue: Catalogue) {
        self.spoken = Some((language, texts));
        self.catalogue = catalogue;
        speak(language);
    }

    /// Takes the step that follows from this. Says whether there was one.
    fn step(&mut self, event: Event) -> bool {
        let before = self.state;
        let (state, _) = before.after(event, self.book.settings());
        if state == before {
            return false;
        }
        self.state = state;
        if before.was_accepted_by(state) {
            self.book.accept();
        }
        if state.step == Step::Done {
            self.pointing = false;
            self.ring();
            self.book.close_what_is_over();
        }
        self.write();
        true
    }

    fn note(&self, state: State) -> Note {
        Note::new(state, &self.way, self.book.settings(), js_sys::Date::now())
    }

    /// What is over is not written down: whoever signs in from here on is left alone.
    fn write(&mut self) {
        if self.state.step == Step::Done || self.practising {
            return;
        }
        let note = self.note(self.state);
        // Where storage refuses, the journey goes on in this document and is forgotten with it.
        chrome::write_note(self.tab, &note).forget();
        self.written.push(note);
    }

    fn tell(&self, command: Command) {
        if let Some(wire) = &self.wire {
            wire.tell(&command);
        }
    }
}
