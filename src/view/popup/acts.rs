// SPDX-License-Identifier: MIT OR Apache-2.0
//! What the popup does when the person uses it.

use gloo::utils::window;
use wasm_bindgen_futures::spawn_local;

use super::Popup;
use crate::chrome;
use crate::journey::{Action, Event, Note, Order, Way, unseen};
use crate::settings::Surface;
use crate::view::act::Act;

impl Popup {
    /// Reacts to what the person did.
    pub(super) fn take(&mut self, act: Act) {
        match act {
            Act::Do(Action::OpenSecurityInfo | Action::HavePass) => self.open_security_info(),
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
            // Only the card uses these.
            Act::Mend(_) | Act::Fold | Act::Close | Act::Do(Action::ShowWhere) => {}
            // Only the checklist page uses these.
            Act::Print | Act::Clear | Act::Undo => {}
            // Only the guide uses these.
            Act::Answer(_) | Act::Back | Act::Begin => {}
        }
    }

    /// Ticks a row. A card in the page sees the change and updates its own journey.
    fn tick(&mut self, row: usize, done: bool) {
        self.book.tick(row, done);
        if self.book.sheet().is_complete() {
            self.note.take_if(|note| note.is_at_checklist());
        }
    }

    fn step(&mut self, event: Event) {
        let Some(tab) = self.tab else { return };
        let (state, _) = self.journey().after(event, self.book.settings());
        let note = Note::new(state, &self.way(), self.book.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        chrome::write_note(tab, &note).forget();
    }

    /// Starts a journey in this tab, because the person says that they have a pass.
    fn begin(&mut self) {
        let Some(tab) = self.tab else { return };
        let state = unseen::begun(&self.facts, self.book.settings());
        let mut way = Way::default();
        way.learn(&self.page);
        let note = Note::new(state, &way, self.book.settings(), js_sys::Date::now());
        self.note = Some(note.clone());
        let stays = self.book.settings().surface == Surface::Toolbar;
        spawn_local(async move {
            // The page reads the note when it wakes, so the note must be stored first.
            drop(chrome::write_note(tab, &note).await);
            let woken = chrome::wake_page(tab).await.is_ok();
            if woken && !stays {
                drop(window().close());
            }
        });
    }

    fn open_security_info(&self) {
        let now = js_sys::Date::now();
        let (state, way) = (self.journey().handed_over(), self.way());
        let Some(order) = Order::security_info(state.starting_over(), &way, self.book.settings(), now) else { return };
        // The journey of this tab continues in the new tab. This tab must not open Security info again later.
        let here = self.tab.filter(|_| self.note.is_some());
        let here = here.map(|tab| (tab, Note::new(state, &way, self.book.settings(), now)));
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
        let state = self.journey().starting_over();
        let way = self.way();
        let (Some(tab), Some(address)) = (self.tab, way.security_info(state.cloud, self.book.settings())) else {
            return;
        };
        let note = Note::new(state, &way, self.book.settings(), js_sys::Date::now());
        spawn_local(async move {
            drop(chrome::write_note(tab, &note).await);
            drop(chrome::go(tab, &address).await);
            drop(window().close());
        });
    }
}
