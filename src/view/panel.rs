// SPDX-License-Identifier: MIT OR Apache-2.0
//! panel.html: the card on Microsoft's page. It runs in its own frame, decides what to say, and draws the card.

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
use crate::chrome::{self, Command, Error, Local, Sight, TabId, Wire};
use crate::journey::{Event, Note, State, Step, Way};
use crate::page::{Facts, Kind, Page, recognise};
use crate::settings::{Checklists, Texts};
use crate::text::{Catalogue, Language};

/// The state of the panel. The card is drawn from it alone.
struct Panel {
    tab: TabId,
    /// Whether it is on the practice page: nothing is stored, and no real page is opened.
    is_practice: bool,
    wire: Option<Wire>,
    /// Notes that this panel wrote and that have not come back as a change yet.
    written: Vec<Note>,
    card: Card,
    /// Whether this tab is on a journey. If not, and if the page shows no pass, the panel leaves.
    has_journey: bool,
    state: State,
    way: Way,
    book: Book,
    /// Whether it is known what the device can do. The checklist waits for it: its rows must not change under the
    /// pointer.
    device: Asked,
    /// Whether the person asked where to add a method.
    shows_where: bool,
    /// Redraws while the clock runs.
    redraw: Option<Interval>,
    facts: Facts,
    /// The number of the look that the facts come from.
    look_number: u32,
    /// Whether no form was sent from this document yet.
    fresh: bool,
    page: Page,
    /// The shape of what is in the pass field.
    shape: String,
    /// Whether the page has little room.
    cramped: bool,
    /// Whether the person folded the card. Until they choose, the room on the page decides.
    folded: Option<bool>,
    /// The language and IT's own texts that `catalogue` was made for; none until it is loaded.
    spoken: Option<(Language, Texts)>,
    catalogue: Catalogue,
}

/// The state of a question to the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Not,
    Waiting,
    Answered,
}

type Shared = Rc<RefCell<Panel>>;

/// Starts the panel: reads the note of this tab's journey, then listens to the content script.
///
/// # Errors
/// When the browser refuses a call, as it does after an update of the extension.
pub async fn panel() -> Result<(), Error> {
    // Start this read before waiting for anything else.
    let local = chrome::read_local();
    let tab = chrome::own_tab().await?;
    let is_practice = chrome::stands_in_own_page();
    let note = if is_practice { None } else { chrome::read_note(tab).await.unwrap_or_default() };
    let local = local.await.unwrap_or_default();
    let book = if is_practice { Book::practise(local, Device::default()) } else { Book::of(local, Device::default()) };
    let panel = Rc::new_cyclic(|weak: &std::rc::Weak<RefCell<Panel>>| {
        let weak = weak.clone();
        let act: Rc<dyn Fn(Act)> = Rc::new(move |act| {
            if let Some(panel) = weak.upgrade() {
                update(&panel, |panel| panel.act(act));
            }
        });
        RefCell::new(Panel {
            tab,
            is_practice,
            wire: None,
            written: Vec::new(),
            card: Card::below(&body(), &act),
            has_journey: is_practice || note.is_some(),
            state: note.as_ref().map(|note| note.state).unwrap_or_default(),
            way: note.map(|note| note.way).unwrap_or_default(),
            book,
            device: Asked::Not,
            shows_where: false,
            redraw: None,
            facts: Facts::default(),
            look_number: 0,
            fresh: true,
            page: Page::default(),
            shape: String::new(),
            cramped: false,
            folded: None,
            spoken: None,
            catalogue: Catalogue::default(),
        })
    });
    listen::watch_height(&panel)?;
    let watched = panel.clone();
    chrome::watch_note(tab, move |note| update(&watched, |panel| panel.adopt(note)))?;
    follow(&panel, |panel, local| {
        update(panel, |panel| panel.heed(local));
        // The language of the page is known after the first look.
        if panel.try_borrow().is_ok_and(|panel| panel.spoken.is_some()) {
            listen::speak_the_language(panel);
        }
    })?;
    let hearing = panel.clone();
    let wire = Wire::connect(tab, move |sight| listen::hear(&hearing, sight))?;
    panel.borrow_mut().wire = Some(wire);
    Ok(())
}

/// Changes the panel and draws it. A call from inside another call does nothing.
fn update(panel: &Shared, change: impl FnOnce(&mut Panel)) {
    if let Ok(mut now) = panel.try_borrow_mut() {
        change(&mut now);
        now.draw();
        listen::keep_time(panel, &mut now);
    }
}

impl Panel {
    fn take(&mut self, sight: Sight) {
        match sight {
            Sight::Facts { facts, look, fresh } => {
                self.facts = facts;
                self.look_number = look;
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
        self.has_journey |= page.concerns_pass() || self.shows_checklist_always(&page);
        // During a transition the card keeps its text until the new view is alone.
        if page.changing && (self.has_journey || self.question().is_some()) {
            return;
        }
        self.page = page;
        if self.has_journey {
            self.shows_where &= self.page.kind == Kind::SecurityInfo && !self.page.in_dialog;
            // A step also writes what was learnt about the account.
            let is_news = self.way.learn(&self.page);
            if !self.step(Event::seen(&self.page, self.fresh)) && is_news {
                self.write();
            }
            self.book.see(&self.page.registered);
            self.check();
            self.ring();
        }
    }

    /// Whether IT wants the checklist on this page without a pass, and something is left to do.
    fn shows_checklist_always(&self, page: &Page) -> bool {
        let always = self.book.settings().checklist == Checklists::Always;
        always && page.kind == Kind::SecurityInfo && !self.book.sheet().is_complete()
    }

    fn ring(&self) {
        let add_method = self.page.add_method.filter(|_| self.shows_where);
        self.tell(Command::Ring { element: self.page.ring.or(add_method) });
    }

    /// Takes over stored changes. A new setting can change the note, so the note is written again.
    fn heed(&mut self, local: Local) {
        if self.book.adopt(local) && self.has_journey {
            self.write();
        }
        self.check();
    }

    fn stand_on(&mut self, device: Device) {
        self.device = Asked::Answered;
        self.book.stand_on(device);
        self.check();
    }

    /// Moves the journey on, or back, depending on whether every required row is ticked.
    fn check(&mut self) {
        if self.device == Asked::Answered {
            self.step(Event::Ticked(self.book.sheet().is_complete()));
        }
    }

    /// Takes over the note of this tab. Ignores a note that this panel wrote itself.
    fn adopt(&mut self, note: Note) {
        if let Some(own) = self.written.iter().position(|written| *written == note) {
            self.written.drain(..=own);
            return;
        }
        self.has_journey = true;
        self.state = note.state;
        self.way = note.way;
        self.look();
    }

    fn speak(&mut self, language: Language, texts: Texts, catalogue: Catalogue) {
        self.spoken = Some((language, texts));
        self.catalogue = catalogue;
        speak(language);
    }

    /// Changes the state after an event. Returns whether it changed.
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
            self.shows_where = false;
            self.ring();
            self.book.close_finished_journeys();
        }
        self.write();
        true
    }

    fn note(&self, state: State) -> Note {
        Note::new(state, &self.way, self.book.settings(), js_sys::Date::now())
    }

    /// Stores the note of this tab, unless the journey is done: the next person who signs in here gets no card.
    fn write(&mut self) {
        if self.state.step == Step::Done || self.is_practice {
            return;
        }
        let note = self.note(self.state);
        // If storage refuses, the journey continues in this document only.
        chrome::write_note(self.tab, &note).forget();
        self.written.push(note);
    }

    fn tell(&self, command: Command) {
        if let Some(wire) = &self.wire {
            wire.tell(command);
        }
    }
}
