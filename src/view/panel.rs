// SPDX-License-Identifier: MIT OR Apache-2.0
//! panel.html: decides and draws the card beside the sign-in box, in a frame of the extension.

mod acts;
mod clicks;
mod face;
mod listen;
mod marks;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::timers::callback::{Interval, Timeout};
use gloo::utils::body;

use wasm_bindgen_futures::spawn_local;

use super::card::Card;
use super::node::{set, set_language};
use super::redraw::{self, callback, update};
use super::stored_state::{StoredState, follow};
use crate::checklist::{Device, ListWatch};
use crate::chrome::{self, Command, Error, Local, PageMessage, TabId, Tip, Wire};
use crate::journey::{Event, Note, SecurityInfoLink, State, Step};
use crate::page::{Facts, Kind, Page, recognise};
use crate::pass::Shape;
use crate::settings::{Checklists, Texts};
use crate::text::{Catalogue, Key, Language};

/// Everything that the panel knows. The card is drawn from this alone.
struct Panel {
    /// A handle to this panel, for its timers.
    own: Weak<RefCell<Panel>>,
    tab: TabId,
    /// Whether this is the practice page: nothing is stored, and no real page opens.
    is_practice: bool,
    wire: Option<Wire>,
    /// Notes that this page has written and whose change event has not come yet.
    written: Vec<Note>,
    card: Card,
    /// Whether this tab is on a journey. Without one, and without a pass on the page, the panel leaves.
    has_journey: bool,
    state: State,
    way: SecurityInfoLink,
    stored: StoredState,
    /// Whether the browser refused to store the last note.
    is_note_refused: bool,
    /// Whether the device is known. Before that there is no list, because its rows must not change under the pointer.
    device: Asked,
    /// Whether the person asked where to add methods.
    shows_where: bool,
    /// Redraws while the countdown runs.
    timer: Option<Interval>,
    /// Waits until the list on Security info has loaded.
    loading: Option<Timeout>,
    facts: Facts,
    /// The number of the look that gave these facts.
    look_number: u32,
    /// Whether no form was sent from this document yet.
    fresh: bool,
    page: Page,
    /// The shape of the text in the field for the pass.
    shape: Shape,
    /// Whether the page has little room.
    cramped: bool,
    /// The keys that lead to the help, if the browser knows any.
    keys: Option<String>,
    /// The tip at the field.
    tip: Option<Tip>,
    /// Whether the person can see it. Then the card does not say the same.
    is_tip_seen: bool,
    /// The ring.
    ringed: Option<Command>,
    /// The person's choice; without one, the room decides.
    folded: Option<bool>,
    /// The language and replaced texts of the card; none before the first catalogue has loaded.
    spoken: Option<(Language, Texts)>,
    catalogue: Catalogue,
}

/// How far a question to the browser is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Not,
    Waiting,
    Answered,
}

type Shared = redraw::Shared<Panel>;

/// Starts the panel: reads this tab's note, then listens to the content script.
///
/// # Errors
/// If the browser refuses a call, as it does after an update of the extension.
pub async fn panel() -> Result<(), Error> {
    // These calls start before the first `await`.
    let local = chrome::read_local();
    let tab = chrome::own_tab().await?;
    let is_practice = chrome::stands_in_own_page();
    let note = if is_practice { None } else { chrome::read_note(tab).await.unwrap_or_default() };
    let local = local.await.unwrap_or_default();
    let stored = if is_practice {
        StoredState::practise(local, Device::default())
    } else {
        StoredState::of(local, Device::default())
    };
    let panel = Rc::new_cyclic(|weak: &Weak<RefCell<Panel>>| {
        RefCell::new(Panel {
            own: weak.clone(),
            tab,
            is_practice,
            wire: None,
            written: Vec::new(),
            is_note_refused: false,
            card: Card::below(&body(), &callback(weak, Panel::act)),
            // Practice is a journey from the start.
            has_journey: is_practice || note.is_some(),
            state: note.as_ref().map(|note| note.state).unwrap_or_default(),
            way: note.map(|note| note.way).unwrap_or_default(),
            stored,
            device: Asked::Not,
            shows_where: false,
            timer: None,
            loading: None,
            facts: Facts::default(),
            look_number: 0,
            fresh: true,
            page: Page::default(),
            shape: Shape::default(),
            cramped: false,
            keys: None,
            tip: None,
            is_tip_seen: false,
            ringed: None,
            folded: None,
            spoken: None,
            catalogue: Catalogue::default(),
        })
    });
    listen::watch_height(&panel)?;
    clicks::refuse_unseen(&body())?;
    let watched = panel.clone();
    chrome::watch_note(tab, move |note| update(&watched, |panel| panel.take_over(note)))?;
    follow(&panel, |panel, local| {
        update(panel, |panel| panel.apply_settings(local));
        // Before the first look, the page's language is unknown.
        if panel.try_borrow().is_ok_and(|panel| panel.spoken.is_some()) {
            listen::load_texts(panel);
        }
    })?;
    let hearing = panel.clone();
    let wire = Wire::connect(tab, &chrome::own_word(), move |message| listen::receive(&hearing, message))?;
    panel.borrow_mut().wire = Some(wire);
    listen::find_out_keys(&panel);
    Ok(())
}

impl Panel {
    fn receive(&mut self, message: PageMessage) {
        match message {
            // A content script shares its process with the page. Whose page it is says only the browser.
            PageMessage::Facts { facts, .. } if !self.is_around(&facts.host) => {}
            PageMessage::Facts { facts, look, fresh } => {
                self.facts = *facts;
                self.look_number = look;
                self.fresh = fresh;
                self.look();
            }
            PageMessage::Shape(shape) => self.shape = shape,
            PageMessage::Sent => {
                self.fresh = false;
                self.step(Event::Sent);
            }
            PageMessage::Escape => self.folded = Some(true),
            PageMessage::Help => self.help(),
            PageMessage::Room { cramped } => self.cramped = cramped,
            PageMessage::TipSeen(is_seen) => self.is_tip_seen = is_seen,
            PageMessage::Pressed(press) => self.press(press),
        }
    }

    /// Whether this frame is in a page of this host, or in the practice page.
    fn is_around(&self, host: &str) -> bool {
        self.is_practice
            || chrome::origin_around().as_deref().and_then(|origin| origin.strip_prefix("https://")) == Some(host)
    }

    fn look(&mut self) {
        let page = recognise(&self.facts);
        self.has_journey |= page.concerns_pass() || self.shows_checklist_always(&page);
        // While one view replaces another, the card keeps what it says.
        if page.changing && (self.has_journey || self.question().is_some()) {
            return;
        }
        self.page = page;
        if self.has_journey {
            self.shows_where &= self.page.kind == Kind::SecurityInfo && !self.page.in_dialog;
            // The step writes the note, with what the page said about the address.
            let is_news = self.way.learn(&self.page);
            if !self.step(Event::seen(&self.page, self.fresh)) && is_news {
                self.write();
            }
            self.watch_list();
            self.check();
        }
    }

    /// Follows which methods the page lists. A list that does not change any more causes no further look.
    fn watch_list(&mut self) {
        let is_loading = self.stored.watch(&self.page) && self.page.kind == Kind::SecurityInfo;
        self.loading = is_loading.then(|| {
            let loaded = callback(&self.own, |panel: &mut Panel, ()| panel.stored.see_loaded());
            Timeout::new(ListWatch::QUIET_MS, move || loaded(()))
        });
    }

    /// Whether IT wants the checklist on Security info without a pass, too, and something is left to do.
    fn shows_checklist_always(&self, page: &Page) -> bool {
        let always = self.stored.settings().checklist == Checklists::Always;
        always && page.kind == Kind::SecurityInfo && !self.stored.checklist().is_complete()
    }

    /// Takes over what has changed in storage. A changed setting can change the note, so the note is written again.
    fn apply_settings(&mut self, local: Local) {
        if self.stored.load(local) && self.has_journey {
            self.write();
        }
        self.check();
    }

    fn set_device(&mut self, device: Device) {
        self.device = Asked::Answered;
        self.stored.set_device(device);
        self.check();
    }

    /// Ends or continues the journey: it is done when everything required is done.
    fn check(&mut self) {
        if self.device == Asked::Answered {
            self.step(Event::Ticked(self.stored.checklist().is_complete()));
        }
    }

    /// Takes over a note that another page has written. A note of our own is old news.
    fn take_over(&mut self, note: Note) {
        if let Some(own) = self.written.iter().position(|written| *written == note) {
            self.written.drain(..=own);
            return;
        }
        self.has_journey = true;
        self.state = note.state;
        self.way = note.way;
        self.look();
    }

    fn set_texts(&mut self, language: Language, texts: Texts, catalogue: Catalogue) {
        self.spoken = Some((language, texts));
        // The landmark says what it is for.
        set(self.card.root(), "aria-label", Some(catalogue.word(Key::FrameName)));
        self.catalogue = catalogue;
        set_language(language);
    }

    /// Takes the step that follows from this event. Returns whether there was one.
    fn step(&mut self, event: Event) -> bool {
        let before = self.state;
        let (state, _) = before.after(event, self.stored.settings());
        if state == before {
            return false;
        }
        self.state = state;
        if before.was_accepted_by(state) {
            self.stored.accept();
        }
        if state.step == Step::Done {
            self.shows_where = false;
            self.stored.close_finished_journeys();
        }
        self.write();
        true
    }

    fn note(&self, state: State) -> Note {
        Note::new(state, &self.way, self.stored.settings(), js_sys::Date::now())
    }

    /// Writes the note. A finished journey is not written, so the next person to sign in is left alone.
    fn write(&mut self) {
        if self.state.step == Step::Done || self.is_practice {
            return;
        }
        let note = self.note(self.state);
        let writing = chrome::write_note(self.tab, &note);
        self.written.push(note);
        let own = self.own.clone();
        spawn_local(async move {
            let is_refused = writing.await.is_err();
            let Some(panel) = own.upgrade() else { return };
            // If storage refuses, the journey lasts as long as this document, and the card says so.
            if panel.try_borrow().is_ok_and(|panel| panel.is_note_refused != is_refused) {
                update(&panel, |panel| panel.is_note_refused = is_refused);
            }
        });
    }

    fn tell(&self, command: Command) {
        if let Some(wire) = &self.wire {
            wire.tell(&command);
        }
    }
}
